// Days of the calendar as numbers, for windows and distances. Linking needs no more of a date than that.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hearsay/claim.h"

namespace hearsay::linking {

/// Days since 1970-01-01 of the day an ISO date or date-time begins with; nothing if it is none.
std::optional<std::int32_t> day_of(std::string_view iso);

/// Minutes since 1970-01-01T00:00Z of an ISO date-time, its offset applied; the day's first minute where no time is told.
std::optional<std::int64_t> minute_of(std::string_view iso);

/// Days, both ends inside.
struct Window {
  std::int32_t first = 0, last = 0;
  std::int32_t width() const { return last - first; }
  bool operator==(const Window&) const = default;
};
/// Days that lie between the two; 0 where they touch or overlap, 1 from one day to the next.
std::int32_t gap(Window one, Window other);

/// When a claim says its event was; nothing if it does not say.
std::optional<Window> window_of(const Event& event);

/// The minute of the day that the words of a time name ("about 9.30 p.m.", "a quarter past two this afternoon", "shortly
/// before midnight"); nothing if they name none, or do not tell morning from evening.
std::optional<std::int32_t> clock_of(std::string_view words);

}  // namespace hearsay::linking
