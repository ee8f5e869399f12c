// Trains the segmenter: word facts, joints and sentence ends, with the very code that applies them.
//
//   segment_train --out FOLDER --abbreviations FILE [--news FILE] [--epochs N] --train A.conllu … --dev B.conllu …
//
// Each epoch reads every document twice: as it is, and in a random variant (lower case, capitals, lines wrapped at
// some 70 columns, a paragraph a line, spaces around all words, curly quotes, abbreviations inside and at the end,
// datelines), so that the models do not lean on what other corpora lack. Writes seg.words, seg.joints and seg.ends,
// raw sections of the model file.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <unordered_set>

#include "language/segmenter.h"
#include "learner.h"
#include "segment_text.h"
#include "segment_words.h"

using namespace hearsay;
using namespace hearsay::training;

namespace {

struct JointTeacher final : JointJudge {
  JointTeacher(const GoldText& g, Learner& l, float r) : gold(g), learner(l), rate(r) {}
  Joint judge(std::uint32_t byte, const Features& f) override {
    learner.learn(f, static_cast<int>(gold.joints[byte]), rate);
    return gold.joints[byte];
  }
  const GoldText& gold;
  Learner& learner;
  float rate;
};

struct EndTeacher final : EndJudge {
  EndTeacher(const GoldText& g, const std::vector<Token>& t, Learner& l, float r) : gold(g), tokens(t), learner(l), rate(r) {}
  bool ends(std::uint32_t token, const Features& f) override {
    bool end = gold.ends[tokens[token].at.end];
    learner.learn(f, end, rate);
    return end;
  }
  const GoldText& gold;
  const std::vector<Token>& tokens;
  Learner& learner;
  float rate;
};

class Training {
 public:
  explicit Training(std::string words)
      : words_(std::move(words)), facts_(*WordFacts::Table::over(std::as_bytes(std::span(words_)))), tokenizer_(facts_), splitter_(facts_) {}

  void read(const GoldText& gold, float rate) {
    JointTeacher joints(gold, joints_, rate);
    tokens_.clear();
    tokenizer_.cut(gold.text, tokens_, words_scratch_, joints);
    EndTeacher ends(gold, tokens_, ends_, rate);
    splitter_.split(gold.text, tokens_, sentences_, sentences_scratch_, ends);
  }

  void take() { joints_.take(), ends_.take(); }

  Result<SectionFile> model() const {
    SectionWriter writer({"LANG", 1}, "training");
    for (auto& [name, bytes] : sections()) writer.add(name, bytes);
    return SectionFile::over(writer.bytes(), {"LANG", 1});
  }
  std::vector<std::pair<std::string, std::string>> sections() const {
    return {{"seg.words", words_}, {"seg.joints", joints_.section()}, {"seg.ends", ends_.section()}};
  }

 private:
  std::string words_;
  WordFacts facts_;
  Tokenizer tokenizer_;
  SentenceSplitter splitter_;
  Learner joints_{17, 3}, ends_{18, 1};
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
  Tokenizer::Scratch words_scratch_;
  SentenceSplitter::Scratch sentences_scratch_;
};

double f1(std::size_t both, std::size_t gold, std::size_t ours) {
  return gold + ours > 0 ? 200.0 * static_cast<double>(both) / static_cast<double>(gold + ours) : 0;
}

/// Words and sentences by their spans, like the CoNLL scorer but for words in contractions.
std::string measure(const Segmenter& segmenter, const GoldText& gold) {
  auto document = Document::make({}, gold.text);
  Analysis out;
  Segmenter::Scratch scratch;
  segmenter.apply(*document, out, scratch);
  std::set<std::pair<std::uint32_t, std::uint32_t>> words, sentences;
  for (const Token& t : gold.tokens) words.emplace(t.at.begin, t.at.end);
  for (const Sentence& s : gold.sentences) sentences.emplace(s.at.begin, s.at.end);
  std::size_t words_right = 0, sentences_right = 0;
  for (const Token& t : out.tokens) words_right += words.count({t.at.begin, t.at.end});
  for (const Sentence& s : out.sentences) sentences_right += sentences.count({s.at.begin, s.at.end});
  return fmt::format("words {:.2f} sentences {:.2f}", f1(words_right, words.size(), out.tokens.size()),
                     f1(sentences_right, sentences.size(), out.sentences.size()));
}

struct Options {
  std::string out, abbreviations, news;
  int epochs = 8;
  std::vector<std::string> train, dev;
};

Options parse(int argc, char** argv) {
  Options o;
  std::vector<std::string>* list = nullptr;
  for (int i = 1; i < argc; ++i) {
    std::string a = argv[i];
    if (a == "--train")
      list = &o.train;
    else if (a == "--dev")
      list = &o.dev;
    else if (a == "--out")
      o.out = argv[++i];
    else if (a == "--abbreviations")
      o.abbreviations = argv[++i];
    else if (a == "--news")
      o.news = argv[++i];
    else if (a == "--epochs")
      o.epochs = std::stoi(argv[++i]);
    else if (list)
      list->push_back(a);
  }
  return o;
}

}  // namespace

int main(int argc, char** argv) {
  Options options = parse(argc, argv);
  std::vector<GoldDocument> documents;
  for (const auto& file : options.train) read_conllu(file, documents);
  for (GoldDocument& document : documents) cut_apostrophes(document);
  Training training(make_word_facts(documents, options.abbreviations, options.news));
  std::mt19937 random(20);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    std::shuffle(documents.begin(), documents.end(), random);
    float rate = 0.2f * (1 - static_cast<float>(epoch) / static_cast<float>(options.epochs));
    for (const auto& document : documents) {
      training.read(render(std::span(&document, 1), {}), rate);
      // where capitals say nothing, no reader could tell such an end
      const Variant variant = Variant::any(random);
      const GoldDocument news = with_news_abbreviations(document, random);
      const GoldDocument other = variant.letters == Variant::as_is ? with_abbreviated_ends(news, random) : news;
      training.read(render(std::span(&other, 1), variant), rate);
    }
    if (epoch * 2 >= options.epochs) training.take();
    auto model = training.model();
    auto segmenter = Segmenter::load(*model);
    for (const auto& file : options.dev) {
      std::vector<GoldDocument> dev;
      read_conllu(file, dev);
      fmt::print("epoch {} {}: {}\n", epoch + 1, file.substr(file.rfind('/') + 1), measure(*segmenter, render(dev, {})));
      if (epoch + 1 < options.epochs) continue;
      for (const auto& [name, variant] : Variant::all()) fmt::print("  {}: {}\n", name, measure(*segmenter, render(dev, variant)));
    }
    std::fflush(stdout);
  }
  for (auto& [name, bytes] : training.sections()) std::ofstream(options.out + "/" + name, std::ios::binary) << bytes;
}
