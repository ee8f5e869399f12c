// The last of the weighed decisions: with source, words and content known, does the whole stand as an attribution of its own? What was only
// perhaps a cue may get a good source and a clause; what looked like one may lie in another's words, where only some are worth keeping.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "attribution/attribution.h"
#include "attribution/features.h"
#include "attribution/scene.h"

namespace hearsay {

enum class ContentSort : std::uint8_t { clause, question, infinitive, phrase };

/// An attribution as the first decisions made it, with how sure they were.
struct Candidate {
  Attribution found;
  float source = 0, content = 0;  // log odds; 0 where there is none
};

/// The document's candidates in the order of their cues.
class Candidates {
 public:
  Candidates(const Scene& scene, std::vector<Candidate> all);

  std::size_t size() const { return all_.size(); }
  const Candidate& operator[](std::size_t i) const { return all_[i]; }
  /// The surest other whose content holds this one's cue, or null.
  const Candidate* around(std::size_t i) const { return around_[i] < 0 ? nullptr : &all_[static_cast<std::size_t>(around_[i])]; }
  /// Somebody says or thinks it in a clause.
  bool is_told(std::size_t i) const { return all_[i].found.source && (sorts_[i] == ContentSort::clause || sorts_[i] == ContentSort::question); }
  void features(std::size_t i, FeatureList& out) const;

 private:
  void content_features(std::size_t i, std::string_view place, FeatureList& out) const;
  void around_features(std::size_t i, std::string_view quotes, FeatureList& out) const;

  const Scene& scene_;
  std::vector<Candidate> all_;
  std::vector<std::int32_t> around_;
  std::vector<ContentSort> sorts_;
  std::vector<std::uint32_t> same_source_;  // others by the same speaker
};

/// True of an interview, a speech or a column: who writes or answers speaks of himself or to another, outside all quotation marks.
bool is_talk(const Scene& scene);

}  // namespace hearsay
