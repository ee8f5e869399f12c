// A last look at the parties of each claim: does somebody whom its sentence names play this part in it? Rules fill the parts that words ask for;
// what trees get wrong, what is said a clause away and what is left out shows in many small signs, and those are learned from marked-up pages
// (training/parties_train.cc). The weights stand in table `party_weights`, where they can be read.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "attribution/party_features.h"
#include "hearsay/lexicon.h"

namespace hearsay {

/// From about 0, plays no such part, to about 1.
using PartyVotes = std::array<float, kPartyRoles>;
using PartyParts = std::array<bool, kPartyRoles>;

/// How much is asked of votes, by role.
struct PartyBounds {
  std::array<float, kPartyRoles> keep, add;  // to stay where the rules put somebody, to be added where they did not
};
// Chosen by cross-validation on the marked-up pages.
inline constexpr PartyBounds kPartyBounds = {.keep = {0.45f, 0.45f}, .add = {0.35f, 0.35f}};

/// Which parts each of `all` plays. Whom the dictionaries know keeps the part that the rules gave him, unless he plays the other: what a soldier or
/// a state does differs between the pages learned from and others more than what a "decision" does.
void decide_parts(std::span<const PartyCandidate> all, std::span<const PartyVotes> votes, const PartyBounds& bounds, std::vector<PartyParts>& out);

/// Immutable; share it between threads.
class PartyJudge {
 public:
  /// Fault::corrupt if table `party_weights` is missing, names a role that is none, or a weight is no number.
  static Result<PartyJudge> create(const Lexicon& lexicon);

  PartyVotes votes(const FeatureList& features) const;
  /// Takes parties from the claims of one document and gives them others, where an entry of the lexicon told them.
  void assign(const Tree& tree, const EventCoder::Reading& reading, std::vector<DraftClaim>& drafts) const;

 private:
  FeatureTable<PartyVotes> weights_;
};

}  // namespace hearsay
