// A last look at where each claim's event happened: of the places named in its sentence and right before it, and what the rules took over,
// which would careful readers name, if any? Learned from marked-up pages (training/places_train.cc); the weights stand in table
// `place_weights`, where they can be read.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "attribution/place_features.h"
#include "hearsay/lexicon.h"

namespace hearsay {

/// Immutable; share it between threads.
class PlaceJudge {
 public:
  /// Fault::corrupt if table `place_weights` is missing or lacks a column.
  static Result<PlaceJudge> create(const Lexicon& lexicon);

  /// Gives the claims of one document the places that speak most for themselves, or none. What the rules held for it stays the event's scene.
  void settle(const Tree& tree, const NamedPlaces& named, std::vector<DraftClaim>& drafts) const;

  /// Of candidates with these votes the one to name, if any.
  static std::optional<std::size_t> best_of(std::span<const float> votes);

 private:
  struct Scratch {
    std::vector<PlaceCandidate> candidates;
    std::vector<float> votes;
    FeatureList list;
  };
  explicit PlaceJudge(FeatureWeights weights) : weights_(std::move(weights)) {}
  std::optional<Place> choose(const PlaceFeatures& features, const DraftClaim& draft, Scratch& scratch) const;

  FeatureWeights weights_;
};

}  // namespace hearsay
