// Numbers as newspapers write them: "1,426", "twenty-three", "2.5 million", "dozens", "at least ten", "10 to 15",
// "between 10 and 15", "no". What is counted is the quantity reader's business.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "coding/phrase_map.h"
#include "hearsay/lexicon.h"
#include "hearsay/result.h"
#include "language/tree.h"

namespace hearsay {

struct Numeral {
  TokenRange words;        // with "at least" and the like
  std::uint32_t core = 0;  // first token of the number itself
  std::optional<std::int64_t> min, max;
  std::string_view approx;   // a word of the claim record; views a constant or the lexicon
  bool counts_many = false;  // "dozens", "hundreds": may stand before "of"
  bool digits = false;       // written in figures only, so that it may be a year, an age, an hour
};

class Numerals {
 public:
  /// Fault::corrupt if table `numbers` is missing or names a class this program does not know.
  static Result<Numerals> create(std::shared_ptr<const Lexicon> lexicon);

  /// The number phrase that begins at `first` and ends before `end`.
  std::optional<Numeral> read(const Tree& tree, std::uint32_t first, std::uint32_t end) const;
  /// A plain number (figures or words, no modifier), moving `at` behind it.
  std::optional<double> cardinal(const Tree& tree, std::uint32_t& at, std::uint32_t end) const;
  /// "third" or "3rd".
  std::optional<int> ordinal(std::string_view folded) const;

 private:
  enum class Kind : std::uint8_t { cardinal, scale, vague, none, ordinal, before, after };
  struct Word {
    Kind kind;
    std::int64_t value;
    std::string_view approx;
  };
  struct Core {
    std::uint32_t last;
    std::int64_t min;
    std::optional<std::int64_t> max;
    std::string_view approx;
    bool many, digits;
  };
  static std::optional<Kind> parse_kind(std::string_view);
  static bool is_of_name(const Tree&, std::uint32_t i);
  std::optional<Core> core(const Tree&, std::uint32_t first, std::uint32_t end) const;
  std::optional<Core> range(const Tree&, std::uint32_t first, std::uint32_t end) const;
  const Word* word(std::string_view folded) const;
  std::optional<double> number_word(std::string_view folded) const;

  std::shared_ptr<const Lexicon> lexicon_;
  PhraseMap phrases_;
  std::vector<Word> words_;  // by row
};

}  // namespace hearsay
