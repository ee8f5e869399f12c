#include "coding/days.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace hearsay {

using namespace std::chrono;

std::string_view spelling(TimePrecision precision) {
  constexpr std::string_view kNames[] = {"minute", "day", "week", "month", "year"};
  return kNames[static_cast<std::size_t>(precision)];
}

namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

year_month_day civil(Day day) { return year_month_day(day); }

}  // namespace

std::optional<Day> make_day(int y, int m, int d) {
  if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
  const year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<Day> feast_day(std::string_view rule, int y) {
  const auto m = number(rule.substr(0, 2)), d = number(rule.substr(std::min<std::size_t>(3, rule.size())));
  if (m && d) return make_day(y, *m, *d);
  const std::size_t mark = rule.find(':');
  if (!m || mark != 4 || rule.size() < 6) return std::nullopt;
  const auto on = number(rule.substr(3, 1)), nth = number(rule.substr(5));
  if (!on || !nth || *m < 1 || *m > 12 || *on < 1 || *on > 7) return std::nullopt;
  const year_month when{year(y), month(static_cast<unsigned>(*m))};
  const weekday day(static_cast<unsigned>(*on % 7));
  if (*nth == 0) return Day(when / day[last]);
  const year_month_weekday there = when / day[static_cast<unsigned>(*nth)];
  return there.ok() ? std::optional(Day(there)) : std::nullopt;
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = number(text.substr(0, 4)), m = number(text.substr(5, 2)), d = number(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  return make_day(*y, *m, *d);
}

std::string iso(Day day) {
  const auto date = civil(day);
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

int year_of(Day day) { return int(civil(day).year()); }
int month_of(Day day) { return static_cast<int>(unsigned(civil(day).month())); }
int weekday_of(Day day) { return static_cast<int>(weekday(day).iso_encoding()); }

DayRange week_of(Day day) {
  const Day monday = day - days(weekday_of(day) - 1);
  return {monday, monday + days(6)};
}

DayRange weekend_of(Day day) {
  const Day sunday = week_of(day).last;
  return {sunday - days(1), sunday};
}

DayRange month_of_year(int y, int m) {
  const year_month when{year(y), month(static_cast<unsigned>(m))};
  return {Day(when / 1), Day(when / last)};
}

DayRange year_range(int y) { return {Day(year(y) / 1 / 1), Day(year(y) / 12 / 31)}; }

Day add_months(Day day, int count) {
  const auto date = civil(day);
  const year_month when = year_month(date.year(), date.month()) + months(count);
  const year_month_day same = when / date.day();
  return same.ok() ? Day(same) : Day(when / last);
}

}  // namespace hearsay
