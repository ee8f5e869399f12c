#include "hearsay/review.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <utility>

#include "support/sample_record.h"

namespace hearsay {
namespace {

TEST(Review, GoesOutAndInUnchanged) {
  Review review{.at = "2026-05-09T10:00:00Z", .by = "Ada \"A.\"", .action = ReviewAction::edit, .incident = "radio-1:0:0"};
  review.claims = {reviewed(sample::accounts()[0]), reviewed(sample::accounts()[2])};
  review.field = "killed";
  review.value = "12";
  review.note = "two lines\nof it";
  std::string line;
  append_json(review, line);
  EXPECT_EQ(line.find('\n'), line.npos);
  EXPECT_EQ(*parse_review(line), review);
  EXPECT_EQ(review.claims[1].source, "The army");
  EXPECT_FALSE(parse_review("{}"));
  EXPECT_FALSE(parse_review("no"));
}

Claim edited(const char* field, const char* value) {
  Claim claim = sample::accounts()[1];
  const Done done = edit(claim, field, value);
  EXPECT_TRUE(done) << done.error().describe();
  return claim;
}

std::string refusal(const char* field, const char* value) {
  Claim claim = sample::accounts()[1];
  const Done done = edit(claim, field, value);
  EXPECT_EQ(claim, sample::accounts()[1]) << "a refused edit changes nothing";
  return done ? "" : done.error().message;
}

TEST(ReviewEdit, SetsFields) {
  EXPECT_EQ(edited("type", "PROTEST").event.type, EventType::protest);
  EXPECT_EQ(edited("mode", "drone").event.mode, "drone");
  EXPECT_FALSE(edited("mode", "none").event.mode);
  EXPECT_EQ(edited("cameo", "1831").event.cameo, "1831");
  EXPECT_EQ(edited("certainty", "CT-").certainty, Certainty::ct_minus);
  EXPECT_EQ(edited("status", "future").event.status, EventStatus::future);
  EXPECT_EQ(edited("date", "2026-05-03").event.time->stop, "2026-05-03");
  EXPECT_EQ(edited("date", "2026-05-01..2026-05-03").event.time->start, "2026-05-01");
  EXPECT_EQ(edited("place", "Mendal").event.place->name, "Mendal");
  EXPECT_FALSE(edited("place", "Mendal").event.place->latitude);
  EXPECT_EQ(edited("latitude", "-34.5").event.place->latitude, -34.5);
  EXPECT_EQ(edited("country", "IRQ").event.place->country, "IRQ");
  EXPECT_EQ(edited("actor", "gunmen/SYRREB").actors.at(0).code, "SYRREB");
  EXPECT_EQ(edited("actor", "gunmen/SYRREB").actors.at(0).sectors, std::vector<std::string>{"REB"});
  EXPECT_TRUE(edited("recipient", "none").recipients.empty());
}

TEST(ReviewEdit, WhereItWasIsNoLongerWhereTheReportGoesOn) {
  Claim claim = sample::accounts()[1];
  claim.event.scene = std::exchange(claim.event.place, std::nullopt);
  const Place scene = *claim.event.scene;
  Claim north = claim;
  ASSERT_TRUE(edit(claim, "place", "Mendal"));
  EXPECT_EQ(scene_of(claim.event)->name, "Mendal");
  ASSERT_TRUE(edit(north, "latitude", "40"));
  EXPECT_EQ(scene_of(north.event)->name, scene.name);
  EXPECT_EQ(scene_of(north.event)->latitude, 40);
}

TEST(ReviewEdit, SetsFigures) {
  const auto killed = [](const char* value) {
    const Claim claim = edited("killed", value);
    const Quantity& one = claim.quantities.at(0);
    return fmt::format("{} {} {}", one.min.value_or(-1), one.max.value_or(-1), one.approx);
  };
  EXPECT_EQ(killed("12"), "12 12 exact");
  EXPECT_EQ(killed("40+"), "40 -1 atleast");
  EXPECT_EQ(killed("10-15"), "10 15 range");
  EXPECT_EQ(killed("-30"), "-1 30 atmost");
  EXPECT_TRUE(edited("killed", "none").quantities.empty());
  EXPECT_EQ(edited("injured", "3").quantities.size(), 2u);
}

TEST(ReviewEdit, RefusesInWords) {
  EXPECT_NE(refusal("type", "assault").find("SANCTION SUPPORT THREATEN"), std::string::npos);
  EXPECT_NE(refusal("mode", "lasers").find("aerial battle"), std::string::npos);
  EXPECT_NE(refusal("cameo", "21").find("01 to 20"), std::string::npos);
  for (const char* day : {"2026-02-30", "2026-13-01", "2026-05-01..2026-05-32", "2026-05-01.."})
    EXPECT_NE(refusal("date", day).find("calendar"), std::string::npos) << day;
  for (const char* country : {"Syria", "syr", "SY", ""}) EXPECT_NE(refusal("country", country).find("three capitals"), std::string::npos) << country;
  for (const char* party : {"", " ", "/SYR", "gunmen/", "gunmen/reb", "gunmen/SYRRE"})
    EXPECT_NE(refusal("actor", party).find("NAME/CODE"), std::string::npos) << party;
  EXPECT_NE(refusal("place", " ").find("a name"), std::string::npos);
  EXPECT_NE(refusal("type", "MURDER").find("a PLOVER type"), std::string::npos);
  EXPECT_NE(refusal("certainty", "sure").find("CT+"), std::string::npos);
  EXPECT_NE(refusal("date", "Friday").find("YYYY-MM-DD"), std::string::npos);
  EXPECT_NE(refusal("date", "2026-05-03..2026-05-01").find("YYYY-MM-DD"), std::string::npos);
  EXPECT_NE(refusal("latitude", "91").find("-90 to 90"), std::string::npos);
  for (const char* count : {"many", "15-10", "10-", "+", "-", "1.5", "x-3"}) EXPECT_NE(refusal("killed", count).find("a number"), std::string::npos) << count;
  EXPECT_NE(refusal("colour", "red").find("there are type"), std::string::npos);
}

TEST(ReviewCheck, FindsWhatIsWrongByItself) {
  const Review good{.at = "2026-05-09T10:00:00Z", .by = "Ada", .action = ReviewAction::accept, .claims = {reviewed(sample::accounts()[0])}};
  EXPECT_TRUE(check(good));
  const auto refused = [&](auto change) {
    Review wrong = good;
    change(wrong);
    const Done done = check(wrong);
    return done ? std::string() : done.error().message;
  };
  EXPECT_NE(refused([](Review& one) { one.at = "yesterday"; }).find("in UTC"), std::string::npos);
  EXPECT_NE(refused([](Review& one) { one.at = "2026-05-09T10:00:00+02:00"; }).find("in UTC"), std::string::npos);
  EXPECT_NE(refused([](Review& one) { one.by = " "; }).find("who decided"), std::string::npos);
  EXPECT_NE(refused([](Review& one) { one.claims.clear(); }).find("no claim"), std::string::npos);
  EXPECT_NE(refused([](Review& one) { one.action = ReviewAction::grade; }).find("grade"), std::string::npos);
  EXPECT_NE(refused([](Review& one) { one.action = ReviewAction::note; }).find("note"), std::string::npos);
  EXPECT_NE(refused([](Review& one) { one.action = ReviewAction::merge; }).find("two incidents"), std::string::npos);
  EXPECT_NE(refused([](Review& one) { one.action = ReviewAction::edit, one.field = "killed", one.value = "many"; }).find("a number"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
