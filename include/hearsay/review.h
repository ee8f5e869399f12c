// What people decided about claims and incidents (docs/review.md): an append-only log beside the claims, which it never
// changes. A decision keeps the words it is about, so that it finds them again when a newer model has given other ids.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/result.h"

namespace hearsay {

enum class ReviewAction : std::uint8_t { accept, reject, edit, merge, split, grade, note };
std::string_view spelling(ReviewAction);
std::optional<ReviewAction> parse_review_action(std::string_view);

/// A claim as the reviewer saw it.
struct ReviewedClaim {
  std::string id, document, sentence, trigger, source;  // the words; `source` is empty where the article speaks itself
  bool operator==(const ReviewedClaim&) const = default;
};
ReviewedClaim reviewed(const Claim&);

struct Review {
  std::string at, by;  // ISO date-time; who
  ReviewAction action = ReviewAction::note;
  std::string incident;               // its id then, where the decision is about one
  std::vector<ReviewedClaim> claims;  // those it is about; of an incident all that it held
  std::string field, value;           // of edit; of grade the grade
  std::string note;
  bool operator==(const Review&) const = default;
};

void append_json(const Review&, std::string& line);
Result<Review> parse_review(std::string_view line);

/// Sets a field of a claim as `hearsay review edit` names them (docs/review.md). Fault::argument, in words, if there is no such
/// field or it cannot hold that.
Done edit(Claim& claim, std::string_view field, const std::string& value);

/// What of a decision can be wrong by itself, whatever ledger it is for; Fault::argument, in words.
Done check(const Review& review);

}  // namespace hearsay
