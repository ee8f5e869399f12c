// What a linear model looks at to tell whether a predicate's event has come about: the verb group, the clause it stands in, what governs
// it, who its subject is, how the sentence is spoken, and what the walk by rules (certainty.h) found. factuality.cc weighs the features;
// training learns the weights from the very same code.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "attribution/certainty.h"
#include "attribution/features.h"
#include "language/tree.h"

namespace hearsay {

/// Lists the features of predicates of one document after another; keeps its scratch. One for each thread.
class FactualityFeatures {
 public:
  /// Views `tree` until the next call.
  void build(const Tree& tree);
  /// Replaces `out`. `walk` is the predicate's, read without a bound.
  void list(std::uint32_t predicate, const CertaintyReading& walk, FeatureList& out);

 private:
  /// How a sentence is spoken.
  struct Manner {
    bool asks = false, exclaims = false, first_person = false, second_person = false, condition = false, past = false, quoted = false;
  };

  void read_manner(TokenRange sentence, Manner& out) const;
  void spell_group(std::uint32_t word, std::string& out) const;
  std::string_view subject(std::uint32_t word) const;
  void own(std::uint32_t word, FeatureList& out);
  void beside(std::uint32_t word, FeatureList& out) const;
  void above(std::uint32_t word, FeatureList& out);
  void around(std::uint32_t word, FeatureList& out) const;
  void by_rule(const CertaintyReading& walk, std::uint32_t word, FeatureList& out) const;

  const Tree* tree_ = nullptr;
  std::vector<Manner> manners_;  // by sentence
  std::string group_, group_above_, path_;
};

}  // namespace hearsay
