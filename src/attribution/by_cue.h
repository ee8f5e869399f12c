// The attributions of a document by the heads of their cues, while some are added.
#pragma once

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "attribution/attribution.h"

namespace hearsay {

class ByCue {
 public:
  explicit ByCue(std::vector<Attribution>& all) : all_(all) {
    for (std::size_t i = 0; i < all.size(); ++i) places_.emplace(all[i].cue_head, i);
  }
  /// Null if there is none.
  Attribution* find(std::uint32_t cue) const {
    const auto found = places_.find(cue);
    return found == places_.end() ? nullptr : &all_[found->second];
  }
  /// In the place of the one that has the same cue, if any.
  void put(const Attribution& one) {
    if (Attribution* known = find(one.cue_head)) {
      *known = one;
      return;
    }
    places_.emplace(one.cue_head, all_.size());
    all_.push_back(one);
  }

 private:
  std::vector<Attribution>& all_;
  std::unordered_map<std::uint32_t, std::size_t> places_;
};

inline void sort_by_cue(std::vector<Attribution>& all) {
  std::stable_sort(all.begin(), all.end(), [](const Attribution& a, const Attribution& b) { return a.cue_head < b.cue_head; });
}

}  // namespace hearsay
