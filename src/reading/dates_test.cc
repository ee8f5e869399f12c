#include "reading/dates.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

struct Case { std::string_view written, iso; };

TEST(Dates, AreBroughtToIso) {
  constexpr Case kCases[] = {
      {"2011-04-01", "2011-04-01"},
      {"20110401", "2011-04-01"},
      {"2011-04-01 00:00:00", "2011-04-01"},
      {"2011-04-01T10:30:00Z", "2011-04-01T10:30:00Z"},
      {"2011-04-01T10:30:00.123+02:00", "2011-04-01T10:30:00+02:00"},
      {"Fri, 01 Apr 2011 10:30:00 GMT", "2011-04-01T10:30:00Z"},
      {"Fri, 1 Apr 2011 10:30 EST", "2011-04-01T10:30:00-05:00"},
      {"April 1, 2011 4:15 p.m.", "2011-04-01T16:15:00"},
      {"1st of April 2011", "2011-04-01"},
      {"1 Apr 11", "2011-04-01"},
      {"13/04/2011", "2011-04-13"},
      {"04/13/2011", "2011-04-13"},
      {"01.04.2011", "2011-04-01"},
      {"1301653800", "2011-04-01T10:30:00Z"},
      {"2016-02-29", "2016-02-29"}};
  for (const Case& one : kCases) EXPECT_EQ(read_date(one.written).iso, one.iso) << one.written << ' ' << read_date(one.written).why_not;
}

TEST(Dates, OfTheMachineMayBeMadOnes) {
  EXPECT_EQ(read_unix_time(1301653800000).iso, "2011-04-01T10:30:00Z") << "milliseconds";
  EXPECT_EQ(read_unix_time(-86400).iso, "1969-12-31T00:00:00Z");
  for (const std::int64_t mad : {INT64_MIN, INT64_MIN / 1000, INT64_MAX}) {
    EXPECT_EQ(read_unix_time(mad).iso, std::nullopt);
    EXPECT_NE(read_unix_time(mad).why_not, "");
  }
}

TEST(Dates, AreNeverGuessed) {
  constexpr Case kCases[] = {
      {"03/04/2011", "could be 4 March or 3 April"}, {"2011-02-29", "is no day of the calendar"}, {"31 April 2011", "is no day of the calendar"},
      {"2011-13-01", "is no day of the calendar"},    {"April 2011", "names no day"},             {"2011", "names no day"},
      {"yesterday", "not a date known here"},          {"", "not a date known here"}};
  for (const Case& one : kCases) {
    const DateReading reading = read_date(one.written);
    EXPECT_EQ(reading.iso, std::nullopt) << one.written;
    EXPECT_NE(reading.why_not.find(one.iso), std::string::npos) << one.written << ": " << reading.why_not;
  }
}

}  // namespace
}  // namespace hearsay
