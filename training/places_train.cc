// Learns table `place_weights`: which place careful readers named for an event, of those that its sentence and the ones before name, if any.
//
// usage: places_train LEXICON MODEL OUT.tsv PAGES.jsonl …
// LEXICON, MODEL: as the program uses them; what is learned from is the program's own claims. PAGES: a document a line with `id`, `text`, as far
// as known `source`, `published` and `title`, and `claims`, each with `begin` and `end` of its trigger (code points), its `type` (null for harm
// without an attacker) and its `place` (with its `text`), if it has one. The same files give the same weights. Prints what they are worth on
// pages that they were not learned from, by cross-validation.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "attribution/place_judge.h"
#include "base/words.h"
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

struct Marked : training::MarkedClaim {
  std::string place;  // empty if none
};

struct Option {
  std::vector<std::uint32_t> features;
  bool right = false, by_rules = false;
};

struct Example {  // a claim of the program
  std::vector<Option> options;
  std::size_t document = 0;
  bool placed = false;  // by readers
};

struct Corpus : training::FeatureNumbers {
  std::vector<Example> examples;
  std::size_t documents = 0, placed = 0;  // placed: claims of the readers that have a place

  void drop_rare() {
    for (Example& example : examples)
      for (Option& one : example.options) FeatureNumbers::drop_rare(one.features);
  }
};

/// Whether two names are of one place, as scorers of claims compare them.
bool is_same(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && (a.find(b) != std::string::npos || b.find(a) != std::string::npos);
}

class Reader {
 public:
  explicit Reader(training::Drafter drafter) : drafter_(std::move(drafter)) {}

  void read(const std::string& path, Corpus& corpus) {
    training::each_page(path, [&](const nlohmann::json& json) { page(json, corpus); });
  }

 private:
  void page(const nlohmann::json& json, Corpus& corpus) {
    if (!drafter_.read(json)) return;
    drafter_.sift();
    std::vector<Marked> marked;
    for (const auto& claim : json["claims"]) {
      Marked one{training::MarkedClaim::read(claim), {}};
      if (claim.contains("place")) one.place = fold(claim["place"]["text"].get<std::string>());
      corpus.placed += !one.place.empty();
      marked.push_back(std::move(one));
    }
    compare(marked, corpus);
    ++corpus.documents;
  }

  void compare(const std::vector<Marked>& marked, Corpus& corpus) {
    const std::vector<DraftClaim>& drafts = drafter_.drafts();
    const PlaceFeatures features(drafter_.tree(), {drafter_.reading().places, drafter_.reading().sites}, drafts);
    const std::vector<const Marked*> of = training::pair_up<Marked>(drafts, marked);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      features.candidates(drafts[i], candidates_);
      Example example{.document = corpus.documents, .placed = of[i] && !of[i]->place.empty()};
      for (const PlaceCandidate& one : candidates_) {
        features.list(drafts[i], one, candidates_, list_);
        Option option{.right = example.placed && is_same(fold(one.record->name.value_or("")), of[i]->place), .by_rules = one.by_rules};
        corpus.number(list_.names(), option.features);
        example.options.push_back(std::move(option));
      }
      corpus.examples.push_back(std::move(example));
    }
  }

  training::Drafter drafter_;
  std::vector<PlaceCandidate> candidates_;
  FeatureList list_{true};
};

/// Weights of each feature, learned from the documents outside one fold; of all where there is none such.
std::vector<float> learn(const Corpus& corpus, std::size_t without) {
  std::vector<Instance> instances;
  double right = 0;
  for (const Example& example : corpus.examples) {
    if (example.document % kFolds == without) continue;
    for (const Option& one : example.options) {
      instances.push_back({one.features, one.right ? 1.0 : 0.0});
      right += one.right;
    }
  }
  const double part = right / static_cast<double>(instances.size());
  for (Instance& one : instances) one.answer -= part;
  const std::vector<double> weights = Regression(instances, corpus.names.size(), kPull).solve();
  std::vector<float> out(weights.begin(), weights.end());
  out[corpus.numbers.at(std::string(PlaceFeatures::kEach))] += static_cast<float>(part);  // which is drawn to how common a right one is, not to nothing
  return out;
}

struct Count {
  std::size_t named = 0, right = 0;  // places of the program; that readers named too

  void add(bool is_right) { ++named, right += is_right; }
  std::string describe(std::size_t readers) const {
    return fmt::format("{} named, {} right, F1 {:.1f}", named, right, 200.0 * static_cast<double>(right) / static_cast<double>(named + readers));
  }
};

void validate(const Corpus& corpus) {
  constexpr float kFrom = 0.14f, kStep = 0.02f;
  constexpr int kSteps = 16;
  Count rules, best;
  std::vector<Count> judged(kSteps), sifted(kSteps);
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const std::vector<float> weights = learn(corpus, fold);
    for (const Example& example : corpus.examples) {
      if (example.document % kFolds != fold) continue;
      const Option* top = nullptr;
      const Option* own = nullptr;
      float most = 0, own_vote = 0;
      bool any = false;
      for (const Option& one : example.options) {
        float vote = 0;
        for (const std::uint32_t f : one.features) vote += weights[f];
        if (one.by_rules) own = &one, own_vote = vote;
        if (!top || vote > most) top = &one, most = vote;
        any |= one.right;
      }
      if (own) rules.add(own->right);
      if (any) best.add(true);
      for (int i = 0; i < kSteps; ++i) {
        if (top && most > kFrom + kStep * static_cast<float>(i)) judged[i].add(top->right);
        if (own && own_vote > kFrom + kStep * static_cast<float>(i)) sifted[i].add(own->right);
      }
    }
  }
  fmt::print("rules alone: {}\nat best: {}\n", rules.describe(corpus.placed), best.describe(corpus.placed));
  for (int i = 0; i < kSteps; ++i)
    fmt::print("above {:.2f}: kept or dropped {}; chosen {}\n", kFrom + kStep * i, sifted[i].describe(corpus.placed), judged[i].describe(corpus.placed));
}

std::size_t write(const std::string& path, const Corpus& corpus, const std::vector<float>& weights) {
  std::ofstream out(path);
  out << "# Weights of the features of a place for an event (src/attribution/place_features.h), learned by training/places_train.cc. The sum is near 1\n"
         "# where readers would name it as where the event happened.\n"
         "feature\tweight\n";
  std::size_t rows = 0;
  for (const std::uint32_t f : corpus.in_order())
    if (std::abs(weights[f]) >= kLeast) out << fmt::format("{}\t{:.3f}\n", corpus.names[f], weights[f]), ++rows;
  return rows;
}

int run(int argc, char** argv) {
  auto drafter = training::Drafter::create(argv[1], argv[2]);
  if (!drafter) return fmt::print(stderr, "{}\n", drafter.error().describe()), 2;
  Corpus corpus;
  Reader reader(std::move(*drafter));
  for (int i = 4; i < argc; ++i) reader.read(argv[i], corpus);
  corpus.drop_rare();
  fmt::print("{} pages, {} claims of the program, {} places of readers, {} features\n", corpus.documents, corpus.examples.size(), corpus.placed,
             corpus.names.size());
  validate(corpus);
  fmt::print("{} weights\n", write(argv[3], corpus, learn(corpus, kFolds)));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return fmt::print(stderr, "usage: places_train LEXICON MODEL OUT.tsv PAGES.jsonl …\n"), 2;
  return run(argc, argv);
}
