// What linking keeps comes back as it was put, and is given up when incidents are replaced without it.

#include <gtest/gtest.h>

#include "hearsay/ledger.h"
#include "ledger/bytes.h"
#include "support/expect_done.h"
#include "support/sample_record.h"

namespace hearsay {
namespace {

TEST(LedgerBytes, AnyBytesComeBack) {
  for (std::size_t size = 0; size < 9; ++size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(255 - 37 * i);
    EXPECT_EQ(ledger::bytes_of_text(ledger::text_of_bytes(bytes)), bytes);
  }
  EXPECT_EQ(ledger::text_of_bytes("any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw");
  EXPECT_FALSE(ledger::bytes_of_text("abc?"));
  EXPECT_FALSE(ledger::bytes_of_text("a"));
}

TEST(LedgerLink, NotesAndRules) {
  auto ledger = Ledger::in_memory();
  ASSERT_TRUE(good(ledger));
  ASSERT_TRUE(good(ledger->append(std::vector<Claim>{sample::numbered(1)})));
  EXPECT_EQ(*ledger->link_rules(), std::nullopt);
  const std::string zero("a\0b", 3);
  ASSERT_TRUE(good(ledger->keep_link_notes(std::vector<LinkNote>{{0, "first", "body"}, {1, zero, "more"}})));
  ASSERT_TRUE(good(ledger->mark_linked("rules")));
  EXPECT_EQ(*ledger->link_rules(), "rules");
  EXPECT_TRUE(ledger->documents_since_link()->empty());
  ASSERT_TRUE(good(ledger->append(std::vector<Claim>{sample::numbered(2)})));
  EXPECT_EQ(ledger->documents_since_link()->size(), 1u);
  ASSERT_TRUE(good(ledger->keep_link_notes(std::vector<LinkNote>{{0, "second", std::nullopt}})));
  std::vector<std::string> fronts;
  ASSERT_TRUE(good(ledger->link_fronts([&](std::string_view bytes) { fronts.emplace_back(bytes); })));
  EXPECT_EQ(fronts, (std::vector<std::string>{"second", zero}));
  const std::vector<std::uint32_t> numbers = {1, 0};
  EXPECT_EQ(*ledger->link_bodies(numbers), (std::vector<std::string>{"more", "body"}));
  ASSERT_TRUE(good(ledger->replace_incidents({})));
  EXPECT_EQ(*ledger->link_rules(), std::nullopt);
}

}  // namespace
}  // namespace hearsay
