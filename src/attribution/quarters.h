// Quarters of towns as scenes: reports of one shooting say "in West Englewood", "on the West Side" and "in Chicago", and are put together by the
// town. The place of a claim stays the quarter that its words name (docs/claim-record.md).
#pragma once

#include <vector>

#include "attribution/draft_claim.h"
#include "hearsay/lexicon.h"

namespace hearsay {

/// Views the lexicon, which must outlive it. Immutable; share it between threads.
class Quarters {
 public:
  /// Fault::corrupt if table `quarters` is missing or lacks a column.
  static Result<Quarters> read(const Lexicon&);
  /// Of each claim whose scene is a quarter the town is the scene.
  void widen(std::vector<DraftClaim>&) const;

 private:
  Quarters(const Table& table, std::uint32_t town) : table_(table), town_(town) {}
  std::optional<Place> town_of(const Place&) const;

  Table table_;
  std::uint32_t town_;
};

}  // namespace hearsay
