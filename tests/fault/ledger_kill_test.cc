// A real process that appends is killed, again and again; the next one finds all that the last one was told is safe.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "hearsay/ledger.h"
#include "support/expect_done.h"
#include "support/sample_record.h"
#include "support/temporary_folder.h"

namespace hearsay {
namespace {

constexpr int kInBatch = 4;

[[noreturn]] void append_for_ever(const std::filesystem::path& file, int first, int pipe) {
  auto ledger = Ledger::open(file, Ledger::Mode::create);
  for (int n = first; ledger; ++n) {
    std::vector<Claim> claims;
    for (int i = 0; i < kInBatch; ++i) claims.push_back(sample::numbered(n * kInBatch + i));
    if (!ledger->append(claims)) break;
    if (write(pipe, &n, sizeof n) != sizeof n) break;
  }
  _exit(9);
}

/// Runs a child until it has acknowledged some batches and a little longer; gives the number of the first not acknowledged.
int run_and_kill(const std::filesystem::path& file, int first, std::mt19937& random) {
  int ends[2];
  if (pipe(ends) != 0) return -1;
  const pid_t child = fork();
  if (child == 0) append_for_ever(file, first, ends[1]);
  close(ends[1]);
  int next = first;
  int told = 0;
  for (auto wanted = 1 + random() % 6; wanted > 0 && read(ends[0], &told, sizeof told) == sizeof told; --wanted) next = told + 1;
  usleep(random() % 3000);
  kill(child, SIGKILL);
  while (read(ends[0], &told, sizeof told) == sizeof told) next = told + 1;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child could not append";
  return next;
}

TEST(LedgerKill, HoldsWhatTheKilledProcessWasTold) {
  TemporaryFolder folder;
  const auto file = folder / "crisis.db";
  std::mt19937 random(29);
  int next = 0;
  for (int round = 0; round < 12; ++round) {
    next = run_and_kill(file, next, random);
    auto ledger = Ledger::open(file, Ledger::Mode::write);  // the dead process's lock is no hindrance
    ASSERT_TRUE(good(ledger));
    const auto report = ledger->check();
    ASSERT_TRUE(good(report));
    EXPECT_EQ(report->faults, std::vector<std::string>());
    const auto held = static_cast<int>(report->counts.claims);
    EXPECT_EQ(held % kInBatch, 0);
    EXPECT_TRUE(held == next * kInBatch || held == (next + 1) * kInBatch) << held << " claims, " << next << " batches told";
    next = held / kInBatch;
  }
}

}  // namespace
}  // namespace hearsay
