// Learns table `attribution_weights`: six logistic regressions (is it a cue, is it its source, is it its content,
// is it part of the cue, does the content begin there, does the whole stand) over the features of src/attribution/decisions.h, in one list of named weights.
//
// usage: attribution_train LEXICON-FOLDER GOLD.jsonl OUT.tsv TREES.conllu …
// GOLD: a document a line with `id` and `attributions` (source, source_head, cue, content: lists of [begin, end] in code points).
// TREES: the same documents parsed, with TokenRange. Weights are learned from each parser's trees and in several orders, and their mean is
// taken, which stands a change of parser and does better than any one of them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <unordered_map>

#include "attribution/beginning.h"
#include "attribution/keeping.h"
#include "attribution/weighing.h"
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

// The word of the gold cue that is most surely one.
std::uint32_t cue_head(const Scene& scene, const GoldAttribution& gold) {
  std::uint32_t best = kNoToken;
  for (std::uint32_t i = 0; i < scene.tree->size(); ++i)
    if (scene.cues[i] && within(*scene.tree, i, gold.cue) && (best == kNoToken || scene.cues[i]->weight > scene.cues[best]->weight)) best = i;
  return best;
}

/// How a decision is learned. Few know much of a new document where there are many features: a small step keeps rare ones from being trusted.
struct Way {
  float step, lasso;
  int epochs;
};

// Chosen on a third of the training documents that was left out.
const std::map<std::string, Way> kWays{{"cue", {0.03f, 5e-3f, 5}},   {"source", {0.15f, 2e-3f, 5}}, {"content", {0.07f, 2e-3f, 5}},
                                       {"words", {0.15f, 2e-3f, 4}}, {"begin", {0.03f, 2e-3f, 6}},  {"keep", {0.015f, 2e-3f, 10}}};

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
  std::vector<float> learn(unsigned order_seed) {
    std::vector<float> weights(names.size()), squares(names.size(), 1e-6f);
    std::mt19937 random(order_seed);
    for (auto& [task, instances] : tasks) {
      const Way& way = kWays.at(task);
      std::vector<std::uint32_t> order(instances.size());
      for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
      for (int epoch = 0; epoch < way.epochs; ++epoch) {
        std::shuffle(order.begin(), order.end(), random);
        double loss = 0;
        for (const std::uint32_t i : order) {
          const Instance& x = instances[i];
          float score = x.offset;
          for (const std::uint32_t f : x.features) score += weights[f];
          const float p = 1 / (1 + std::exp(-score)), slope = p - static_cast<float>(x.label);
          loss -= std::log(std::max(1e-6f, x.label ? p : 1 - p));
          for (const std::uint32_t f : x.features) {
            if (counts[f] < kRare) continue;
            squares[f] += slope * slope;
            const float step = way.step / std::sqrt(squares[f]);
            const float w = weights[f] - step * slope, shrink = step * way.lasso;
            weights[f] = w > shrink ? w - shrink : w < -shrink ? w + shrink : 0;
          }
        }
        if (epoch + 1 == way.epochs) fmt::print("{}: {} instances, loss {:.4f}\n", task, instances.size(), loss / static_cast<double>(instances.size()));
      }
    }
    return weights;
  }

  static constexpr std::uint32_t kRare = 4;
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
      const std::uint32_t head = cue_head(scene_, gold[a]);
      if (head != kNoToken) gold_of[head] = static_cast<std::int32_t>(a);
    }
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      if (!scene_.cues[i]) continue;
      cue_features(scene_, i, features_);
      const bool inside = std::any_of(gold.begin(), gold.end(), [&](const auto& a) { return within(tree, i, a.cue); });
      if (gold_of[i] >= 0 || !(inside || is_nested(i, gold))) learner_.add("cue", features_, scene_.cues[i]->weight, gold_of[i] >= 0);
      if (gold_of[i] >= 0) parts(i, gold[static_cast<std::size_t>(gold_of[i])]);
    }
  }

 private:
  // Only the outermost is marked: what is said in another's words is not known to be no cue.
  bool is_nested(std::uint32_t token, const std::vector<GoldAttribution>& gold) const {
    return std::any_of(gold.begin(), gold.end(), [&](const auto& a) { return within(*tree_, token, a.content); });
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

/// Collects what is learned from attributions as the other decisions make them: where contents begin, and which ones to keep.
class LaterCollector {
 public:
  LaterCollector(Learner& learner, const FeatureWeights& weights, const CueTable& cues, const SourceKinds& kinds, const TimeWords& times)
      : learner_(learner), weights_(weights), cues_(cues), kinds_(kinds), times_(times) {}

  void beginnings(const Tree& tree, const std::vector<GoldAttribution>& gold) {
    scene_.build(tree, cues_, kinds_, times_);
    Weighing weighing(scene_, weights_);
    for (const GoldAttribution& one : gold) {
      const std::uint32_t cue = cue_head(scene_, one);
      if (cue == kNoToken) continue;
      const Attribution found = weighing.parts(cue, weighing.cue(cue)).found;
      if (!found.content.empty() && overlap(found.content, one) > 0) pieces(found, one);
    }
  }

  void whole(const Tree& tree, const std::vector<GoldAttribution>& gold) {
    scene_.build(tree, cues_, kinds_, times_);
    Weighing weighing(scene_, weights_);
    const Candidates candidates(scene_, weighing.candidates());
    std::vector<bool> right(tree.size());
    for (const GoldAttribution& one : gold)
      if (const std::uint32_t head = cue_head(scene_, one); head != kNoToken) right[head] = true;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const std::uint32_t cue = candidates[i].found.cue_head;
      const bool inside = std::any_of(gold.begin(), gold.end(), [&](const auto& a) { return within(tree, cue, a.cue); });
      if (inside && !right[cue]) continue;
      candidates.features(i, features_);
      learner_.add("keep", features_, 0, right[cue]);
    }
  }

 private:
  int overlap(TokenRange words, const GoldAttribution& gold) const {
    int inside = 0;
    for (std::uint32_t i = words.first; i < words.last; ++i) inside += scene_.tree->token(i).upos != Upos::punct && within(*scene_.tree, i, gold.content);
    return inside;
  }

  void pieces(const Attribution& found, const GoldAttribution& gold) {
    opening_pieces(scene_, found, pieces_);
    for (std::size_t k = 0; k < pieces_.size(); ++k) {
      const TokenRange range = pieces_[k].words;
      int words = 0;
      for (std::uint32_t i = range.first; i < range.last; ++i) words += scene_.tree->token(i).upos != Upos::punct && !found.inserted.has(i);
      opening_features(scene_, found, pieces_, k, features_);
      learner_.add("begin", features_, 0, overlap(range, gold) * 2 > words);
    }
  }

  Learner& learner_;
  const FeatureWeights& weights_;
  const CueTable& cues_;
  const SourceKinds& kinds_;
  const TimeWords& times_;
  Scene scene_;
  FeatureList features_{true};
  std::vector<OpeningPiece> pieces_;
};

FeatureWeights as_table(const Learner& learner, const std::vector<float>& learned) {
  FeatureWeights weights;
  weights.reserve(learned.size());
  for (std::size_t f = 0; f < learned.size(); ++f)
    if (learned[f] != 0) weights.set(feature_hash(kFeatureSeed, learner.names[f]), learned[f]);
  return weights;
}

/// One parser's trees of the documents, and all that is learned from them.
class Course {
 public:
  Course(const std::string& path, const Gold& gold, const CueTable& cues, const SourceKinds& kinds, const TimeWords& times)
      : gold_(gold), cues_(cues), kinds_(kinds), times_(times) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    for (auto& parsed : read_conllu(text.str(), {}))
      if (parsed && gold.count(parsed->document.origin().id) > 0) documents_.push_back(std::move(*parsed));
  }

  /// Later decisions are learned from how the earlier ones do on documents that those have not seen: each half by the other's weights.
  void collect(Learner& learner) const {
    std::array<Learner, 2> halves;
    std::array<FeatureWeights, 2> tables;
    for (unsigned half = 0; half < 2; ++half) {
      Collector collector(halves[half], cues_, kinds_, times_);
      visit(half, 2, [&](const Tree& tree, const auto& gold) { collector.document(tree, gold); });
      tables[half] = as_table(halves[half], halves[half].learn(kFirstOrder));
    }
    for (unsigned half = 0; half < 2; ++half) {
      LaterCollector all(learner, tables[1 - half], cues_, kinds_, times_), own(halves[half], tables[1 - half], cues_, kinds_, times_);
      visit(half, 2, [&](const Tree& tree, const auto& gold) { all.beginnings(tree, gold), own.beginnings(tree, gold); });
    }
    for (unsigned half = 0; half < 2; ++half) tables[half] = as_table(halves[half], halves[half].learn(kFirstOrder));
    for (unsigned half = 0; half < 2; ++half) {
      LaterCollector all(learner, tables[1 - half], cues_, kinds_, times_);
      visit(half, 2, [&](const Tree& tree, const auto& gold) { all.whole(tree, gold); });
    }
    Collector collector(learner, cues_, kinds_, times_);
    visit(0, 1, [&](const Tree& tree, const auto& gold) { collector.document(tree, gold); });
  }

  static constexpr unsigned kFirstOrder = 7, kOrders = 4;  // seeds of the orders in which instances are shuffled

 private:
  template <class Visit>
  void visit(std::size_t remainder, std::size_t divisor, const Visit& each) const {
    for (std::size_t i = remainder; i < documents_.size(); i += divisor) {
      Tree tree;
      tree.build(documents_[i].document, documents_[i].analysis);
      each(tree, gold_.at(documents_[i].document.origin().id));
    }
  }

  std::vector<ParsedDocument> documents_;
  const Gold& gold_;
  const CueTable& cues_;
  const SourceKinds& kinds_;
  const TimeWords& times_;
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
  std::map<std::string, float> weights;
  for (int i = 4; i < argc; ++i) {
    Learner learner;
    Course(argv[i], gold, *cues, *kinds, *times).collect(learner);
    for (unsigned order = 0; order < Course::kOrders; ++order) {
      const std::vector<float> learned = learner.learn(Course::kFirstOrder + order);
      for (std::uint32_t f = 0; f < learned.size(); ++f)
        weights[learner.names[f]] += learned[f] / static_cast<float>(Course::kOrders * static_cast<unsigned>(argc - 4));
    }
  }
  std::erase_if(weights, [](const auto& one) { return std::abs(one.second) < 0.05f || one.first.find_first_of("|\t#") != std::string::npos; });
  std::ofstream out(argv[3]);
  out << "# Weights of the features by which attributions are found (src/attribution/decisions.h), learned by training/attribution_train.cc.\n"
         "# A decision falls for a candidate whose weights sum above 0. cue: is it one; source, content: is it this cue's; words: is it part of the cue; "
         "begin: do words before it belong to the content; keep: does the whole stand.\n"
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
