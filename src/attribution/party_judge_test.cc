#include "attribution/party_judge.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "support/assets.h"
#include "support/tree_notation.h"

namespace hearsay {
namespace {

PartyCandidate candidate(std::uint32_t head, TokenRange words, PartyParts chosen = {}) {
  PartyCandidate out;
  out.head = head;
  out.words = words;
  out.chosen = chosen;
  return out;
}

constexpr PartyBounds kBounds = {.keep = {0.4f, 0.4f}, .add = {0.6f, 0.6f}};

std::vector<PartyParts> decided(const std::vector<PartyCandidate>& all, const std::vector<PartyVotes>& votes) {
  std::vector<PartyParts> out;
  decide_parts(all, votes, kBounds, out);
  return out;
}

TEST(DecideParts, WhomTheRulesChoseStaysAtFewerVotesThanAnotherComes) {
  const auto parts = decided({candidate(1, {1, 2}, {true, false}), candidate(4, {4, 5})}, {{0.5f, 0}, {0.5f, 0}});
  EXPECT_TRUE(parts[0][0]);
  EXPECT_FALSE(parts[1][0]);
}

TEST(DecideParts, FewVotesDropAndManyMove) {
  const auto parts = decided({candidate(1, {1, 2}, {true, false}), candidate(4, {4, 5}, {true, false})}, {{0.3f, 0.1f}, {0.1f, 0.9f}});
  EXPECT_EQ(parts[0], (PartyParts{false, false}));
  EXPECT_EQ(parts[1], (PartyParts{false, true}));
}

TEST(DecideParts, WhomTheDictionariesKnowStaysUnlessHePlaysTheOtherPart) {
  std::vector<PartyCandidate> all = {candidate(1, {1, 2}, {true, false}), candidate(4, {4, 5}, {true, false})};
  all[0].known = all[1].known = true;
  const auto parts = decided(all, {{0.1f, 0.1f}, {0.1f, 0.9f}});
  EXPECT_EQ(parts[0], (PartyParts{true, false}));
  EXPECT_EQ(parts[1], (PartyParts{false, true}));
}

TEST(DecideParts, NobodyIsAddedBesideHisOwnPhrase) {
  const auto beside_chosen = decided({candidate(3, {1, 4}, {true, false}), candidate(1, {1, 2})}, {{0.5f, 0}, {0.9f, 0}});
  EXPECT_FALSE(beside_chosen[1][0]);
  const auto beside_added = decided({candidate(3, {1, 4}), candidate(1, {1, 2})}, {{0.7f, 0}, {0.9f, 0}});
  EXPECT_FALSE(beside_added[0][0]);
  EXPECT_TRUE(beside_added[1][0]);
}

TEST(DecideParts, NobodyIsAddedInBothParts) { EXPECT_EQ(decided({candidate(1, {1, 2})}, {{0.7f, 0.8f}})[0], (PartyParts{false, true})); }

using testing_support::Written;

constexpr std::string_view kRaid =
    "Miners~miner/NOUN/2/nsubj/NNS attacked~attack/VERB/0/root/VBD carters~carter/NOUN/2/obj/NNS beside~beside/ADP/5/case/IN "
    "drovers~drover/NOUN/3/nmod/NNS";

/// What a judge with these rows makes of a sentence whose event, the rules say, miners did to carters.
struct Judged : testing::Test {
  static Result<PartyJudge> judge_of(std::string_view rows) {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "party_judge";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "party_weights.tsv") << "feature\tactor\trecipient\n" << rows;
    return PartyJudge::create(**Lexicon::compile(folder));
  }
  DraftClaim judged(std::string_view rows, bool by_entry = true) {
    static const EventCoder coder = *EventCoder::create(testing_support::lexicon());
    EventCoder::Reading reading(coder);
    coder.code(w.tree, reading);
    EXPECT_EQ(reading.events.size(), 1u);
    const CodedEvent& event = reading.events.at(0);
    DraftClaim draft;
    draft.head = event.head;
    draft.claim.event = event.record;
    for (const CodedParty& party : event.actors) draft.claim.actors.push_back(party.record);
    for (const CodedParty& party : event.recipients) draft.claim.recipients.push_back(party.record);
    if (by_entry) draft.trace.entry = event.entry;
    std::vector<DraftClaim> drafts = {draft};
    judge_of(rows)->assign(w.tree, reading, drafts);
    return drafts[0];
  }
  static std::vector<std::string> texts(const std::vector<Party>& parties) {
    std::vector<std::string> out;
    for (const Party& party : parties) out.push_back(party.text);
    return out;
  }
  using Texts = std::vector<std::string>;
  static std::string page() {  // so long that the judge looks at it
    std::string out(kRaid);
    for (int i = 0; i < 60; ++i) out += " again~again/ADV/2/advmod/RB";
    return out;
  }
  Written w{page()};
  static constexpr std::string_view kAsTheRules = "rules=actor\t1\t0\nrules=recipient\t0\t1\n";
};

TEST_F(Judged, VotesForTheRulesChangeNothing) {
  const DraftClaim draft = judged(kAsTheRules);
  EXPECT_EQ(texts(draft.claim.actors), Texts{"Miners"});
  EXPECT_EQ(draft.claim.recipients.size(), 1u);
  EXPECT_TRUE(draft.trace.parties.empty());
}

TEST_F(Judged, WhomNothingSpeaksForIsDroppedAndThatIsTold) {
  const DraftClaim draft = judged("rules=actor\t1\t0\n");
  EXPECT_TRUE(draft.claim.recipients.empty());
  EXPECT_EQ(draft.trace.parties, Texts{"\"carters beside drovers\" not taken as recipient"});
}

TEST_F(Judged, WhoStandsOnATellingWayIsAdded) {
  const DraftClaim draft = judged("rules=actor\t1\t0\npath=>obj>nmod:beside\t0\t0.9\n");
  EXPECT_EQ(texts(draft.claim.recipients), Texts{"drovers"});
}

TEST_F(Judged, WhatNoEntryTellsIsLeftAlone) { EXPECT_EQ(texts(judged("all\t0\t0\n", false).claim.actors), Texts{"Miners"}); }

TEST_F(Judged, WhomTheDictionariesKnowIsNotDropped) { EXPECT_EQ(texts(judged("rules=recipient\t0\t1\n").claim.actors), Texts{"Miners"}); }

TEST_F(Judged, RefusesWeightsThatAreNone) { EXPECT_FALSE(judge_of("all\tmuch\t0.3\n")); }

}  // namespace
}  // namespace hearsay
