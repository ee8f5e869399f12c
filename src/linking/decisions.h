// Reviewers' decisions carried out on claims. The claims stay as they were coded: what is linked is a copy in which the
// rejected are missing and the edited are changed, under rulings of which belong together.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "hearsay/review.h"
#include "linking/linker.h"

namespace hearsay::linking {

/// For each claim of a review the one it means among `claims`: by its id where the words still stand there, else the one of
/// its document with the same words, else that of another document if there is one such only.
class Attacher {
 public:
  explicit Attacher(std::span<const Claim> claims);
  std::optional<std::uint32_t> find(const ReviewedClaim& wanted) const;

 private:
  std::optional<std::uint32_t> among(const std::vector<std::uint32_t>& candidates, const ReviewedClaim& wanted, bool same_document) const;

  std::span<const Claim> claims_;
  std::vector<std::uint32_t> by_id_, by_trigger_;  // sorted
};

struct Reviewed {
  Linked linked;                   // of the claims given; the rejected have no incident
  std::vector<Claim> claims;       // as edited, in the order given
  std::vector<Review> unattached;  // whose words are not there: they had no effect
  /// Edits that no claim can hold, and why: they had none either. What is logged now is checked, but a log may be older.
  std::vector<std::pair<Review, Error>> refused;
};

/// `reviews` in the order they were made; of two that say different things the later counts. The same for any order of `claims`.
Reviewed link_reviewed(std::span<const Claim> claims, std::span<const Review> reviews, const LinkOptions& options = {});

}  // namespace hearsay::linking
