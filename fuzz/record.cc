// The parsers of claims and incidents: what is read is written and read again as the same.
#include <string>

#include "fuzz/check.h"
#include "hearsay/claim.h"
#include "hearsay/incident.h"

namespace {

template <class T, class Parse>
void check(std::string_view line, Parse parse) {
  const auto first = parse(line);
  if (!first) {
    FUZZ_CHECK(!first.error().message.empty());
    return;
  }
  std::string written;
  append_json(*first, written);
  FUZZ_CHECK(written.find('\n') == written.npos);
  const auto again = parse(written);
  FUZZ_CHECK(again);
  std::string twice;
  append_json(*again, twice);
  FUZZ_CHECK(written == twice);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  check<hearsay::Claim>(line, hearsay::parse_claim);
  check<hearsay::Incident>(line, hearsay::parse_incident);
  return 0;
}
