// The disk fails under the ledger at every step there is, and each time the ledger must hold what it acknowledged.

#include <gtest/gtest.h>

#include "fault/fault_disk.h"
#include "ledger/ledger_state.h"
#include "ledger/sqlite.h"
#include "support/expect_done.h"
#include "support/sample_record.h"

namespace hearsay {
namespace {

using Mode = Ledger::Mode;
using End = FaultDisk::End;

constexpr int kBatches = 4;
constexpr int kInBatch = 2;

// Every step there is; under a sanitizer, which makes each many times dearer, one in seven.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t kStride = 7;
#else
constexpr std::uint64_t kStride = 1;
#endif

std::vector<CodedDocument> batch(int n) {
  std::vector<CodedDocument> out;
  for (int i = 0; i < kInBatch; ++i) {
    const Claim claim = sample::numbered(n * kInBatch + i);
    out.push_back({claim.document, {claim}});
  }
  return out;
}

std::vector<Incident> incidents_of(int batches) {
  std::vector<Incident> out;
  for (int n = 0; n < batches * kInBatch; ++n) {
    Incident one = sample::strike_incident();
    one.id = sample::numbered(n).id;
    one.claims = {one.id};
    out.push_back(one);
  }
  return out;
}

Result<Ledger> open(FaultDisk& disk, Mode mode) { return LedgerState::open("crisis.db", mode, disk.vfs()); }

/// What a run was told is safe.
struct Told {
  int batches = 0;
  int incidents = 0;
};

/// Opens, appends what is missing, links, and opens again in between, so that the log is also folded into the file.
Told run(FaultDisk& disk, int batches) {
  Told told;
  for (int n = 0; n < batches;) {
    auto ledger = open(disk, Mode::create);
    if (!ledger) return told;
    for (const int stop = std::min(n + 2, batches); n < stop; ++n) {
      if (!ledger->append(batch(n))) return told;
      ++told.batches;
    }
    if (!ledger->replace_incidents(incidents_of(n))) return told;
    told.incidents = n * kInBatch;
  }
  return told;
}

/// The ledger holds what was acknowledged and at most the one batch that was under way, whole.
void expect_kept(FaultDisk& disk, const Told& told) {
  auto ledger = open(disk, Mode::create);
  ASSERT_TRUE(good(ledger));
  const auto report = ledger->check();
  ASSERT_TRUE(good(report));
  EXPECT_EQ(report->faults, std::vector<std::string>());
  const auto held = static_cast<int>(report->counts.documents);
  EXPECT_EQ(held % kInBatch, 0);
  EXPECT_GE(held, told.batches * kInBatch);
  EXPECT_LE(held, (told.batches + 1) * kInBatch);
  EXPECT_EQ(report->counts.claims, report->counts.documents);
  for (int n = 0; n < held; ++n)
    EXPECT_EQ(**ledger->claim(sample::numbered(n).id), [&] {
      Claim claim = sample::numbered(n);
      claim.incident = (*ledger->claim(claim.id))->incident;
      return claim;
    }());
  const auto linked = static_cast<int>(report->counts.incidents);
  EXPECT_TRUE(linked == told.incidents || linked == told.batches * kInBatch) << linked;
  // And it goes on where it stopped.
  for (int n = 0; n < kBatches; ++n) ASSERT_TRUE(good(ledger->append(batch(n))));
  EXPECT_EQ(ledger->counts()->claims, static_cast<std::uint64_t>(kBatches * kInBatch));
}

std::uint64_t steps_of_a_whole_run() {
  FaultDisk disk;
  EXPECT_EQ(run(disk, kBatches).batches, kBatches);
  return disk.steps();
}

TEST(LedgerFault, SurvivesAnEndAtEveryStep) {
  const std::uint64_t steps = steps_of_a_whole_run();
  ASSERT_GT(steps, 100u);
  for (std::uint64_t step = 1; step <= steps && !testing::Test::HasFailure(); step += kStride) {
    FaultDisk disk;
    disk.die_at(step);
    const Told told = run(disk, kBatches);
    const auto image = disk.image();
    for (std::uint32_t seed = 0; seed < 3; ++seed) {
      SCOPED_TRACE(fmt::format("step {} seed {}", step, seed));
      disk.load(image);
      disk.restart(seed == 0 ? End::kill : End::power_cut, seed * 7919 + static_cast<std::uint32_t>(step));
      expect_kept(disk, told);
    }
  }
}

/// Fills the disk at `step`; gives the number of batches the ledger took, or nothing if it was never refused.
std::optional<int> append_until_full(FaultDisk& disk, Ledger& ledger) {
  for (int n = 0; n < kBatches; ++n) {
    const Done done = ledger.append(batch(n));
    if (done) continue;
    EXPECT_EQ(done.error().fault, Fault::io);
    EXPECT_NE(done.error().describe().find("crisis.db: the disk is full"), std::string::npos) << done.error().describe();
    return n;
  }
  return std::nullopt;
}

TEST(LedgerFault, TellsOfAFullDiskAndGoesOnWhenThereIsRoom) {
  const std::uint64_t steps = steps_of_a_whole_run();
  int refused = 0;
  for (std::uint64_t step = 1; step <= steps && !testing::Test::HasFailure(); step += 2 * kStride) {
    SCOPED_TRACE(fmt::format("step {}", step));
    FaultDisk disk;
    disk.fill_at(step);
    {
      auto ledger = open(disk, Mode::create);
      if (!ledger) continue;
      const auto kept = append_until_full(disk, *ledger);
      if (!kept) continue;
      ++refused;
      EXPECT_EQ(ledger->counts()->documents, static_cast<std::uint64_t>(*kept * kInBatch));
      EXPECT_FALSE(ledger->append(batch(*kept)));
      disk.make_room();
      for (int n = *kept; n < kBatches; ++n) EXPECT_TRUE(good(ledger->append(batch(n))));
    }
    auto ledger = open(disk, Mode::read);
    ASSERT_TRUE(good(ledger));
    EXPECT_EQ(ledger->check()->faults, std::vector<std::string>());
    EXPECT_EQ(ledger->counts()->documents, static_cast<std::uint64_t>(kBatches * kInBatch));
  }
  EXPECT_GT(refused, static_cast<int>(40 / kStride) / 2);
}

TEST(LedgerFault, AFullDiskLeavesALedgerThatOpens) {
  FaultDisk disk;
  ASSERT_EQ(run(disk, 2).batches, 2);
  disk.fill_at(0);
  {
    auto ledger = open(disk, Mode::write);
    ASSERT_TRUE(good(ledger));
    EXPECT_FALSE(ledger->append(batch(2)));
  }
  disk.restart(End::power_cut, 5);
  auto ledger = open(disk, Mode::read);
  ASSERT_TRUE(good(ledger));
  EXPECT_EQ(ledger->counts()->documents, 2u * kInBatch);
  EXPECT_EQ(ledger->check()->faults, std::vector<std::string>());
}

// The disk itself must be as treacherous as it says, or the tests above prove nothing.
TEST(FaultDisk, LosesWhatWasNotSynced) {
  FaultDisk disk;
  auto database = sqlite::Database::open("plain.db", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, disk.vfs());
  ASSERT_TRUE(good(database->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE TABLE t (x); INSERT INTO t VALUES (1)")));
  const auto image = disk.image();
  disk.die_at(0);
  database = sqlite::Database::open("other.db", SQLITE_OPEN_READONLY, disk.vfs());
  int lost = 0;
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    disk.load(image);
    disk.restart(End::power_cut, seed);
    auto again = sqlite::Database::open("plain.db", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, disk.vfs());
    lost += again->integer("SELECT x FROM t").value_or(0) != 1;
  }
  EXPECT_GT(lost, 5);
}

}  // namespace
}  // namespace hearsay
