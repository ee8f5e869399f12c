// A last look at each claim: would a careful reader of the page have told it, and under this type? Rules find what words can mean; which of
// it is worth telling shows in many small signs, and those are learned from marked-up pages (training/claims_train.cc). The weights stand in
// table `claim_weights`, where they can be read.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "attribution/claim_features.h"
#include "hearsay/lexicon.h"

namespace hearsay {

/// What a reader may make of a claim: no event to tell, or one of a type. The last is harm without an attacker.
inline constexpr std::size_t kClaimLabels = 18, kNeedless = 0;
std::size_t label_of(std::optional<EventType> type);
std::optional<EventType> type_of(std::size_t label);  // not of kNeedless
std::string_view label_name(std::size_t label);       // "needless", "ASSAULT", "disaster"

using ClaimVotes = std::array<float, kClaimLabels>;

struct ClaimVerdict {
  float needless = 0;                 // from about 0, to be told, to about 1, better left out
  std::optional<std::size_t> better;  // a label that fits clearly better than the one it has
};

/// What sums of votes say of a claim that the rules gave the label `own`.
ClaimVerdict verdict_of(const ClaimVotes& votes, std::size_t own);
bool is_needless(const ClaimVerdict& verdict);

/// Immutable; share it between threads.
class ClaimJudge {
 public:
  /// Fault::corrupt if table `claim_weights` is missing, names a label that is none, or a weight is no number.
  static Result<ClaimJudge> create(const Lexicon& lexicon);

  ClaimVerdict judge(const FeatureList& features, std::optional<EventType> type) const;
  /// Drops the claims of one document that need not be told and mends the types of others, where an entry of the lexicon told them.
  void sift(const Tree& tree, std::vector<DraftClaim>& drafts) const;

 private:
  FeatureTable<ClaimVotes> weights_;
};

}  // namespace hearsay
