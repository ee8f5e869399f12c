#include "coding/clocks.h"

#include "base/numbers.h"
#include "base/words.h"

namespace hearsay {
namespace {

std::optional<int> digits(std::string_view text) { return number_in<int>(text); }

bool is_half(std::string_view word) { return is_one_of(word, {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "gmt", "utc", "hours", "hrs", "local"}); }

/// "9pm" in one word
bool is_joined(std::string_view text) {
  return text.size() > 2 && (text.ends_with("pm") || text.ends_with("am") || text.ends_with("p.m.") || text.ends_with("a.m."));
}

bool has_colon(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != text.npos && text.size() <= 5 && digits(text.substr(0, colon)) && digits(text.substr(colon + 1));
}

/// "0530": four figures, which behind "at" are an hour unless they may be a year.
bool is_four(std::string_view text) { return text.size() == 4 && digits(text) && *digits(text) < 2400 && *digits(text) % 100 < 60; }

}  // namespace

std::optional<std::uint32_t> clock_end(const Tree& tree, std::uint32_t at, std::uint32_t end) {
  const auto word = [&](std::uint32_t i) { return i < end ? tree.folded(i) : std::string_view(); };
  const std::string_view text = word(at);
  if (is_one_of(text, {"noon", "midday", "midnight"})) return at + 1;
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  std::uint32_t last = at + 1;
  const bool half = is_half(word(last));
  if (half && is_one_of(word(last), {"hours", "hrs"}) && !is_four(text)) return std::nullopt;
  const bool at_before = at > 0 && is_one_of(tree.folded(at - 1), {"at", "around", "about", "by", "until"});
  const bool no_year = text.front() == '0' || digits(text).value_or(0) < 1800;
  if (!is_joined(text) && !half && !has_colon(text) && !(is_four(text) && at_before && no_year)) return std::nullopt;
  if (half) ++last;
  if (word(last) == "(" && (is_half(word(last + 2)) || is_half(word(last + 1))))
    for (std::uint32_t i = last; i < end && i < last + 6; ++i)
      if (word(i) == ")") return i + 1;
  if (is_one_of(word(last), {"gmt", "utc", "est", "et", "edt", "local"})) last += word(last) == "local" && word(last + 1) == "time" ? 2 : 1;
  return last;
}

}  // namespace hearsay
