#include "coding/sums.h"

#include "base/numbers.h"
#include "base/words.h"

namespace hearsay {
namespace {

bool is_weekday(std::string_view word) { return is_one_of(word, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}); }

/// "so far this year", "each year": over a stretch of time, many events.
bool is_sum_of_time(const Tree& tree, TokenRange figure) {
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(figure.first)];
  const auto word = [&](std::uint32_t i) { return i < sentence.last ? tree.folded(i) : std::string_view(); };
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (word(i) == "so" && word(i + 1) == "far" && is_one_of(word(i + 2), {"this", "in"})) return true;
    if (word(i) == "separate" && i > figure.last) return true;  // "in separate attacks"
    if (word(i) == "this" && word(i + 1) == "year" && i == sentence.first) return true;
    if (is_one_of(word(i), {"this", "each", "every", "per"}) && word(i + 1) == "year" && i > figure.first &&
        !is_one_of(tree.folded(i - 1), {"earlier", "later"}))
      return true;
    if (is_one_of(word(i), {"year-to-date", "annually", "yearly"})) return true;
  }
  return false;
}

bool is_crime(std::string_view word) { return is_one_of(word, {"shootings", "homicides", "murders", "killings", "stabbings", "incidents"}); }

/// "reported 45 homicides": each is an event.
bool is_tally_of_crimes(const Tree& tree, TokenRange figure) {
  constexpr std::uint32_t kOfOneHand = 5;
  for (std::uint32_t i = figure.first; i < figure.last; ++i) {
    if (!is_one_of(tree.folded(i), {"homicides", "murders", "shootings", "stabbings"})) continue;
    const auto count = number_in<double>(tree.form(figure.first));
    return count && *count > kOfOneHand;
  }
  return false;
}

/// "a series of shootings", "in shootings across the city", "in separate stabbings since Friday": what a town counts of a night or a weekend.
bool is_sum_of_crimes(const Tree& tree, TokenRange figure) {
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(figure.first)];
  const auto word = [&](std::uint32_t i) { return i < sentence.last ? tree.folded(i) : std::string_view(); };
  bool crimes = false, spread = false;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    crimes |= is_crime(word(i)) && tree.child(i, Relation::det) == kNoToken && tree.child(i, Relation::nmod_poss) == kNoToken;
    const bool through = is_one_of(word(i), {"across", "throughout", "around"}) && is_one_of(word(i + 1), {"the", "all"});
    const bool stretch = through && is_one_of(word(i + 2), {"city", "day", "night", "weekend", "state", "town", "county", "country", "of"});
    const bool days = word(i) == "from" && is_weekday(word(i + 1)) && is_one_of(word(i + 2), {"to", "through", "until"});
    const bool time =
        days || is_one_of(word(i), {"overnight", "citywide", "city-wide", "since"}) || (word(i) == "over" && is_one_of(word(i + 1), {"the", "a"}));
    spread |= stretch || time || (word(i) == "series" && word(i + 1) == "of") || (word(i) == "spate" && word(i + 1) == "of");
  }
  return (crimes && spread) || is_tally_of_crimes(tree, figure);
}

}  // namespace

bool is_sum_of_events(const Tree& tree, TokenRange figure) { return is_sum_of_time(tree, figure) || is_sum_of_crimes(tree, figure); }

}  // namespace hearsay
