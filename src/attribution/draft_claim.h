// A claim on its way from the rules that made it to the record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "attribution/certainty.h"
#include "attribution/factuality.h"
#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// How a claim came about, for --explain.
struct ClaimTrace {
  std::optional<RowId> entry;  // row of table `events`; none for events of loaded dictionaries and for what is told by speaking of it only
  std::vector<RowId> cues;     // rows of table `cues`, outermost first
  std::vector<CertaintyStep> certainty;
  std::optional<Factuality> learned;  // where the learned votes changed what the walk said
  bool accident = false;              // harm that the report elsewhere calls an accident
  std::string lexicon_type;           // the entry's type where the judge found a better one
  std::string rules_place;            // the rules' place, or "none", where the judge of places found otherwise
  std::vector<std::string> parties;   // what the judge of parties changed: "\"the mayor\" added as actor"
};

/// With the word that tells its event.
struct DraftClaim {
  Claim claim;
  ClaimTrace trace;
  std::uint32_t head = kNoToken;
};

}  // namespace hearsay
