// Puts coded documents into a ledger some dozens at a time: a commit waits for the disk, and one a document would make
// the disk the slowest part of coding.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "hearsay/ledger.h"

namespace hearsay {

/// Guarantee: documents reach the disk in the order of add(), each with all its claims or not at all. What durable()
/// counts is there after a crash or a power cut; what was added since may be lost, and then no part of it is there, so
/// that another run, which passes over what is there, goes on where the killed one stopped. One thread at a time.
class BatchWriter {
 public:
  struct Limits {
    std::size_t documents = 64;
    std::size_t claims = 4096;
    std::chrono::milliseconds age{1000};  // of the oldest document that waits; looked at when one is added
  };

  /// `ledger` must outlive the writer and be open for writing.
  explicit BatchWriter(Ledger& ledger) : BatchWriter(ledger, Limits()) {}
  BatchWriter(Ledger& ledger, Limits limits) : ledger_(ledger), limits_(limits) {}

  /// Keeps the document, and flushes when a limit is reached. Which documents are in the ledger already is asked for a whole batch: those
  /// are passed over and counted, and one whose id is there with another text is refused.
  Done add(const Origin&, std::vector<Claim>);

  /// Writes what waits. After a failure it waits still, and the call may be made again once there is room.
  /// The last call is the caller's to make: a destructor could not tell that it failed.
  Done flush();

  std::uint64_t durable() const { return durable_; }  // documents on the disk
  std::uint64_t durable_claims() const { return durable_claims_; }
  std::size_t waiting() const { return batch_.size(); }
  std::uint64_t known() const { return known_; }  // that were there already with the same text

  /// Why documents were refused since the last call: Fault::input, which costs only that document.
  std::vector<Error> take_refused() { return std::exchange(refused_, {}); }

 private:
  bool is_due() const;
  void sort_out(std::span<const Known> known);

  Ledger& ledger_;
  Limits limits_;
  std::vector<CodedDocument> batch_;
  std::size_t batch_claims_ = 0;
  std::chrono::steady_clock::time_point oldest_;
  std::uint64_t durable_ = 0, durable_claims_ = 0, known_ = 0;
  std::vector<Error> refused_;
};

}  // namespace hearsay
