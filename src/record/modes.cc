#include "record/modes.h"

#include <algorithm>
#include <iterator>

namespace hearsay::record {
namespace {

constexpr ModesOfType kModes[] = {
    {"ACCUSE", "allege condemn investigate"},
    {"ASSAULT",
     "abduct aerial battle beat chemical cleansing crowd-control destroy drone execute explosives firearms heavy-weapons primitive seize sexual strangle "
     "suicide-attack targeted torture"},
    {"COERCE", "arrest ban censor curfew cyber deport destroy martial-law misinformation restrict seize trial withhold"},
    {"CONSULT", "visit third-party multilateral phone"},
    {"PROTEST", "demonstrate hunger obstruct riot strike"},
    {"REJECT", "inaction"},
    {"RETREAT", "ceasefire defect disarm flee resign surrender withdraw"},
    {"-", "disaster"},
};

bool has(std::string_view modes, std::string_view mode) {
  while (!modes.empty()) {
    const std::size_t blank = modes.find(' ');
    if (modes.substr(0, blank) == mode) return true;
    modes.remove_prefix(blank == modes.npos ? modes.size() : blank + 1);
  }
  return false;
}

}  // namespace

std::span<const ModesOfType> modes_of_types() { return kModes; }

std::string_view modes_of(std::string_view type) {
  const auto* found = std::find_if(std::begin(kModes), std::end(kModes), [&](const ModesOfType& one) { return one.type == type; });
  return found == std::end(kModes) ? std::string_view() : found->modes;
}

bool is_mode(std::string_view mode) {
  return std::any_of(std::begin(kModes), std::end(kModes), [&](const ModesOfType& one) { return has(one.modes, mode); });
}

}  // namespace hearsay::record
