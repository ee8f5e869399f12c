// What the sources of an incident disagree on: whether it happened, who did it, how many, where, when.
#pragma once

#include "hearsay/incident.h"
#include "linking/testimony.h"

namespace hearsay::linking {

/// For each matter and pair of origins that disagree the first two claims that do, in time order.
std::vector<Contradiction> contradictions(std::span<const Claim> claims, std::span<const Testimony> testimonies);

}  // namespace hearsay::linking
