// Named features and their weights. A feature is a readable name ("source role=nsubj kind=say") whose weight
// stands in table `attribution_weights`. At run time nobody spells the names out: a feature is the FNV-1a hash of
// its parts, which is the same whether the name is hashed whole, when weights are loaded, or part by part.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/lexicon.h"

namespace hearsay {

inline constexpr std::uint64_t kFeatureSeed = 0xcbf29ce484222325ull;

constexpr std::uint64_t feature_hash(std::uint64_t hash, std::string_view part) {
  for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return hash;
}

/// The features of one decision. Training asks for their names too.
class FeatureList {
 public:
  explicit FeatureList(bool with_names = false) : with_names_(with_names) {}
  void clear() {
    hashes_.clear();
    names_.clear();
  }
  template <class... Part>
  void add(const Part&... part) {
    std::uint64_t hash = kFeatureSeed;
    ((hash = feature_hash(hash, std::string_view(part))), ...);
    hashes_.push_back(hash);
    if (with_names_) names_.push_back((std::string() + ... + std::string(std::string_view(part))));
  }
  std::span<const std::uint64_t> hashes() const { return hashes_; }
  std::span<const std::string> names() const { return names_; }

 private:
  bool with_names_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::string> names_;
};

/// A number of words, as coarse as decisions need it.
constexpr std::string_view size_class(std::uint32_t size) {
  return size <= 1 ? "1" : size <= 2 ? "2" : size <= 4 ? "4" : size <= 8 ? "8" : size <= 20 ? "20" : "more";
}

/// Values by feature hash; a feature it does not know has the value zero.
template <class Value>
class FeatureTable {
 public:
  void reserve(std::size_t count) {
    slots_.assign(std::bit_ceil(2 * count + 2), Slot{});
    mask_ = slots_.size() - 1;
  }
  /// There must be room for it.
  Value& operator[](std::uint64_t hash) {
    std::size_t i = hash & mask_;
    while (slots_[i].hash != 0 && slots_[i].hash != hash) i = (i + 1) & mask_;
    slots_[i].hash = hash;
    return slots_[i].value;
  }
  Value get(std::uint64_t hash) const {
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
      if (slots_[i].hash == hash) return slots_[i].value;
      if (slots_[i].hash == 0) return {};
    }
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    Value value = {};
  };
  std::vector<Slot> slots_ = std::vector<Slot>(1);  // a power of two, at most half full
  std::size_t mask_ = 0;
};

class FeatureWeights {
 public:
  /// Reads columns `feature` and `weight`.
  static Result<FeatureWeights> read(const Table& table);
  void reserve(std::size_t count) { weights_.reserve(count); }
  void set(std::uint64_t hash, float weight) { weights_[hash] = weight; }
  float sum(const FeatureList& features) const {
    float total = 0;
    for (const std::uint64_t hash : features.hashes()) total += weights_.get(hash);
    return total;
  }

 private:
  FeatureTable<float> weights_;
};

}  // namespace hearsay
