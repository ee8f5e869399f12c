// Learns table `attribution_weights`: four logistic regressions (is it a cue, is it its source, is it its content,
// is it part of the cue) over the features of src/attribution/decisions.h, in one list of named weights.
//
// usage: attribution_train LEXICON-FOLDER GOLD.jsonl OUT.tsv TREES.conllu …
// GOLD: a document a line with `id` and `attributions` (source, source_head, cue, content: lists of [begin, end] in code points).
// TREES: the same documents parsed, with TokenRange. Weights are learned from each parser's trees and in several orders, and their mean is
// taken, which stands a change of parser and does better than any one of them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <unordered_map>

#include "attribution/decisions.h"
#include "reading/conllu.h"

namespace {

using namespace hearsay;
using Spans = std::vector<CharSpan>;

struct GoldAttribution {
  Spans source, source_head, cue, content;
};
using Gold = std::unordered_map<std::string, std::vector<GoldAttribution>>;

Spans spans(const nlohmann::json& object, const char* name) {
  Spans out;
  const auto found = object.find(name);
  if (found == object.end() || found->is_null() || found->empty()) return out;
  if ((*found)[0].is_number())
    out.push_back({(*found)[0], (*found)[1]});
  else
    for (const auto& span : *found) out.push_back({span[0], span[1]});
  return out;
}

Gold read_gold(const std::string& path) {
  Gold gold;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line);
    auto& all = gold[json["id"]];
    for (const auto& a : json["attributions"]) all.push_back({spans(a, "source"), spans(a, "source_head"), spans(a, "cue"), spans(a, "content")});
  }
  return gold;
}

bool within(const Tree& tree, std::uint32_t token, const Spans& wanted) {
  const CharSpan at = tree.document().chars(tree.token(token).at);
  return std::any_of(wanted.begin(), wanted.end(), [&](CharSpan s) { return s.begin <= at.begin && at.end <= s.end; });
}

/// Instances share one vocabulary; each is a run of feature numbers.
struct Learner {
  struct Instance {
    std::vector<std::uint32_t> features;
    float offset;
    bool label;
  };
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::string> names;
  std::vector<std::uint32_t> counts;
  std::map<std::string, std::vector<Instance>> tasks;

  void add(const std::string& task, const FeatureList& features, float offset, bool label) {
    Instance instance{{}, offset, label};
    for (const std::string& name : features.names()) {
      const auto [found, fresh] = numbers.try_emplace(name, static_cast<std::uint32_t>(names.size()));
      if (fresh) names.push_back(name), counts.push_back(0);
      ++counts[found->second];
      instance.features.push_back(found->second);
    }
    tasks[task].push_back(std::move(instance));
  }

  /// AdaGrad with a lasso, which leaves most features without a weight.
  std::vector<float> learn(float lasso, std::uint32_t rare, int epochs, unsigned order_seed) {
    std::vector<float> weights(names.size()), squares(names.size(), 1e-6f);
    std::mt19937 random(order_seed);
    for (auto& [task, instances] : tasks) {
      std::vector<std::uint32_t> order(instances.size());
      for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
      for (int epoch = 0; epoch < epochs; ++epoch) {
        std::shuffle(order.begin(), order.end(), random);
        double loss = 0;
        for (const std::uint32_t i : order) {
          const Instance& x = instances[i];
          float score = x.offset;
          for (const std::uint32_t f : x.features) score += weights[f];
          const float p = 1 / (1 + std::exp(-score)), slope = p - static_cast<float>(x.label);
          loss -= std::log(std::max(1e-6f, x.label ? p : 1 - p));
          for (const std::uint32_t f : x.features) {
            if (counts[f] < rare) continue;
            squares[f] += slope * slope;
            const float step = 0.15f / std::sqrt(squares[f]);
            const float w = weights[f] - step * slope, shrink = step * lasso;
            weights[f] = w > shrink ? w - shrink : w < -shrink ? w + shrink : 0;
          }
        }
        if (epoch + 1 == epochs) fmt::print("{}: {} instances, loss {:.4f}\n", task, instances.size(), loss / static_cast<double>(instances.size()));
      }
    }
    return weights;
  }
};

class Collector {
 public:
  Collector(Learner& learner, const CueTable& cues, const SourceKinds& kinds, const TimeWords& times)
      : learner_(learner), cues_(cues), kinds_(kinds), times_(times) {}

  void document(const Tree& tree, const std::vector<GoldAttribution>& gold) {
    tree_ = &tree;
    scene_.build(tree, cues_, kinds_, times_);
    std::vector<std::int32_t> gold_of(tree.size(), -1);
    for (std::size_t a = 0; a < gold.size(); ++a) {
      const std::uint32_t head = cue_head(gold[a]);
      if (head != kNoToken) gold_of[head] = static_cast<std::int32_t>(a);
    }
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      if (!scene_.cues[i]) continue;
      cue_features(scene_, i, features_);
      const bool inside = std::any_of(gold.begin(), gold.end(), [&](const auto& a) { return within(tree, i, a.cue); });
      if (gold_of[i] >= 0 || !inside) learner_.add("cue", features_, scene_.cues[i]->weight, gold_of[i] >= 0);
      if (gold_of[i] >= 0) parts(i, gold[static_cast<std::size_t>(gold_of[i])]);
    }
  }

 private:
  // The word of the gold cue that is most surely one.
  std::uint32_t cue_head(const GoldAttribution& gold) const {
    std::uint32_t best = kNoToken;
    for (std::uint32_t i = 0; i < tree_->size(); ++i)
      if (scene_.cues[i] && within(*tree_, i, gold.cue) && (best == kNoToken || scene_.cues[i]->weight > scene_.cues[best]->weight)) best = i;
    return best;
  }

  void parts(std::uint32_t cue, const GoldAttribution& gold) {
    const Spans& wanted = gold.source_head.empty() ? gold.source : gold.source_head;
    std::uint32_t source = kNoToken;
    source_candidates(scene_, cue, candidates_);
    for (const SourceCandidate& candidate : candidates_)
      if (within(*tree_, candidate.head, wanted)) source = source == kNoToken ? candidate.head : source;
    for (const SourceCandidate& candidate : candidates_) {
      source_features(scene_, cue, candidate, features_);
      const bool right = candidate.head == source;
      if (right || !within(*tree_, candidate.head, gold.source)) learner_.add("source", features_, 0, right);
    }
    content_units(scene_, cue, units_);
    for (const ContentUnit& unit : units_) {
      std::uint32_t words = 0, inside = 0, other = 0;
      for (const TokenRange range : {unit.left, unit.right})
        for (std::uint32_t i = range.first; i < range.last; ++i) {
          if (tree_->token(i).upos == Upos::punct) continue;
          if (within(*tree_, i, gold.cue) || within(*tree_, i, gold.source)) {
            ++other;
            continue;
          }
          ++words;
          inside += within(*tree_, i, gold.content);
        }
      content_features(scene_, cue, unit, source, features_);
      if (words > 0 || other > 0) learner_.add("content", features_, 0, inside * 2 > words);
    }
    for (const std::uint32_t child : tree_->children(cue)) {
      if (tree_->relation(child) == Relation::punct) continue;
      const TokenRange range = tree_->subtree(child);
      std::uint32_t words = 0, inside = 0;
      for (std::uint32_t i = range.first; i < range.last; ++i)
        if (tree_->token(i).upos != Upos::punct) ++words, inside += within(*tree_, i, gold.cue);
      extension_features(scene_, cue, child, features_);
      learner_.add("words", features_, 0, inside * 2 > words);
    }
  }

  Learner& learner_;
  const CueTable& cues_;
  const SourceKinds& kinds_;
  const TimeWords& times_;
  const Tree* tree_ = nullptr;
  Scene scene_;
  FeatureList features_{true};
  std::vector<SourceCandidate> candidates_;
  std::vector<ContentUnit> units_;
};

int run(int argc, char** argv) {
  const auto lexicon = Lexicon::compile(argv[1]);
  if (!lexicon) return fmt::print(stderr, "{}\n", lexicon.error().describe()), 2;
  const auto cues = CueTable::read(*(*lexicon)->table("cues"));
  const auto kinds = SourceKinds::read(*(*lexicon)->table("source_kinds"));
  if (!cues || !kinds) return fmt::print(stderr, "{}\n", (cues ? kinds.error() : cues.error()).describe()), 2;
  const auto times = TimeWords::read(*(*lexicon)->table("calendar"));
  if (!times) return fmt::print(stderr, "{}\n", times.error().describe()), 2;
  const Gold gold = read_gold(argv[2]);
  constexpr unsigned kOrders = 4;
  std::map<std::string, float> weights;
  for (int i = 4; i < argc; ++i) {
    Learner learner;
    Collector collector(learner, *cues, *kinds, *times);
    std::ifstream file(argv[i]);
    std::stringstream text;
    text << file.rdbuf();
    for (const auto& parsed : read_conllu(text.str(), {})) {
      if (!parsed) continue;
      const auto found = gold.find(parsed->document.origin().id);
      if (found == gold.end()) continue;
      Tree tree;
      tree.build(parsed->document, parsed->analysis);
      collector.document(tree, found->second);
    }
    for (unsigned order = 0; order < kOrders; ++order) {
      const std::vector<float> learned = learner.learn(1e-2f, 8, 4, order + 7);
      for (std::uint32_t f = 0; f < learned.size(); ++f)
        weights[learner.names[f]] += learned[f] / static_cast<float>(kOrders * static_cast<unsigned>(argc - 4));
    }
  }
  std::erase_if(weights, [](const auto& one) { return std::abs(one.second) < 0.03f || one.first.find_first_of("|\t#") != std::string::npos; });
  std::ofstream out(argv[3]);
  out << "# Weights of the features by which attributions are found (src/attribution/decisions.h), learned by training/attribution_train.cc.\n"
         "# A decision falls for a candidate whose weights sum above 0. cue: is it one; source, content: is it this cue's; words: is it part of the cue.\n"
         "feature\tweight\n";
  for (const auto& [name, weight] : weights) out << fmt::format("{}\t{:.2f}\n", name, weight);
  fmt::print("{} weights\n", weights.size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return fmt::print(stderr, "usage: attribution_train LEXICON-FOLDER GOLD.jsonl OUT.tsv TREES.conllu ...\n"), 2;
  return run(argc, argv);
}
