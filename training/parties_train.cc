// Learns table `party_weights`: who of those whom a sentence names did the event of a claim, and to whom it was done.
//
// usage: parties_train LEXICON MODEL OUT.tsv PAGES.jsonl …
// LEXICON, MODEL: as the program uses them; what is learned from is the program's own claims. PAGES: as join_marks.py writes them, a document a line
// with `id`, `text` and `claims`, each with `begin` and `end` of its trigger, its `type`, and its `actors` and `recipients` as spans. The same files
// give the same weights. Prints what they are worth on pages that they were not learned from, by cross-validation.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "attribution/claim_judge.h"
#include "attribution/party_judge.h"
#include "drafting.h"
#include "regression.h"

namespace {

using namespace hearsay;
using training::common;
using training::Instance;
using training::kFolds;
using training::kLeast;
using training::Regression;

constexpr double kPull = 10;  // how strongly weights are drawn to nothing

using Spans = std::array<std::vector<CharSpan>, kPartyRoles>;  // by role

struct Marked : training::MarkedClaim {
  Spans parties;
};

/// A claim of the program with those who may be its parties.
struct Example {
  std::size_t document = 0;
  std::vector<PartyCandidate> candidates;
  std::vector<CharSpan> at;
  std::vector<std::vector<std::uint32_t>> features;
  std::vector<PartyParts> answers;
  Spans rules;  // its parties by the rules, where nothing is to be judged
  Spans readers;
  bool told = false;  // by the readers
};

struct Corpus : training::FeatureNumbers {
  std::vector<Example> examples;
  std::size_t documents = 0;
  std::array<std::size_t, kPartyRoles> parties = {};  // of the readers

  void drop_rare() {
    for (Example& one : examples)
      for (auto& features : one.features) FeatureNumbers::drop_rare(features);
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
      Marked& one = marked.emplace_back(Marked{training::MarkedClaim::read(claim), {}});
      for (std::size_t role = 0; role < kPartyRoles; ++role)
        for (const auto& span : claim[role == 0 ? "actors" : "recipients"])
          one.parties[role].push_back({span[0].get<std::uint32_t>(), span[1].get<std::uint32_t>()});
      for (std::size_t role = 0; role < kPartyRoles; ++role) corpus.parties[role] += one.parties[role].size();
    }
    compare(marked, corpus);
    ++corpus.documents;
  }

  void compare(const std::vector<Marked>& marked, Corpus& corpus) {
    const std::vector<DraftClaim>& drafts = drafter_.drafts();
    const std::vector<const Marked*> same = training::pair_up<Marked>(drafts, marked);
    PartyFeatures features(drafter_.tree(), drafter_.reading(), drafts);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      Example one{
          .document = corpus.documents, .candidates = {}, .at = {}, .features = {}, .answers = {}, .rules = {}, .readers = {}, .told = same[i] != nullptr};
      if (same[i]) one.readers = same[i]->parties;
      if (features.candidates(i, one.candidates)) {
        for (std::size_t k = 0; k < one.candidates.size(); ++k) {
          one.at.push_back(drafter_.tree().document().chars(drafter_.tree().bytes(one.candidates[k].words)));
          features.list(one.candidates, k, list_);
          corpus.number(list_.names(), one.features.emplace_back());
        }
        answer(one);
      } else {
        for (const Party& party : drafts[i].claim.actors) one.rules[0].push_back(party.at);
        for (const Party& party : drafts[i].claim.recipients) one.rules[1].push_back(party.at);
      }
      corpus.examples.push_back(std::move(one));
    }
  }

  // Each party of the readers is one candidate: the rules' where they have it, else whose words are most like.
  static void answer(Example& one) {
    one.answers.assign(one.candidates.size(), {});
    for (std::size_t role = 0; role < kPartyRoles; ++role)
      for (const CharSpan party : one.readers[role]) {
        std::size_t best = one.candidates.size();
        double likeness = 0;
        for (std::size_t k = 0; k < one.candidates.size(); ++k) {
          const double shared = common(party, one.at[k]);
          if (shared == 0) continue;
          const double like = shared / (party.end - party.begin + one.at[k].end - one.at[k].begin - shared) + one.candidates[k].chosen[role];
          if (like > likeness) likeness = like, best = k;
        }
        if (best < one.candidates.size()) one.answers[best][role] = true;
      }
  }

  training::Drafter drafter_;
  FeatureList list_{true};
};

/// Weights of each feature, learned from the documents outside one fold; of all where there is none such.
std::vector<PartyVotes> learn(const Corpus& corpus, std::size_t without) {
  std::vector<Instance> instances;
  std::vector<PartyParts> answers;
  for (const Example& one : corpus.examples) {
    if (one.document % kFolds == without || !one.told) continue;
    for (std::size_t k = 0; k < one.candidates.size(); ++k) instances.push_back({one.features[k], 0}), answers.push_back(one.answers[k]);
  }
  std::vector<PartyVotes> out(corpus.names.size());
  for (std::size_t role = 0; role < kPartyRoles; ++role) {
    const auto those = std::count_if(answers.begin(), answers.end(), [&](const PartyParts& parts) { return parts[role]; });
    const double part = static_cast<double>(those) / static_cast<double>(answers.size());
    for (std::size_t i = 0; i < instances.size(); ++i) instances[i].answer = answers[i][role] - part;
    const std::vector<double> weights = Regression(instances, out.size(), kPull).solve();
    for (std::size_t f = 0; f < out.size(); ++f) out[f][role] = static_cast<float>(weights[f]);
    out[corpus.numbers.at(std::string(PartyFeatures::kEach))][role] += static_cast<float>(part);  // which is drawn to how common the role is
  }
  return out;
}

struct Count {
  std::array<std::size_t, kPartyRoles> found = {}, right = {};

  void add(const Spans& found_here, const Spans& readers) {
    for (std::size_t role = 0; role < kPartyRoles; ++role) {
      std::vector<CharSpan> left = found_here[role];
      found[role] += left.size();
      for (const CharSpan party : readers[role]) {
        const auto hit = std::find_if(left.begin(), left.end(), [&](CharSpan one) { return common(one, party) > 0; });
        if (hit != left.end()) left.erase(hit), ++right[role];
      }
    }
  }
  double f1(std::size_t role, const Corpus& corpus) const {
    return 200.0 * static_cast<double>(right[role]) / static_cast<double>(found[role] + corpus.parties[role]);
  }
  std::string describe(const Corpus& corpus) const {
    std::string out;
    for (std::size_t role = 0; role < kPartyRoles; ++role)
      out += fmt::format("  {} F1 {:.1f} (P {:.1f}, R {:.1f})", spelling(static_cast<PartyRole>(role)), f1(role, corpus),
                         100.0 * static_cast<double>(right[role]) / static_cast<double>(found[role]),
                         100.0 * static_cast<double>(right[role]) / static_cast<double>(corpus.parties[role]));
    return out;
  }
};

using AllVotes = std::vector<std::vector<PartyVotes>>;  // by example and candidate

Count count(const Corpus& corpus, const AllVotes* votes, const PartyBounds& bounds) {
  Count out;
  std::vector<PartyParts> parts;
  for (std::size_t i = 0; i < corpus.examples.size(); ++i) {
    const Example& one = corpus.examples[i];
    Spans found = one.rules;
    if (votes) decide_parts(one.candidates, (*votes)[i], bounds, parts);
    for (std::size_t k = 0; k < one.candidates.size(); ++k)
      for (std::size_t role = 0; role < kPartyRoles; ++role)
        if (votes ? parts[k][role] : one.candidates[k].chosen[role]) found[role].push_back(one.at[k]);
    out.add(found, one.readers);
  }
  return out;
}

void validate(const Corpus& corpus) {
  AllVotes votes(corpus.examples.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const std::vector<PartyVotes> weights = learn(corpus, fold);
    for (std::size_t i = 0; i < corpus.examples.size(); ++i) {
      const Example& one = corpus.examples[i];
      if (one.document % kFolds != fold) continue;
      for (const auto& features : one.features) {
        PartyVotes& sum = votes[i].emplace_back();
        for (const std::uint32_t f : features)
          for (std::size_t role = 0; role < kPartyRoles; ++role) sum[role] += weights[f][role];
      }
    }
  }
  fmt::print("rules alone: {}\njudged, by cross-validation: {}\n", count(corpus, nullptr, kPartyBounds).describe(corpus),
             count(corpus, &votes, kPartyBounds).describe(corpus));
}

std::size_t write(const std::string& path, const Corpus& corpus, const std::vector<PartyVotes>& weights) {
  std::ofstream out(path);
  out << "# Weights of the features of somebody named beside an event (src/attribution/party_features.h), learned by training/parties_train.cc. A\n"
         "# column's sum is near 1 where readers of such a page would say that he did it (actor), or that it was done to him (recipient).\n"
         "feature\tactor\trecipient\n";
  std::size_t rows = 0;
  for (const std::uint32_t f : corpus.in_order())
    if (std::max(std::abs(weights[f][0]), std::abs(weights[f][1])) >= kLeast)
      out << fmt::format("{}\t{:.3f}\t{:.3f}\n", corpus.names[f], weights[f][0], weights[f][1]), ++rows;
  return rows;
}

int run(int argc, char** argv) {
  auto drafter = training::Drafter::create(argv[1], argv[2]);
  if (!drafter) return fmt::print(stderr, "{}\n", drafter.error().describe()), 2;
  Corpus corpus;
  Reader reader(std::move(*drafter));
  for (int i = 4; i < argc; ++i) reader.read(argv[i], corpus);
  corpus.drop_rare();
  fmt::print("{} pages, {} claims of the rules, {} features; readers name {} actors and {} recipients\n", corpus.documents, corpus.examples.size(),
             corpus.names.size(), corpus.parties[0], corpus.parties[1]);
  validate(corpus);
  fmt::print("{} weights\n", write(argv[3], corpus, learn(corpus, kFolds)));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return fmt::print(stderr, "usage: parties_train LEXICON MODEL OUT.tsv PAGES.jsonl …\n"), 2;
  return run(argc, argv);
}
