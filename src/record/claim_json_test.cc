#include <gtest/gtest.h>

#include <random>

#include "hearsay/claim.h"
#include "hearsay/incident.h"

namespace hearsay {
namespace {

Claim sample() {
  Claim claim;
  claim.id = "d1:0:0";
  claim.document = {.id = "d1", .source = "Radio Example", .published = "2026-05-03"};
  claim.sentence.text = "The army denied shelling the village.";
  claim.sentence.at = {0, 37};
  claim.event.type = EventType::assault;
  claim.event.mode = "heavy-weapons";
  claim.event.trigger.text = "shelling";
  claim.event.trigger.at = {16, 24};
  claim.event.place = Place{{"the village", {25, 36}}, {}, "SYR", {}, {}, 34.5, 36.25, "settlement"};
  claim.certainty = Certainty::ct_minus;
  Source source;
  source.text = "The army";
  source.at = {0, 8};
  source.cue = {"denied", {9, 15}};
  source.stance = Stance::denies;
  claim.sources.push_back(source);
  Quantity dead;
  dead.kind = "killed";
  dead.min = 40;
  claim.quantities.push_back(dead);
  dead.min = dead.max = 1;
  claim.victims.push_back(dead);
  claim.event.scene.emplace().name = "Tora";
  return claim;
}

TEST(ClaimJson, GoesOutAndInUnchanged) {
  std::string line;
  append_json(sample(), line);
  EXPECT_EQ(line.find('\n'), line.npos);
  const auto back = parse_claim(line);
  ASSERT_TRUE(back) << back.error().describe();
  EXPECT_EQ(*back, sample());
}

TEST(ClaimJson, NamesTheFieldThatIsWrong) {
  std::string line;
  append_json(sample(), line);
  const std::size_t at = line.find("\"CT-\"");
  line.replace(at, 5, "\"XX\"");
  const auto back = parse_claim(line);
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().fault, Fault::input);
  EXPECT_NE(back.error().message.find("certainty"), std::string::npos);
}

TEST(ClaimJson, DamagedLinesAreErrorsNeverCrashes) {
  std::string line;
  append_json(sample(), line);
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = line;
    for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    (void)parse_claim(damaged);
  }
}

TEST(IncidentJson, GoesOutAndInUnchanged) {
  Incident incident;
  incident.id = "d1:0:0";
  incident.type = EventType::assault;
  incident.majority = 2;
  incident.status = IncidentStatus::disputed;
  incident.casualties["killed"] = Toll{40, std::nullopt, 40, {{"bishop", "at least 40", "d1", "2026-05-03", "d1:0:0", 40, {}}}};
  incident.claims = {"d1:0:0", "d2:1:0"};
  incident.sources = {{"the army", "organisation", "denies", 1}};
  incident.contradictions = {{"occurrence", "d1:0:0", "d2:1:0"}};
  incident.history = {{"2026-05-03", IncidentStatus::reported}};
  std::string line;
  append_json(incident, line);
  const auto back = parse_incident(line);
  ASSERT_TRUE(back) << back.error().describe();
  EXPECT_EQ(*back, incident);
}

}  // namespace
}  // namespace hearsay
