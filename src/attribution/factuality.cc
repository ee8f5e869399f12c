#include "attribution/factuality.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/numbers.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, kFactualityVotes> kColumns = {"happened", "news"};

constexpr float kNewsScale = 6, kNewsBias = 0.7f;  // in doubt it is news
// Readers of news go by what is said, and a little by what is likely to have come about.
constexpr float kWalked = 0.7f;
// Where answers to what happened turn from "did not happen" to open and to "happened": these become -1 and 1.
constexpr float kNotBelow = -0.6f, kSoAbove = 0.9f;

/// FactBank's values as numbers (Saurí and Pustejovsky 2012), but for the open one: readers lean to believing it.
float number(Certainty certainty) {
  switch (certainty) {
    case Certainty::ct_plus: return 3;
    case Certainty::pr_plus: return 2;
    case Certainty::ps_plus:
    case Certainty::uu: return 1;
    case Certainty::ps_minus: return -1;
    case Certainty::pr_minus: return -2;
    case Certainty::ct_minus: return -3;
  }
  return 0;
}

float certain_part(float odds) { return 1 / (1 + std::exp(-odds)); }

float within_scale(float value) { return std::clamp(value, -3.0f, 3.0f); }

float stretch(float value) {
  if (value < kNotBelow) return -3 + (value + 3) * 2 / (kNotBelow + 3);
  if (value > kSoAbove) return 3 - (3 - value) * 2 / (3 - kSoAbove);
  return -1 + 2 * (value - kNotBelow) / (kSoAbove - kNotBelow);
}

}  // namespace

Factuality judge(const FactualityWeights& votes, Certainty walked, float news) {
  Factuality out;
  const float happened = within_scale(votes[static_cast<std::size_t>(FactualityVote::happened)]);
  out.held = kWalked * number(walked) + (1 - kWalked) * happened;
  // Readers of the web, asked of "did not see", often answered how sure they were of the sentence. What is not so cannot have happened.
  out.happened = std::min(happened, out.held);
  const float part = certain_part(kNewsScale * news + kNewsBias);
  out.value = part * out.held + (1 - part) * stretch(happened);
  return out;
}

Result<FactualityReader> FactualityReader::create(const Lexicon& lexicon) {
  const auto table = lexicon.table("factuality_weights");
  if (!table) return fail(Fault::corrupt, "this lexicon lacks table factuality_weights; build it from the complete folder");
  FactualityReader out;
  std::array<std::uint32_t, kFactualityVotes> columns = {};
  for (std::size_t v = 0; v < kFactualityVotes; ++v) {
    const auto column = table->column(kColumns[v]);
    if (!column) return fail(Fault::corrupt, fmt::format("table factuality_weights has no column {}", kColumns[v]));
    columns[v] = *column;
  }
  out.weights_.reserve(table->rows());
  for (RowId row = 0; row < table->rows(); ++row) {
    FactualityWeights& votes = out.weights_[feature_hash(kFeatureSeed, table->cell(row, 0))];
    for (std::size_t v = 0; v < kFactualityVotes; ++v) {
      const auto weight = number_in<float>(table->cell(row, columns[v]));
      if (!weight) return fail(Fault::corrupt, fmt::format("`{}` is no weight", table->cell(row, columns[v])), {.source = table->origin(row)});
      votes[v] = *weight;
    }
  }
  const auto nouns = lexicon.table("event_nouns");
  if (!nouns) return fail(Fault::corrupt, "this lexicon lacks table event_nouns; build it from the complete folder");
  for (RowId row = 0; row < nouns->rows(); ++row) out.nouns_.add(nouns->cell(row, 0));
  return out;
}

FactualityWeights FactualityReader::votes_of(const FeatureList& features) const {
  FactualityWeights sum = {};
  for (const std::uint64_t hash : features.hashes()) {
    const FactualityWeights votes = weights_.get(hash);
    for (std::size_t v = 0; v < kFactualityVotes; ++v) sum[v] += votes[v];
  }
  return sum;
}

bool FactualityReader::is_event_noun(const Tree& tree, std::uint32_t token) const {
  return tree.token(token).upos == Upos::noun && nouns_.contains(tree.lemma(token));
}

void FactualityReader::read(const Tree& tree, const std::vector<Predicate>& predicates, std::vector<Factuality>& out) const {
  FactualityFeatures features;
  FeatureList list;
  features.build(tree);
  std::vector<FactualityWeights> votes;
  float news = 0;
  for (const Predicate& predicate : predicates) {
    features.list(predicate.token, *predicate.walk, list);
    votes.push_back(votes_of(list));
    // Of the kind of text verbs alone may speak, as in training.
    if (tree.token(predicate.token).upos == Upos::verb) news += votes.back()[static_cast<std::size_t>(FactualityVote::news)];
  }
  out.clear();
  for (std::size_t i = 0; i < votes.size(); ++i) out.push_back(judge(votes[i], predicates[i].walk->certainty, news));
}

Factuality FactualityReader::read(FactualityFeatures& features, const Predicate& predicate) const {
  FeatureList list;
  features.list(predicate.token, *predicate.walk, list);
  const FactualityWeights votes = votes_of(list);
  return judge(votes, predicate.walk->certainty, votes[static_cast<std::size_t>(FactualityVote::news)]);
}

}  // namespace hearsay
