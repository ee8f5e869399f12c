#include "language/truecaser.h"

#include "hearsay/lexicon.h"
#include "language/network_features.h"
#include "language/segmenter.h"
#include "language/testing.h"

namespace hearsay {
namespace {

using namespace testing_language;

std::string in_case(LetterCase letters, std::string word) {
  std::string out = word;
  set_case(letters, word, out.data());
  return out;
}

TEST(LetterCase, IsThatOfTheLetters) {
  EXPECT_EQ(letter_case("police"), LetterCase::lower);
  EXPECT_EQ(letter_case("Kabul"), LetterCase::first);
  EXPECT_EQ(letter_case("NATO"), LetterCase::all);
  EXPECT_EQ(letter_case("U.S."), LetterCase::all);
  EXPECT_EQ(letter_case("I"), LetterCase::first);
  EXPECT_EQ(letter_case("McCain"), LetterCase::first);
  EXPECT_EQ(letter_case("iPhone"), LetterCase::lower);
  EXPECT_EQ(letter_case("1990"), LetterCase::lower);
  EXPECT_EQ(letter_case(""), LetterCase::lower);
}

TEST(SetCase, WritesTheWordAnew) {
  EXPECT_EQ(in_case(LetterCase::lower, "GUERRILLAS"), "guerrillas");
  EXPECT_EQ(in_case(LetterCase::first, "BOGOTA"), "Bogota");
  EXPECT_EQ(in_case(LetterCase::first, "bogotá"), "Bogotá");
  EXPECT_EQ(in_case(LetterCase::first, "ÁVILA"), "Ávila");
  EXPECT_EQ(in_case(LetterCase::all, "fmln"), "FMLN");
  EXPECT_EQ(in_case(LetterCase::first, "MCCARTHY"), "McCarthy");
  EXPECT_EQ(in_case(LetterCase::first, "o'neill"), "O'Neill");
  EXPECT_EQ(in_case(LetterCase::first, "(kabul"), "(Kabul");
}

// "ß" in capitals is two letters, "İ" in small ones takes other bytes: such letters stay.
TEST(SetCase, KeepsTheLengthWhateverTheLetters) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const std::string word = random_text(random, 12);
    for (auto letters : {LetterCase::lower, LetterCase::first, LetterCase::all}) {
      const std::string out = in_case(letters, word);
      ASSERT_EQ(out.size(), word.size());
      ASSERT_FALSE(first_broken_byte(out)) << word;
      if (letters == LetterCase::lower) { ASSERT_EQ(fold(out).size(), fold(word).size()); }
    }
  }
}

/// A model that knows three words and goes by nothing else.
SectionFile small_model() {
  constexpr int kBits = 12;
  std::string words = CaseReader::Facts::pack({{word_key("kabul"), CaseFact{CaseFact::first}.packed()},
                                               {word_key("fmln"), CaseFact{CaseFact::all}.packed()},
                                               {word_key("police"), CaseFact{CaseFact::lower}.packed()}});
  std::string weights(LinearModel::kHeader + (std::size_t{2 * Truecaser::kClasses} << kBits), '\0');
  weights[0] = kBits, weights[1] = Truecaser::kClasses;
  const auto teach = [&](std::string_view word, LetterCase letters) {
    Features f;
    f.add(0, word_key(word));
    const std::size_t at = LinearModel::bucket(f.keys()[0], kBits) * Truecaser::kClasses + static_cast<std::size_t>(letters);
    weights[LinearModel::kHeader + 2 * at + 1] = 1;
  };
  teach("kabul", LetterCase::first);
  teach("fmln", LetterCase::all);
  SectionWriter writer({"LANG", 1}, "test");
  writer.add("case.words", words);
  writer.add("case.weights", weights);
  return *SectionFile::over(writer.bytes(), {"LANG", 1});
}

/// Each line is a sentence, its words parted by blanks.
std::string cased(const std::string& text) {
  const SectionFile file = small_model();
  const auto truecaser = Truecaser::load(file);
  const Document document = *Document::make({}, text);
  Analysis a;
  Sentence sentence;
  for (std::uint32_t at = 0; at < text.size();) {
    Token t;
    t.at = {at, static_cast<std::uint32_t>(std::min(text.find_first_of(" \n", at), text.size()))};
    a.tokens.push_back(t);
    sentence.at.end = t.at.end;
    sentence.last = static_cast<std::uint32_t>(a.tokens.size());
    at = t.at.end + 1;
    if (t.at.end < text.size() && text[t.at.end] != '\n') continue;
    a.sentences.push_back(sentence);
    sentence = {{at, at}, sentence.last, sentence.last, false};
  }
  Truecaser::Scratch scratch;
  truecaser->apply(document, a, scratch);
  return a.cased;
}

TEST(Truecaser, GivesCapitalsAndSmallLettersTheCaseTheyUsuallyHave) {
  EXPECT_EQ(cased("THE POLICE IN KABUL SAID THE FMLN FLED ."), "The police in Kabul said the FMLN fled .");
  EXPECT_EQ(cased("the police in kabul said the fmln fled ."), "The police in Kabul said the FMLN fled .");
  EXPECT_EQ(cased("\" POLICE FLED KABUL \""), "\" Police fled Kabul \"");
}

TEST(Truecaser, LeavesOrdinaryTextAlone) {
  EXPECT_EQ(cased("The police in Kabul said the FMLN fled ."), "");
  EXPECT_EQ(cased("The police said many people had fled .\nfrom kabul , he said .\nOthers came ."), "") << "one sentence without capitals is a way of writing";
  EXPECT_EQ(cased("FMLN ."), "") << "too short to tell";
}

TEST(Truecaser, ReadsAHeadlineInCapitalsAboveOrdinaryText) {
  EXPECT_EQ(cased("POLICE FLEE KABUL AGAIN\nThe police fled Kabul , FMLN said ."), "Police flee Kabul again\nThe police fled Kabul , FMLN said .");
}

TEST(Truecaser, ShippedKnowsNamesAndWordsThatAreBoth) {
  const SectionFile file = shipped_model();
  if (!file.has("case.words")) GTEST_SKIP() << "this model reads text as it is written";
  const auto truecaser = Truecaser::load(file);
  auto segmenter = Segmenter::load(file);
  ASSERT_TRUE(truecaser && segmenter);
  const auto read = [&](const std::string& text) {
    const Document document = *Document::make({}, text);
    Analysis a;
    Segmenter::Scratch words;
    Truecaser::Scratch scratch;
    segmenter->apply(document, a, words);
    truecaser->apply(document, a, scratch);
    return a.cased;
  };
  EXPECT_EQ(read("PRESIDENT BUSH SAID IN MARCH THAT TURKEY AND THE US MAY HELP EL SALVADOR."),
            "President Bush said in March that Turkey and the US may help El Salvador.");
  EXPECT_EQ(read("the united nations told us that rebels shelled the town of homs in syria."),
            "The United Nations told us that rebels shelled the town of Homs in Syria.");
}

TEST(Truecaser, IsRefusedWithoutItsWeights) {
  SectionWriter writer({"LANG", 1}, "test");
  writer.add("case.words", CaseReader::Facts::pack({}));
  const auto loaded = Truecaser::load(*SectionFile::over(writer.bytes(), {"LANG", 1}));
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().fault, Fault::corrupt);
  EXPECT_NE(loaded.error().message.find("case.weights"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
