// Linear classifiers over hashed features: a table of weights that is read where it is mapped.
// A feature is a 64-bit key; its bucket holds one weight a class. Small, quick, and trained by
// training/segment_train.cc with the very code that applies it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace hearsay {

/// Mixes one more value into a feature key.
constexpr std::uint64_t mix(std::uint64_t key, std::uint64_t value) {
  key = (key ^ value) * 0x9E3779B97F4A7C15ull;
  return key ^ (key >> 29);
}

/// The features of one decision. The first value of each names its template.
class Features {
 public:
  static constexpr std::size_t kMost = 48;

  void clear() { size_ = 0; }
  template <class... V>
  void add(std::uint64_t name, V... values) {
    std::uint64_t key = mix(0x2545F4914F6CDD1Dull, name);
    ((key = mix(key, static_cast<std::uint64_t>(values))), ...);
    if (size_ < kMost) keys_[size_++] = key;
  }
  std::span<const std::uint64_t> keys() const { return {keys_.data(), size_}; }

 private:
  std::array<std::uint64_t, kMost> keys_;
  std::size_t size_ = 0;
};

/// Layout: byte 0 log2 of the buckets, byte 1 classes, 14 bytes 0, then int16 weights, bucket by bucket.
class LinearModel {
 public:
  static constexpr std::size_t kHeader = 16;
  static constexpr int kMostClasses = 17;  // parts of speech
  static constexpr float kScale = 1024;   // a weight of 1

  LinearModel() = default;
  /// Nothing if the section is not a model of so many classes.
  static std::optional<LinearModel> over(std::span<const std::byte> section, int classes) {
    if (section.size() < kHeader) return std::nullopt;
    LinearModel m;
    m.bits_ = std::to_integer<int>(section[0]);
    m.classes_ = std::to_integer<int>(section[1]);
    if (m.bits_ < 1 || m.bits_ > 24 || m.classes_ != classes) return std::nullopt;
    if (section.size() != kHeader + (std::size_t{2} << m.bits_) * m.classes_) return std::nullopt;
    m.weights_ = section.data() + kHeader;
    return m;
  }

  static std::size_t bucket(std::uint64_t key, int bits) { return (key * 0xD6E8FEB86659FD93ull) >> (64 - bits); }

  std::array<int, kMostClasses> scores(const Features& features) const {
    // sums of a number of classes that the compiler knows stay in registers, and the reads of weights do not wait for them
    switch (classes_) {
      case 1: return sums<1>(features);
      case 3: return sums<3>(features);
      default: return sums<0>(features);
    }
  }
  int best(const Features& features) const {
    auto s = scores(features);
    int top = 0;
    for (int c = 1; c < classes_; ++c) top = s[c] > s[top] ? c : top;
    return top;
  }

 private:
  /// kKnown: the number of classes, or 0.
  template <int kKnown>
  std::array<int, kMostClasses> sums(const Features& features) const {
    const int classes = kKnown > 0 ? kKnown : classes_;
    std::array<int, kMostClasses> sum{};
    for (auto key : features.keys()) {
      const std::byte* w = weights_ + bucket(key, bits_) * classes * 2;
      for (int c = 0; c < classes; ++c) sum[c] += weight(w + std::ptrdiff_t{2} * c);
    }
    return sum;
  }
  static int weight(const std::byte* at) { return static_cast<std::int16_t>(std::to_integer<unsigned>(at[0]) | std::to_integer<unsigned>(at[1]) << 8); }
  const std::byte* weights_ = nullptr;  // in the mapped model
  int bits_ = 0, classes_ = 0;
};

}  // namespace hearsay
