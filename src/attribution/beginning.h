// Where a content begins. The chosen stretches (decisions.h) are whole branches of a tree, which may open with whom it was said to ("told |
// reporters | that …") or lack what belongs to them ("denied | that | …"). Before the heart of a content lie pieces, some in it and some right
// outside; learned weights say of each whether it belongs there, and the content begins where these votes agree best.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/features.h"
#include "attribution/scene.h"

namespace hearsay {

struct OpeningPiece {
  TokenRange words;
  std::uint32_t head = kNoToken;  // the word that ties it to the tree
  bool inside = false;            // of the content as it is now
  bool branch = true;             // all that hangs on `head`, else what stands before a branch
};

/// The pieces before the heart of the content, from there outwards.
void opening_pieces(const Scene& scene, const Attribution& found, std::vector<OpeningPiece>& out);
/// Does the piece belong to the content?
void opening_features(const Scene& scene, const Attribution& found, const std::vector<OpeningPiece>& pieces, std::size_t number, FeatureList& out);

/// Moves the beginning of the content to where the weights want it.
void move_beginning(const Scene& scene, const FeatureWeights& weights, Attribution& found);

}  // namespace hearsay
