// Table `cues`: the words that put something in somebody's mouth or mind. A key is a lemma or a lemma with the
// words that must stand with it ("point out", "call for", "laugh off"); the entry with most words wins.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// How a cue's part of speech is written in the table: verb, noun, adjective, or anything smaller.
enum class CuePos : std::uint8_t { verb, noun, adjective, particle };
CuePos cue_pos(const Token& token);
std::string_view spelling(CuePos pos);

struct Cue {
  RowId row = 0;
  std::string_view lemma;              // first word of the key
  std::vector<std::string_view> rest;  // the other words
  std::string_view kind;               // say, deny, want, …: entries of one kind behave alike
  CuePos pos = CuePos::verb;
  Stance stance = Stance::asserts;
  float weight = 0;  // log odds that the word is a cue at all
};

class CueTable {
 public:
  /// Columns cue, pos, kind, stance, weight. The Table must outlive this.
  static Result<CueTable> read(const Table& table);
  /// The entry for this token, or null. `extra` gets the tokens of the entry's other words.
  const Cue* find(const Tree& tree, std::uint32_t token, std::vector<std::uint32_t>* extra = nullptr) const;

 private:
  struct Bucket {
    std::uint64_t hash = 0;
    std::uint32_t first = 0, count = 0;
  };
  const Bucket* bucket(std::string_view lemma) const;
  void index();
  std::vector<Cue> cues_;  // by lemma, then most words first
  std::vector<Bucket> buckets_;
};

}  // namespace hearsay
