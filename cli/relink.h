// Linking a ledger, as far as that is not done: what is noted in it of earlier runs is used where it holds.
#pragma once

#include <optional>

#include "cli/known.h"
#include "hearsay/ledger.h"

namespace hearsay::cli {

struct LinkedLedger {
  std::uint64_t claims = 0;
  /// Nothing where only those that came since were linked.
  std::optional<WorkedOut> anew;
};

/// All or nothing. What was noted holds if the rules, the source register and the reviews, of which there must be none, are those of
/// then, and no document got further claims; else, and if `anew`, all claims are linked. Stops without a change when interrupted.
Result<LinkedLedger> link_ledger(Ledger& ledger, const KnownOptions& options, bool anew);

}  // namespace hearsay::cli
