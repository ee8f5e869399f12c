// Learns table `claim_weights`: which of the claims that the rules find careful readers told too, and under which type.
//
// usage: claims_train LEXICON MODEL OUT.tsv PAGES.jsonl …
// LEXICON, MODEL: as the program uses them; what is learned from is the program's own claims. PAGES: a document a line with `id`, `text`, as far
// as known `source`, `published` and `title`, and `claims`, each with `begin` and `end` of its trigger (code points) and its `type` (null for harm
// without an attacker). The same files give the same weights. Prints what they are worth on pages that they were not learned from, by
// cross-validation.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "attribution/claim_judge.h"
#include "drafting.h"
#include "regression.h"

namespace {

using namespace hearsay;
using training::Instance;
using training::kFolds;
using training::kLeast;
using training::Regression;

// Chosen by cross-validation; half and twice of each change little.
constexpr double kPull = 25;  // how strongly weights are drawn to nothing

struct Marked {
  CharSpan at;
  std::size_t label = kNeedless;
};

struct Example {
  std::vector<std::uint32_t> features;
  std::size_t document = 0, label = kNeedless, own = kNeedless;  // what readers told, what the rules did
};

struct Corpus : training::FeatureNumbers {
  std::vector<Example> examples;
  std::size_t documents = 0, told = 0;  // told: claims of the readers

  void drop_rare() {
    for (Example& one : examples) FeatureNumbers::drop_rare(one.features);
  }
};

class Reader {
 public:
  explicit Reader(training::Drafter drafter) : drafter_(std::move(drafter)) {}

  void read(const std::string& path, Corpus& corpus) {
    training::each_page(path, [&](const nlohmann::json& json) { page(json, corpus); });
  }

 private:
  void page(const nlohmann::json& json, Corpus& corpus) {
    if (!drafter_.read(json)) return;
    std::vector<Marked> marked;
    for (const auto& claim : json["claims"]) {
      const auto type = claim["type"].is_null() ? std::nullopt : parse_event_type(claim["type"].get<std::string>());
      marked.push_back({{claim["begin"].get<std::uint32_t>(), claim["end"].get<std::uint32_t>()}, label_of(type)});
    }
    compare(marked, corpus);
    corpus.told += marked.size();
    ++corpus.documents;
  }

  void compare(const std::vector<Marked>& marked, Corpus& corpus) {
    ClaimFeatures features(drafter_.tree(), drafter_.drafts());
    for (const DraftClaim& draft : drafter_.drafts()) {
      features.list(draft, list_);
      if (!draft.trace.entry) continue;
      Example example{.document = corpus.documents, .own = label_of(draft.claim.event.type)};
      const CharSpan at = draft.claim.event.trigger.at;
      for (const Marked& one : marked)
        if (one.at.begin < at.end && at.begin < one.at.end && (example.label == kNeedless || one.label == example.own)) example.label = one.label;
      corpus.number(list_.names(), example.features);
      corpus.examples.push_back(std::move(example));
    }
  }

  training::Drafter drafter_;
  FeatureList list_{true};
};

/// Weights of each feature, learned from the documents outside one fold; of all where there is none such.
std::vector<ClaimVotes> learn(const Corpus& corpus, std::size_t without) {
  std::vector<Instance> instances;
  std::vector<std::size_t> labels;
  for (const Example& one : corpus.examples) {
    if (one.document % kFolds == without) continue;
    instances.push_back({one.features, 0});
    labels.push_back(one.label);
  }
  std::vector<ClaimVotes> out(corpus.names.size());
  for (std::size_t label = 0; label < kClaimLabels; ++label) {
    const double part = static_cast<double>(std::count(labels.begin(), labels.end(), label)) / static_cast<double>(labels.size());
    for (std::size_t i = 0; i < instances.size(); ++i) instances[i].answer = (labels[i] == label) - part;
    const std::vector<double> weights = Regression(instances, out.size(), kPull).solve();
    for (std::size_t f = 0; f < out.size(); ++f) out[f][label] = static_cast<float>(weights[f]);
    out[corpus.numbers.at(std::string(ClaimFeatures::kEach))][label] += static_cast<float>(part);  // which is drawn to how common the label is, not to nothing
  }
  return out;
}

struct Count {
  std::size_t told = 0, right = 0, typed = 0;  // by the program; that readers told too; under the same type

  void add(std::size_t as, std::size_t readers) {
    ++told;
    right += readers != kNeedless;
    typed += readers == as;
  }
  std::string describe(std::size_t readers) const {
    const auto f = [&](std::size_t hits) { return 200.0 * static_cast<double>(hits) / static_cast<double>(told + readers); };
    return fmt::format("{} told, F1 {:.1f}, with the type {:.1f}", told, f(right), f(typed));
  }
};

void validate(const Corpus& corpus) {
  Count before, after;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const std::vector<ClaimVotes> weights = learn(corpus, fold);
    for (const Example& one : corpus.examples) {
      if (one.document % kFolds != fold) continue;
      ClaimVotes votes = {};
      for (const std::uint32_t f : one.features)
        for (std::size_t label = 0; label < kClaimLabels; ++label) votes[label] += weights[f][label];
      before.add(one.own, one.label);
      const ClaimVerdict verdict = verdict_of(votes, one.own);
      if (!is_needless(verdict)) after.add(verdict.better.value_or(one.own), one.label);
    }
  }
  fmt::print("rules alone: {}\njudged, by cross-validation: {}\n", before.describe(corpus.told), after.describe(corpus.told));
}

std::size_t write(const std::string& path, const Corpus& corpus, const std::vector<ClaimVotes>& weights) {
  std::ofstream out(path);
  out << "# Weights of the features of a claim (src/attribution/claim_features.h), learned by training/claims_train.cc. A label's sum is near 1 where\n"
         "# readers of such a page would choose it: needless, a type, or disaster.\n"
         "feature\tlabel\tweight\n";
  std::size_t rows = 0;
  for (const std::uint32_t f : corpus.in_order())
    for (std::size_t label = 0; label < kClaimLabels; ++label)
      if (std::abs(weights[f][label]) >= kLeast) out << fmt::format("{}\t{}\t{:.3f}\n", corpus.names[f], label_name(label), weights[f][label]), ++rows;
  return rows;
}

int run(int argc, char** argv) {
  auto drafter = training::Drafter::create(argv[1], argv[2]);
  if (!drafter) return fmt::print(stderr, "{}\n", drafter.error().describe()), 2;
  Corpus corpus;
  Reader reader(std::move(*drafter));
  for (int i = 4; i < argc; ++i) reader.read(argv[i], corpus);
  corpus.drop_rare();
  fmt::print("{} pages, {} claims of readers, {} of the rules, {} features\n", corpus.documents, corpus.told, corpus.examples.size(), corpus.names.size());
  validate(corpus);
  fmt::print("{} weights\n", write(argv[3], corpus, learn(corpus, kFolds)));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return fmt::print(stderr, "usage: claims_train LEXICON MODEL OUT.tsv PAGES.jsonl …\n"), 2;
  return run(argc, argv);
}
