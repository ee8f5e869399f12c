#include "serving/account.h"

#include <gtest/gtest.h>

#include "serving/words.h"
#include "support/sample_record.h"

namespace hearsay::serving {
namespace {

TEST(IncidentAccount, SaysWhoSaysWhatDownToTheWords) {
  auto claims = sample::accounts();
  std::swap(claims[0], claims[2]);  // the order of the claims is the account's to find
  EXPECT_EQ(incident_account(sample::strike_incident(), claims, {}), R"(ASSAULT aerial (CAMEO 195), 2026-05-01, Tora, Homs, SYR
status     disputed: 2 independent origins assert it, 1 source denies it
who        Syrian Air Force (SYRMIL)
to whom    people (CVL)
killed     14 or more, best 40
           2026-05-01, Bishop Aram: 14, “14 people” radio-1:0:0
           2026-05-02, Residents: 40 or more, “at least 40 people” star-1:0:0
id         radio-1:0:0

Who says what, oldest first
2026-05-01  Radio Example  Bishop Aram: it happened; killed 14: “Bishop Aram said 14 people died in the air strike on Tora.” radio-1:0-58
2026-05-02  Daily Star  the Observatory, quoting Residents: it happened; killed 40 or more: “Residents, quoted by the Observatory, said at least 40 people were killed.” star-1:0-74
2026-05-03  State Agency  The army: denied: “The army denied any strike on Tora.” agency-1:0-35

Contradictions
occurrence: Bishop Aram: it happened (radio-1:0:0) against The army: denied (agency-1:0:0)
count: Bishop Aram: killed 14 (radio-1:0:0) against Residents: killed 40 or more (star-1:0:0)

Status over time
2026-05-01  reported
2026-05-02  confirmed
2026-05-03  disputed
)");
}

TEST(IncidentAccount, ShowsASentenceOnceUnlessItHasFigures) {
  auto claims = sample::accounts();
  Claim again = claims[0];  // the same sentence, source and verdict: another of its verbs
  again.id += "x";
  again.quantities.clear();
  claims.push_back(again);
  const std::string account = incident_account(sample::strike_incident(), claims, {});
  const std::string words = "“Bishop Aram said 14 people died in the air strike on Tora.”";
  const std::size_t first = account.find(words);
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(account.find(words, first + 1), std::string::npos);
}

TEST(IncidentAccount, WrapsTheWordsOnATerminal) {
  Incident incident = sample::strike_incident();
  incident.casualties.clear();
  incident.contradictions.clear();
  incident.history.clear();
  const auto claims = sample::accounts();
  EXPECT_EQ(incident_account(incident, std::span(claims).subspan(1, 1), {.colour = false, .width = 44}),
            R"(ASSAULT aerial (CAMEO 195), 2026-05-01, Tora, Homs, SYR
status     disputed: 2 independent origins assert it, 1 source denies it
who        Syrian Air Force (SYRMIL)
to whom    people (CVL)
id         radio-1:0:0

Who says what, oldest first
2026-05-02  Daily Star  the Observatory, quoting Residents: it happened; killed 40 or more
    “Residents, quoted by the Observatory,
    said at least 40 people were killed.”
    star-1:0-74
)");
}

TEST(ClaimAccount, GivesEachFieldItsWords) {
  const Incident incident = sample::strike_incident();
  EXPECT_EQ(claim_account(sample::accounts()[1], &incident, {}), R"(claim      star-1:0:0
incident   radio-1:0:0 (disputed)
document   Daily Star, 2026-05-02, “Air strike”
event      ASSAULT aerial (CAMEO 195), military  “strike” star-1:0-0
when       2026-05-01 (day)  “on Friday” star-1:20-29
where      Tora, Homs, SYR (settlement) 34.7500, 36.7100  “Tora” star-1:34-38
who        the air force (SYRMIL), group  “the air force” star-1:0-13
to whom    people (CVL), group  “people” star-1:10-16
number     killed 40 or more  “at least 40 people” star-1:0-0
source     the Observatory, organisation, asserts  “the Observatory” star-1:21-36
  cue      quoted  “quoted” star-1:0-0
quoting    Residents, witness, asserts  “Residents” star-1:0-9
  cue      said  “said” star-1:0-0
certainty  CT+, actual: it happened

“Residents, quoted by the Observatory, said at least 40 people were killed.” star-1:0-74
)");
}

TEST(Words, OfAVerdict) {
  Claim claim;
  claim.certainty = Certainty::ps_plus;
  EXPECT_EQ(verdict(claim), "it may have happened");
  claim.event.status = EventStatus::future;
  EXPECT_EQ(verdict(claim), "it may happen");
  claim.event.status = EventStatus::demanded;
  EXPECT_EQ(verdict(claim), "demanded");
  claim.event.status = EventStatus::actual;
  claim.certainty = Certainty::ct_minus;
  EXPECT_EQ(verdict(claim), "it did not happen");
  EXPECT_EQ(source_chain(claim), "in its own voice");
}

// "demanded that the soldiers who fired be tried" takes it for granted that they fired.
TEST(Words, OfWhatADemandTakesForGranted) {
  Claim claim;
  claim.certainty = Certainty::ct_plus;
  claim.sources.emplace_back().stance = Stance::asks;
  EXPECT_EQ(verdict(claim), "it happened");
  claim.certainty = Certainty::uu;
  EXPECT_EQ(verdict(claim), "asked about");
}

TEST(Words, OfDaysAndNumbers) {
  EXPECT_EQ(days("2026-05-01", "2026-05-03"), "2026-05-01–03");
  EXPECT_EQ(days("2025-12-30", "2026-01-02"), "2025-12-30–2026-01-02");
  EXPECT_EQ(days(std::nullopt, std::nullopt), "no date");
  EXPECT_EQ(short_range(std::nullopt, 30), "≤30");
  EXPECT_EQ(range_words(10, 15), "10 to 15");
  EXPECT_EQ(range_words(std::nullopt, std::nullopt), "a number not given");
}

TEST(Words, OfAConfirmation) {
  Incident incident = sample::strike_incident();
  incident.status = IncidentStatus::confirmed;
  incident.basis = "admission";
  incident.origins = 1;
  incident.sources.pop_back();
  EXPECT_EQ(status_words(incident), "confirmed by admission: 1 independent origin asserts it");
  incident.basis.reset();
  incident.status = IncidentStatus::expected;
  incident.origins = 2;
  EXPECT_EQ(status_words(incident), "expected: 2 independent origins expect it");
  incident.status = IncidentStatus::rumoured;
  incident.origins = 0;
  EXPECT_EQ(status_words(incident), "rumoured: nobody asserts it outright");
}

}  // namespace
}  // namespace hearsay::serving
