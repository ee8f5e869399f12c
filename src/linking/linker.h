// From claims to incidents. A pure function: the same claims give the same incidents whatever the order they arrive in.
//
// Claims are put in time order; those of one document that tell one event become an account (by sentence, place, time,
// parties and words); accounts of different documents that may be of one event meet in blocks, are scored and joined by
// average link; then status, tolls, contradictions and history follow by rules (docs/incident-rules.md).
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hearsay/incident.h"
#include "linking/notes.h"
#include "linking/outlets.h"

namespace hearsay::linking {

/// Somebody's word that these claims are of one event, or that they are of another one than the rest of their incident.
struct Ruling {
  bool together = true;
  std::vector<std::uint32_t> claims;  // indices
};

struct LinkOptions {
  const OutletRegister* outlets = nullptr;  // whose voice an outlet is; the caller's
  std::vector<Ruling> rulings;              // carried out in their order on what was linked without them
  unsigned threads = 0;                     // 0: one a core; what comes out does not hang on it
  /// Called for each document, in the order of their numbers, with what a later run need not work out again (relink.h). Without
  /// rulings only.
  std::function<void(const Note&)> on_note;
};

struct Linked {
  std::vector<Incident> incidents;                      // in time order of their first claims
  std::vector<std::optional<std::string>> incident_of;  // of each claim the incident's id; opinions and mere conditions have none
};

/// No order of `claims` is needed. Claims with the same id are taken for different claims. Near-linear: bench/README.md has
/// the curve.
Linked link(std::span<const Claim> claims, const LinkOptions& options = {});

}  // namespace hearsay::linking
