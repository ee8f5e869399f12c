// A made-up conflict of any size, for timing: incidents fall on towns and days, and are told by outlets that differ in what
// they know. The model is stated in bench/README.md; the same seed gives the same claims everywhere.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/claim.h"

namespace hearsay::bench {

/// At least `count` claims, in the order of publication, cut at `count`.
std::vector<Claim> made_up_claims(std::size_t count, std::uint64_t seed);

}  // namespace hearsay::bench
