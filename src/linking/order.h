// In which order claims and documents are gone through, whatever the order they arrive in.
#pragma once

#include <cstdint>
#include <string>

#include "hearsay/claim.h"

namespace hearsay::linking {

/// When a claim was published. The day first: an outlet's clock and zone matter less than what was known when the day ended.
struct Moment {
  std::int64_t day = 0, minute = 0;
  auto operator<=>(const Moment&) const = default;
};
Moment moment_of(const Claim& claim);

/// Of two claims of one document the one that stands first.
bool stands_before(const Claim& one, const Claim& other);

}  // namespace hearsay::linking
