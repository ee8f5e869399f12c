// What coding finds and attribution turns into claims: an event, its words and its parts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// A party with where it stands.
struct CodedParty {
  Party record;
  TokenRange words;
  std::uint32_t head = kNoToken;
};

/// One trigger met in the text. The record's Event::status is a first guess that attribution may change
/// (it knows modality and conditions); certainty is attribution's alone.
struct CodedEvent {
  TokenRange trigger;
  std::uint32_t head = kNoToken;  // the predicate whose certainty counts
  std::optional<RowId> entry;     // row of table `events`, for --explain; none for events of loaded dictionaries
  Event record;
  std::vector<CodedParty> actors, recipients;
  std::vector<Quantity> quantities;
  std::vector<Quantity> victims;  // told without a figure
  bool is_speech = false;         // accusing, demanding, …: an event, and a source of what it embeds
  bool negated_by_entry = false;  // the entry itself says that nothing happened ("averted", "foiled")
};

}  // namespace hearsay
