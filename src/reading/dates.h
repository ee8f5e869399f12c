// Publication dates as feeds, pages, crawlers and people write them, brought to ISO 8601. Never guessed: a date
// that can be read two ways is read no way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

struct DateReading {
  /// "2011-04-01" or "2011-04-01T10:30:00+02:00"; without an offset where none was given. Midnight
  /// without an offset stands for an unknown hour and is left out.
  std::optional<std::string> iso;
  std::string why_not;  // where `iso` is empty: "could be 12 March or 3 December"
};

DateReading read_date(std::string_view written);

/// Seconds since 1970, or milliseconds if the number is that large.
DateReading read_unix_time(std::int64_t seconds);

}  // namespace hearsay
