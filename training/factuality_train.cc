// Learns table `factuality_weights`: two votes over the features of src/attribution/factuality_features.h, whether a predicate's event has
// happened, and whether the text is news.
//
// usage: factuality_train LEXICON MODEL OUT.tsv JUDGED.jsonl NEWS.jsonl
// LEXICON, MODEL: as the program uses them; the trees that are learned from are the model's own. JUDGED: what readers answered when asked whether
// an event has happened, a sentence a line: `text` and `predicates` with `begin`, `end` (code points) and `ih2` from -3 to 3.
// NEWS: articles (`text`) of which only that they are news is learned. The same files give the same weights.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "attribution/factuality.h"
#include "hearsay/language_model.h"
#include "regression.h"

namespace {

using namespace hearsay;
using training::Instance;
using training::Regression;

// The first was chosen by cross-validation on JUDGED; what is learned changes little between half and twice of each.
constexpr double kPullHappened = 60, kPullNews = 300;  // how strongly weights are drawn to nothing
constexpr std::uint32_t kRare = 5;                     // a feature seen less often gets no weight
constexpr float kLeast = 0.02f;                        // nor one that weighs less in both votes

/// The features by number, and what is learned from: answers to whether something happened, and sentences that are news (1) or are not (-1).
struct Corpus : training::FeatureNumbers {
  std::vector<Instance> happened, news;

  void drop_rare() {
    for (auto* instances : {&happened, &news})
      for (Instance& one : *instances) FeatureNumbers::drop_rare(one.features, kRare);
  }
};

class Reader {
 public:
  Reader(std::shared_ptr<const LanguageModel> model, const CertaintyReader& certainty) : worker_(std::move(model)), certainty_(certainty) {}

  void read_judged(const std::string& path, Corpus& corpus) {
    each_text(path, [&](const nlohmann::json& json) {
      for (const auto& gold : json["predicates"]) judged(gold, corpus);
      spoken(1, -1, corpus);
    });
  }

  void read_news(const std::string& path, Corpus& corpus) {
    constexpr std::size_t kEvery = 2;  // sentences of one article are much alike
    each_text(path, [&](const nlohmann::json&) { spoken(kEvery, 1, corpus); });
  }

 private:
  template <class Use>
  void each_text(const std::string& path, const Use& use) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      const auto json = nlohmann::json::parse(line);
      const auto document = Document::make({}, json["text"].get<std::string>());
      if (!document) continue;
      worker_.analyse(*document, analysis_);
      tree_.build(*document, analysis_);
      features_.build(tree_);
      use(json);
    }
  }

  void judged(const nlohmann::json& gold, Corpus& corpus) {
    if (gold["ih2"].is_null()) return;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const CharSpan at = tree_.document().chars(tree_.token(i).at);
      if (at.begin >= gold["end"].get<std::uint32_t>() || at.end <= gold["begin"].get<std::uint32_t>()) continue;
      corpus.happened.push_back({{}, gold["ih2"].get<double>()});
      return add(i, corpus, corpus.happened.back());
    }
  }

  /// One instance of each sentence in so many that has a verb.
  void spoken(std::size_t every, double news, Corpus& corpus) {
    const auto& sentences = analysis_.sentences;
    for (std::size_t s = 0; s < sentences.size(); s += every) {
      Instance one{{}, news};
      for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i)
        if (tree_.token(i).upos == Upos::verb) add(i, corpus, one);
      if (!one.features.empty()) corpus.news.push_back(std::move(one));
    }
  }

  void add(std::uint32_t predicate, Corpus& corpus, Instance& instance) {
    features_.list(predicate, certainty_.read(tree_, predicate, {}), list_);
    corpus.number(list_.names(), instance.features);
  }

  LanguageModel::Worker worker_;
  const CertaintyReader& certainty_;
  Analysis analysis_;
  Tree tree_;
  FactualityFeatures features_;
  FeatureList list_{true};
};

std::vector<FactualityWeights> learn(const Corpus& corpus) {
  const auto happened = Regression(corpus.happened, corpus.names.size(), kPullHappened).solve();
  const auto news = Regression(corpus.news, corpus.names.size(), kPullNews).solve();
  std::vector<FactualityWeights> out(corpus.names.size());
  for (std::size_t f = 0; f < out.size(); ++f) out[f] = {static_cast<float>(happened[f]), static_cast<float>(news[f])};
  return out;
}

std::size_t write(const std::string& path, const Corpus& corpus, const std::vector<FactualityWeights>& weights) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t f = 0; f < weights.size(); ++f) {
    if (std::max(std::abs(weights[f][0]), std::abs(weights[f][1])) >= kLeast && corpus.names[f].find_first_of("|\t#") == std::string::npos) order.push_back(f);
  }
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return corpus.names[a] < corpus.names[b]; });
  std::ofstream out(path);
  out << "# Weights of the features of a predicate (src/attribution/factuality_features.h), learned by training/factuality_train.cc.\n"
         "# happened: from -3, did not, to 3, did; news: that a text is news (docs/certainty.md).\n"
         "# Under CC BY-SA 4.0, as the judgements of UDS-IH2 that they are learned from.\n"
         "feature\thappened\tnews\n";
  for (const std::uint32_t f : order) out << fmt::format("{}\t{:.3f}\t{:.3f}\n", corpus.names[f], weights[f][0], weights[f][1]);
  return order.size();
}

int run(int argc, char** argv) {
  const auto lexicon = Lexicon::open(argv[1]);
  if (!lexicon) return fmt::print(stderr, "{}\n", lexicon.error().describe()), 2;
  const auto model = LanguageModel::open(argv[2]);
  if (!model) return fmt::print(stderr, "{}\n", model.error().describe()), 2;
  const auto certainty = CertaintyReader::create(*lexicon);
  if (!certainty) return fmt::print(stderr, "{}\n", certainty.error().describe()), 2;
  Corpus corpus;
  Reader reader(*model, *certainty);
  reader.read_judged(argv[4], corpus);
  reader.read_news(argv[5], corpus);
  corpus.drop_rare();
  fmt::print("{} predicates, {} features\n", corpus.happened.size(), corpus.names.size());
  const std::vector<FactualityWeights> weights = learn(corpus);
  fmt::print("{} weights\n", write(argv[3], corpus, weights));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return fmt::print(stderr, "usage: factuality_train LEXICON MODEL OUT.tsv JUDGED.jsonl NEWS.jsonl\n"), 2;
  return run(argc, argv);
}
