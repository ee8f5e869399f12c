// Mentions by what they have in common, so that the last one of whom something holds is found without asking all of a long document.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace hearsay {

class MentionLists {
 public:
  void clear() { lists_.clear(); }
  /// Once each, whatever the order they come in.
  void add(const std::string& key, std::uint32_t mention) {
    std::vector<std::uint32_t>& list = lists_[key];
    const auto at = std::lower_bound(list.begin(), list.end(), mention);
    if (at == list.end() || *at != mention) list.insert(at, mention);
  }
  /// Rising.
  std::span<const std::uint32_t> of(const std::string& key) const {
    const auto found = lists_.find(key);
    return found == lists_.end() ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(found->second);
  }

 private:
  std::unordered_map<std::string, std::vector<std::uint32_t>> lists_;
};

}  // namespace hearsay
