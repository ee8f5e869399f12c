// Which places a claim's event may have happened at, and what a linear model looks at to tell which of them careful readers would name.
// place_judge.cc weighs the features; training learns the weights from the very same code.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/draft_claim.h"
#include "attribution/features.h"
#include "coding/places.h"
#include "hearsay/claim.h"
#include "language/tree.h"

namespace hearsay {

/// What a document names: toponyms, and sites and the nouns that stand for a place, both in text order.
struct NamedPlaces {
  const std::vector<PlaceMention>&places, &sites;
};

/// A place that the report names, at which the event may have happened. Views the document's places or the claim.
struct PlaceCandidate {
  const Place* record = nullptr;
  const PlaceMention* mention = nullptr;  // null if the rules' place is named as a part of another name only ("the Tora police")
  bool by_rules = false;                  // what the rules chose
};

/// Lists the features of one document's claims and places. Views its arguments.
class PlaceFeatures {
 public:
  static constexpr std::string_view kEach = "all";  // what every place has

  PlaceFeatures(const Tree& tree, const NamedPlaces& named, std::span<const DraftClaim> drafts);

  /// Replaces `out` by the places named in the claim's sentence and in those right before it, and the rules' place wherever it is named. Where
  /// that is in its sentence, those before are not asked; harm for which the rules have none may have happened in towns only.
  void candidates(const DraftClaim& draft, std::vector<PlaceCandidate>& out) const;
  /// Replaces `out`. `all`: the candidates of this claim.
  void list(const DraftClaim& draft, const PlaceCandidate& one, std::span<const PlaceCandidate> all, FeatureList& out) const;

 private:
  struct View;
  void standing(const View&, FeatureList& out) const;
  void way(const View&, FeatureList& out) const;
  void mention(const View&, FeatureList& out) const;
  void rivals(const View&, std::span<const PlaceCandidate> all, FeatureList& out) const;
  void claim(const View&, FeatureList& out) const;
  void document(const View&, FeatureList& out) const;
  std::string path(std::uint32_t from, std::uint32_t to) const;
  const PlaceMention* mention_at(CharSpan at) const;

  const Tree& tree_;
  NamedPlaces named_;
  std::span<const DraftClaim> drafts_;
  std::map<std::string, int, std::less<>> times_;  // how often each place is named, by folded name
  std::map<std::uint32_t, int> in_sentence_;       // claims by sentence
  std::string title_, most_named_;                 // folded
  std::string_view dominant_ = "-";
};

}  // namespace hearsay
