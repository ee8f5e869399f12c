#include "attribution/place_judge.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "support/tree_notation.h"

namespace hearsay {
namespace {

using testing_support::Written;

constexpr std::string_view kBefore = "Crowds~crowd/NOUN/2/nsubj/NNS filled~fill/VERB/0/root/VBD Mendal/PROPN/2/obj/NNP";
constexpr std::string_view kRaid =
    "Rebels~rebel/NOUN/2/nsubj/NNS raided~raid/VERB/0/root/VBD a/DET/4/det/DT depot/NOUN/2/obj/NN in/ADP/6/case/IN Orvel/PROPN/2/obl/NNP";

std::string padded(std::string_view sentence) {
  std::string out(sentence);
  for (int i = 0; i < 60; ++i) out += " again~again/ADV/2/advmod/RB";
  return out;
}

/// A judge with these rows of feature and weight.
Result<PlaceJudge> judge_of(std::string_view rows) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "place_judge";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "place_weights.tsv") << "feature\tweight\n" << rows;
  return PlaceJudge::create(**Lexicon::compile(folder));
}

/// "Crowds filled Mendal. Rebels raided a depot in Orvel again and again."
struct Settled : testing::Test {
  Settled() {
    for (const char* name : {"Mendal", "Orvel"}) places.push_back(place(name));
  }
  PlaceMention place(const char* name) const {
    PlaceMention out;
    out.head = w.at(name);
    out.words = {out.head, out.head + 1};
    out.record.text = name;
    out.record.name = name;
    out.record.at = w.document->chars(w.tree.bytes(out.words));
    out.record.precision = "settlement";
    out.record.latitude = out.record.longitude = 34;
    return out;
  }
  /// The raid, with the place that the rules chose for it.
  DraftClaim raid(const PlaceMention* rules) const {
    DraftClaim out;
    out.head = w.at("raided");
    out.claim.event.type = EventType::assault;
    if (rules) out.claim.event.place = rules->record;
    return out;
  }
  DraftClaim settled(std::string_view rows, DraftClaim one) const {
    std::vector<DraftClaim> drafts = {std::move(one)};
    judge_of(rows)->settle(w.tree, {places, sites}, drafts);
    return drafts[0];
  }

  Written w{kBefore, padded(kRaid)};
  std::vector<PlaceMention> places, sites;
};

TEST_F(Settled, TheRulesPlaceStaysWhereMuchSpeaksForIt) {
  const DraftClaim one = settled("how=own far=0\t0.6\n", raid(&places[1]));
  EXPECT_EQ(one.claim.event.place, places[1].record);
  EXPECT_FALSE(one.claim.event.scene);
  EXPECT_EQ(one.trace.rules_place, "");
}

TEST_F(Settled, WhatLittleSpeaksForIsTheSceneOnly) {
  const DraftClaim one = settled("how=taken far=1\t0.1\n", raid(&places[0]));
  EXPECT_FALSE(one.claim.event.place);
  EXPECT_EQ(one.claim.event.scene, places[0].record);
  EXPECT_EQ(one.trace.rules_place, "Mendal");
}

TEST_F(Settled, APlaceThatFitsBetterIsTakenAndTheRulesStaysTheScene) {
  const DraftClaim one = settled("how=taken far=1\t0.4\nway=obl by=in\t0.6\n", raid(&places[0]));
  EXPECT_EQ(one.claim.event.place, places[1].record);
  EXPECT_EQ(one.claim.event.scene, places[0].record);
}

TEST_F(Settled, WhereTheRulesHaveNoneOneMayBeNamed) {
  const DraftClaim one = settled("way=obl by=in\t0.6\n", raid(nullptr));
  EXPECT_EQ(one.claim.event.place, places[1].record);
  EXPECT_EQ(scene_of(one.claim.event), places[1].record);
  EXPECT_EQ(one.trace.rules_place, "none");
}

TEST_F(Settled, HarmWithoutAPlaceIsGivenATownOnlyAndOtherEventsAnyPlace) {
  places[1].record.precision = "site";
  DraftClaim one = raid(nullptr);
  EXPECT_FALSE(settled("way=obl by=in\t0.6\n", one).claim.event.place);
  one.claim.event.type = EventType::coerce;
  EXPECT_EQ(settled("way=obl by=in\t0.6\n", one).claim.event.place, places[1].record);
}

TEST_F(Settled, APlaceOfTheSentenceBeforeMayBeNamed) { EXPECT_EQ(settled("relation=obj far=1\t0.6\n", raid(nullptr)).claim.event.place, places[0].record); }

TEST_F(Settled, APlaceOfItsOwnSentenceDoesNotGiveWayToOneBefore) {
  DraftClaim one = raid(&places[1]);
  one.claim.sentence.at = {places[1].record.at.begin - 1, places[1].record.at.end};
  EXPECT_EQ(settled("relation=obj far=1\t0.9\nway=obl by=in\t0.4\n", one).claim.event.place, places[1].record);
}

TEST_F(Settled, ATieGoesToTheFirst) { EXPECT_EQ(settled("all\t0.5\n", raid(nullptr)).claim.event.place, places[0].record); }

TEST_F(Settled, OfASentenceAloneTooLittleIsKnown) {
  const Written alone{kRaid};
  DraftClaim one;
  one.head = alone.at("raided");
  one.claim.event.place = places[1].record;
  std::vector<DraftClaim> drafts = {one};
  judge_of("all\t-1\n")->settle(alone.tree, {places, sites}, drafts);
  EXPECT_EQ(drafts[0].claim.event.place, places[1].record);
}

TEST(PlaceJudge, NamesNoneOfNoneAndNoneBelowItsBound) {
  EXPECT_FALSE(PlaceJudge::best_of({}));
  const float low[] = {0.1f, 0.2f}, high[] = {0.1f, 0.5f, 0.4f};
  EXPECT_FALSE(PlaceJudge::best_of(low));
  EXPECT_EQ(PlaceJudge::best_of(high), 1u);
}

TEST(PlaceJudge, RefusesWeightsThatAreNone) { EXPECT_FALSE(judge_of("all\tmuch\n")); }

}  // namespace
}  // namespace hearsay
