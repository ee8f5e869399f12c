#include "linking/days.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include "linking/words.h"

namespace hearsay::linking {
namespace {

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty() || text[0] == '-') return std::nullopt;
  return value;
}

std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  return at + count <= text.size() ? number(text.substr(at, count)) : std::nullopt;
}

// "Z", "+01:00", "-0530", "+01"; 0 where there is none.
int offset_minutes(std::string_view text) {
  const std::size_t sign = text.find_last_of("+-");
  if (sign == text.npos) return 0;
  const int hours = digits_at(text, sign + 1, 2).value_or(0);
  const std::size_t rest = sign + 3 < text.size() && text[sign + 3] == ':' ? sign + 4 : sign + 3;
  const int minutes = digits_at(text, rest, 2).value_or(0);
  return (text[sign] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

constexpr auto kHours = std::to_array<std::string_view>({"twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"});

struct Clock {
  std::optional<int> hour, minute;
  bool told_half = false;  // whether before or after noon is known
};

bool is_minutes(std::string_view word) { return word.size() == 2 && number(word).value_or(60) < 60; }

// Digits are an hour only before minutes or a.m. and p.m.: the others count days.
std::optional<int> hour_word(std::string_view word, std::string_view next) {
  const bool told = is_minutes(next) || next == "pm" || next == "am" || next == "p" || next == "a" || next == "o";
  if (auto digits = number(word); digits && *digits < 24) return told ? digits : std::nullopt;
  const auto found = std::find(kHours.begin(), kHours.end(), word);
  return found == kHours.end() ? std::nullopt : std::optional(static_cast<int>(found - kHours.begin()));
}

// "9 30 p m", "half past two", "quarter to six": words as words_of() cuts them.
Clock read_clock(const std::vector<std::string>& words) {
  Clock clock;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1]) : std::string_view();
    if (word == "midnight" || word == "noon" || word == "midday") return {word == "midnight" ? 24 : 12, 0, true};
    if ((word == "half" || word == "quarter") && (next == "past" || next == "to") && i + 2 < words.size()) {
      clock.hour = hour_word(words[i + 2], "o");
      clock.minute = word == "half" ? 30 : next == "past" ? 15 : -15;
      i += 2;
    } else if (!clock.hour && hour_word(word, next)) {
      clock.hour = hour_word(word, next);
      if (is_minutes(next)) clock.minute = number(next);
      clock.told_half = *clock.hour > 12;
    }
    const bool pm = word == "pm" || (word == "p" && next == "m"), am = word == "am" || (word == "a" && next == "m");
    const bool late = pm || word == "afternoon" || word == "evening" || word == "tonight" || word == "night";
    if (clock.hour && (late || am || word == "morning")) {
      if (late && *clock.hour < 12 && !(word == "night" && *clock.hour < 5)) *clock.hour += 12;
      if ((am || word == "morning") && *clock.hour == 12) clock.hour = 0;
      clock.told_half = true;
      break;
    }
  }
  return clock;
}

}  // namespace

std::optional<std::int32_t> day_of(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits_at(iso, 0, 4), month = digits_at(iso, 5, 2), day = digits_at(iso, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::optional<std::int64_t> minute_of(std::string_view iso) {
  const auto day = day_of(iso);
  if (!day) return std::nullopt;
  const std::int64_t start = std::int64_t{*day} * 24 * 60;
  const auto hours = digits_at(iso, 11, 2), minutes = digits_at(iso, 14, 2);
  if (!hours || !minutes) return start;
  return start + std::int64_t{*hours} * 60 + *minutes - offset_minutes(iso.substr(16));
}

std::int32_t gap(Window one, Window other) { return std::max({0, other.first - one.last, one.first - other.last}); }

std::optional<Window> window_of(const Event& event) {
  if (!event.time) return std::nullopt;
  const auto first = day_of(event.time->start.value_or("")), last = day_of(event.time->stop.value_or(""));
  if (!first && !last) return std::nullopt;
  const Window window{first.value_or(last.value_or(0)), last.value_or(first.value_or(0))};
  return window.first <= window.last ? window : Window{window.last, window.first};
}

std::optional<std::int32_t> clock_of(std::string_view text) {
  const Clock clock = read_clock(words_of(text));
  if (!clock.hour || !clock.told_half) return std::nullopt;
  return *clock.hour * 60 + clock.minute.value_or(0);
}

}  // namespace hearsay::linking
