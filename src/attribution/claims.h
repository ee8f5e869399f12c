// From events and attributions to claims: each event with the chain of those who say so, outermost first, and how sure
// the innermost one is. An event told by two who disagree becomes two claims.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "attribution/attribution.h"
#include "attribution/certainty.h"
#include "attribution/factuality.h"
#include "attribution/habits.h"
#include "coding/event_coder.h"
#include "hearsay/claim.h"

namespace hearsay {

/// How a claim came about, for --explain.
struct ClaimTrace {
  std::optional<RowId> entry;  // row of table `events`; none for events of loaded dictionaries
  std::vector<RowId> cues;     // rows of table `cues`, outermost first
  std::vector<CertaintyStep> certainty;
  std::optional<Factuality> learned;  // where the learned votes changed what the walk said
};

/// Immutable; share it between threads.
class ClaimMaker {
 public:
  static Result<ClaimMaker> create(std::shared_ptr<const Lexicon> lexicon);

  /// Appends the claims of one document in text order. `traces`, where given, gets one for each.
  void make(const Tree&, const EventCoder::Reading&, const std::vector<Attribution>&, std::vector<Claim>& out, std::vector<ClaimTrace>* traces) const;

 private:
  ClaimMaker(std::shared_ptr<const Lexicon> lexicon, CertaintyReader certainty, FactualityReader factuality, Habits habits)
      : lexicon_(std::move(lexicon)), certainty_(std::move(certainty)), factuality_(std::move(factuality)), habits_(habits) {}
  std::shared_ptr<const Lexicon> lexicon_;
  CertaintyReader certainty_;
  FactualityReader factuality_;
  Habits habits_;
};

}  // namespace hearsay
