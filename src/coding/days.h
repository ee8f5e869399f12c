// Days, weeks, months as ranges of the Gregorian calendar, both ends inside.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

using Day = std::chrono::sys_days;

enum class TimePrecision : std::uint8_t { minute, day, week, month, year };
std::string_view spelling(TimePrecision);

struct DayRange {
  Day first, last;
  bool operator==(const DayRange&) const = default;
};

/// The day an ISO date or date-time begins with; nothing if there is none or it is no day of the calendar.
std::optional<Day> parse_iso_day(std::string_view text);
std::string iso(Day day);  // "2011-04-01"
std::optional<Day> make_day(int year, int month, int day);
/// The day of that year on which a feast falls: "12-25", or the month, the weekday (Monday 1) and which of them ("11-4:4", the fourth Thursday
/// of November; 0 for the last).
std::optional<Day> feast_day(std::string_view rule, int year);

int year_of(Day day);
int month_of(Day day);
int weekday_of(Day day);  // Monday 1 … Sunday 7

DayRange week_of(Day day);     // Monday to Sunday
DayRange weekend_of(Day day);  // Saturday and Sunday of that week
DayRange month_of_year(int year, int month);
DayRange year_range(int year);
Day add_months(Day day, int months);  // the last day of the month where the day is too late for it

}  // namespace hearsay
