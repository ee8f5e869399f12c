// What `hearsay why` shows: who says what, down to the words.
#pragma once

#include <span>
#include <string>

#include "hearsay/claim.h"
#include "hearsay/incident.h"
#include "hearsay/review.h"
#include "serving/plain_text.h"

namespace hearsay::serving {

/// The account of an incident from its claims, oldest first. A claim is one line that ends in its sentence and where
/// that stands, DOCUMENT:begin-end; on a terminal the sentence is wrapped beneath it.
std::string incident_account(const Incident&, std::span<const Claim>, const TextStyle&);

/// A line a decision, as they were made; nothing if there are none.
std::string review_account(std::span<const Review>, const TextStyle&);

/// Every field of one claim with the words it rests on; `incident` is the one it belongs to, or null.
std::string claim_account(const Claim&, const Incident* incident, const TextStyle&);

}  // namespace hearsay::serving
