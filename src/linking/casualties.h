// The dead, injured, missing, detained and displaced of an incident: each source's latest figure, and the range over them.
#pragma once

#include "hearsay/incident.h"
#include "linking/testimony.h"

namespace hearsay::linking {

/// The kinds of quantity that are tolls of people.
bool is_toll_kind(std::string_view kind);

/// A figure as an origin gave it in one document.
struct Told {
  std::uint32_t testimony = 0;  // index
  const Quantity* quantity = nullptr;
};
/// Every figure of `kind` that counts, one an origin a document, in time order: cumulative ones and those of denied, demanded or
/// future harm never do.
std::vector<Told> figures(std::span<const Claim> claims, std::span<const Testimony> testimonies, std::string_view kind);

std::map<std::string, Toll> casualties(std::span<const Claim> claims, std::span<const Testimony> testimonies);

}  // namespace hearsay::linking
