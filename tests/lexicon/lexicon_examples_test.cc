// What the dictionaries must read as meant: the sentences of data/lexicon/examples.tsv, and those of tests/no_claims.txt,
// which must give no claim at all. known_failures.txt lists those that are not yet so; a sentence there that has come
// right fails the test until it is taken off the list.

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "attribution/lexicon_examples.h"
#include "support/assets.h"

namespace hearsay {
namespace {

std::vector<std::string> lines(const std::string& path) {
  std::ifstream file(std::string(HEARSAY_SOURCE_DIR) + '/' + path);
  EXPECT_TRUE(file) << path;
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') out.push_back(std::move(line));
  return out;
}

class LexiconExamples : public testing::Test {
 protected:
  LexiconExamples() : coder_(*Coder::create(testing_support::lexicon(), testing_support::model())), worker_(coder_.worker()) {
    for (std::string& line : lines("tests/lexicon/known_failures.txt")) known_.insert(std::move(line));
  }

  void check(const LexiconExample& example) {
    const std::vector<Claim> claims = code_example(worker_, example.sentence);
    const bool right = holds(example, claims);
    if (known_.contains(example.sentence)) {
      EXPECT_FALSE(right) << example.where << ": " << example.sentence << "\n  is right now: take it off tests/lexicon/known_failures.txt";
    } else {
      EXPECT_TRUE(right) << example.where << ": " << example.sentence << "\n  wanted " << example.type << ' ' << example.mode << " `" << example.trigger
                         << "`, found " << told(claims);
    }
  }

  Coder coder_;
  Coder::Worker worker_;
  std::set<std::string> known_;
};

TEST_F(LexiconExamples, AreReadAsMeant) {
  const auto examples = read_examples(*testing_support::lexicon());
  ASSERT_TRUE(examples);
  EXPECT_GT(examples->size(), 250u);
  for (const LexiconExample& example : *examples) check(example);
}

TEST_F(LexiconExamples, NoClaimsWhereNothingOfThisKindHappens) {
  for (const std::string& sentence : lines("tests/no_claims.txt")) check({"tests/no_claims.txt", sentence, "none", "", "", "", ""});
}

TEST_F(LexiconExamples, ListOfKnownFailuresNamesOnlySentencesThatAreTested) {
  std::set<std::string> tested;
  const auto examples = read_examples(*testing_support::lexicon());
  ASSERT_TRUE(examples);
  for (const LexiconExample& example : *examples) tested.insert(example.sentence);
  for (std::string& sentence : lines("tests/no_claims.txt")) tested.insert(std::move(sentence));
  for (const std::string& sentence : known_) EXPECT_TRUE(tested.contains(sentence)) << sentence;
}

}  // namespace
}  // namespace hearsay
