#include "hearsay/ledger.h"

#include <gtest/gtest.h>

#include "ledger/sqlite.h"
#include "support/expect_done.h"
#include "support/sample_record.h"
#include "support/temporary_folder.h"

namespace hearsay {
namespace {

using Mode = Ledger::Mode;

class LedgerTest : public testing::Test {
 protected:
  std::filesystem::path file() const { return folder_ / "crisis.db"; }
  Ledger open(Mode mode) {
    auto ledger = Ledger::open(file(), mode);
    if (!ledger) throw std::runtime_error(ledger.error().describe());
    return std::move(*ledger);
  }
  std::int64_t ask(const char* sql) {
    auto database = sqlite::Database::open(file().string(), SQLITE_OPEN_READONLY, nullptr);
    return database->integer(sql).value_or(-1);
  }
  TemporaryFolder folder_;
};

std::vector<Claim> all_claims(Ledger& ledger) {
  std::vector<Claim> out;
  const auto done = ledger.claims([&](Claim& claim) {
    out.push_back(std::move(claim));
    return true;
  });
  EXPECT_TRUE(done) << done.error().describe();
  return out;
}

void expect_sound(Ledger& ledger) {
  const auto report = ledger.check();
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_EQ(report->faults, std::vector<std::string>());
}

TEST_F(LedgerTest, GivesBackClaimsInTheOrderOfTheirIds) {
  auto accounts = sample::accounts();
  {
    Ledger ledger = open(Mode::create);
    ASSERT_TRUE(good(ledger.append(accounts)));
  }
  Ledger ledger = open(Mode::read);
  std::sort(accounts.begin(), accounts.end(), [](const Claim& a, const Claim& b) { return a.id < b.id; });
  EXPECT_EQ(all_claims(ledger), accounts);
  EXPECT_EQ(**ledger.claim("star-1:0:0"), accounts[2]);
  EXPECT_FALSE(*ledger.claim("star-1:0:1"));
  expect_sound(ledger);
}

TEST_F(LedgerTest, IsOneFileWhenNobodyWrites) {
  {
    Ledger ledger = open(Mode::create);
    ASSERT_TRUE(good(ledger.append(sample::accounts())));
  }
  const auto files = [&] { return std::distance(std::filesystem::directory_iterator(folder_.path()), {}); };
  EXPECT_EQ(files(), 1);
  {
    Ledger ledger = open(Mode::read);
    EXPECT_EQ(all_claims(ledger).size(), 3u);
  }
  EXPECT_EQ(files(), 1);
}

TEST_F(LedgerTest, CanBeReadWhereNothingMayBeWritten) {
  { ASSERT_TRUE(good(open(Mode::create).append(sample::accounts()))); }
  std::filesystem::permissions(folder_.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  Ledger ledger = open(Mode::read);
  EXPECT_EQ(all_claims(ledger).size(), 3u);
  std::filesystem::permissions(folder_.path(), std::filesystem::perms::owner_all);
}

TEST_F(LedgerTest, TheSameAgainIsPassedOverAndOtherContentsAreRefused) {
  Ledger ledger = open(Mode::create);
  auto accounts = sample::accounts();
  ASSERT_TRUE(good(ledger.append(accounts)));
  ASSERT_TRUE(good(ledger.append(accounts)));
  EXPECT_EQ(ledger.counts()->claims, 3u);
  accounts[1].certainty = Certainty::uu;
  const Done done = ledger.append(accounts);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().fault, Fault::argument);
  EXPECT_NE(done.error().message.find("star-1:0:0"), std::string::npos);
}

TEST_F(LedgerTest, ABatchIsAllOrNothing) {
  Ledger ledger = open(Mode::create);
  ASSERT_TRUE(good(ledger.append_document(sample::numbered(1).document, std::vector{sample::numbered(1)})));
  Claim contrary = sample::numbered(1);
  contrary.certainty = Certainty::uu;
  EXPECT_FALSE(ledger.append(std::vector{sample::numbered(2), sample::numbered(3), contrary}));
  EXPECT_EQ(ledger.counts()->claims, 1u);
  EXPECT_EQ(ledger.counts()->documents, 1u);
  ASSERT_TRUE(good(ledger.append(std::vector{sample::numbered(2)})));
  expect_sound(ledger);
}

TEST_F(LedgerTest, KnowsWhichDocumentsWereCoded) {
  Ledger ledger = open(Mode::create);
  Origin origin{.id = "quiet", .sha256 = "aa"};
  EXPECT_EQ(*ledger.known(origin), Known::no);
  ASSERT_TRUE(good(ledger.append_document(origin, {})));
  EXPECT_EQ(*ledger.known(origin), Known::yes);
  EXPECT_TRUE(*ledger.has_document("quiet"));
  EXPECT_FALSE(*ledger.has_document("qui"));
  origin.sha256 = "bb";
  EXPECT_EQ(*ledger.known(origin), Known::with_other_text);
  EXPECT_EQ(ledger.append_document(origin, {}).error().fault, Fault::argument);
}

TEST_F(LedgerTest, ADocumentIsNotCodedTwiceWithOtherResults) {
  Ledger ledger = open(Mode::create);
  const Claim claim = sample::numbered(1);
  ASSERT_TRUE(good(ledger.append_document(claim.document, std::vector{claim})));
  EXPECT_TRUE(good(ledger.append_document(claim.document, std::vector{claim})));
  EXPECT_FALSE(ledger.append_document(claim.document, {}));
  EXPECT_FALSE(ledger.append_document(Origin{.id = "other"}, std::vector{claim}));
}

TEST_F(LedgerTest, IncidentsFillInTheClaimsAndAreReplacedWhole) {
  Ledger ledger = open(Mode::create);
  ASSERT_TRUE(good(ledger.append(sample::accounts())));
  const Incident incident = sample::strike_incident();
  ASSERT_TRUE(good(ledger.replace_incidents(std::vector{incident})));
  EXPECT_EQ(**ledger.incident(incident.id), incident);
  for (const Claim& claim : all_claims(ledger)) EXPECT_EQ(claim.incident, incident.id);
  const auto members = *ledger.claims_of(incident.id);
  ASSERT_EQ(members.size(), 3u);
  EXPECT_EQ(members[2].id, "agency-1:0:0");
  expect_sound(ledger);

  ASSERT_TRUE(good(ledger.replace_incidents({})));
  EXPECT_FALSE(*ledger.incident(incident.id));
  for (const Claim& claim : all_claims(ledger)) EXPECT_EQ(claim.incident, std::nullopt);
  expect_sound(ledger);
}

TEST_F(LedgerTest, TheIncidentOfAClaimIsNoPartOfWhatWasCoded) {
  Ledger ledger = open(Mode::create);
  Claim claim = sample::numbered(1);
  claim.incident = "somewhere";
  ASSERT_TRUE(good(ledger.append(std::vector{claim})));
  claim.incident.reset();
  EXPECT_TRUE(good(ledger.append(std::vector{claim})));
  EXPECT_EQ(all_claims(ledger), std::vector{claim});
}

TEST_F(LedgerTest, AnIncidentOfUnknownClaimsIsRefusedAndTheOldOnesStay) {
  Ledger ledger = open(Mode::create);
  ASSERT_TRUE(good(ledger.append(sample::accounts())));
  ASSERT_TRUE(good(ledger.replace_incidents(std::vector{sample::strike_incident()})));
  Incident wrong = sample::strike_incident();
  wrong.claims.push_back("nowhere:0:0");
  const Done done = ledger.replace_incidents(std::vector{wrong});
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("nowhere:0:0"), std::string::npos);
  EXPECT_TRUE(*ledger.incident(wrong.id));
}

TEST_F(LedgerTest, FindsIncidentsByTheBeginningOfTheirIds) {
  Ledger ledger = open(Mode::create);
  std::vector<Incident> incidents;
  std::vector<Claim> claims;
  for (int n : {1, 2, 12}) {
    claims.push_back(sample::numbered(n));
    Incident incident = sample::strike_incident();
    incident.id = claims.back().id;
    incident.claims = {incident.id};
    incidents.push_back(incident);
  }
  ASSERT_TRUE(good(ledger.append(claims)));
  ASSERT_TRUE(good(ledger.replace_incidents(incidents)));
  EXPECT_EQ(*ledger.incident_ids("doc-0001", 5), std::vector<std::string>{"doc-00012:0:0"});
  EXPECT_EQ(ledger.incident_ids("doc-0000", 5)->size(), 2u);
  EXPECT_EQ(ledger.incident_ids("doc", 2)->size(), 2u);
  EXPECT_EQ(ledger.incident_ids("d%", 2)->size(), 0u);
}

TEST_F(LedgerTest, ReviewsAreALogThatIsOnlyAppendedTo) {
  Review review{.at = "2026-05-09T10:00:00Z", .by = "Ada", .action = ReviewAction::reject, .note = "a hoax"};
  review.claims = {reviewed(sample::accounts()[0])};
  {
    Ledger ledger = open(Mode::create);
    ASSERT_TRUE(good(ledger.append(sample::accounts())));
    EXPECT_EQ(*ledger.append_reviews(std::vector{review}), 1u);
    EXPECT_EQ(*ledger.append_reviews(std::vector{review}), 0u);  // replayed
    review.action = ReviewAction::accept;
    EXPECT_EQ(*ledger.append_reviews(std::vector{review}), 1u);
    expect_sound(ledger);
  }
  Ledger ledger = open(Mode::read);
  const auto log = ledger.reviews();
  ASSERT_TRUE(log);
  ASSERT_EQ(log->size(), 2u);
  EXPECT_EQ((*log)[1], review);
  auto database = sqlite::Database::open(file().string(), SQLITE_OPEN_READWRITE, nullptr);
  EXPECT_FALSE(database->run("UPDATE reviews SET note = ''"));
  EXPECT_FALSE(database->run("DELETE FROM reviews"));
}

TEST_F(LedgerTest, ALedgerInMemoryIsNoFile) {
  auto ledger = Ledger::in_memory();
  ASSERT_TRUE(ledger) << ledger.error().describe();
  ASSERT_TRUE(good(ledger->append(sample::accounts())));
  ASSERT_TRUE(good(ledger->replace_incidents(std::vector{sample::strike_incident()})));
  EXPECT_EQ(all_claims(*ledger).size(), 3u);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(LedgerTest, GivesBackDocumentsAlsoThoseWithoutClaims) {
  Ledger ledger = open(Mode::create);
  const Origin quiet{.id = "quiet", .title = "Nothing happened", .sha256 = "aa"};
  ASSERT_TRUE(good(ledger.append(sample::accounts())));
  ASSERT_TRUE(good(ledger.append_document(quiet, {})));
  std::vector<Origin> documents;
  ASSERT_TRUE(ledger.documents([&](Origin& origin) {
    documents.push_back(std::move(origin));
    return true;
  }));
  ASSERT_EQ(documents.size(), 4u);
  EXPECT_EQ(documents[1], quiet);
  EXPECT_EQ(documents[0], sample::accounts()[2].document);
  EXPECT_EQ(*ledger.claims_of_document("star-1"), std::vector{sample::accounts()[1]});
  EXPECT_TRUE(ledger.claims_of_document("quiet")->empty());
}

TEST_F(LedgerTest, TwoWritersAreRefusedInWords) {
  Ledger first = open(Mode::create);
  const auto second = Ledger::open(file(), Mode::write);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().fault, Fault::io);
  EXPECT_NE(second.error().message.find("another hearsay"), std::string::npos) << second.error().describe();
  EXPECT_TRUE(Ledger::open(file(), Mode::read));
}

TEST_F(LedgerTest, AReaderSeesOneMomentAndNeverWaits) {
  Ledger writer = open(Mode::create);
  ASSERT_TRUE(good(writer.append(std::vector{sample::numbered(1)})));
  Ledger reader = open(Mode::read);
  {
    const auto held = reader.snapshot();
    ASSERT_TRUE(held);
    ASSERT_TRUE(good(writer.append(std::vector{sample::numbered(2)})));
    EXPECT_EQ(reader.counts()->claims, 1u);
  }
  EXPECT_EQ(reader.counts()->claims, 2u);
}

TEST_F(LedgerTest, AReaderMayNotWrite) {
  { open(Mode::create); }
  Ledger ledger = open(Mode::read);
  EXPECT_EQ(ledger.append(sample::accounts()).error().fault, Fault::argument);
}

TEST_F(LedgerTest, AVisitorMayStop) {
  Ledger ledger = open(Mode::create);
  ASSERT_TRUE(good(ledger.append(sample::accounts())));
  EXPECT_EQ(*ledger.claims([](Claim&) { return false; }), 1u);
  EXPECT_TRUE(good(ledger.append(std::vector{sample::numbered(7)})));
}

TEST_F(LedgerTest, TheTablesSayWhatTheRecordsSay) {
  {
    Ledger ledger = open(Mode::create);
    ASSERT_TRUE(good(ledger.start_run({.started = "2026-05-04T10:00:00", .program = "hearsay 0", .command = "code"})));
    ASSERT_TRUE(good(ledger.append(sample::accounts())));
    ASSERT_TRUE(good(ledger.replace_incidents(std::vector{sample::strike_incident()})));
    ASSERT_TRUE(good(ledger.finish_run("2026-05-04T10:01:00")));
  }
  EXPECT_EQ(ask("SELECT count(*) FROM sources WHERE stance = 'denies'"), 1);
  EXPECT_EQ(ask("SELECT sum(min) FROM quantities"), 54);
  EXPECT_EQ(ask("SELECT count(*) FROM parties WHERE role = 'actor' AND code = 'SYRMIL'"), 3);
  EXPECT_EQ(ask("SELECT count(*) FROM sentence_words WHERE sentence_words MATCH 'bishop'"), 1);
  EXPECT_EQ(ask("SELECT count(*) FROM claim_places WHERE south > 34 AND north < 35"), 3);
  EXPECT_EQ(ask("SELECT count(*) FROM incident_places WHERE west > 36 AND east < 37"), 1);
  EXPECT_EQ(ask("SELECT killed_best FROM incidents"), 40);
  EXPECT_EQ(ask("SELECT count(*) FROM figures"), 2);
  EXPECT_EQ(ask("SELECT count(*) FROM contradictions"), 2);
  EXPECT_EQ(ask("SELECT count(*) FROM documents JOIN runs USING (run) WHERE finished IS NOT NULL"), 3);
  EXPECT_EQ(ask("SELECT count(*) FROM claims WHERE json_extract(record, '$.event.mode') = mode"), 3);
}

TEST_F(LedgerTest, ClaimsCanBeNeitherEditedNorRemovedByAnyTool) {
  { ASSERT_TRUE(good(open(Mode::create).append(sample::accounts()))); }
  auto database = sqlite::Database::open(file().string(), SQLITE_OPEN_READWRITE, nullptr);
  EXPECT_FALSE(database->run("UPDATE claims SET certainty = 'CT+'"));
  EXPECT_FALSE(database->run("DELETE FROM claims"));
}

TEST_F(LedgerTest, CheckNamesARecordThatWasTamperedWith) {
  { ASSERT_TRUE(good(open(Mode::create).append(sample::accounts()))); }
  auto database = sqlite::Database::open(file().string(), SQLITE_OPEN_READWRITE, nullptr);
  ASSERT_TRUE(database->run(
      "DROP TRIGGER claims_keep; UPDATE claims SET certainty = 'CT+' WHERE id = 'agency-1:0:0'; UPDATE claims SET record = '{' WHERE id = 'star-1:0:0'"));
  Ledger ledger = open(Mode::read);
  const auto report = ledger.check();
  ASSERT_TRUE(report);
  ASSERT_EQ(report->faults.size(), 2u);
  EXPECT_NE(report->faults[0].find("agency-1:0:0"), std::string::npos);
  EXPECT_NE(report->faults[1].find("star-1:0:0"), std::string::npos);
  const auto read = ledger.claims([](Claim&) { return true; });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().fault, Fault::corrupt);
}

}  // namespace
}  // namespace hearsay
