// The four decisions that make an attribution, each a weighted vote of features: is this word a cue, is that nominal
// its source, is that stretch of words its content, does that dependent belong to the cue. Here are the candidates
// and their features; weighing.cc weighs them (beginning.h and keeping.h have two more), and training learns the weights from the very same code.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "attribution/beside.h"
#include "attribution/features.h"
#include "attribution/scene.h"

namespace hearsay {

/// A stretch of words that could be content, with the way that leads to it from the cue.
struct ContentUnit {
  TokenRange left, right;  // right is used when the cue cuts it in two
  std::uint32_t head = kNoToken;
  std::string route;
  std::uint32_t size() const { return (left.last - left.first) + (right.empty() ? 0 : right.last - right.first); }
};

struct SourceCandidate {
  std::uint32_t head = kNoToken;
  std::string route;
  Neighbour beside;  // where it stands right beside the cue
};

void cue_features(const Scene& scene, std::uint32_t token, FeatureList& out);

void source_candidates(const Scene& scene, std::uint32_t cue, std::vector<SourceCandidate>& out);
void source_features(const Scene& scene, std::uint32_t cue, const SourceCandidate& candidate, FeatureList& out);

void content_units(const Scene& scene, std::uint32_t cue, std::vector<ContentUnit>& out);
void content_features(const Scene& scene, std::uint32_t cue, const ContentUnit& unit, std::uint32_t source, FeatureList& out);

/// Does dependent `child` of the cue belong to the cue's words?
void extension_features(const Scene& scene, std::uint32_t cue, std::uint32_t child, FeatureList& out);

/// The words of a source: the phrase of `head` with title and apposition, without preposition, relative clause and
/// the day it spoke on, and without the cue.
TokenRange source_phrase(const Scene& scene, std::uint32_t head, std::uint32_t cue);
/// The same of a candidate, which may be one that only the order of the words shows.
TokenRange source_words(const Scene& scene, const SourceCandidate& candidate, std::uint32_t cue);

}  // namespace hearsay
