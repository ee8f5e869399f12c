#include "ledger/batch_writer.h"

#include <gtest/gtest.h>

#include "support/expect_done.h"
#include "support/sample_record.h"
#include "support/temporary_folder.h"

namespace hearsay {
namespace {

class BatchWriterTest : public testing::Test {
 protected:
  Done add(BatchWriter& writer, int n) { return writer.add(sample::numbered(n).document, {sample::numbered(n)}); }
  TemporaryFolder folder_;
  Ledger ledger_ = std::move(*Ledger::open(folder_ / "crisis.db", Ledger::Mode::create));
  BatchWriter::Limits patient_{.documents = 3, .claims = 100, .age = std::chrono::hours(1)};
};

TEST_F(BatchWriterTest, WritesWhenABatchIsFullAndWhenAsked) {
  BatchWriter writer(ledger_, patient_);
  for (int n = 0; n < 4; ++n) ASSERT_TRUE(good(add(writer, n)));
  EXPECT_EQ(writer.durable(), 3u);
  EXPECT_EQ(ledger_.counts()->documents, 3u);
  ASSERT_TRUE(good(writer.flush()));
  EXPECT_EQ(writer.durable(), 4u);
  EXPECT_EQ(ledger_.counts()->documents, 4u);
}

TEST_F(BatchWriterTest, DoesNotLetAnOldDocumentWait) {
  patient_.age = std::chrono::milliseconds(0);
  BatchWriter writer(ledger_, patient_);
  ASSERT_TRUE(good(add(writer, 1)));
  EXPECT_EQ(ledger_.counts()->documents, 1u);
}

TEST_F(BatchWriterTest, ASecondRunGoesOnWhereTheFirstStopped) {
  {
    BatchWriter writer(ledger_, patient_);
    for (int n = 0; n < 4; ++n) ASSERT_TRUE(good(add(writer, n)));
  }  // killed: the fourth waited
  BatchWriter writer(ledger_, patient_);
  for (int n = 0; n < 6; ++n) ASSERT_TRUE(good(add(writer, n)));
  ASSERT_TRUE(good(writer.flush()));
  EXPECT_EQ(writer.durable(), 3u);
  EXPECT_EQ(writer.known(), 3u);
  EXPECT_EQ(ledger_.counts()->claims, 6u);
}

TEST_F(BatchWriterTest, ADocumentWhoseIdIsTakenCostsOnlyItself) {
  BatchWriter writer(ledger_, patient_);
  ASSERT_TRUE(good(add(writer, 1)));
  Origin other = sample::numbered(1).document;
  other.sha256 = "another";
  ASSERT_TRUE(good(writer.add(other, {})));  // while the first still waits
  ASSERT_TRUE(good(add(writer, 2)));
  ASSERT_TRUE(good(writer.flush()));
  ASSERT_TRUE(good(writer.add(other, {})));  // and when it is written
  ASSERT_TRUE(good(writer.flush()));
  const auto refused = writer.take_refused();
  ASSERT_EQ(refused.size(), 2u);
  for (const Error& one : refused) EXPECT_EQ(one.fault, Fault::input);
  EXPECT_TRUE(writer.take_refused().empty());
  EXPECT_EQ(ledger_.counts()->documents, 2u);
}

}  // namespace
}  // namespace hearsay
