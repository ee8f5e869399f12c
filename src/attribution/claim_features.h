// What a linear model looks at to tell whether a claim is one that careful readers would keep, and under which type: its words and what
// stands around them, what the lexicon made of them, and what else the document tells. claim_judge.cc weighs the features; training learns
// the weights from the very same code.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "attribution/draft_claim.h"
#include "attribution/features.h"
#include "hearsay/claim.h"
#include "language/tree.h"

namespace hearsay {

/// "ASSAULT", or "disaster" for harm without an attacker.
std::string_view type_name(std::optional<EventType> type);

/// Lists the features of one document's claims, from first to last. Views its arguments.
class ClaimFeatures {
 public:
  static constexpr std::string_view kEach = "all";  // what every claim has

  ClaimFeatures(const Tree& tree, std::span<const DraftClaim> drafts);
  /// Replaces `out`. To be called once for each draft, in their order.
  void list(const DraftClaim& draft, FeatureList& out);

 private:
  void own(const DraftClaim& draft, FeatureList& out) const;
  void below(std::uint32_t head, FeatureList& out) const;
  void beside(std::uint32_t head, FeatureList& out) const;
  void coded(const DraftClaim& draft, FeatureList& out) const;
  void parties(std::string_view role, std::span<const Party> all, std::string_view type, FeatureList& out) const;
  void told_before(const DraftClaim& draft, FeatureList& out);
  std::string_view type_at(std::uint32_t head) const;

  const Tree& tree_;
  std::string_view part_;                                     // of speech of the claim in hand: V, N or A
  std::map<std::uint32_t, std::string_view> types_;           // by head
  std::string_view dominant_ = "-";                           // the type of most of the document's claims
  std::string density_;                                       // claims in a hundred words of the document: an essay has few
  std::map<std::string, int, std::less<>> lemmas_, by_type_;  // told so far
};

}  // namespace hearsay
