// The tokenizer with judges made for the test: what holds whatever the trained model says. Its judgements are in
// segmenter_test.cc.
#include "language/tokenizer.h"

#include <algorithm>

#include "language/testing.h"

namespace hearsay {
namespace {

using namespace testing_language;

/// Says the same of every joint and remembers where it was asked.
class Always final : public JointJudge {
 public:
  explicit Always(Joint joint) : joint_(joint) {}
  Joint judge(std::uint32_t byte, const Features&) override {
    asked.push_back(byte);
    return joint_;
  }
  std::vector<std::uint32_t> asked;

 private:
  Joint joint_;
};

class AtRandom final : public JointJudge {
 public:
  explicit AtRandom(unsigned seed) : random_(seed) {}
  Joint judge(std::uint32_t, const Features&) override { return static_cast<Joint>(random_() % 3); }

 private:
  std::mt19937 random_;
};

/// Facts of one word: "cannot" is two, the first of three letters.
WordFacts facts() {
  static const std::string table = [] {
    std::uint64_t hash = kEmptyWord;
    for (char c : std::string_view("cannot")) hash = mix(hash, static_cast<std::uint64_t>(c));
    WordFact fact;
    fact.fused = 3;
    return WordFacts::Table::pack({{hash, fact.packed()}});
  }();
  return WordFacts(*WordFacts::Table::over(std::as_bytes(std::span(table))));
}

std::vector<Token> cut(std::string_view text, JointJudge& judge) {
  std::vector<Token> out;
  Tokenizer::Scratch scratch;
  Tokenizer(facts()).cut(text, out, scratch, judge);
  return out;
}

std::string words(std::string_view text, Joint joint) {
  Always judge(joint);
  const auto tokens = cut(text, judge);
  return spelled(text, tokens, 0, static_cast<std::uint32_t>(tokens.size()));
}

TEST(Tokenizer, WhiteSpaceAlwaysEndsAWord) { EXPECT_EQ(words(" the\tU.S.\r\nArmy,  he said\xC2\xA0so\n", Joint::none), "the U.S. Army, he said so"); }

TEST(Tokenizer, ASpaceOfNoWidthPartsWords) { EXPECT_EQ(words("aged 16,\xE2\x80\x8Bshooting", Joint::none), "aged 16, shooting"); }

TEST(Tokenizer, SignsMayPartAndLettersMayNot) {
  EXPECT_EQ(words("al-Jubouri (AP)--said", Joint::word), "al - Jubouri ( AP ) - - said");
  EXPECT_EQ(words("word", Joint::word), "word");
  EXPECT_EQ(words("5pm MP3", Joint::word), "5 pm MP3");
}

TEST(Tokenizer, CutsNotOff) {
  EXPECT_EQ(words("isn't Don\xE2\x80\x99t", Joint::part), "is n ' t Do n \xE2\x80\x99 t");
  Always none(Joint::none);
  cut("isn't", none);
  EXPECT_EQ(none.asked, (std::vector<std::uint32_t>{2, 3, 4}));  // before n, before and after the apostrophe
}

TEST(Tokenizer, AHyphenCutOffOnItsLeftStandsAlone) {
  struct BeforeTheHyphen final : JointJudge {
    Joint judge(std::uint32_t byte, const Features&) override { return byte == 5 ? Joint::word : Joint::none; }
  } judge;
  const auto tokens = cut("Porto-Novo", judge);
  EXPECT_EQ(spelled("Porto-Novo", tokens, 0, static_cast<std::uint32_t>(tokens.size())), "Porto - Novo");
}

TEST(Tokenizer, FusedWordsAreAskedAfter) {
  EXPECT_EQ(words("cannot canned", Joint::part), "can not canned");
  EXPECT_EQ(words("(CANNOT)", Joint::word), "( CAN NOT )");
}

TEST(Tokenizer, LongRunsOfASignAreOneWord) { EXPECT_EQ(words("a ------------ b", Joint::word), "a - - - --------- b"); }

TEST(Tokenizer, MarksSpaceAndContractions) {
  Always part(Joint::part);
  const auto tokens = cut("can't, so", part);
  ASSERT_EQ(tokens.size(), 6u);  // ca n ' t , so
  EXPECT_TRUE(tokens[0].flags & token_flag::contraction);
  EXPECT_TRUE(tokens[1].flags & token_flag::contracted);
  EXPECT_FALSE(tokens[0].flags & token_flag::space_after);
  EXPECT_TRUE(tokens[4].flags & token_flag::space_after);
  EXPECT_EQ(tokens[5].flags, token_flag::space_after);
}

TEST(Tokenizer, NothingOfNothing) {
  AtRandom judge(1);
  for (std::string_view text : {"", " ", "\n\n\t", "\xE2\x80\xA8"}) EXPECT_TRUE(cut(text, judge).empty());
}

TEST(Tokenizer, GivesBackTheText) {
  std::mt19937 random(11);
  for (unsigned round = 0; round < 3000; ++round) {
    const std::string text = random_text(random, 120);
    AtRandom judge(round);
    expect_whole(text, cut(text, judge));
    if (HasFatalFailure()) FAIL() << "round " << round << ": " << text;
  }
}

TEST(Tokenizer, StandsBrokenBytes) {
  std::mt19937 random(5);
  for (unsigned round = 0; round < 2000; ++round) {
    std::string text(random() % 40, '\0');
    for (char& c : text) c = static_cast<char>(random());
    AtRandom judge(round);
    std::uint32_t end = 0;
    for (const Token& t : cut(text, judge)) {
      ASSERT_LE(end, t.at.begin);
      ASSERT_LT(t.at.begin, t.at.end);
      end = t.at.end;
    }
    ASSERT_LE(end, text.size());
  }
}

}  // namespace
}  // namespace hearsay
