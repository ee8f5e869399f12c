// Numbers beside the walk's values: how far a predicate's event has come about, as readers of news and of the web judge it. Learned from
// their judgements over the features of factuality_features.h; the weights stand in table `factuality_weights`, where they can be read.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "attribution/factuality_features.h"
#include "base/text_index.h"
#include "hearsay/lexicon.h"

namespace hearsay {

/// From -3, surely not, over 0, open, to 3, surely so.
struct Factuality {
  float happened = 0;  // has it come about, or does it now? What is yet to come has not
  float held = 0;      // is the teller committed to it? A promise counts as far as it is believed
  float value = 0;     // between the two, as a reader of such a text would answer: in news what is told is held, in talk asked for
};

/// What the learned weights of one feature speak for.
enum class FactualityVote : std::uint8_t { happened, news };
inline constexpr std::size_t kFactualityVotes = 2;
using FactualityWeights = std::array<float, kFactualityVotes>;

/// What sums of votes say. `news`: the votes of all verbs of the text for its being news.
Factuality judge(const FactualityWeights& votes, Certainty walked, float news);

/// Immutable; share it between threads.
class FactualityReader {
 public:
  /// Fault::corrupt if table `factuality_weights` or `event_nouns` is missing or a weight is no number.
  static Result<FactualityReader> create(const Lexicon& lexicon);

  /// Whether this noun tells of something that happens or is done (table `event_nouns`).
  bool is_event_noun(const Tree&, std::uint32_t token) const;

  struct Predicate {
    std::uint32_t token;
    const CertaintyReading* walk;  // read without a bound
  };
  /// Replaces `out` by one answer for each predicate of a document.
  void read(const Tree&, const std::vector<Predicate>&, std::vector<Factuality>& out) const;
  /// One of them alone. `features` is built from its tree.
  Factuality read(FactualityFeatures& features, const Predicate&) const;

 private:
  FactualityWeights votes_of(const FeatureList&) const;

  FeatureTable<FactualityWeights> weights_;
  TextIndex nouns_;
};

}  // namespace hearsay
