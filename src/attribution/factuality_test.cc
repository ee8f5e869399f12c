#include "attribution/factuality.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/assets.h"
#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

const CertaintyReader& walker() {
  static const CertaintyReader one = *CertaintyReader::create(testing_support::lexicon());
  return one;
}

const FactualityReader& reader() {
  static const FactualityReader one = *FactualityReader::create(*testing_support::lexicon());
  return one;
}

Factuality judge(std::string_view sentence, std::string_view word) {
  const Written w{sentence};
  const CertaintyReading walk = walker().read(w.tree, w.at(word), {});
  std::vector<Factuality> out;
  reader().read(w.tree, {{w.at(word), &walk}}, out);
  return out.front();
}

constexpr std::string_view kPlain = "Rebels~rebel/NOUN/2/nsubj/NNS attacked~attack/VERB/0/root/VBD Brega/PROPN/2/obj/NNP ./PUNCT/2/punct/.";
constexpr std::string_view kNegated =
    "Rebels~rebel/NOUN/4/nsubj/NNS did~do/AUX/4/aux/VBD not/PART/4/advmod/RB attack/VERB/0/root/VB Brega/PROPN/4/obj/NNP ./PUNCT/4/punct/.";
constexpr std::string_view kFuture = "Rebels~rebel/NOUN/3/nsubj/NNS will/AUX/3/aux/MD attack/VERB/0/root/VB Brega/PROPN/3/obj/NNP ./PUNCT/3/punct/.";
constexpr std::string_view kAsked = "Did~do/AUX/3/aux/VBD rebels~rebel/NOUN/3/nsubj/NNS attack/VERB/0/root/VB Brega/PROPN/3/obj/NNP ?/PUNCT/3/punct/.";

TEST(Factuality, WhatIsToldHappenedAndWhatIsDeniedDidNot) {
  for (const auto part : {&Factuality::happened, &Factuality::held, &Factuality::value}) {
    EXPECT_GE(judge(kPlain, "attacked").*part, 1.5f);
    EXPECT_LE(judge(kNegated, "attack").*part, -1.f);
  }
}

TEST(Factuality, WhatIsToComeHasNotHappenedButIsHeld) {
  const Factuality future = judge(kFuture, "attack");
  EXPECT_LE(future.happened, -0.5f);
  EXPECT_GE(future.held, 0.5f);
}

TEST(Factuality, AQuestionIsLessThanAStatement) { EXPECT_LT(judge(kAsked, "attack").value, judge(kPlain, "attacked").value - 1); }

TEST(Factuality, KnowsNounsThatTellEvents) {
  const Written w{"the/DET/2/det/DT explosion/NOUN/5/nsubj/NN in/ADP/4/case/IN town/NOUN/2/nmod/NN shook~shake/VERB/0/root/VBD them/PRON/5/obj/PRP"};
  EXPECT_TRUE(reader().is_event_noun(w.tree, w.at("explosion")));
  EXPECT_FALSE(reader().is_event_noun(w.tree, w.at("town")));
  EXPECT_FALSE(reader().is_event_noun(w.tree, w.at("shook")));
}

TEST(Factuality, ListsAWordsGroupItsHeadAndTheWalk) {
  const Written w{"They/PRON/2/nsubj/PRP hope/VERB/0/root/VBP to/PART/4/mark/TO win/VERB/2/xcomp/VB ./PUNCT/2/punct/."};
  FactualityFeatures features;
  features.build(w.tree);
  FeatureList list(true);
  features.list(w.at("win"), walker().read(w.tree, w.at("win"), {}), list);
  const auto has = [&](std::string_view name) { return std::find(list.names().begin(), list.names().end(), name) != list.names().end(); };
  EXPECT_TRUE(has("group=to /VB"));
  EXPECT_TRUE(has("under=hope xcomp to"));
  EXPECT_TRUE(has("step=want hope"));
  EXPECT_TRUE(has("rule=Uu future"));
}

// A blank at an end would be lost in the table, and `|` would cut the name in two.
TEST(Factuality, NamesOfFeaturesSurviveTheTable) {
  const Written w{"Leave/VERB/0/root/VB it/PRON/1/obj/PRP !/PUNCT/1/punct/."};
  FactualityFeatures features;
  features.build(w.tree);
  FeatureList list(true);
  features.list(w.at("Leave"), walker().read(w.tree, w.at("Leave"), {}), list);
  for (const std::string& name : list.names()) {
    EXPECT_FALSE(name.ends_with(' ')) << name;
    EXPECT_EQ(name.find('|'), std::string::npos) << name;
  }
}

TEST(Factuality, RefusesAWeightThatIsNoNumber) {
  const auto folder = std::filesystem::temp_directory_path() / "hearsay_factuality_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "factuality_weights.tsv") << "feature\thappened\tnews\nany\tmuch\t0\n";
  const auto lexicon = Lexicon::compile(folder);
  ASSERT_TRUE(lexicon);
  const auto refused = FactualityReader::create(**lexicon);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().describe().find("much"), std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace hearsay
