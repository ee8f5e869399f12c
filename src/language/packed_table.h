// A read-only table from hashes to small numbers, read where it is mapped: open addressing over
// little-endian uint32 entries, the hash's top bits above the value; 0 is free. Two words in a million
// unknown ones are taken for a known one, which costs less than storing the words.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "language/linear_model.h"

namespace hearsay {

template <int kValueBits>
class PackedTable {
 public:
  static constexpr std::uint32_t kMostValue = (1u << kValueBits) - 1;

  PackedTable() = default;
  /// Nothing if the section is not such a table.
  static std::optional<PackedTable> over(std::span<const std::byte> section) {
    std::size_t entries = section.size() / 4;
    if (entries < 2 || (entries & (entries - 1)) != 0 || section.size() % 4 != 0) return std::nullopt;
    PackedTable t;
    t.entries_ = section.data();
    t.mask_ = entries - 1;
    return t;
  }

  /// The value of `hash`, or 0.
  std::uint32_t find(std::uint64_t hash) const {
    for (std::size_t i = slot(hash), tries = 0; tries <= mask_; ++i, ++tries) {
      std::uint32_t entry = at(i & mask_);
      if (entry == 0) return 0;
      if (entry >> kValueBits == tag(hash)) return entry & kMostValue;
    }
    return 0;
  }

  /// The section that holds these; values are 1 and more.
  static std::string pack(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& values) {
    std::size_t size = 64;
    while (size * 3 < values.size() * 4) size *= 2;
    std::vector<std::uint32_t> table(size, 0);
    for (auto [hash, value] : values) {
      std::size_t i = slot(hash);
      while (table[i & (size - 1)] != 0) ++i;
      table[i & (size - 1)] = tag(hash) << kValueBits | value;
    }
    std::string out;
    for (auto entry : table)
      for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(entry >> shift));
    return out;
  }

 private:
  static std::uint32_t tag(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> (32 + kValueBits)); }
  static std::size_t slot(std::uint64_t hash) { return mix(hash, 1) >> 8; }
  std::uint32_t at(std::size_t i) const {
    const std::byte* b = entries_ + 4 * i;
    return std::to_integer<std::uint32_t>(b[0]) | std::to_integer<std::uint32_t>(b[1]) << 8 | std::to_integer<std::uint32_t>(b[2]) << 16 |
           std::to_integer<std::uint32_t>(b[3]) << 24;
  }
  const std::byte* entries_ = nullptr;  // in the mapped model
  std::size_t mask_ = 0;
};

}  // namespace hearsay
