// Trains the truecaser, with the very code that applies it, on text that is written in both cases.
//
//   truecase_train --out FOLDER [--sections FOLDER --news FILE] --actors A.tsv … --places P.tsv …
//                  --train A.conllu … --dev B.conllu …
//
// --sections has the segmenter (seg.*), which cuts the running text; a paragraph in fifty of it is kept apart to measure.
// Writes case.words and case.weights, raw sections of the model file.
#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <random>

#include "language/segmenter.h"
#include "language/truecaser.h"
#include "learner.h"
#include "segment_text.h"
#include "truecase_facts.h"

using namespace hearsay;
using namespace hearsay::training;

namespace {

constexpr int kKeptApart = 50;
constexpr int kBits = 16, kEpochs = 4;

using Sentences = std::vector<WrittenSentence>;

void add(WrittenSentence sentence, Sentences& out) {
  if (sentence.is_plain()) out.push_back(std::move(sentence));
}

Sentences of_treebank(const std::string& path) {
  std::vector<GoldDocument> documents;
  read_conllu(path, documents);
  Sentences out;
  for (const GoldDocument& document : documents)
    for (const GoldSentence& gold : document) {
      WrittenSentence sentence;
      for (const GoldWord& word : gold.words) sentence.words.insert(sentence.words.end(), word.parts.begin(), word.parts.end());
      add(std::move(sentence), out);
    }
  return out;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class News {
 public:
  explicit News(const std::string& sections) : file_(open(sections)), segmenter_(*Segmenter::load(file_)) {}

  void read(const std::string& path, Sentences& train, Sentences& dev) {
    std::ifstream in(path);
    int number = 0;
    for (std::string paragraph; std::getline(in, paragraph);) cut(paragraph, ++number % kKeptApart ? train : dev);
  }

 private:
  static SectionFile open(const std::string& folder) {
    SectionWriter writer({"LANG", 1}, "training");
    for (const char* name : {"seg.words", "seg.joints", "seg.ends"}) writer.add(name, bytes_of(folder + "/" + name));
    return *SectionFile::over(writer.bytes(), {"LANG", 1});
  }
  void cut(const std::string& paragraph, Sentences& out) {
    const auto document = Document::make({}, paragraph);
    if (!document) return;
    segmenter_.apply(*document, analysis_, scratch_);
    for (const Sentence& s : analysis_.sentences) {
      WrittenSentence sentence;
      for (const Token& t : analysis_.words(s)) sentence.words.emplace_back(document->text(t.at));
      add(std::move(sentence), out);
    }
  }

  SectionFile file_;  // which the segmenter views
  Segmenter segmenter_;
  Segmenter::Scratch scratch_;
  Analysis analysis_;
};

/// Where a word's case is not its own, the judgement so far stands for it.
struct Teacher final : CaseJudge {
  Teacher(const WrittenSentence& s, Learner& l, float r) : sentence(s), learner(l), rate(r) {}
  LetterCase judge(std::uint32_t word, const Features& f) override {
    if (!sentence.tells(word)) return static_cast<LetterCase>(learner.best(f));
    const LetterCase gold = letter_case(sentence.words[word]);
    learner.learn(f, static_cast<int>(gold), rate);
    return gold;
  }
  const WrittenSentence& sentence;
  Learner& learner;
  float rate;
};

struct Student final : CaseJudge {
  explicit Student(const LinearModel& m) : model(m) {}
  LetterCase judge(std::uint32_t, const Features& f) override { return static_cast<LetterCase>(model.best(f)); }
  const LinearModel& model;
};

void measure(const std::string& name, const Sentences& sentences, const CaseReader::Facts& facts, const LinearModel& model) {
  std::array<std::array<int, Truecaser::kClasses>, Truecaser::kClasses> counts{};
  Student student(model);
  CaseReader reader;
  for (const WrittenSentence& s : sentences) {
    reader.clear();
    for (const std::string& word : s.words) reader.add(word, facts);
    reader.judge(student);
    for (std::uint32_t i = 0; i < s.words.size(); ++i)
      if (s.tells(i)) ++counts[static_cast<std::size_t>(letter_case(s.words[i]))][static_cast<std::size_t>(reader[i])];
  }
  const auto share = [](double part, double all) { return all > 0 ? 100 * part / all : 0; };
  const auto f1 = [&](std::size_t c) {
    return share(2.0 * counts[c][c], counts[c][0] + counts[c][1] + counts[c][2] + counts[0][c] + counts[1][c] + counts[2][c]);
  };
  double all = 0, right = 0;
  for (std::size_t c = 0; c < counts.size(); ++c)
    for (std::size_t d = 0; d < counts.size(); ++d) all += counts[c][d], right += c == d ? counts[c][d] : 0;
  fmt::print("  {}: right {:.2f}, F1 small {:.2f} first {:.2f} all {:.2f}\n", name, share(right, all), f1(0), f1(1), f1(2));
}

using Options = std::map<std::string, std::vector<std::string>>;

Options parse(int argc, char** argv) {
  Options out;
  std::string name;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]).starts_with("--"))
      name = argv[i];
    else
      out[name].emplace_back(argv[i]);
  }
  return out;
}

std::string one(const Options& options, const std::string& name) {
  const auto found = options.find(name);
  return found == options.end() ? "" : found->second.front();
}

}  // namespace

int main(int argc, char** argv) {
  Options options = parse(argc, argv);
  Sentences train;
  std::map<std::string, Sentences> dev;
  for (const std::string& path : options["--train"]) std::ranges::move(of_treebank(path), std::back_inserter(train));
  for (const std::string& path : options["--dev"]) dev[path.substr(path.rfind('/') + 1)] = of_treebank(path);
  if (const std::string news = one(options, "--news"); !news.empty()) News(one(options, "--sections")).read(news, train, dev["news kept apart"]);

  const std::string words = make_case_facts(train, options["--actors"], options["--places"]);
  const auto facts = *CaseReader::Facts::over(std::as_bytes(std::span(words)));
  Learner learner(kBits, Truecaser::kClasses);
  std::mt19937 random(20);
  CaseReader reader;
  std::string weights;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::shuffle(train.begin(), train.end(), random);
    const float rate = 0.1f * (1 - static_cast<float>(epoch) / static_cast<float>(kEpochs));
    for (const WrittenSentence& s : train) {
      reader.clear();
      for (const std::string& word : s.words) reader.add(word, facts);
      Teacher teacher(s, learner, rate);
      reader.judge(teacher);
    }
    if (epoch * 2 >= kEpochs) learner.take();
    weights = learner.section();
    fmt::print("epoch {}, {} sentences\n", epoch + 1, train.size());
    for (const auto& [name, sentences] : dev) measure(name, sentences, facts, *LinearModel::over(std::as_bytes(std::span(weights)), Truecaser::kClasses));
    std::fflush(stdout);
  }
  std::ofstream(one(options, "--out") + "/case.words", std::ios::binary) << words;
  std::ofstream(one(options, "--out") + "/case.weights", std::ios::binary) << weights;
}
