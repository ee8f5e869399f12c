// Finds the longest spelled phrase of a small table at a token. Tokenizers cut "half-dozen" and "a.m." in different
// ways, so phrases are compared by their words with hyphens taken as spaces.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_index.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

class PhraseMap {
 public:
  /// Makes room for so many phrases.
  void reserve(std::size_t phrases);
  /// Adds every key of `table`; a later row wins over an earlier one of the same spelling.
  void add(const Table& table);
  void add(std::string_view key, RowId row);
  /// The row of a key of the same spelling that was added before, else `row`, which is its from now on.
  RowId add_once(std::string_view key, RowId row);

  struct Hit {
    RowId row = 0;
    std::uint32_t last = 0;  // one past the last token
  };
  /// The longest phrase that begins at token `first` and ends before `end`.
  std::optional<Hit> longest(const Tree& tree, std::uint32_t first, std::uint32_t end) const;
  /// The row of exactly this folded spelling.
  std::optional<RowId> find(std::string_view folded) const;

 private:
  struct Number {
    std::uint32_t phrase = TextIndex::kNone;
    bool fresh = false;
  };
  Number number(std::string_view key);

  std::string folded_, spelled_;  // scratch of adding
  TextIndex phrases_;
  std::vector<RowId> rows_;              // of each phrase
  TextMap<std::uint32_t> longest_from_;  // words of the longest phrase, by its first word
  // Of the first words, by their first byte, which lengths there are: most words of a text are told by that to begin no phrase.
  std::array<std::uint64_t, 256> lengths_ = {};

  static std::uint64_t length_bit(std::string_view word) { return std::uint64_t{1} << std::min<std::size_t>(word.size(), 63); }
};

}  // namespace hearsay
