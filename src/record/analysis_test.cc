#include "hearsay/analysis.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Analysis, EveryRelationIsSpelledAndReadBack) {
  for (int i = 0; i <= static_cast<int>(Relation::xcomp); ++i) {
    const auto relation = static_cast<Relation>(i);
    EXPECT_EQ(parse_relation(spelling(relation)), relation) << spelling(relation);
  }
  EXPECT_EQ(spelling(Relation::nsubj_pass), "nsubj:pass");
  EXPECT_EQ(spelling(Relation::vocative), "vocative");
  EXPECT_EQ(spelling(Relation::case_), "case");
}

TEST(Analysis, OtherParsersRelationsAreUnderstood) {
  EXPECT_EQ(parse_relation("dobj"), Relation::obj);
  EXPECT_EQ(parse_relation("obl:arg"), Relation::obl);
  EXPECT_EQ(parse_relation("nonsense"), std::nullopt);
}

TEST(Analysis, EveryPartOfSpeechIsSpelledAndReadBack) {
  for (int i = 0; i <= static_cast<int>(Upos::x); ++i) EXPECT_EQ(parse_upos(spelling(static_cast<Upos>(i))), static_cast<Upos>(i));
}

TEST(Analysis, FeaturesGoOutAndIn) {
  const std::string_view feats = "Number=Sing|Person=3|Tense=Past|VerbForm=Part|Voice=Pass";
  EXPECT_EQ(spell_features(parse_features(feats)), feats);
  EXPECT_EQ(spell_features(0), "_");
  EXPECT_EQ(parse_features("_"), 0u);
  EXPECT_EQ(parse_features("Mood=Ind|Foo=Bar"), 0u);
  EXPECT_EQ(parse_features("Number=Ptan"), feature::plural);
}

}  // namespace
}  // namespace hearsay
