// What the layouts of other projects need to know of the world: countries' numbers, kinds of parties, names of events. The
// tables are data/exports/*.tsv, built into the program.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/incident.h"

namespace hearsay::serving {

struct Country {
  std::string_view iso3, name, numeric, gw, cow, acled_region, ged_region;  // views of the table in the program
};

enum class PartyKind : std::uint8_t { unknown, state, rebel, militia, identity, rioters, protesters, civilians, other };
bool is_armed(PartyKind);

struct AcledEvent {
  std::string_view disorder, event, sub_event;
};

/// Immutable; made once for an export.
class ExportTables {
 public:
  ExportTables();

  const Country* country(std::string_view iso3) const;  // null if it is none
  PartyKind kind_of(std::string_view text, std::string_view code) const;
  PartyKind kind_of(const Reconciled& party) const { return kind_of(party.text, party.code.value_or("")); }
  std::optional<AcledEvent> acled_event(const Incident&, PartyKind actor, PartyKind recipient) const;
  /// "Air strike"
  std::string event_name(const Incident&) const;

 private:
  struct AcledRule {
    std::string_view type, mode, actor, recipient;
    AcledEvent event;
  };
  std::map<std::string_view, Country> countries_;
  std::map<std::pair<std::string_view, std::string_view>, std::string_view> names_;  // by type and mode
  std::map<std::string_view, PartyKind> words_, roles_;
  std::vector<AcledRule> acled_;
};

}  // namespace hearsay::serving
