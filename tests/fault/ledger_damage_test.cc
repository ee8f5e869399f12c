// A ledger whose bytes were changed is read as far as it goes or refused; it never harms the reader, and check() says so.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

#include "hearsay/ledger.h"
#include "support/expect_done.h"
#include "support/sample_record.h"
#include "support/temporary_folder.h"

namespace hearsay {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string damaged(std::string bytes, std::mt19937& random) {
  const auto place = [&] { return random() % bytes.size(); };
  switch (random() % 4) {
    case 0:  // a few bytes
      for (int i = 0; i < 20; ++i) bytes[place()] = static_cast<char>(random());
      break;
    case 1:  // the end is missing
      bytes.resize(place());
      break;
    case 2:  // a page is another page's
      bytes.replace(place() / 4096 * 4096, 4096, bytes.substr(place() / 4096 * 4096, 4096));
      break;
    default:  // a stretch of zeros
      bytes.replace(place() / 512 * 512, 512, std::string(512, '\0'));
  }
  return bytes;
}

/// Everything a report would read; whether it all came.
bool read_all(const std::filesystem::path& file) {
  auto ledger = Ledger::open(file, Ledger::Mode::read);
  if (!ledger) return false;
  const auto report = ledger->check();
  const bool sound = report && report->faults.empty();
  const bool claims = ledger->claims([](Claim&) { return true; }).has_value();
  const bool incidents = ledger->incidents({}, [](Incident&) { return true; }).has_value();
  const bool members = ledger->claims_of("radio-1:0:0").has_value();
  EXPECT_FALSE(sound && !(claims && incidents && members)) << "check() found a ledger sound that cannot be read";
  return sound;
}

TEST(LedgerDamage, IsFoundAndDoesNoHarm) {
  TemporaryFolder folder;
  const auto whole = folder / "whole.db", file = folder / "damaged.db";
  {
    auto ledger = Ledger::open(whole, Ledger::Mode::create);
    ASSERT_TRUE(good(ledger));
    ASSERT_TRUE(good(ledger->append(sample::accounts())));
    ASSERT_TRUE(good(ledger->replace_incidents(std::vector{sample::strike_incident()})));
  }
  const std::string bytes = bytes_of(whole);
  std::mt19937 random(41);
  int found = 0;
  constexpr int kRounds = 200;
  for (int round = 0; round < kRounds; ++round) {
    std::ofstream(file, std::ios::binary) << damaged(bytes, random);
    found += !read_all(file);
    for (const char* beside : {"damaged.db-wal", "damaged.db-shm"}) std::filesystem::remove(folder / beside);
  }
  EXPECT_GT(found, kRounds / 2);
}

}  // namespace
}  // namespace hearsay
