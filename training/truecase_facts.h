// What the truecaser knows of single words: how running text writes them, and which lists of names have them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::training {

struct WrittenSentence {
  std::vector<std::string> words;
  /// Whether the word's case is its own: not where any word has a capital.
  bool tells(std::size_t word) const;
  /// Sentences in capitals, without capitals and in Title Case Throughout teach nothing.
  bool is_plain() const;
};

/// Section case.words. `actors` and `places` are tables of the lexicon, their names in the first column.
std::string make_case_facts(std::span<const WrittenSentence>, std::span<const std::string> actors, std::span<const std::string> places);

}  // namespace hearsay::training
