// Which documents are copies of one story: the same wire report in several papers counts as one witness. Linking sees
// only the sentences that hold claims, which suffices: a copy tells the same events in nearly the same words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "linking/words.h"

namespace hearsay::linking {

/// Twelve bands of two hashes: of two sentences that share 60 % of their shingles 99.5 % meet in a band, and what meets is compared.
using Bands = std::array<Key, 12>;

struct LongSentence {
  std::vector<Key> shingles;  // sorted
  Bands bands{};
};
/// Of a document's sentences those that are long enough to be told from anybody's.
std::vector<LongSentence> long_sentences(std::span<const std::string_view> sentences);
bool near_duplicates(const std::vector<Key>& shingles, const std::vector<Key>& others);
/// Of two documents with so many long sentences, so many of which are near-duplicates.
bool are_copies(std::size_t shared, std::size_t one, std::size_t other);

/// `documents`: each one's sentences that hold claims, without repeats, documents in time order. Gives for each the earlier ones that
/// it is found to copy directly, ascending: each sentence is compared with the first of its band and the one before it, which
/// chains a story's copies together without comparing all with all. Near-linear.
std::vector<std::vector<std::uint32_t>> copies(std::span<const std::vector<std::string_view>> documents, unsigned threads = 1);

/// For each document the first of its story; its own index if it copies none.
std::vector<std::uint32_t> stories(std::span<const std::vector<std::uint32_t>> copies);

}  // namespace hearsay::linking
