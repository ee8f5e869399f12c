#include "attribution/claim_judge.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

constexpr std::string_view kRaid = "Rebels~rebel/NOUN/2/nsubj/NNS raided~raid/VERB/0/root/VBD Orvel/PROPN/2/obj/NNP";

/// The raid in a text so long that the judge looks at it.
std::string in_a_page() {
  std::string out(kRaid);
  for (int i = 0; i < 60; ++i) out += " again~again/ADV/2/advmod/RB";
  return out;
}

/// A judge with these rows of feature, label and weight.
Result<ClaimJudge> judge_of(std::string_view rows) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "claim_judge";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "claim_weights.tsv") << "feature\tlabel\tweight\n" << rows;
  return ClaimJudge::create(**Lexicon::compile(folder));
}

struct Judged : testing::Test {
  Written w{in_a_page()};
  DraftClaim draft() const {
    DraftClaim out;
    out.head = w.at("raided");
    out.claim.event.type = EventType::retreat;
    out.claim.event.mode = "flee";
    out.claim.event.cameo = "080";
    out.trace.entry = RowId{};
    return out;
  }
  std::vector<DraftClaim> sifted(std::string_view rows, DraftClaim one) const {
    std::vector<DraftClaim> drafts = {std::move(one)};
    judge_of(rows)->sift(w.tree, drafts);
    return drafts;
  }
};

TEST_F(Judged, WhatNoSignSpeaksAgainstStays) {
  const auto kept = sifted("all\tneedless\t0.4\nall\tRETREAT\t0.6\n", draft());
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].claim.event.cameo, "080");
}

TEST_F(Judged, SignsThatAddUpAgainstAClaimDropIt) { EXPECT_TRUE(sifted("all\tneedless\t0.4\nlemma=raid/V\tneedless\t0.3\n", draft()).empty()); }

TEST_F(Judged, NobodysDeadAreLeftOut) {
  DraftClaim one = draft();
  one.claim.quantities.emplace_back();
  EXPECT_EQ(sifted("all\tneedless\t0.9\n", one).size(), 1u);
}

TEST_F(Judged, WhatAProjectsOwnDictionaryTellsStays) {
  DraftClaim one = draft();
  one.trace.entry.reset();
  EXPECT_EQ(sifted("all\tneedless\t0.9\nall\tCOERCE\t0.9\n", one)[0].claim.event.type, EventType::retreat);
}

TEST_F(Judged, ATypeThatFitsClearlyBetterIsTakenWithoutTheOldMode) {
  const auto kept = sifted("all\tRETREAT\t0.3\nlemma=raid/V\tCOERCE\t0.6\n", draft());
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].claim.event.type, EventType::coerce);
  EXPECT_FALSE(kept[0].claim.event.mode || kept[0].claim.event.cameo);
  EXPECT_EQ(kept[0].trace.lexicon_type, "RETREAT");
}

TEST_F(Judged, HarmWithoutAnAttackerHasItsMode) {
  const auto kept = sifted("all\tdisaster\t0.9\n", draft());
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_FALSE(kept[0].claim.event.type);
  EXPECT_EQ(kept[0].claim.event.mode, "disaster");
}

TEST_F(Judged, ALittleBetterIsNotEnough) { EXPECT_EQ(sifted("all\tRETREAT\t0.3\nall\tCOERCE\t0.45\n", draft())[0].claim.event.type, EventType::retreat); }

TEST_F(Judged, WhetherHarmHadAnAttackerIsLeftToTheRules) {
  DraftClaim one = draft();
  one.claim.event.type = EventType::assault;
  EXPECT_EQ(sifted("all\tdisaster\t0.9\n", one)[0].claim.event.type, EventType::assault);
}

TEST_F(Judged, OfASentenceAloneTooLittleIsKnown) {
  const Written alone{kRaid};
  std::vector<DraftClaim> drafts = {draft()};
  judge_of("all\tneedless\t0.9\n")->sift(alone.tree, drafts);
  EXPECT_EQ(drafts.size(), 1u);
}

TEST(ClaimJudge, RefusesLabelsAndWeightsThatAreNone) {
  EXPECT_FALSE(judge_of("all\tBATTLE\t0.3\n"));
  EXPECT_FALSE(judge_of("all\tASSAULT\tmuch\n"));
}

}  // namespace
}  // namespace hearsay
