// What is refused at the door, in words a user can act on.

#include <gtest/gtest.h>

#include <fstream>

#include "hearsay/ledger.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"
#include "support/expect_done.h"
#include "support/sample_record.h"
#include "support/temporary_folder.h"

namespace hearsay {
namespace {

using Mode = Ledger::Mode;

class LedgerOpenTest : public testing::Test {
 protected:
  std::filesystem::path file() const { return folder_ / "some.db"; }
  void sql(const char* statements) {
    auto database = sqlite::Database::open(file().string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    ASSERT_TRUE(database->run(statements));
  }
  void expect_refused(Mode mode, Fault fault, const char* words) {
    const auto ledger = Ledger::open(file(), mode);
    ASSERT_FALSE(ledger);
    EXPECT_EQ(ledger.error().fault, fault) << ledger.error().describe();
    EXPECT_NE(ledger.error().message.find(words), std::string::npos) << ledger.error().describe();
    EXPECT_EQ(ledger.error().where.source, file().string());
  }
  TemporaryFolder folder_;
};

TEST_F(LedgerOpenTest, AFileThatIsNotThere) {
  expect_refused(Mode::read, Fault::io, "no such ledger");
  expect_refused(Mode::write, Fault::io, "no such ledger");
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(LedgerOpenTest, AFolderThatIsNotThere) {
  const auto ledger = Ledger::open(folder_ / "nowhere/some.db", Mode::create);
  ASSERT_FALSE(ledger);
  EXPECT_EQ(ledger.error().fault, Fault::io);
}

TEST_F(LedgerOpenTest, ATextFile) {
  std::ofstream(file()) << "Residents said at least 40 people died. " << std::string(2000, 'x');
  for (Mode mode : {Mode::read, Mode::write, Mode::create}) expect_refused(mode, Fault::version, "not an SQLite database");
}

TEST_F(LedgerOpenTest, AnEmptyFileIsALedgerToMakeButNotToRead) {
  std::ofstream(file()) << "";
  expect_refused(Mode::read, Fault::version, "empty file");
  expect_refused(Mode::write, Fault::version, "empty file");
  EXPECT_TRUE(Ledger::open(file(), Mode::create));
  EXPECT_TRUE(Ledger::open(file(), Mode::read));
}

TEST_F(LedgerOpenTest, TheDatabaseOfAnotherProgram) {
  sql("CREATE TABLE bookmarks (url TEXT)");
  for (Mode mode : {Mode::read, Mode::write, Mode::create}) expect_refused(mode, Fault::version, "another program");
}

TEST_F(LedgerOpenTest, ANewerLedger) {
  { ASSERT_TRUE(Ledger::open(file(), Mode::create)); }
  sql("PRAGMA user_version = 99");
  for (Mode mode : {Mode::read, Mode::write, Mode::create}) expect_refused(mode, Fault::version, "format 99");
}

TEST_F(LedgerOpenTest, ATransactionOfAnotherProgram) {
  auto ledger = Ledger::open(file(), Mode::create);
  ASSERT_TRUE(ledger);
  auto other = sqlite::Database::open(file().string(), SQLITE_OPEN_READWRITE, nullptr);
  ASSERT_TRUE(other->run("BEGIN IMMEDIATE"));
  const Done done = ledger->append(sample::accounts());
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("another program is writing"), std::string::npos);
  ASSERT_TRUE(other->run("ROLLBACK"));
  EXPECT_TRUE(good(ledger->append(sample::accounts())));
}

// Two formats that never were, to see that each step runs once and a later program brings an old file up to date.
constexpr ledger::Migration kFirst[] = {{1, "CREATE TABLE a (x); INSERT INTO a VALUES (1)"}};
constexpr ledger::Migration kSecond[] = {{1, kFirst[0].sql}, {2, "CREATE TABLE b AS SELECT x + 1 AS x FROM a"}};

TEST_F(LedgerOpenTest, OlderFormatsAreBroughtUpToDateStepByStep) {
  auto database = sqlite::Database::open(file().string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  ASSERT_TRUE(ledger::migrate(*database, kFirst));
  EXPECT_EQ(*database->integer("PRAGMA user_version"), 1);
  ASSERT_TRUE(ledger::migrate(*database, kSecond));
  ASSERT_TRUE(ledger::migrate(*database, kSecond));
  EXPECT_EQ(*database->integer("PRAGMA user_version"), 2);
  EXPECT_EQ(*database->integer("SELECT x FROM b"), 2);
  EXPECT_TRUE(ledger::recognise(*database, kSecond, false));
  EXPECT_FALSE(ledger::recognise(*database, kFirst, false));
}

TEST_F(LedgerOpenTest, AMigrationThatFailsLeavesTheOldFormat) {
  auto database = sqlite::Database::open(file().string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  ASSERT_TRUE(ledger::migrate(*database, kFirst));
  constexpr ledger::Migration kBroken[] = {kFirst[0], {2, "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)"}};
  EXPECT_FALSE(ledger::migrate(*database, kBroken));
  EXPECT_EQ(*database->integer("PRAGMA user_version"), 1);
  EXPECT_EQ(*database->integer("SELECT count(*) FROM sqlite_master WHERE name = 'b'"), 0);
}

// Every format that was ever written.
TEST_F(LedgerOpenTest, LedgersOfEachOlderFormatCanBeWrittenTo) {
  const auto all = ledger::migrations();
  for (std::size_t kept = 1; kept < all.size(); ++kept) {
    std::filesystem::remove(file());
    {
      auto database = sqlite::Database::open(file().string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
      ASSERT_TRUE(ledger::migrate(*database, all.first(kept)));
    }
    expect_refused(Mode::read, Fault::version, "older format");
    auto ledger = Ledger::open(file(), Mode::write);
    ASSERT_TRUE(ledger) << ledger.error().describe();
    ASSERT_TRUE(good(ledger->append(sample::accounts())));
    EXPECT_TRUE(ledger->reviews());
    EXPECT_EQ(ledger->check()->faults, std::vector<std::string>());
  }
}

TEST(Migrations, HaveNoGaps) {
  std::int64_t format = 0;
  for (const ledger::Migration& one : ledger::migrations()) EXPECT_EQ(one.to, ++format);
}

}  // namespace
}  // namespace hearsay
