// Learns the second look at parts of speech (language/second_look.h) from treebanks.
//
//   look_train --out FOLDER --train A.conllu … [--dev B.conllu …]
//
// The model learns from gold trees what it will be shown of the network's: the tags around a word and its relation. It is
// no part of the network's training, so that its mistakes are others.
// Writes look.weights and look.tags, raw sections of the model file.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "language/second_look.h"
#include "learner.h"
#include "trees.h"

namespace {

using namespace hearsay;

constexpr int kBits = 16, kEpochs = 6;
constexpr int kFewestUses = 3;  // of tags that go together: rarer ones are slips of the treebank
constexpr float kRate = 0.1f;

struct Word {
  const ParsedDocument* tree;
  SecondLook::Stretch sentence;
  std::uint32_t at;
};

std::vector<Word> words_of(const std::vector<ParsedDocument>& trees) {
  std::vector<Word> out;
  for (const ParsedDocument& tree : trees)
    for (const Sentence& s : tree.analysis.sentences)
      for (std::uint32_t i = s.first; i < s.last; ++i) out.push_back({&tree, {s.first, s.last}, i});
  return out;
}

Upos gold(const Word& w) { return w.tree->analysis.tokens[w.at].upos; }
void see(const Word& w, Features& out) { SecondLook::see(w.tree->document, w.tree->analysis, w.sentence, w.at, out); }

std::string learn(std::vector<Word> words) {
  training::Learner learner(kBits, SecondLook::kClasses);
  std::mt19937 random(1);
  Features features;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::shuffle(words.begin(), words.end(), random);
    const float rate = kRate * static_cast<float>(kEpochs - epoch) / static_cast<float>(kEpochs);
    for (const Word& w : words) {
      see(w, features);
      learner.learn(features, static_cast<int>(gold(w)), rate);
    }
    if (2 * epoch >= kEpochs) learner.take();
    fmt::print("epoch {} of {}\n", epoch + 1, kEpochs);
  }
  return learner.section();
}

/// A line for each part of speech, Penn tag and set of features that the treebanks give one word.
std::string tags_together(const std::vector<Word>& words) {
  std::map<std::tuple<Upos, std::uint8_t, std::uint32_t>, int> uses;
  for (const Word& w : words) {
    const Token& t = w.tree->analysis.tokens[w.at];
    ++uses[{t.upos, t.xpos, t.features}];
  }
  std::string out;
  for (const auto& [tags, count] : uses) {
    const auto& [upos, xpos, features] = tags;
    if (count >= kFewestUses) out += fmt::format("{}\t{}\t{}\n", spelling(upos), xpos_spelling(xpos), spell_features(features));
  }
  return out;
}

/// Of words whose context is told by the treebank, in percent.
double right_alone(const LinearModel& model, const std::vector<Word>& words) {
  Features features;
  std::size_t right = 0;
  for (const Word& w : words) {
    see(w, features);
    right += model.best(features) == static_cast<int>(gold(w));
  }
  return 100.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(words.size(), 1));
}

int run(const std::string& out, const std::vector<std::string>& train, const std::vector<std::string>& dev) {
  const auto trees = training::read_trees(train);
  const auto words = words_of(trees);
  if (words.empty()) return fmt::print(stderr, "look_train: no trees in the files of --train\n"), 2;
  const std::string weights = learn(words), tags = tags_together(words);
  std::ofstream(out + "/look.weights", std::ios::binary) << weights;
  std::ofstream(out + "/look.tags", std::ios::binary) << tags;
  const auto model = LinearModel::over(std::as_bytes(std::span(weights)), SecondLook::kClasses);
  for (const std::string& path : dev) {
    const auto read = training::read_trees({path});
    fmt::print("{}: {:.2f} % right without the network\n", path.substr(path.rfind('/') + 1), right_alone(*model, words_of(read)));
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::string out;
  std::map<std::string, std::vector<std::string>> lists;
  std::string list;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--out" && i + 1 < argc) {
      out = argv[++i];
    } else if (argument == "--train" || argument == "--dev") {
      list = argument;
    } else {
      lists[list].push_back(argument);
    }
  }
  if (out.empty() || lists["--train"].empty()) return fmt::print(stderr, "usage: look_train --out FOLDER --train A.conllu … [--dev B.conllu …]\n"), 2;
  return run(out, lists["--train"], lists["--dev"]);
}
