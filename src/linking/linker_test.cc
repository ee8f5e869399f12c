#include "linking/linker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "linking/claim_builder.h"
#include "linking/pair_score.h"
#include "linking/traits.h"

namespace hearsay::linking {
namespace {

TEST(Linker, NoClaimsNoIncidents) {
  const Linked linked = link({});
  EXPECT_TRUE(linked.incidents.empty());
  EXPECT_TRUE(linked.incident_of.empty());
}

TEST(Linker, SeveralTriggersOfOneEventAreOneIncident) {
  const auto in = [](std::uint32_t sentence) { return ClaimBuilder("a", sentence).by("Post").published("2026-05-03"); };
  const std::vector<Claim> claims = {
      in(0)
          .words("Twelve people were killed in air strikes on Tora on Saturday.")
          .trigger("killed", "kill")
          .type(EventType::assault, "aerial")
          .on("2026-05-02"),
      in(0).words("Twelve people were killed in air strikes on Tora on Saturday.").numbered(1).trigger("air strikes", "strike").numbered(1).on("2026-05-02"),
      in(1).words("The shelling hit a school, and thirty were wounded.").trigger("shelling", "shelling").nowhere(),
      in(1).words("The shelling hit a school, and thirty were wounded.").trigger("wounded", "wound").numbered(1).nowhere()};
  const Linked linked = link(claims);
  EXPECT_EQ(linked.incidents.size(), 1u);
}

TEST(Linker, HarmJoinsWhatStandsNextToItAsItsCause) {
  const auto incidents = [](int riot_at) {
    const auto in = [] { return ClaimBuilder("a").by("Post").published("2026-05-03").nowhere(); };
    const Claim wounded = in().type(EventType::assault, "").trigger("wounded", "wound").words("Six were wounded.");
    const Claim riots = in().type(EventType::protest, "riot").trigger("riots", "riot").words("Riots went on.").numbered(riot_at);
    return link(std::vector<Claim>{wounded, riots}).incidents.size();
  };
  EXPECT_EQ(incidents(1), 1u) << "wounded in riots";
  EXPECT_EQ(incidents(8), 2u) << "wounded, they said, while far from there were riots";
}

TEST(Linker, OtherPlacesAndOtherDaysAreOtherIncidents) {
  const auto in = [](const std::string& document) { return ClaimBuilder(document).by(document).published("2026-05-09"); };
  const std::vector<Claim> claims = {in("a").on("2026-05-02").words("Guns shelled Tora from the ridge until noon."),
                                     in("b").on("2026-05-07").words("The bakery was hit when Tora came under fire again."),
                                     in("c").on("2026-05-02").place("Balad", 33.1, 36.9).words("Guns shelled Balad from the ridge until noon.")};
  EXPECT_EQ(link(claims).incidents.size(), 3u);
}

TEST(Linker, WhoIsArrestedAndHowManyTellArrestsApart) {
  const auto in = [](const std::string& document) {
    return ClaimBuilder(document).by(document).published("2026-05-03").on("2026-05-02").type(EventType::coerce, "arrest").trigger("arrested", "arrest");
  };
  const auto held = [&](const std::string& document, const std::string& name) {
    Claim claim = in(document).words("Police held " + name + " in Tora.").recipient(name, "");
    claim.recipients.front().name = name;
    claim.recipients.front().entity_kind = EntityKind::person;
    return claim;
  };
  const auto caught = [&](const std::string& document, int number) { return in(document).words("Police caught smugglers.").count("detained", number, number); };
  EXPECT_EQ(link(std::vector<Claim>{held("a", "Omar Salem"), held("b", "Omar Salem")}).incidents.size(), 1u);
  EXPECT_EQ(link(std::vector<Claim>{held("a", "Omar Salem"), held("b", "Rima Deeb")}).incidents.size(), 2u);
  const auto points = [&](int number) { return score(traits_of(caught("a", 12)), traits_of(caught("b", number))).figures; };
  EXPECT_GT(points(12), 0);
  EXPECT_LT(points(26), 0);
}

// A town's incidents do not hang on what else the ledger holds: words are as rare as they are in the news at large.
TEST(Linker, WhatIsToldOfOtherTownsChangesNothingHere) {
  const auto in = [](const std::string& document, const std::string& words) {
    return ClaimBuilder(document).by(document).published("2026-05-03").on("2026-05-02").words(words);
  };
  const std::vector<Claim> here = {in("a", "Guns shelled Tora, and the old mill by the weir burned down."),
                                   in("b", "The mill by the weir in Tora was shelled."),
                                   in("c", "A column of lorries came under fire near Tora.").on("2026-05-01")};
  const auto alone = link(here).incidents;
  std::vector<Claim> all = here;
  for (int i = 0; i < 60; ++i)
    all.push_back(in("z" + std::to_string(i), "The mill by the weir was shelled, it said in broadcast " + std::to_string(i) + ".")
                      .place("Balad", 12.1, 96.9)
                      .on("2026-07-02"));
  auto incidents = link(all).incidents;
  std::erase_if(incidents, [](const Incident& incident) { return incident.id.front() == 'z'; });
  EXPECT_EQ(incidents, alone);
}

// "Tora market" without a place on the map, and "Tora": one name holds the other.
TEST(Linker, ASiteCalledAfterItsQuarter) {
  const auto in = [](const std::string& document, const std::string& place) {
    ClaimBuilder out = ClaimBuilder(document).by(document).published("2026-05-03").on("2026-05-02").place(place, 0, 0).words("Gunmen fired on traders there.");
    return out;
  };
  std::vector<Claim> claims = {in("a", "Tora market"), in("b", "Tora")};
  for (Claim& claim : claims) {
    claim.event.place->latitude.reset();
    claim.event.place->longitude.reset();
    claim.event.place->gazetteer_id.reset();
    claim.event.place->precision = "site";
  }
  EXPECT_EQ(link(claims).incidents.size(), 1u);
}

TEST(Linker, OneTriggerToldAndDeniedInOneSentenceIsOneIncident) {
  const auto in = [] { return ClaimBuilder("a").by("Post").published("2026-05-02").words("Villagers said soldiers shelled Tora, which the army denied."); };
  Claim told = in().says("Villagers", "", "", SourceKind::witness), denied = in().denied_by("the army", "SYRMIL");
  denied.id = "a:0:1";
  const Linked linked = link(std::vector<Claim>{told, denied});
  ASSERT_EQ(linked.incidents.size(), 1u);
  EXPECT_EQ(linked.incidents[0].status, IncidentStatus::disputed);
}

/// Claims of `documents` reports about events that are some few days and places, with some of their facts missing.
std::vector<Claim> invented(std::size_t documents, std::size_t events, unsigned seed) {
  std::mt19937 random(seed);
  const auto any = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::vector<Claim> out;
  for (std::size_t d = 0; d < documents; ++d)
    for (std::uint32_t s = 0; s < 4; ++s) {
      const std::size_t event = any(events), town = event % 97, day = event % 28 + 1;
      const std::string date = "2026-0" + std::to_string(1 + event % 9) + (day < 10 ? "-0" : "-") + std::to_string(day);
      ClaimBuilder claim("doc" + std::to_string(d), s);
      claim.by("Outlet " + std::to_string(any(40))).published(date);
      claim.words("Report " + std::to_string(any(5000)) + " of event " + std::to_string(event) + " near mill " + std::to_string(any(60)) + " told by witness " +
                  std::to_string(any(900)));
      if (any(4)) claim.on(date);
      if (any(4))
        claim.place("Town" + std::to_string(town), 30 + static_cast<double>(town % 10), 30 + static_cast<double>(town) / 10);
      else
        claim.nowhere();
      if (any(3) == 0) claim.count("killed", static_cast<std::int64_t>(any(30)), std::nullopt);
      if (any(5) == 0)
        claim.denied_by("the army", "SYRMIL");
      else if (any(2))
        claim.says("Witness Name" + std::to_string(any(300)), "Witness Name" + std::to_string(any(300)), "", SourceKind::named);
      out.push_back(claim);
    }
  return out;
}

std::string all_of(const Linked& linked) {
  std::string out;
  for (const Incident& incident : linked.incidents) append_json(incident, out), out += '\n';
  return out;
}

TEST(Linker, TheOrderOfArrivalDoesNotMatter) {
  std::mt19937 random(11);
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::vector<Claim> claims = invented(40, 12, seed);
    const Linked first = link(claims);
    std::map<std::string, std::optional<std::string>> incident_of;
    for (std::size_t i = 0; i < claims.size(); ++i) incident_of[claims[i].id] = first.incident_of[i];
    // Split anywhere, the parts swapped; then shuffled altogether.
    std::rotate(claims.begin(), claims.begin() + static_cast<std::ptrdiff_t>(random() % claims.size()), claims.end());
    for (int round = 0; round < 2; ++round) {
      const Linked again = link(claims);
      EXPECT_EQ(all_of(again), all_of(first)) << "seed " << seed;
      for (std::size_t i = 0; i < claims.size(); ++i) ASSERT_EQ(again.incident_of[i], incident_of[claims[i].id]);
      std::shuffle(claims.begin(), claims.end(), random);
    }
  }
}

TEST(Linker, TheNumberOfThreadsDoesNotMatter) {
  const std::vector<Claim> claims = invented(600, 200, 3);
  const Linked one = link(claims, {.threads = 1}), five = link(claims, {.threads = 5});
  EXPECT_EQ(all_of(five), all_of(one));
  EXPECT_EQ(five.incident_of, one.incident_of);
}

// A town is shelled again and again: reports without a day meet those of their weeks, not those of last year.
TEST(Linker, UndatedReportsOfOneTownMeetWithinWeeks) {
  const auto incidents = [](const std::string& published) {
    const auto in = [](const std::string& document, const std::string& day) { return ClaimBuilder(document).by(document).published(day); };
    return link(std::vector<Claim>{in("a", "2026-05-03").words("Guns shelled Tora."), in("b", published).words("The town came under fire.")}).incidents.size();
  };
  EXPECT_EQ(incidents("2026-05-09"), 1u);
  EXPECT_EQ(incidents("2027-05-09"), 2u);
}

TEST(Linker, EachClaimOfAnIncidentNamesIt) {
  const std::vector<Claim> claims = invented(60, 20, 5);
  const Linked linked = link(claims);
  std::map<std::string, std::string> incident_of;
  for (const Incident& incident : linked.incidents) {
    EXPECT_EQ(incident.id, incident.claims.front());
    for (const std::string& id : incident.claims) EXPECT_TRUE(incident_of.emplace(id, incident.id).second) << id << " is in two incidents";
  }
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (linked.incident_of[i])
      EXPECT_EQ(incident_of.at(claims[i].id), *linked.incident_of[i]);
    else
      EXPECT_FALSE(incident_of.contains(claims[i].id));
}

TEST(Linker, ClaimsWithoutAnyFactsAreTaken) {
  std::vector<Claim> claims(3);
  for (std::size_t i = 0; i < claims.size(); ++i) claims[i].id = std::to_string(i), claims[i].certainty = Certainty::ct_plus;
  EXPECT_LE(link(claims).incidents.size(), 3u);
}

// Time is not asserted, only told: see the comment at link().
TEST(Linker, TwentyThousandClaims) {
  const std::vector<Claim> claims = invented(5000, 3000, 1);
  const Linked linked = link(claims);
  EXPECT_GT(linked.incidents.size(), 1000u);
}

}  // namespace
}  // namespace hearsay::linking
