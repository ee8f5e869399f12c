// Dates as people write them on a command line or in a log.
#pragma once

#include <string_view>

namespace hearsay {

bool is_iso_day(std::string_view);     // YYYY-MM-DD, a day of the calendar
bool is_iso_date(std::string_view);    // the same, or the month or year of one: YYYY-MM, YYYY
bool is_iso_moment(std::string_view);  // a day, or a time of it in UTC: YYYY-MM-DDTHH:MM:SSZ. They sort as text.

/// Whether every day of `first` is later than every one of `second`; both are dates.
bool is_after(std::string_view first, std::string_view second);

}  // namespace hearsay
