// What a linear model looks at to tell whether somebody whom a sentence names did the event of a claim, or it was done to them: the way through the
// tree from the event to them, who they are, what the rules made of them, and what part they play in the claims beside it. party_judge.cc weighs the
// features; training learns the weights from the very same code.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "attribution/draft_claim.h"
#include "attribution/features.h"
#include "coding/arguments.h"
#include "coding/event_coder.h"
#include "language/tree.h"

namespace hearsay {

enum class PartyRole : std::uint8_t { actor, recipient };
inline constexpr std::size_t kPartyRoles = 2;
std::string_view spelling(PartyRole);

/// Somebody who may be a party of a claim.
struct PartyCandidate {
  std::uint32_t head = kNoToken;
  TokenRange words;
  std::array<bool, kPartyRoles> chosen = {};  // by the rules
  bool known = false;                         // chosen, and the dictionaries have a code for them
  std::string_view rules;                     // what the rules made of them: "actor", "none"
  std::string_view kind;                      // of entity, or a class of words
  std::string path;                           // through the tree from the event: "<conj>nsubj"; "far" where it is long
};

/// Lists candidates of one document's claims and their features. Views its arguments.
class PartyFeatures {
 public:
  static constexpr std::string_view kEach = "all";  // what every candidate has

  PartyFeatures(const Tree& tree, const EventCoder::Reading& reading, std::span<const DraftClaim> drafts);

  /// Replaces `out` by whoever stands in the sentence of draft `number`, in text order. False where no entry of the lexicon told it.
  bool candidates(std::size_t number, std::vector<PartyCandidate>& out);
  /// The head words of the parties of draft `number` in this role, one for each, in their order.
  std::span<const std::uint32_t> heads(std::size_t number, std::size_t role) const { return told_[number].heads[role]; }
  /// Replaces `out`. `all` are the candidates of the draft asked for last.
  void list(std::span<const PartyCandidate> all, std::size_t which, FeatureList& out) const;

 private:
  struct Told {  // a draft as far as its neighbours want to know it
    const CodedEvent* event = nullptr;
    std::array<std::vector<std::uint32_t>, kPartyRoles> heads;
    std::vector<std::uint32_t> known;
  };
  void find_event(const DraftClaim& draft, Told& out) const;
  void take_event(std::size_t number);
  bool may_be_party(std::uint32_t token) const;
  std::optional<PartyCandidate> candidate(std::uint32_t token);  // none if they are too far away
  std::string path_to(std::uint32_t token) const;
  std::string_view kind_of(std::uint32_t token) const;
  void place(std::span<const PartyCandidate> all, const PartyCandidate& one, FeatureList& out) const;
  void identity(const PartyCandidate& one, FeatureList& out) const;
  void grammar(const PartyCandidate& one, FeatureList& out) const;
  void beside(const PartyCandidate& one, FeatureList& out) const;
  void part_in(std::size_t other, const PartyCandidate& one, FeatureList& out) const;
  void among(std::span<const PartyCandidate> all, const PartyCandidate& one, FeatureList& out) const;

  const Tree& tree_;
  const EventCoder::Reading& reading_;
  std::span<const DraftClaim> drafts_;
  Arguments arguments_;
  std::vector<Told> told_;
  std::unordered_map<std::uint32_t, TokenRange> phrases_;  // by head: claims of one sentence share them
  std::array<ClassBits, 12> classes_ = {};
  // Of the draft in hand.
  std::size_t number_ = 0;
  std::uint32_t head_ = kNoToken;
  std::string_view type_, part_, lemma_, voice_;
  std::uint32_t subject_ = kNoToken, object_ = kNoToken, verb_ = kNoToken, verb_subject_ = kNoToken;
  std::string found_;  // how many parties of each role the rules found: "10"
};

}  // namespace hearsay
