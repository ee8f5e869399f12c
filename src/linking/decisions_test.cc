#include "linking/decisions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "linking/claim_builder.h"

namespace hearsay::linking {
namespace {

using Claims = std::vector<Claim>;

ClaimBuilder report(const char* document, const char* outlet) {
  return ClaimBuilder(document).by(outlet).published("2026-05-02").on("2026-05-02").words(std::string("Guns opened up on Tora, wrote ") + outlet + '.');
}

Claims two_reports() { return {report("a", "Post").count("killed", 9, 9), report("b", "Times").count("killed", 12, 12)}; }

Review decision(ReviewAction action, const Claims& about, const std::string& incident = "") {
  Review out{.at = "2026-05-09T10:00:00Z", .by = "Ada", .action = action, .incident = incident};
  for (const Claim& one : about) out.claims.push_back(reviewed(one));
  return out;
}

std::vector<Incident> linked(const Claims& claims, const std::vector<Review>& reviews) { return link_reviewed(claims, reviews).linked.incidents; }

TEST(Decisions, WithoutAnyLinkingIsWhatItWas) {
  const Claims claims = two_reports();
  EXPECT_EQ(linked(claims, {}), link(claims).incidents);
}

TEST(Decisions, ARejectedClaimTakesNoPartUntilItIsAccepted) {
  const Claims claims = two_reports();
  const Review no = decision(ReviewAction::reject, {claims[0]}), yes = decision(ReviewAction::accept, {claims[0]});
  const Reviewed out = link_reviewed(claims, std::vector{no});
  ASSERT_EQ(out.linked.incidents.size(), 1u);
  EXPECT_EQ(out.linked.incidents[0].claims, std::vector<std::string>{claims[1].id});
  EXPECT_FALSE(out.linked.incident_of[0]);
  EXPECT_EQ(out.linked.incident_of[1], claims[1].id);
  EXPECT_EQ(linked(claims, {no, yes}), linked(claims, {}));
}

TEST(Decisions, AnAcceptedIncidentIsConfirmedByTheReviewer) {
  const Claims claims = {report("a", "Post")};
  const Review yes = decision(ReviewAction::accept, claims, claims[0].id);
  const auto incidents = linked(claims, {yes});
  ASSERT_EQ(incidents.size(), 1u);
  EXPECT_EQ(incidents[0].status, IncidentStatus::confirmed);
  EXPECT_EQ(incidents[0].basis, "reviewer");
  EXPECT_EQ(incidents[0].history.back(), (StatusChange{"2026-05-09", IncidentStatus::confirmed}));
  EXPECT_TRUE(linked(claims, {yes, decision(ReviewAction::reject, claims, claims[0].id)}).empty());
}

TEST(Decisions, AnEditChangesWhatIsLinkedAndNotTheClaim) {
  const Claims claims = two_reports();
  Review review = decision(ReviewAction::edit, {claims[0]});
  review.field = "killed";
  review.value = "12";
  const auto incidents = linked(claims, {review});
  ASSERT_EQ(incidents.size(), 1u);
  EXPECT_EQ(incidents[0].casualties.at("killed").min, 12);
  EXPECT_EQ(claims[0].quantities[0].min, 9);
}

TEST(Decisions, AnEditOfAnOldLogThatNothingCanHoldIsTold) {
  const Claims claims = two_reports();
  Review review = decision(ReviewAction::edit, {claims[0]});
  review.field = "killed";
  review.value = "many";
  const Reviewed out = link_reviewed(claims, std::vector{review});
  ASSERT_EQ(out.refused.size(), 1u);
  EXPECT_EQ(out.refused[0].first, review);
  EXPECT_NE(out.refused[0].second.message.find("a number"), std::string::npos);
  EXPECT_EQ(out.linked.incidents, link(claims).incidents);
}

TEST(Decisions, MergeAndSplitOverruleTheScores) {
  Claims claims = two_reports();
  claims.push_back(report("c", "News").place("Mendal", 35.5, 36.25).on("2026-05-20").published("2026-05-20"));
  ASSERT_EQ(linked(claims, {}).size(), 2u);
  const auto one = linked(claims, {decision(ReviewAction::merge, claims)});
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0].claims.size(), 3u);
  EXPECT_EQ(linked(claims, {decision(ReviewAction::split, {claims[1]})}).size(), 3u);
  EXPECT_EQ(linked(claims, {decision(ReviewAction::merge, claims), decision(ReviewAction::split, {claims[2]})}).size(), 2u);
}

TEST(Decisions, DoNotHangOnTheOrderOfTheClaims) {
  Claims claims = two_reports();
  claims.push_back(report("c", "News").place("Mendal", 35.5, 36.25).on("2026-05-20").published("2026-05-20"));
  const std::vector<Review> reviews = {decision(ReviewAction::merge, {claims[2], claims[0]}), decision(ReviewAction::split, {claims[1]}),
                                       decision(ReviewAction::accept, {claims[1]}, claims[1].id)};
  const auto first = linked(claims, reviews);
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.id > b.id; });
  EXPECT_EQ(linked(claims, reviews), first);
}

TEST(Decisions, FindTheirWordsWhenIdsHaveMoved) {
  const Claims before = two_reports();
  Claims after = before;
  after[0].id = "a:3:2";
  after[1].id = "a:0:0";  // an id that meant another claim
  const auto incidents = linked(after, {decision(ReviewAction::reject, {before[0]})});
  ASSERT_EQ(incidents.size(), 1u);
  EXPECT_EQ(incidents[0].claims, std::vector<std::string>{"a:0:0"});
}

TEST(Decisions, FindTheirWordsInALongerSentence) {
  const Claims before = two_reports();
  Claims after = before;
  after[0].id = "a:1:0";
  after[0].sentence.text = "TORA (Post) - " + after[0].sentence.text;
  EXPECT_TRUE(link_reviewed(after, std::vector{decision(ReviewAction::reject, {before[0]})}).unattached.empty());
}

TEST(Decisions, SayWhichDoNotFindTheirWords) {
  const Claims claims = two_reports();
  Review lost = decision(ReviewAction::reject, {claims[0]});
  lost.claims[0].id = "z:0:0";
  lost.claims[0].sentence = "Nobody wrote this.";
  const Reviewed out = link_reviewed(claims, std::vector{lost});
  EXPECT_EQ(out.unattached, std::vector{lost});
  EXPECT_EQ(out.linked.incidents, link(claims).incidents);
}

}  // namespace
}  // namespace hearsay::linking
