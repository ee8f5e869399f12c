// Which documents are copies of one story: the same wire report in several papers counts as one witness. Linking sees
// only the sentences that hold claims, which suffices: a copy tells the same events in nearly the same words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace hearsay::linking {

/// `documents`: each one's sentences that hold claims, without repeats, documents in time order. Gives for each the first
/// document of its story; its own index if it copies none. Near-linear: MinHash finds the candidates.
std::vector<std::uint32_t> stories(std::span<const std::vector<std::string_view>> documents, unsigned threads = 1);

}  // namespace hearsay::linking
