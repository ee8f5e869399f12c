// From scores to trees and names; training/decode.py does the same when it measures.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace hearsay {

/// The scores of one sentence as heads: (i, j) says how well word j suits as head of word i, and (i, i) how
/// well i suits as the root. Rows lie `stride` apart.
struct ArcScores {
  const float* values = nullptr;
  std::size_t words = 0, stride = 0;
  float at(std::size_t dependent, std::size_t head) const { return values[dependent * stride + head]; }
};

/// The best tree with one root: each word's best head, and only where that has a cycle or not one root,
/// Chu-Liu-Edmonds. heads[i] is i at the root.
void decode_tree(const ArcScores&, std::span<std::uint32_t> heads);

/// The best sequence of the marks O B-x I-x B-y I-y …, in which I-x follows only B-x or I-x (Viterbi).
/// `scores` has a row of `marks` floats a word, `stride` apart.
void decode_names(const float* scores, std::size_t words, std::size_t marks, std::size_t stride, std::vector<std::uint8_t>& out);

}  // namespace hearsay
