// Publication dates: what is read is a date, and is read again as the same.
#include <cstring>
#include <string_view>

#include "fuzz/check.h"
#include "reading/dates.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  const auto check = [](const DateReading& reading) {
    FUZZ_CHECK(reading.iso.has_value() == reading.why_not.empty());
    if (!reading.iso) return;
    FUZZ_CHECK(reading.iso->size() >= 10 && (*reading.iso)[4] == '-' && (*reading.iso)[7] == '-');
    FUZZ_CHECK(read_date(*reading.iso).iso == reading.iso);
  };
  check(read_date({reinterpret_cast<const char*>(data), size}));
  std::int64_t seconds = 0;
  if (size == sizeof seconds) {
    std::memcpy(&seconds, data, sizeof seconds);
    check(read_unix_time(seconds));
  }
  return 0;
}
