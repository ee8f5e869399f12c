#include "coding/event_patterns.h"

#include <algorithm>
#include <tuple>

namespace hearsay {

void EventPatterns::add_words(std::string_view key, bool cut_hyphens, std::vector<WordId>& out) {
  const std::string_view cuts = cut_hyphens ? " -" : " ";
  while (!key.empty()) {
    const std::string_view one = key.substr(0, key.find_first_of(cuts));
    if (!one.empty()) out.push_back(add_word(one));
    key.remove_prefix(std::min(one.size() + 1, key.size()));
  }
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
