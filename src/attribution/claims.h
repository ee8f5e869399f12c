// From events and attributions to claims: each event with the chain of those who say so, outermost first, and how sure
// the innermost one is. An event told by two who disagree becomes two claims.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "attribution/accidents.h"
#include "attribution/attribution.h"
#include "attribution/certainty.h"
#include "attribution/claim_judge.h"
#include "attribution/factuality.h"
#include "attribution/habits.h"
#include "attribution/party_judge.h"
#include "attribution/place_judge.h"
#include "coding/event_coder.h"
#include "hearsay/claim.h"

namespace hearsay {

/// Immutable; share it between threads.
class ClaimMaker {
 public:
  static Result<ClaimMaker> create(std::shared_ptr<const Lexicon> lexicon);

  /// Replaces `out` by the claims of one document in text order.
  void make(const Tree&, const EventCoder::Reading&, const std::vector<Attribution>&, std::vector<DraftClaim>& out) const;
  /// The same before the learned judges look at them, which training learns from. They have no ids yet.
  void draft(const Tree&, const EventCoder::Reading&, const std::vector<Attribution>&, std::vector<DraftClaim>& out) const;

 private:
  ClaimMaker(std::shared_ptr<const Lexicon> lexicon, CertaintyReader certainty, FactualityReader factuality, Habits habits, Accidents accidents,
             ClaimJudge judge, PartyJudge party_judge, PlaceJudge places)
      : lexicon_(std::move(lexicon)),
        certainty_(std::move(certainty)),
        factuality_(std::move(factuality)),
        habits_(habits),
        accidents_(accidents),
        judge_(std::move(judge)),
        party_judge_(std::move(party_judge)),
        places_(std::move(places)) {}
  std::shared_ptr<const Lexicon> lexicon_;
  CertaintyReader certainty_;
  FactualityReader factuality_;
  Habits habits_;
  Accidents accidents_;
  ClaimJudge judge_;
  PartyJudge party_judge_;
  PlaceJudge places_;
};

}  // namespace hearsay
