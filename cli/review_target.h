// What a decision is about: the ids that somebody typed, as the claims that a ledger has under them.
#pragma once

#include <string>
#include <vector>

#include "hearsay/ledger.h"
#include "hearsay/review.h"

namespace hearsay::cli {

/// Fills in whom `review` is about. Fault::argument, in words, for ids that are not there or cannot be meant. The ledger must outlive it.
class ReviewTarget {
 public:
  explicit ReviewTarget(Ledger& ledger) : ledger_(ledger) {}

  Done incident(const std::string& id, Review& review);  // or the beginning of its id
  Done claim(const std::string& id, Review& review);
  /// An incident has the id of its first claim: the id means the incident, unless a claim is asked for.
  Done either(const std::string& id, bool claim_wanted, Review& review);
  Done merged(const std::vector<std::string>& incidents, Review& review);
  Done split(const std::vector<std::string>& claims, Review& review);

  /// Fault::argument if the last decision on the same says the same already.
  Done is_new(const Review& review);

 private:
  Result<std::string> incident_id(const std::string& begun);

  Ledger& ledger_;
};

}  // namespace hearsay::cli
