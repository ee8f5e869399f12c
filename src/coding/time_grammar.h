// The phrases that tell when: "12 March 2002", "Friday night", "three days later", "over the last 24 hours",
// "since October", "around 2:30 p.m. Feb. 20". Reads one phrase at a token and resolves it against the day of
// publication and the day told last.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "coding/days.h"
#include "coding/numerals.h"
#include "coding/phrase_map.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

struct TimePhrase {
  std::uint32_t last = 0;        // one past the last token
  std::optional<DayRange> days;  // empty where it cannot be told without a publication date
  TimePrecision precision = TimePrecision::day;
};

/// What a clause speaks of: what was, what is to come, or what somebody said would come and may have come since.
enum class Outlook : std::uint8_t { past, coming, foreseen };

/// What a phrase is read against.
struct TimeContext {
  std::optional<Day> published, told;  // `told`: the day named last, for "the following day"
  Outlook outlook = Outlook::past;
};

class TimeGrammar {
 public:
  /// Fault::corrupt if table `calendar` or `numbers` is missing or unreadable.
  static Result<TimeGrammar> create(std::shared_ptr<const Lexicon> lexicon);

  /// The time phrase that begins at token `first`; a preposition before it is no part of it but for "since".
  std::optional<TimePhrase> read(const Tree& tree, std::uint32_t first, std::uint32_t end, const TimeContext& context) const;
  /// Whether any phrase may begin with this token: a cheap test before read().
  bool may_begin(const Tree& tree, std::uint32_t at) const;

 private:
  enum class Kind : std::uint8_t { month, weekday, unit, part, day, now, fixed, season };
  enum class Unit : std::uint8_t { second, minute, hour, day, night, weekend, week, fortnight, month, year, decade, century };
  struct Word {
    Kind kind;
    int value;
    std::string_view text;
  };
  struct Known {
    const Word* word;
    std::uint32_t last;
  };
  struct Amount {
    int count;
    Unit unit;
    std::uint32_t last;
  };

  friend class TimePhraseReader;
  std::optional<Known> known(const Tree&, std::uint32_t at, std::uint32_t end) const;

  std::shared_ptr<const Lexicon> lexicon_;
  Numerals numerals_;
  PhraseMap phrases_, openers_;
  std::vector<Word> words_;  // by row
};

}  // namespace hearsay
