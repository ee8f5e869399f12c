// The patterns of the event dictionary, prepared for matching: their words are numbers, so that laying a pattern over a
// sentence compares no letters, and each has a sieve that tells of most patterns at a glance that a word of them is missing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/text_index.h"

namespace hearsay {

struct EventEntry;

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = TextIndex::kNone;  // a word of no pattern

/// The bit that stands for a word in a sieve.
constexpr std::uint64_t sieve_of(WordId word) { return std::uint64_t{1} << (word * 0x9e3779b1u >> 26); }

/// One spelling of an entry, without its head word.
struct EventPattern {
  const EventEntry* entry = nullptr;  // none for a phrase that tells of no event
  std::span<const WordId> rest;       // of a verb: words wanted among its arguments; of a noun: words before it
  std::uint64_t sieve = 0;            // the bits of `rest`
};

class EventPatterns {
 public:
  enum class Kind : std::uint8_t { verb, noun, adjective, nonevent };

  /// Makes room for about so many patterns.
  void reserve(std::size_t patterns);
  WordId word(std::string_view text) const noexcept { return words_.find(text); }
  WordId add_word(std::string_view text) { return words_.add(text); }
  /// The words of a folded key; "cease-fire" is one, or with `cut_hyphens` two.
  void add_words(std::string_view key, bool cut_hyphens, std::vector<WordId>& out);

  /// `rank`: of two patterns of as many words the one of the higher rank is tried first, and else the one that was added first.
  void add(Kind kind, WordId head, std::span<const WordId> rest, const EventEntry* entry, std::size_t rank = 0);
  /// To be called once, when all are added.
  void seal();
  /// Those with this head, of most words first.
  std::span<const EventPattern> of(Kind kind, WordId head) const noexcept;

 private:
  struct Draft {
    WordId head;
    std::uint32_t words, rank, first;  // first: of the rest in rest_
    const EventEntry* entry;
  };
  struct Index {
    std::vector<Draft> drafts;
    std::vector<EventPattern> patterns;
    std::vector<std::uint32_t> begins;  // where the patterns of each head begin, and where the last end
  };
  void seal(Index& index) const;

  TextIndex words_;
  std::vector<WordId> rest_;
  std::array<Index, 4> indices_;
};

}  // namespace hearsay
