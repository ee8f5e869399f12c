#include "reading/dates.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdint>

namespace hearsay {
namespace {

#define HEARSAY_MONTH                                                                             \
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?" \
  "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"

// Compiled once, never changed; RE2 may be shared by threads.
struct Patterns {
  const RE2 year_first{R"((?:^|\D)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$))"};
  const RE2 compact{R"(^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(?:\d\d)?(Z)?)?$)"};
  const RE2 month_day_year{R"((?i)\b)" HEARSAY_MONTH R"(\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b)"};
  const RE2 month_day_time_year{R"((?i)\b)" HEARSAY_MONTH R"(\.?\s+(\d{1,2}),?\s+\d{1,2}:\d\d(?::\d\d)?\s*(?:[a-z]{2,5}|[+-]\d{4})?\s+(\d{4})\b)"};
  const RE2 day_month_year{R"((?i)(?:^|\D)(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*)" HEARSAY_MONTH R"(\.?,?[\s-]*(\d{4}|\d\d)(?:[^\d:]|$))"};
  const RE2 year_last{R"((?:^|\D)(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?:\D|$))"};
  const RE2 month_only{R"((?i)^\W*()" HEARSAY_MONTH R"(\.?,?\s+\d{4}|\d{4}-\d\d|\d{4})\W*$)"};
  const RE2 time{
      R"((?:^|[T\s,(])(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(?:([AaPp])\.?[Mm]\b\.?)?\s*(?:\(?(?:UTC|GMT)?([+-]\d{1,2}(?::?\d\d)?)|\(?([A-Z]{1,5})\b)?)"};
};
#undef HEARSAY_MONTH

const Patterns& patterns() {
  static const Patterns kPatterns;
  return kPatterns;
}

// Names that mean one offset in news; "IST" and "AST" mean several and are not here.
struct Zone {
  std::string_view name;
  int minutes;
};
constexpr Zone kZones[] = {{"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"UT", 0},     {"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300},
                           {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"BST", 60},   {"CET", 60},   {"CEST", 120}, {"EET", 120},
                           {"EEST", 180}, {"MSK", 180},  {"EAT", 180},  {"CAT", 120},  {"WAT", 60},   {"SAST", 120}, {"PKT", 300},  {"JST", 540}};

struct Clock {
  int hour = 0, minute = 0, second = 0;
  std::optional<int> offset;  // minutes east of Greenwich
};

int month_number(std::string_view name) {
  constexpr std::string_view kNames = "janfebmaraprmayjunjulaugsepoctnovdec";
  std::string start(name.substr(0, 3));
  for (char& c : start) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return static_cast<int>(kNames.find(start) / 3) + 1;
}

std::string_view month_name(int month) {
  constexpr std::array<std::string_view, 12> kNames = {"January", "February", "March",     "April",   "May",      "June",
                                                       "July",    "August",   "September", "October", "November", "December"};
  return kNames[static_cast<std::size_t>(month - 1)];
}

bool exists(int year, int month, int day) {
  using namespace std::chrono;
  return year >= 1600 && year < 3000 && month > 0 && day > 0 &&
         year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))).ok();
}

/// "+0200", "+02:00", "+2".
int offset_minutes(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (std::isdigit(static_cast<unsigned char>(c))) digits += c;
  const int number = std::stoi(digits);
  const int minutes = digits.size() <= 2 ? number * 60 : number / 100 * 60 + number % 100;
  return text[0] == '-' ? -minutes : minutes;
}

std::optional<Clock> find_clock(std::string_view written) {
  Clock clock;
  std::string second, half, offset, zone;
  if (!RE2::PartialMatch(re2::StringPiece(written.data(), written.size()), patterns().time, &clock.hour, &clock.minute, &second, &half, &offset, &zone))
    return std::nullopt;
  clock.second = second.empty() ? 0 : std::min(std::stoi(second), 59);  // leap seconds
  if (!half.empty() && clock.hour <= 12) clock.hour = clock.hour % 12 + (half == "p" || half == "P" ? 12 : 0);
  if (clock.hour > 23 || clock.minute > 59) return std::nullopt;
  if (!offset.empty()) clock.offset = offset_minutes(offset);
  for (const Zone& known : kZones)
    if (known.name == zone) clock.offset = known.minutes;
  if (clock.offset && std::abs(*clock.offset) > 14 * 60) clock.offset.reset();
  return clock;
}

std::string spell(int year, int month, int day, const std::optional<Clock>& clock) {
  std::string out = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (!clock || (!clock->offset && clock->hour == 0 && clock->minute == 0 && clock->second == 0)) return out;
  out += fmt::format("T{:02}:{:02}:{:02}", clock->hour, clock->minute, clock->second);
  if (clock->offset == 0) return out + "Z";
  if (clock->offset) {
    const int minutes = std::abs(*clock->offset);
    out += fmt::format("{}{:02}:{:02}", *clock->offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
  }
  return out;
}

DateReading dated(std::string_view written, int year, int month, int day, const std::optional<Clock>& clock) {
  if (exists(year, month, day)) return {spell(year, month, day, clock), {}};
  return {std::nullopt, fmt::format("\"{}\" is no day of the calendar", written)};
}

/// 12/03/2002: which is the month? With full stops the day leads, wherever that is written.
DateReading dated_either_way(std::string_view written, int first, int second, bool stops, int year, const std::optional<Clock>& clock) {
  if (stops || first > 12) return dated(written, year, second, first, clock);
  if (second > 12 || first == second) return dated(written, year, first, second, clock);
  if (!exists(year, first, second) || !exists(year, second, first)) return {std::nullopt, fmt::format("\"{}\" is no day of the calendar", written)};
  return {std::nullopt, fmt::format("\"{}\" could be {} {} or {} {}", written, second, month_name(first), first, month_name(second))};
}

std::string_view trimmed(std::string_view s) {
  const auto begin = s.find_first_not_of(" \t\r\n"), end = s.find_last_not_of(" \t\r\n");
  return begin == s.npos ? std::string_view() : s.substr(begin, end - begin + 1);
}

}  // namespace

DateReading read_date(std::string_view written) {
  written = trimmed(written).substr(0, 200);
  const re2::StringPiece text(written.data(), written.size());
  const Patterns& p = patterns();
  int year = 0, month = 0, day = 0;
  std::string name, mark;
  std::string hour, minute;
  if (RE2::FullMatch(text, p.compact, &year, &month, &day, &hour, &minute, &mark)) {
    std::optional<Clock> clock;
    if (!hour.empty()) clock = Clock{std::stoi(hour), std::stoi(minute), 0, mark.empty() ? std::optional<int>() : 0};
    if (clock && (clock->hour > 23 || clock->minute > 59)) clock.reset();
    return dated(written, year, month, day, clock);
  }
  if (written.size() >= 10 && written.size() <= 13 && std::all_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return read_unix_time(std::stoll(std::string(written)));
  const std::optional<Clock> clock = find_clock(written);
  if (RE2::PartialMatch(text, p.year_first, &year, &month, &day)) return dated(written, year, month, day, clock);
  if (RE2::PartialMatch(text, p.month_day_year, &name, &day, &year) || RE2::PartialMatch(text, p.month_day_time_year, &name, &day, &year))
    return dated(written, year, month_number(name), day, clock);
  if (RE2::PartialMatch(text, p.day_month_year, &day, &name, &year)) {
    if (year < 100) year += year < 70 ? 2000 : 1900;
    return dated(written, year, month_number(name), day, clock);
  }
  int first = 0, second = 0;
  if (RE2::PartialMatch(text, p.year_last, &first, &mark, &second, &year)) return dated_either_way(written, first, second, mark == ".", year, clock);
  if (RE2::FullMatch(text, p.month_only)) return {std::nullopt, fmt::format("\"{}\" names no day", written)};
  return {std::nullopt, fmt::format("\"{}\" is not a date known here; write 2011-04-01", written)};
}

DateReading read_unix_time(std::int64_t seconds) {
  using namespace std::chrono;
  if (seconds > 100'000'000'000) seconds /= 1000;
  if (std::abs(seconds / 86'400) > 1'000'000)  // days; <chrono> counts years in 16 bits
    return {std::nullopt, fmt::format("\"{}\" is no day of the calendar", seconds)};
  const sys_seconds moment{std::chrono::seconds(seconds)};
  const auto midnight = floor<days>(moment);
  const year_month_day date(midnight);
  const hh_mm_ss clock(moment - midnight);
  return dated(fmt::format("{}", seconds), static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
               static_cast<int>(static_cast<unsigned>(date.day())),
               Clock{static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()), 0});
}

}  // namespace hearsay
