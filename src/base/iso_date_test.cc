#include "base/iso_date.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(IsoDate, IsOfTheCalendar) {
  for (const char* day : {"2026-05-01", "2024-02-29", "1999-12-31"}) EXPECT_TRUE(is_iso_day(day)) << day;
  for (const char* none : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-05-32", "2026-5-1", "26-05-01", "", "2026-05", "May 2026", "2026-05-01T"})
    EXPECT_FALSE(is_iso_day(none)) << none;
  for (const char* date : {"2026", "2026-05", "2026-05-01"}) EXPECT_TRUE(is_iso_date(date)) << date;
  for (const char* none : {"2026-13", "2026-00", "202", "2026-", "2026-05-", "2026-02-30", "05-2026", ""}) EXPECT_FALSE(is_iso_date(none)) << none;
}

TEST(IsoDate, MomentsAreInUtc) {
  for (const char* moment : {"2026-05-01", "2026-05-01T00:00:00Z", "2026-05-01T23:59:59Z"}) EXPECT_TRUE(is_iso_moment(moment)) << moment;
  for (const char* none : {"2026-05", "2026-05-01T24:00:00Z", "2026-05-01T10:00:00+02:00", "2026-05-01 10:00:00", "2026-05-01T10:00Z", "yesterday", ""})
    EXPECT_FALSE(is_iso_moment(none)) << none;
}

TEST(IsoDate, AShorterDateHoldsItsDays) {
  EXPECT_TRUE(is_after("2026-06", "2026-05-31"));
  EXPECT_TRUE(is_after("2027", "2026-05-31"));
  EXPECT_TRUE(is_after("2026-05-02", "2026-05-01"));
  EXPECT_FALSE(is_after("2026-05-31", "2026-05"));
  EXPECT_FALSE(is_after("2026", "2026-05-01"));
  EXPECT_FALSE(is_after("2026-05-01", "2026-05-01"));
}

}  // namespace
}  // namespace hearsay
