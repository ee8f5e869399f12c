// What every decision about attributions looks at: the trees, the quotations, and for each token the cue it could
// be, what sort of nominal it is and the name it is part of. Built once a document.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "attribution/cue_table.h"
#include "attribution/quotation.h"
#include "attribution/source_kinds.h"
#include "attribution/time_words.h"
#include "language/tree.h"

namespace hearsay {

struct Scene {
  const Tree* tree = nullptr;
  std::vector<Quotation> quotations;
  std::vector<std::int32_t> quotation_of;  // a token's quotation, -1 outside
  std::vector<const Cue*> cues;            // the cue a token could be, or null
  std::vector<std::string_view> nominals;  // "he", "name", "office", "noun" …; empty for other words
  std::vector<const Name*> names;          // the name a token is part of, or null
  const SourceKinds* kinds = nullptr;
  const TimeWords* times = nullptr;

  /// Views its arguments.
  void build(const Tree& tree, const CueTable& cues, const SourceKinds& kinds, const TimeWords& times);
  bool quoted(std::uint32_t i) const { return quotation_of[i] >= 0 && !quotations[quotation_of[i]].scare; }
  TokenRange sentence(std::uint32_t i) const {
    const Sentence& s = tree->analysis().sentences[tree->sentence_of(i)];
    return {s.first, s.last};
  }
  /// True if it is a word of a person's name.
  bool is_person(std::uint32_t i) const { return names[i] && names[i]->kind == NameKind::person; }
};

/// True for nouns, names, pronouns, and words that stand for one ("many", "the poor").
bool can_be_source(const Tree& tree, std::uint32_t i);

}  // namespace hearsay
