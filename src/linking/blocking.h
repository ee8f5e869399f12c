// Which accounts are worth comparing. All pairs of thousands are too many, so accounts meet only in a block: the same kind
// of event at one place within days, in one country on one day, with one named person, or told with the same rare words.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "linking/traits.h"

namespace hearsay::linking {

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // first < second

/// Sorted, each once. `accounts` in time order. In a block of more than `bound` each meets only the `bound` before it, so
/// the work grows with the number of accounts and not with its square.
std::vector<Pair> candidate_pairs(std::span<const Traits> accounts, std::size_t bound);

}  // namespace hearsay::linking
