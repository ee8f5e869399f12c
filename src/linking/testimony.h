// What each claim of an incident testifies, from which origin, known from which day.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linking/origins.h"

namespace hearsay::linking {

enum class Position : std::uint8_t {
  asserts,  // CT+, by somebody who answers for it
  hedges,   // less sure, or by nobody who answers for it
  denies,   // CT-
  expects,  // as something to come
  refuses,  // CT- of something to come
  silent    // says nothing of whether it happened: Uu, conditions, demands, habits
};
Position position_of(const Claim& claim);

struct Testimony {
  std::uint32_t claim = 0;  // index in all claims
  std::uint32_t document = 0;
  std::uint32_t origin = 0;
  Position position = Position::silent;
  std::string day;         // of publication, ISO; empty if not known
  bool admission = false;  // of harm, by the party that did it
};

/// In time order, as `members` are.
std::vector<Testimony> testimonies(std::span<const Claim> claims, std::span<const std::uint32_t> members, const Newsroom& newsroom);

}  // namespace hearsay::linking
