// The weighed decisions, taken one after the other for each cue: is it one, whose, with which words, and what is said.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/decisions.h"
#include "attribution/keeping.h"

namespace hearsay {

/// Views its arguments; holds the scratch that all cues of a document share.
class Weighing {
 public:
  Weighing(const Scene& scene, const FeatureWeights& weights) : scene_(scene), weights_(weights) {}

  /// All that could be attributions, in the order of their cues.
  std::vector<Candidate> candidates();

  /// Log odds that this word, which must be a candidate, is a cue.
  float cue(std::uint32_t token);
  /// Its source, words and content as assembled. The content may be empty.
  Candidate parts(std::uint32_t cue, float score);
  /// The same with the content beginning where it should.
  Candidate refined_parts(std::uint32_t cue, float score);

 private:
  void find_source(Candidate& one);
  void find_cue_words(Attribution& found);
  void find_content(Candidate& one);
  bool is_day_alone(std::uint32_t head) const;
  bool is_hearer(std::uint32_t head, std::uint32_t cue) const;
  std::uint32_t named_by(std::uint32_t head) const;

  const Scene& scene_;
  const FeatureWeights& weights_;
  FeatureList features_;
  std::vector<SourceCandidate> candidates_;
  std::vector<ContentUnit> units_;
  std::vector<const ContentUnit*> chosen_;
  std::vector<bool> taken_;
};

}  // namespace hearsay
