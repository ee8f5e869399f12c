// The splitter with judges made for the test: what holds whatever the trained model says.
#include "language/sentence_splitter.h"

#include "language/testing.h"

namespace hearsay {
namespace {

using namespace testing_language;

class Always final : public EndJudge {
 public:
  explicit Always(bool ends) : ends_(ends) {}
  bool ends(std::uint32_t, const Features&) override { return ends_; }

 private:
  bool ends_;
};

class AtRandom final : public EndJudge {
 public:
  explicit AtRandom(unsigned seed) : random_(seed) {}
  bool ends(std::uint32_t, const Features&) override { return random_() % 5 == 0; }

 private:
  std::mt19937 random_;
};

/// Words at white space.
struct Text {
  explicit Text(std::string_view t) : text(t) {
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && text[i] != ' ' && text[i] != '\n') continue;
      if (i > begin) {
        Token token;
        token.at = {begin, i};
        token.flags = token_flag::space_after;
        tokens.push_back(token);
      }
      begin = i + 1;
    }
  }
  std::string text;
  std::vector<Token> tokens;
};

WordFacts no_facts() {
  static const std::string table = WordFacts::Table::pack({});
  return WordFacts(*WordFacts::Table::over(std::as_bytes(std::span(table))));
}

std::vector<Sentence> split(const Text& t, EndJudge& judge) {
  std::vector<Sentence> out;
  SentenceSplitter::Scratch scratch;
  SentenceSplitter(no_facts()).split(t.text, t.tokens, out, scratch, judge);
  expect_covered(t.tokens, out);
  return out;
}

std::vector<std::string> sentences(std::string_view text, bool ends) {
  const Text t(text);
  Always judge(ends);
  std::vector<std::string> out;
  for (const Sentence& s : split(t, judge)) out.push_back(spelled(t.text, t.tokens, s.first, s.last));
  return out;
}

using Lines = std::vector<std::string>;

TEST(SentenceSplitter, ABlankLineAlwaysEnds) {
  EXPECT_EQ(sentences("Kabul bomb kills 12\n\nThe bomb went off\nat noon .", false), (Lines{"Kabul bomb kills 12", "The bomb went off at noon ."}));
}

TEST(SentenceSplitter, AsksBetweenAnyTwoWords) { EXPECT_EQ(sentences("One two . Three", true), (Lines{"One", "two", ".", "Three"})); }

TEST(SentenceSplitter, KnowsNewParagraphs) {
  const Text t("One\n\nTwo Three");
  Always judge(true);
  const auto out = split(t, judge);
  ASSERT_EQ(out.size(), 3u);
  EXPECT_TRUE(out[0].new_paragraph);
  EXPECT_TRUE(out[1].new_paragraph);
  EXPECT_FALSE(out[2].new_paragraph);
}

TEST(SentenceSplitter, NeverInsideAContraction) {
  Text t("He do n't");
  t.tokens[1].flags = token_flag::contraction;
  t.tokens[2].flags = token_flag::contracted | token_flag::space_after;
  Always judge(true);
  EXPECT_EQ(split(t, judge).size(), 2u);
}

TEST(SentenceSplitter, CutsWhatIsTooLong) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "word ";
  const Text t(text);
  Always judge(false);
  for (const Sentence& s : split(t, judge)) EXPECT_LE(s.last - s.first, SentenceSplitter::kLongest);
}

TEST(SentenceSplitter, NothingOfNothing) {
  EXPECT_TRUE(sentences("", false).empty());
  EXPECT_TRUE(sentences(" \n\n ", true).empty());
}

TEST(SentenceSplitter, LosesNoWord) {
  std::mt19937 random(3);
  for (unsigned round = 0; round < 1500; ++round) {
    const Text t(random_text(random, 200));
    AtRandom judge(round);
    split(t, judge);
    if (HasFatalFailure()) FAIL() << "round " << round << ": " << t.text;
  }
}

}  // namespace
}  // namespace hearsay
