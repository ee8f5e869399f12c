#include "hearsay/incident_filter.h"

#include <gtest/gtest.h>

#include <random>

#include "hearsay/ledger.h"
#include "support/expect_done.h"
#include "support/sample_record.h"
#include "support/temporary_folder.h"

namespace hearsay {
namespace {

bool finds(IncidentFilter filter) { return matches(sample::strike_incident(), filter); }

TEST(IncidentFilter, NothingSetFindsAll) { EXPECT_TRUE(finds({})); }

TEST(IncidentFilter, ByStatusAndType) {
  EXPECT_TRUE(finds({.status = {IncidentStatus::denied, IncidentStatus::disputed}}));
  EXPECT_FALSE(finds({.status = {IncidentStatus::denied}}));
  EXPECT_TRUE(finds({.type = {"assault"}}));
  EXPECT_TRUE(finds({.type = {"AERIAL"}}));
  EXPECT_FALSE(finds({.type = {"PROTEST"}}));
}

TEST(IncidentFilter, ByPlaceWhateverItsCaseAndAccents) {
  EXPECT_TRUE(finds({.place = "tôra"}));
  EXPECT_TRUE(finds({.place = "HOMS"}));
  EXPECT_TRUE(finds({.place = "syr"}));
  EXPECT_FALSE(finds({.place = "Aleppo"}));
}

TEST(IncidentFilter, ByActorNameOrCode) {
  EXPECT_TRUE(finds({.actor = "air force"}));
  EXPECT_TRUE(finds({.actor = "SYR"}));
  EXPECT_TRUE(finds({.actor = "mil"}));
  EXPECT_FALSE(finds({.actor = "RMI"}));
  EXPECT_FALSE(finds({.actor = "CVL"}));
  EXPECT_TRUE(finds({.recipient = "CVL"}));
}

TEST(IncidentFilter, BySourceAndToll) {
  EXPECT_TRUE(finds({.source = "bishop"}));
  EXPECT_FALSE(finds({.source = "Daily"}));
  EXPECT_TRUE(finds({.killed_min = 14}));
  EXPECT_FALSE(finds({.killed_min = 15}));
}

TEST(IncidentFilter, ByDays) {
  EXPECT_TRUE(finds({.since = "2026"}));
  EXPECT_TRUE(finds({.since = "2026-05-01", .until = "2026-05-01"}));
  EXPECT_TRUE(finds({.until = "2026-05"}));
  EXPECT_FALSE(finds({.until = "2026-04"}));
  EXPECT_FALSE(finds({.since = "2026-05-02"}));
}

TEST(IncidentFilter, SaysWhatItFinds) {
  EXPECT_EQ(IncidentFilter{}.describe(), "all incidents");
  const IncidentFilter filter{.status = {IncidentStatus::disputed}, .place = "Tora", .since = "2026"};
  EXPECT_EQ(filter.describe(), "disputed incidents at Tora since 2026");
}

// The ledger asks its columns first; it must find what the plain comparison finds.
TEST(IncidentFilter, TheLedgerFindsTheSame) {
  TemporaryFolder folder;
  auto ledger = Ledger::open(folder / "crisis.db", Ledger::Mode::create);
  std::mt19937 random(11);
  std::vector<Incident> incidents;
  for (int n = 0; n < 60; ++n) {
    ASSERT_TRUE(good(ledger->append(std::vector{sample::numbered(n)})));
    Incident one = sample::strike_incident();
    one.id = sample::numbered(n).id;
    one.claims = {one.id};
    one.status = static_cast<IncidentStatus>(random() % 6);
    const auto day = [&] { return random() % 4 == 0 ? std::nullopt : std::optional(fmt::format("2026-0{}-1{}", 1 + random() % 3, random() % 3)); };
    one.start = day();
    one.stop = random() % 2 ? one.start : day();
    Toll& toll = one.casualties["killed"];
    toll.min = random() % 3 ? std::optional<std::int64_t>(random() % 9) : std::nullopt;
    toll.max = random() % 3 ? std::optional<std::int64_t>(random() % 9) : std::nullopt;
    if (random() % 5 == 0) one.casualties.clear();
    incidents.push_back(one);
  }
  ASSERT_TRUE(good(ledger->replace_incidents(incidents)));
  for (int round = 0; round < 300; ++round) {
    IncidentFilter filter;
    if (random() % 2) filter.status = {static_cast<IncidentStatus>(random() % 6), static_cast<IncidentStatus>(random() % 6)};
    if (random() % 2) filter.since = random() % 2 ? "2026-02" : "2026-02-11";
    if (random() % 2) filter.until = random() % 2 ? "2026-02" : "2026-02-11";
    if (random() % 2) filter.killed_min = random() % 9;
    std::size_t plain = 0;
    for (const Incident& one : incidents) plain += matches(one, filter);
    EXPECT_EQ(*ledger->incidents(filter, [](Incident&) { return true; }), plain) << filter.describe();
  }
}

}  // namespace
}  // namespace hearsay
