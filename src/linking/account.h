// What the claims of one incident add up to.
#pragma once

#include "hearsay/incident.h"
#include "linking/origins.h"

namespace hearsay::linking {

/// `members` in time order, not empty.
Incident account(std::span<const Claim> claims, std::span<const std::uint32_t> members, const Newsroom& newsroom);

}  // namespace hearsay::linking
