// Learns table `factuality_weights`: two votes over the features of src/attribution/factuality_features.h, whether a predicate's event has
// happened, and whether the text is news.
//
// usage: factuality_train LEXICON MODEL OUT.tsv JUDGED.jsonl NEWS.jsonl
// LEXICON, MODEL: as the program uses them; the trees that are learned from are the model's own. JUDGED: what readers answered when asked whether
// an event has happened, a sentence a line: `text` and `predicates` with `begin`, `end` (code points) and `ih2` from -3 to 3.
// NEWS: articles (`text`) of which only that they are news is learned. The same files give the same weights: the shuffling is seeded.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <unordered_map>

#include "attribution/factuality.h"
#include "hearsay/language_model.h"

namespace {

using namespace hearsay;

constexpr int kEpochs = 8;
constexpr float kRate = 0.03f, kDecay = 1e-4f;
constexpr std::uint32_t kRare = 6;  // a feature seen less often gets no weight
constexpr float kLeast = 0.05f;     // nor one that weighs less

struct Instance {
  std::vector<std::uint32_t> features;
  float happened = 0;  // 0 to 1
  bool news = false, verb = false;
};

struct Corpus {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::string> names;
  std::vector<std::uint32_t> counts;
  std::vector<Instance> instances;

  void add(const FeatureList& list, Instance instance) {
    for (const std::string& name : list.names()) {
      const auto [found, fresh] = numbers.try_emplace(name, static_cast<std::uint32_t>(names.size()));
      if (fresh) names.push_back(name), counts.push_back(0);
      instance.features.push_back(found->second);
    }
    std::sort(instance.features.begin(), instance.features.end());
    instance.features.erase(std::unique(instance.features.begin(), instance.features.end()), instance.features.end());
    for (const std::uint32_t f : instance.features) ++counts[f];
    instances.push_back(std::move(instance));
  }

  void drop_rare() {
    for (Instance& one : instances) std::erase_if(one.features, [&](std::uint32_t f) { return counts[f] < kRare; });
  }
};

class Reader {
 public:
  Reader(std::shared_ptr<const LanguageModel> model, const CertaintyReader& certainty) : worker_(std::move(model)), certainty_(certainty) {}

  void read_judged(const std::string& path, Corpus& corpus) {
    each_text(path, [&](const nlohmann::json& json) {
      for (const auto& gold : json["predicates"]) judged(gold, corpus);
    });
  }

  /// Every so many verbs of each text, until there are `most`.
  void read_news(const std::string& path, std::size_t most, Corpus& corpus) {
    constexpr std::uint32_t kEvery = 4;
    const std::size_t end = corpus.instances.size() + most;
    each_text(path, [&](const nlohmann::json&) {
      for (std::uint32_t i = 0; i < tree_.size() && corpus.instances.size() < end; ++i)
        if (tree_.token(i).upos == Upos::verb && i % kEvery == 0) add(i, {{}, 0, true, true}, corpus);
    });
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
    const float answer = (gold["ih2"].get<float>() + 3) / 6;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const CharSpan at = tree_.document().chars(tree_.token(i).at);
      if (at.begin >= gold["end"].get<std::uint32_t>() || at.end <= gold["begin"].get<std::uint32_t>()) continue;
      return add(i, {{}, answer, false, tree_.token(i).upos == Upos::verb}, corpus);
    }
  }

  void add(std::uint32_t predicate, Instance instance, Corpus& corpus) {
    features_.list(predicate, certainty_.read(tree_, predicate, {}), list_);
    corpus.add(list_, std::move(instance));
  }

  LanguageModel::Worker worker_;
  const CertaintyReader& certainty_;
  Analysis analysis_;
  Tree tree_;
  FactualityFeatures features_;
  FeatureList list_{true};
};

/// One vote's weights: AdaGrad, and the mean of where it went.
struct Weights {
  explicit Weights(std::size_t count) : now(count), squares(count, 1e-2f), sum(count) {}
  std::vector<float> now, squares, sum;
  void step(std::uint32_t f, float slope) {
    slope += kDecay * now[f];
    squares[f] += slope * slope;
    now[f] -= kRate / std::sqrt(squares[f]) * slope;
  }
};

class Learner {
 public:
  explicit Learner(const Corpus& corpus) : corpus_(corpus), happened_(corpus.names.size()), news_(corpus.names.size()) {}

  std::vector<FactualityWeights> learn() {
    std::mt19937 random(7);
    std::vector<std::uint32_t> order(corpus_.instances.size());
    std::iota(order.begin(), order.end(), 0u);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      for (std::size_t i = 0; i < order.size(); ++i) {
        const Instance& one = corpus_.instances[order[i]];
        if (!one.news) learn(one.features, one.happened, happened_);
        if (epoch < 2 && one.verb) learn(one.features, static_cast<float>(one.news), news_);  // more would only learn the texts by heart
        if (epoch > 0 && i % 2000 == 0) add_up();
      }
    }
    return mean();
  }

 private:
  static float probability(float odds) { return 1 / (1 + std::exp(-odds)); }

  static void learn(const std::vector<std::uint32_t>& features, float answer, Weights& vote) {
    float odds = 0;
    for (const std::uint32_t f : features) odds += vote.now[f];
    const float slope = probability(odds) - answer;
    for (const std::uint32_t f : features) vote.step(f, slope);
  }

  void add_up() {
    ++sums_;
    for (std::size_t f = 0; f < happened_.now.size(); ++f) happened_.sum[f] += happened_.now[f];
  }

  std::vector<FactualityWeights> mean() const {
    std::vector<FactualityWeights> out(corpus_.names.size());
    const auto n = static_cast<float>(std::max(1, sums_));
    for (std::size_t f = 0; f < out.size(); ++f) out[f] = {happened_.sum[f] / n, news_.now[f]};
    return out;
  }

  const Corpus& corpus_;
  Weights happened_, news_;
  int sums_ = 0;
};

std::size_t write(const std::string& path, const Corpus& corpus, const std::vector<FactualityWeights>& weights) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t f = 0; f < weights.size(); ++f) {
    if (std::abs(weights[f][0]) >= kLeast && corpus.names[f].find_first_of("|\t#") == std::string::npos) order.push_back(f);
  }
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return corpus.names[a] < corpus.names[b]; });
  std::ofstream out(path);
  out << "# Weights of the features of a predicate (src/attribution/factuality_features.h), learned by training/factuality_train.cc.\n"
         "# happened: log odds that the event has come about; news: that the text is news (docs/certainty.md).\n"
         "# Under CC BY-SA 4.0, as the judgements of UDS-IH2 that they are learned from.\n"
         "feature\thappened\tnews\n";
  for (const std::uint32_t f : order) out << fmt::format("{}\t{:.2f}\t{:.2f}\n", corpus.names[f], weights[f][0], weights[f][1]);
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
  reader.read_news(argv[5], corpus.instances.size(), corpus);
  corpus.drop_rare();
  fmt::print("{} predicates, {} features\n", corpus.instances.size(), corpus.names.size());
  const std::vector<FactualityWeights> weights = Learner(corpus).learn();
  fmt::print("{} weights\n", write(argv[3], corpus, weights));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return fmt::print(stderr, "usage: factuality_train LEXICON MODEL OUT.tsv JUDGED.jsonl NEWS.jsonl\n"), 2;
  return run(argc, argv);
}
