#include <gtest/gtest.h>

#include <utility>

#include "linking/claim_builder.h"
#include "linking/linker.h"

namespace hearsay::linking {
namespace {

using Claims = std::vector<Claim>;

ClaimBuilder report(const std::string& document, const std::string& outlet, const std::string& published) {
  return ClaimBuilder(document).by(outlet).published(published).on("2026-05-02");
}

/// The one incident that `claims` must make.
Incident only(const Claims& claims) {
  const Linked linked = link(claims);
  EXPECT_EQ(linked.incidents.size(), 1u);
  return linked.incidents.empty() ? Incident{} : linked.incidents.front();
}

TEST(Status, TwoOutletsInTheirOwnVoiceConfirm) {
  const Incident incident = only({report("a", "Post", "2026-05-02").words("Guns opened up on Tora at dawn and did not stop until noon."),
                                  report("b", "Times", "2026-05-03").words("The shelling of Tora went on for six hours, our man there saw.")});
  EXPECT_EQ(incident.status, IncidentStatus::confirmed);
  EXPECT_EQ(incident.basis, "corroborated");
  EXPECT_EQ(incident.origins, 2u);
}

TEST(Status, OneOriginReports) {
  const Incident incident = only({report("a", "Post", "2026-05-02"), report("c", "Post", "2026-05-03")});
  EXPECT_EQ(incident.status, IncidentStatus::reported);
  EXPECT_EQ(incident.origins, 1u);
  EXPECT_FALSE(incident.basis);
}

TEST(Status, CopiesOfAWireCountOnce) {
  const std::string wire = "Army guns shelled the village of Tora for six hours on Saturday, and the hospital took in dozens of wounded.";
  const Incident incident = only(
      {report("a", "Wire", "2026-05-02").words(wire), report("b", "Post", "2026-05-03").words(wire),
       report("c", "Times", "2026-05-03").words("ARMY guns shelled the village of Tora for six hours on Saturday and the hospital took in dozens of wounded")});
  EXPECT_EQ(incident.status, IncidentStatus::reported);
  EXPECT_EQ(incident.origins, 1u);
}

TEST(Status, OnePersonQuotedByManyIsOneOrigin) {
  const Incident incident = only({report("a", "Post", "2026-05-02").says("Bishop Anna Lund", "Anna Lund", "", SourceKind::named),
                                  report("b", "Times", "2026-05-02").says("the bishop of Tora, Anna Lund", "Anna Lund", "", SourceKind::named),
                                  report("c", "News", "2026-05-03").says("Bishop Lund", "Lund", "", SourceKind::named)});
  EXPECT_EQ(incident.status, IncidentStatus::reported);
  EXPECT_EQ(incident.origins, 1u);
}

TEST(Status, ABodyAndItsSpokesmanAreOneOrigin) {
  const Incident incident = only({report("a", "Post", "2026-05-02").says("police spokesman Ivo Beck", "Ivo Beck", "SYRCOP", SourceKind::named),
                                  report("b", "Times", "2026-05-02").says("the police", "", "SYRCOP", SourceKind::organisation)});
  EXPECT_EQ(incident.origins, 1u);
}

TEST(Status, TheOutletsOwnPeopleAreTheOutlet) {
  const Incident incident =
      only({report("a", "Harbour Radio", "2026-05-02"), report("b", "Harbour Radio", "2026-05-03").says("Our correspondent", "", "", SourceKind::media),
            report("c", "Harbour Radio", "2026-05-03").says("A Harbour Radio reporter", "", "", SourceKind::media)});
  EXPECT_EQ(incident.origins, 1u);
}

TEST(Status, AssertedAndDeniedIsDisputed) {
  const Incident incident = only({report("a", "Post", "2026-05-02"), report("b", "Times", "2026-05-03"),
                                  report("c", "News", "2026-05-03").actor("our troops", "SYRMIL").denied_by("an army statement", "SYRMIL")});
  EXPECT_EQ(incident.status, IncidentStatus::disputed);
  ASSERT_EQ(incident.contradictions.size(), 2u);
  EXPECT_EQ(incident.contradictions[0], (Contradiction{"occurrence", "a:0:0", "c:0:0"}));
}

TEST(Status, OnlyHedgedOrAnonymousIsRumoured) {
  const Incident incident = only({report("a", "Post", "2026-05-02").sure(Certainty::pr_plus).says("reportedly", "", "", SourceKind::public_),
                                  report("b", "Times", "2026-05-02").says("a source", "", "", SourceKind::anonymous)});
  EXPECT_EQ(incident.status, IncidentStatus::rumoured);
  EXPECT_EQ(incident.origins, 0u);
}

TEST(Status, ARumourFlatlyDeniedIsDenied) {
  const Incident incident = only({report("a", "Post", "2026-05-02").sure(Certainty::ps_plus).says("rumours", "", "", SourceKind::public_),
                                  report("b", "Times", "2026-05-03").denied_by("the army", "SYRMIL")});
  EXPECT_EQ(incident.status, IncidentStatus::denied);
}

TEST(Status, NotKnowingIsNoDenial) {
  const Incident incident = only({report("a", "Post", "2026-05-02"),
                                  report("b", "Times", "2026-05-03").sure(Certainty::uu).says("the army", "", "SYRMIL", SourceKind::office, Stance::doubts)});
  EXPECT_EQ(incident.status, IncidentStatus::reported);
}

TEST(Status, OnlyPlansAreExpected) {
  const Incident incident =
      only({report("a", "Post", "2026-05-01").status(EventStatus::future).says("General Ho", "Ho", "SYRMIL", SourceKind::named, Stance::expects)});
  EXPECT_EQ(incident.status, IncidentStatus::expected);
  EXPECT_EQ(incident.origins, 1u);
}

TEST(Status, TheAccusedsOwnWordIsAnAdmission) {
  const Claims claims = {
      report("a", "Post", "2026-05-02").actor("soldiers", "SYRMIL").recipient("villagers", "SYRCVL").says("a villager", "", "", SourceKind::witness),
      report("b", "Times", "2026-05-04")
          .actor("our troops", "SYRMIL")
          .recipient("villagers", "SYRCVL")
          .says("the army's chief of staff", "", "SYRMIL", SourceKind::office)};
  const Incident incident = only(claims);
  EXPECT_EQ(incident.status, IncidentStatus::confirmed);
  EXPECT_EQ(incident.basis, "admission");
  EXPECT_EQ(incident.history, (std::vector<StatusChange>{{"2026-05-02", IncidentStatus::reported}, {"2026-05-04", IncidentStatus::confirmed}}));
}

TEST(Status, ABoastOfKillingTheEnemyIsNoAdmission) {
  const Incident incident =
      only({report("a", "Post", "2026-05-02").actor("soldiers", "SYRMIL").recipient("rebels", "SYRREB").says("the army", "", "SYRMIL", SourceKind::office)});
  EXPECT_EQ(incident.status, IncidentStatus::reported);
}

TEST(Status, ConditionsDemandsHabitsAndOpinionsMakeNoIncident) {
  for (const EventStatus status : {EventStatus::conditional, EventStatus::demanded, EventStatus::generic, EventStatus::opinion}) {
    const Claim claim = report("a", "Post", "2026-05-02").status(status);
    EXPECT_TRUE(link(std::span(&claim, 1)).incidents.empty()) << spelling(status);
  }
  const Claim unsure = report("a", "Post", "2026-05-02").sure(Certainty::uu);
  EXPECT_TRUE(link(std::span(&unsure, 1)).incidents.empty());
}

TEST(Status, ADemandJoinsTheEventItSpeaksOfAndAddsNothing) {
  const Claims claims = {report("a", "Post", "2026-05-02"),
                         ClaimBuilder("a", 1).by("Post").published("2026-05-02").on("2026-05-02").status(EventStatus::demanded).sure(Certainty::uu)};
  const Linked linked = link(claims);
  ASSERT_EQ(linked.incidents.size(), 1u);
  EXPECT_EQ(linked.incident_of[1], linked.incidents[0].id);
  EXPECT_EQ(linked.incidents[0].status, IncidentStatus::reported);
}

TEST(History, TellsTheDaysOnWhichTheStatusChanged) {
  const Incident incident = only({report("a", "Post", "2026-05-02").sure(Certainty::pr_plus).says("reportedly", "", "", SourceKind::public_),
                                  report("b", "Times", "2026-05-03T08:00:00+02:00"), report("c", "News", "2026-05-03T23:00:00+02:00"),
                                  report("d", "Echo", "2026-05-05").denied_by("the army", "SYRMIL")});
  EXPECT_EQ(incident.history,
            (std::vector<StatusChange>{
                {"2026-05-02", IncidentStatus::rumoured}, {"2026-05-03", IncidentStatus::confirmed}, {"2026-05-05", IncidentStatus::disputed}}));
}

TEST(Casualties, TheLatestFigureOfEachSource) {
  const Incident incident = only({report("a", "Post", "2026-05-02").count("killed", 4, 4).says("Dr Eva Roy", "Eva Roy", "", SourceKind::named),
                                  report("b", "Times", "2026-05-04").count("killed", 7, 7, "update").says("Dr Roy", "Roy", "", SourceKind::named),
                                  report("c", "News", "2026-05-04").count("killed", 3, 3).says("the police", "", "SYRCOP", SourceKind::office)});
  const Toll toll = incident.casualties.at("killed");
  ASSERT_EQ(toll.by_source.size(), 2u);
  EXPECT_EQ(toll.by_source[0].source, "Dr Roy");
  EXPECT_EQ(toll.by_source[0].document, "b");
  EXPECT_EQ(toll.min, 3);
  EXPECT_EQ(toll.max, 7);
  EXPECT_EQ(toll.best, 3) << "a tie goes to the lower";
}

TEST(Casualties, TheBestFigureIsTheOneMostSourcesAllow) {
  const Incident incident = only({report("a", "Post", "2026-05-02").count("killed", 9, 9), report("b", "Times", "2026-05-02").count("killed", 5, std::nullopt),
                                  report("c", "News", "2026-05-02").count("killed", 3, 3)});
  EXPECT_EQ(incident.casualties.at("killed").best, 9);
}

TEST(Casualties, CumulativeFiguresNeverEnter) {
  const Incident incident = only({report("a", "Post", "2026-05-02").count("killed", 6, 6).count("killed", 400, std::nullopt, "cumulative")});
  EXPECT_EQ(incident.casualties.at("killed").max, 6);
}

TEST(Casualties, AnOpenFigureLeavesTheRangeOpen) {
  const Incident incident =
      only({report("a", "Post", "2026-05-02").count("killed", 40, std::nullopt), report("b", "Times", "2026-05-02").count("killed", 12, 15)});
  EXPECT_EQ(incident.casualties.at("killed").min, 12);
  EXPECT_EQ(incident.casualties.at("killed").max, std::nullopt);
}

TEST(Casualties, PartsOfAFigureDoNotReplaceIt) {
  const Incident incident = only({report("a", "Post", "2026-05-02").count("killed", 8, 8).count("killed", 3, 3)});
  EXPECT_EQ(incident.casualties.at("killed").best, 8);
}

TEST(Casualties, AVictimWithoutANumberIsOneOfThoseCounted) {
  Claim single = report("a", "Post", "2026-05-02").count("killed", 1, 1);
  single.quantities.front().text = "a farmer";
  std::swap(single.victims, single.quantities);
  const Incident incident = only({single, report("b", "Times", "2026-05-02").count("killed", 4, 4)});
  EXPECT_EQ(incident.casualties.at("killed").min, 4);
  EXPECT_TRUE(incident.contradictions.empty());
  EXPECT_EQ(only({single}).casualties.at("killed").best, 1);
}

TEST(Contradictions, OfCount) {
  const Incident incident = only({report("a", "Post", "2026-05-02").count("killed", 9, 9), report("b", "Times", "2026-05-02").count("killed", 2, 2)});
  EXPECT_EQ(incident.contradictions, (std::vector<Contradiction>{{"count", "a:0:0", "b:0:0"}}));
}

TEST(Contradictions, AGrowingTollIsNone) {
  const Incident incident = only({report("a", "Post", "2026-05-02").count("killed", 2, 2), report("b", "Times", "2026-05-03").count("killed", 5, 5)});
  EXPECT_TRUE(incident.contradictions.empty());
}

TEST(Contradictions, OfTheDoer) {
  const Incident incident =
      only({report("a", "Post", "2026-05-02").actor("Northern Front fighters", "SYRREB").says("the ministry", "", "SYRGOV", SourceKind::office),
            report("b", "Times", "2026-05-02").actor("soldiers", "SYRMIL").says("Anna Lund", "Anna Lund", "", SourceKind::named)});
  EXPECT_EQ(incident.contradictions, (std::vector<Contradiction>{{"actor", "a:0:0", "b:0:0"}}));
}

TEST(Contradictions, ADenialOfTheDeedByOneOfTwoAccusedIsOfTheDoer) {
  const Incident incident =
      only({report("a", "Post", "2026-05-02").actor("Northern Front fighters", "SYRREB").says("the ministry", "", "SYRGOV", SourceKind::office),
            report("b", "Times", "2026-05-02").actor("soldiers", "SYRMIL").says("Anna Lund", "Anna Lund", "", SourceKind::named),
            report("c", "News", "2026-05-03").actor("soldiers", "SYRMIL").denied_by("the army", "SYRMIL")});
  EXPECT_EQ(incident.status, IncidentStatus::disputed);
  for (const Contradiction& one : incident.contradictions) EXPECT_EQ(one.on, "actor");
}

TEST(Contradictions, OfTheHour) {
  const Incident incident = only({report("a", "Post", "2026-05-02").on("2026-05-02", "about 9 p.m. on Saturday"),
                                  report("b", "Times", "2026-05-03").on("2026-05-02", "shortly before midnight")});
  EXPECT_EQ(incident.contradictions, (std::vector<Contradiction>{{"time", "a:0:0", "b:0:0"}}));
}

TEST(Account, ReconcilesPlaceTimeAndType) {
  Claim vague = report("b", "Times", "2026-05-03");
  vague.event.place->name = "Syria", vague.event.place->gazetteer_id = "SYR", vague.event.place->precision = "country";
  vague.event.mode = "firearms";
  const Incident incident = only({report("a", "Post", "2026-05-02"), vague, report("c", "News", "2026-05-03").actor("soldiers", "SYRMIL")});
  EXPECT_EQ(incident.place->name, "Tora");
  EXPECT_EQ(incident.mode, "heavy-weapons");
  EXPECT_EQ(incident.start, "2026-05-02");
  EXPECT_EQ(incident.id, "a:0:0");
  ASSERT_EQ(incident.actors.size(), 1u);
  EXPECT_EQ(incident.actors[0].claims, std::vector<std::string>{"c:0:0"});
}

TEST(Account, AnIncidentIsWhereItsReportsGoOn) {
  Claim unplaced = report("a", "Post", "2026-05-02");
  unplaced.event.scene = std::exchange(unplaced.event.place, std::nullopt);
  const Incident incident = only({unplaced, report("b", "Times", "2026-05-03")});
  EXPECT_EQ(incident.place->name, "Tora");
  EXPECT_EQ(incident.place_claims, (std::vector<std::string>{"a:0:0", "b:0:0"}));
}

}  // namespace
}  // namespace hearsay::linking
