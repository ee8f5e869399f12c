#include "base/csv.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows(std::string_view text) {
  Rows out;
  while (auto row = next_csv_record(text)) out.push_back(std::move(*row));
  return out;
}

TEST(Csv, FieldsAndRecords) { EXPECT_EQ(rows("a,b\nc,\n,d"), (Rows{{"a", "b"}, {"c", ""}, {"", "d"}})); }
TEST(Csv, QuotesHoldSeparatorsLineEndsAndQuotes) { EXPECT_EQ(rows("\"a,b\",\"c\nd\",\"e \"\"f\"\"\"\r\ng"), (Rows{{"a,b", "c\nd", "e \"f\""}, {"g"}})); }
TEST(Csv, AMarkAndEmptyLinesAreNoRecords) {
  EXPECT_EQ(rows("\xEF\xBB\xBF"
                 "a\r\n\r\n\nb\n"),
            (Rows{{"a"}, {"b"}}));
}
TEST(Csv, AnUnclosedQuoteEndsWithTheText) { EXPECT_EQ(rows("a,\"b\nc"), (Rows{{"a", "b\nc"}})); }
TEST(Csv, NothingHoldsNothing) { EXPECT_EQ(rows(""), Rows{}); }

}  // namespace
}  // namespace hearsay
