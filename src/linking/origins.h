// Which claims go back to one witness. An origin is a distinct innermost source: a person or body, or an outlet in its own
// voice. One person quoted by many outlets, an office and the one who speaks for it, and the copies of one story, are one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hearsay/claim.h"
#include "linking/outlets.h"

namespace hearsay::linking {

/// The documents of all claims, by number, and the stories they copy.
struct Newsroom {
  std::vector<std::uint32_t> document_of;   // of each claim
  std::vector<std::uint32_t> story_of;      // of each document: the first document that tells it
  std::vector<std::string> outlet_of;       // of each document: whose voice published the first telling; its id if nobody is named
  const OutletRegister* outlets = nullptr;  // the caller's; null knows nobody
};

/// For each of `members` (claims in time order) its origin, numbered from 1 in the order they first speak.
std::vector<std::uint32_t> origins(std::span<const Claim> claims, std::span<const std::uint32_t> members, const Newsroom& newsroom);

}  // namespace hearsay::linking
