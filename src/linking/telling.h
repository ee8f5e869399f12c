// What one document tells: its events, each with all that is asked when two documents' accounts are compared. It hangs on the
// document's claims alone, so that it can be kept.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hearsay/claim.h"
#include "linking/rarity.h"
#include "linking/traits.h"

namespace hearsay::linking {

inline constexpr std::uint32_t kNone = UINT32_MAX;

/// What a document tells of one event.
struct Account {
  Traits traits;
  double share = 1;  // how much of its document it is
};

struct Telling {
  std::vector<Account> accounts;
  std::vector<std::uint32_t> account_of;  // of each claim, kNone for opinions and loose conditions
};

/// `of_document`: indices of the claims of one document, in text order.
Telling tell(std::span<const Claim> claims, std::span<const std::uint32_t> of_document, const Rarity& rarity);

/// The words of a document's title, claims and named persons, weighed.
WordBag context_of(std::span<const Claim> claims, std::span<const std::uint32_t> of_document, const Rarity& rarity);
void weigh_context(WordBag& bag, const Rarity& rarity);

/// An account with the context of its document.
struct Seen {
  const Account* account = nullptr;
  const WordBag* context = nullptr;
};
/// Points for the accounts of two documents, or of one, being of one event.
double points_across(Seen one, Seen other, bool same_document);
/// The same, or nothing where the two cannot reach what a join takes. Most pairs of a block differ in what is quick to compare, and
/// their words, which are not, are left alone.
std::optional<double> strong_points(Seen one, Seen other, bool same_document);

}  // namespace hearsay::linking
