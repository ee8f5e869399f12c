// Which contents reach into a sentence: whoever asks what is said of a word looks at these, not at the whole document.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "attribution/attribution.h"

namespace hearsay {

class ContentIndex {
 public:
  ContentIndex() = default;
  ContentIndex(const Tree& tree, std::span<const Attribution> all) : numbers_(tree.analysis().sentences.size()) {
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const TokenRange content = all[i].content;
      if (content.empty()) continue;
      for (std::uint32_t s = tree.sentence_of(content.first); s <= tree.sentence_of(content.last - 1); ++s) numbers_[s].push_back(i);
    }
  }
  /// Numbers of attributions, rising.
  std::span<const std::uint32_t> in_sentence(std::uint32_t sentence) const { return numbers_[sentence]; }

 private:
  std::vector<std::vector<std::uint32_t>> numbers_;
};

}  // namespace hearsay
