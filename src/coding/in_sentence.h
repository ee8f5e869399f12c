// What stands in one sentence of a list in text order: found by halving, since a document may have a hundred thousand of each.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "language/tree.h"

namespace hearsay {

/// The places, times … of `all`, which stand in the order of their first words, in the sentence that `token` is of.
template <class Mention>
std::span<const Mention> in_sentence(const std::vector<Mention>& all, const Tree& tree, std::uint32_t token) {
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(token)];
  const auto from = [&](std::uint32_t first) {
    return std::partition_point(all.begin(), all.end(), [&](const Mention& one) { return one.words.first < first; });
  };
  return {from(sentence.first), from(sentence.last)};
}

/// Whether one of them in the token's sentence has the token among its words and fulfils `wanted`.
template <class Mention, class Wanted>
bool any_over(const std::vector<Mention>& all, const Tree& tree, std::uint32_t token, Wanted wanted) {
  const auto beside = in_sentence(all, tree, token);
  return std::any_of(beside.begin(), beside.end(), [&](const Mention& one) { return one.words.has(token) && wanted(one); });
}
template <class Mention>
bool any_over(const std::vector<Mention>& all, const Tree& tree, std::uint32_t token) {
  return any_over(all, tree, token, [](const Mention&) { return true; });
}

}  // namespace hearsay
