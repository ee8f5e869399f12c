#include "coding/event_patterns.h"

#include <algorithm>
#include <tuple>

namespace hearsay {

void EventPatterns::add_words(std::string_view key, bool cut_hyphens, std::vector<WordId>& out) {
  for (std::size_t begin = 0, end = 0; end <= key.size(); ++end) {
    if (end < key.size() && key[end] != ' ' && !(cut_hyphens && key[end] == '-')) continue;
    if (end > begin) out.push_back(add_word(key.substr(begin, end - begin)));
    begin = end + 1;
  }
}

void EventPatterns::reserve(std::size_t patterns) {
  words_.reserve(patterns / 2);
  rest_.reserve(2 * patterns);
}

void EventPatterns::add(Kind kind, WordId head, std::span<const WordId> rest, const EventEntry* entry, std::size_t rank) {
  indices_[static_cast<std::size_t>(kind)].drafts.push_back(
      {head, static_cast<std::uint32_t>(rest.size()), static_cast<std::uint32_t>(rank), static_cast<std::uint32_t>(rest_.size()), entry});
  rest_.insert(rest_.end(), rest.begin(), rest.end());
}

void EventPatterns::seal() {
  for (Index& index : indices_) seal(index);
}

void EventPatterns::seal(Index& index) const {
  const auto before = [](const Draft& a, const Draft& b) { return std::tie(a.head, b.words, b.rank) < std::tie(b.head, a.words, a.rank); };
  std::stable_sort(index.drafts.begin(), index.drafts.end(), before);
  index.begins.assign(words_.size() + 1, 0);
  for (const Draft& draft : index.drafts) {
    const std::span<const WordId> rest(rest_.data() + draft.first, draft.words);
    std::uint64_t sieve = 0;
    for (const WordId word : rest) sieve |= sieve_of(word);
    index.patterns.push_back({draft.entry, rest, sieve});
    ++index.begins[draft.head + 1];
  }
  for (std::size_t i = 1; i < index.begins.size(); ++i) index.begins[i] += index.begins[i - 1];
  index.drafts = {};
}

std::span<const EventPattern> EventPatterns::of(Kind kind, WordId head) const noexcept {
  if (head == kNoWord) return {};
  const Index& index = indices_[static_cast<std::size_t>(kind)];
  return {index.patterns.data() + index.begins[head], index.patterns.data() + index.begins[head + 1]};
}

}  // namespace hearsay
