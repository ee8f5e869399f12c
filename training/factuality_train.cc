// Learns table `factuality_weights`: three votes over the features of src/attribution/factuality_features.h, whether a predicate's event has
// happened (as readers of web text were asked), whether it is held to be so (as readers of news were asked), and whether the text is news.
//
// usage: factuality_train LEXICON MODEL OUT.tsv WEB.jsonl NEWS.jsonl …
// LEXICON, MODEL: as the program uses them; the trees that are learned from are the model's own. The gold, a sentence a line: `text` and
// `predicates` with `begin`, `end` (code points) and `ih2` or `value` from -3 to 3. Of several files of news the first counts in full.
// The same files give the same weights: the shuffling is seeded.
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
constexpr float kShare = 0.5f;      // how much of a weight is common to both questions
constexpr std::uint32_t kRare = 6;  // a feature seen less often gets no weight
constexpr std::uint32_t kRareNoun = 3;
constexpr float kLeast = 0.05f;       // nor one that weighs less
constexpr float kFurtherNews = 0.3f;  // the further files of news are marked more coarsely

struct Instance {
  std::vector<std::uint32_t> features;
  float answer = 0;  // 0 to 1
  float weight = 1;
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

  void read(const std::string& path, bool news, float weight, Corpus& corpus) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      const auto json = nlohmann::json::parse(line);
      const auto document = Document::make({}, json["text"].get<std::string>());
      if (!document) continue;
      worker_.analyse(*document, analysis_);
      tree_.build(*document, analysis_);
      features_.build(tree_);
      for (const auto& gold : json["predicates"]) predicate(gold, {{}, 0, weight, news, false}, corpus);
    }
  }

 private:
  void predicate(const nlohmann::json& gold, Instance instance, Corpus& corpus) {
    const auto& value = gold.contains("ih2") ? gold["ih2"] : gold["value"];
    if (value.is_null()) return;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const CharSpan at = tree_.document().chars(tree_.token(i).at);
      if (at.begin >= gold["end"].get<std::uint32_t>() || at.end <= gold["begin"].get<std::uint32_t>()) continue;
      features_.list(i, certainty_.read(tree_, i, {}), list_);
      instance.answer = (value.get<float>() + 3) / 6;
      instance.verb = tree_.token(i).upos == Upos::verb;
      corpus.add(list_, std::move(instance));
      return;
    }
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

/// The two questions share a part of their weights, for negation or a modal speaks alike in both.
class Learner {
 public:
  explicit Learner(const Corpus& corpus)
      : corpus_(corpus), happened_(corpus.names.size()), held_(corpus.names.size()), shared_(corpus.names.size()), news_(corpus.names.size()) {}

  std::vector<FactualityWeights> learn() {
    std::mt19937 random(7);
    std::vector<std::uint32_t> order(corpus_.instances.size());
    std::iota(order.begin(), order.end(), 0u);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      for (std::size_t i = 0; i < order.size(); ++i) {
        const Instance& one = corpus_.instances[order[i]];
        answer(one);
        if (epoch < 2 && one.verb) kind_of_text(one);  // more would only learn the texts by heart
        if (epoch > 0 && i % 2000 == 0) add_up();
      }
    }
    return mean();
  }

 private:
  static float probability(float odds) { return 1 / (1 + std::exp(-odds)); }

  void answer(const Instance& one) {
    Weights& own = one.news ? held_ : happened_;
    float odds = 0;
    for (const std::uint32_t f : one.features) odds += own.now[f] + kShare * shared_.now[f];
    const float slope = one.weight * (probability(odds) - one.answer);
    for (const std::uint32_t f : one.features) {
      own.step(f, slope);
      shared_.step(f, kShare * slope);
    }
  }

  void kind_of_text(const Instance& one) {
    float odds = 0;
    for (const std::uint32_t f : one.features) odds += news_.now[f];
    const float slope = (one.news ? 1.f : 0.5f) * (probability(odds) - static_cast<float>(one.news));
    for (const std::uint32_t f : one.features) news_.step(f, slope);
  }

  void add_up() {
    ++sums_;
    for (Weights* all : {&happened_, &held_, &shared_})
      for (std::size_t f = 0; f < all->now.size(); ++f) all->sum[f] += all->now[f];
  }

  std::vector<FactualityWeights> mean() const {
    std::vector<FactualityWeights> out(corpus_.names.size());
    const auto n = static_cast<float>(std::max(1, sums_));
    for (std::size_t f = 0; f < out.size(); ++f) {
      const float shared = kShare * shared_.sum[f] / n;
      out[f] = {happened_.sum[f] / n + shared, held_.sum[f] / n + shared, news_.now[f]};
    }
    return out;
  }

  const Corpus& corpus_;
  Weights happened_, held_, shared_, news_;
  int sums_ = 0;
};

/// "lemma=raid NN": by these rows the program knows which nouns tell events, so they stay even where they weigh nothing.
bool names_event(const std::string& feature) { return feature.starts_with("lemma=") && (feature.ends_with(" NN") || feature.ends_with(" NNS")); }

std::size_t write(const std::string& path, const Corpus& corpus, const std::vector<FactualityWeights>& weights) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t f = 0; f < weights.size(); ++f) {
    const float most = std::max(std::abs(weights[f][0]), std::abs(weights[f][1]));
    const bool noun = names_event(corpus.names[f]) && corpus.counts[f] >= kRareNoun;
    if ((most >= kLeast || noun) && corpus.names[f].find_first_of("|\t#") == std::string::npos) order.push_back(f);
  }
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return corpus.names[a] < corpus.names[b]; });
  std::ofstream out(path);
  out << "# Weights of the features of a predicate (src/attribution/factuality_features.h), learned by training/factuality_train.cc.\n"
         "# happened: log odds that the event has come about; held: that the teller takes it to be so; news: that the text is news (docs/certainty.md).\n"
         "# Under CC BY-SA 4.0, as the judgements of UDS-IH2 that they are learned from.\n"
         "feature\thappened\theld\tnews\n";
  for (const std::uint32_t f : order) out << fmt::format("{}\t{:.2f}\t{:.2f}\t{:.2f}\n", corpus.names[f], weights[f][0], weights[f][1], weights[f][2]);
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
  for (int i = 4; i < argc; ++i) reader.read(argv[i], i > 4, i > 5 ? kFurtherNews : 1, corpus);
  corpus.drop_rare();
  fmt::print("{} predicates, {} features\n", corpus.instances.size(), corpus.names.size());
  const std::vector<FactualityWeights> weights = Learner(corpus).learn();
  fmt::print("{} weights\n", write(argv[3], corpus, weights));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) return fmt::print(stderr, "usage: factuality_train LEXICON MODEL OUT.tsv WEB.jsonl NEWS.jsonl ...\n"), 2;
  return run(argc, argv);
}
