#include "language/second_look.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace hearsay {
namespace {

constexpr ContainerKind kKind{"LANG", 1};
const TagLabels kLabels{{Upos::verb, Upos::noun}, {*parse_xpos("VBP"), *parse_xpos("NN")}, {0, feature::singular}};

/// A model that says of any word that it is a noun.
std::string all_nouns() {
  std::string weights(LinearModel::kHeader, '\0');
  weights[0] = 1, weights[1] = SecondLook::kClasses;
  for (int bucket = 0; bucket < 2; ++bucket)
    for (int c = 0; c < SecondLook::kClasses; ++c) weights += c == static_cast<int>(Upos::noun) ? std::string("\0\4", 2) : std::string(2, '\0');
  return weights;
}

SectionFile model(const std::string& weights, const std::string& tags) {
  SectionWriter writer(kKind, "test");
  writer.add("look.weights", weights);
  writer.add("look.tags", tags);
  return *SectionFile::over(writer.bytes(), kKind);
}

/// What becomes of a verb with these tags in the model and these scores of the network.
Token after(const std::string& tags, const std::vector<float>& scores) {
  const Document document = *Document::make(Origin{}, "work");
  Analysis analysis;
  Token word;
  word.at = {0, 4};
  word.upos = Upos::verb;
  word.xpos = kLabels.xpos[0];
  analysis.tokens = {word};
  const SectionFile file = model(all_nouns(), tags);
  SecondLook::load(file, kLabels)->apply(document, analysis, {0, 1}, 0, scores);
  return analysis.tokens[0];
}

TEST(SecondLook, AWordInDoubtGetsTagsThatGoTogether) {
  const Token word = after("NOUN\tNN\tNumber=Sing\nVERB\tVBP\t_\n", {1.0f, 0.5f, 2.0f, 0.0f, 2.0f, 0.0f});
  EXPECT_EQ(word.upos, Upos::noun);
  EXPECT_EQ(xpos_spelling(word.xpos), "NN");
  EXPECT_EQ(word.features, feature::singular);
}

TEST(SecondLook, AWordThatIsSureIsLeftAlone) { EXPECT_EQ(after("NOUN\tNN\tNumber=Sing\n", {9.0f, 0.0f, 0, 0, 0, 0}).upos, Upos::verb); }

TEST(SecondLook, TagsThatNeverGoTogetherAreNotGiven) { EXPECT_EQ(after("VERB\tVBP\t_\n", {1.0f, 0.5f, 0, 0, 0, 0}).upos, Upos::verb); }

TEST(SecondLook, RefusesWhatIsNoModel) {
  EXPECT_FALSE(SecondLook::load(model("short", ""), kLabels).has_value());
  EXPECT_FALSE(SecondLook::load(model(all_nouns(), "NOUN\tQQ\t_\n"), kLabels).has_value());
}

}  // namespace
}  // namespace hearsay
