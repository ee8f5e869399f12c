// Which modes an event may have: a closed set for every type of PLOVER, with this project's extensions.
#pragma once

#include <span>
#include <string_view>

namespace hearsay::record {

struct ModesOfType {
  std::string_view type, modes;  // "-": events without a type; blanks between the modes
};
std::span<const ModesOfType> modes_of_types();

/// "" where the type has none or is unknown.
std::string_view modes_of(std::string_view type);

/// Of any type.
bool is_mode(std::string_view mode);

}  // namespace hearsay::record
