// What segmentation knows of single words: a table from a word's hash to a few facts, counted from text
// when the model is trained. Unknown words have no facts.
#pragma once

#include <cstdint>

#include "language/packed_table.h"

namespace hearsay {

/// Hash of a word, fed one model_char() at a time.
inline constexpr std::uint64_t kEmptyWord = 0x243F6A8885A308D3ull;

enum class CaseHabit : std::uint8_t { unknown, lower, either, capital };
enum class Abbreviation : std::uint8_t { none, title, company, month, general, unit, seen };

struct WordFact {
  CaseHabit habit = CaseHabit::unknown;            // inside sentences
  Abbreviation abbreviation = Abbreviation::none;  // when a full stop follows
  std::uint8_t fused = 0;                          // "cannot", "gonna": characters of the first word; 0 if one word

  std::uint32_t packed() const { return static_cast<std::uint32_t>(habit) | static_cast<std::uint32_t>(abbreviation) << 2 | fused << 5u; }
  static WordFact unpack(std::uint32_t bits) {
    return {static_cast<CaseHabit>(bits & 3), static_cast<Abbreviation>(bits >> 2 & 7), static_cast<std::uint8_t>(bits >> 5 & 7)};
  }
};

class WordFacts {
 public:
  using Table = PackedTable<8>;
  explicit WordFacts(Table table) : table_(table) {}
  WordFact find(std::uint64_t hash) const { return WordFact::unpack(table_.find(hash)); }

 private:
  Table table_;
};

}  // namespace hearsay
