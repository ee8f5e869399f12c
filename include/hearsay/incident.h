// The incident record (docs/claim-record.md): what the claims of many documents add up to.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/claim.h"

namespace hearsay {

enum class IncidentStatus : std::uint8_t { confirmed, reported, disputed, rumoured, denied, expected };
std::string_view spelling(IncidentStatus);
std::optional<IncidentStatus> parse_incident_status(std::string_view);

/// One source's latest figure, with its words.
struct Figure {
  std::string source, text, document, published, claim;
  std::optional<std::int64_t> min, max;
  bool operator==(const Figure&) const = default;
};
struct Toll {
  std::optional<std::int64_t> min, max, best;
  std::vector<Figure> by_source;
  bool operator==(const Toll&) const = default;
};
/// A reconciled value and the claims it rests on.
struct Reconciled {
  std::string text;  // as shown: a name, a code, a place
  std::optional<std::string> name, code, country;
  std::vector<std::string> claims;
  bool operator==(const Reconciled&) const = default;
};
struct IncidentSource {
  std::string name, kind, stance;
  std::uint32_t origin = 0;
  bool operator==(const IncidentSource&) const = default;
};
struct Contradiction {
  std::string on;             // occurrence actor count place time
  std::string first, second;  // claim ids
  bool operator==(const Contradiction&) const = default;
};
struct StatusChange {
  std::string as_of;
  IncidentStatus status = IncidentStatus::reported;
  bool operator==(const StatusChange&) const = default;
};

struct Incident {
  std::string id;
  std::optional<EventType> type;
  std::optional<std::string> mode, cameo;
  std::uint32_t majority = 0;  // claims that agree on the type
  std::optional<std::string> start, stop;
  std::optional<Place> place;
  std::vector<std::string> place_claims;
  std::vector<Reconciled> actors, recipients;
  IncidentStatus status = IncidentStatus::reported;
  std::optional<std::string> basis;        // corroborated admission reviewer
  std::map<std::string, Toll> casualties;  // killed, injured, …
  std::vector<std::string> claims;         // in time order
  std::vector<IncidentSource> sources;
  std::uint32_t origins = 0;
  std::vector<Contradiction> contradictions;
  std::vector<StatusChange> history;
  bool operator==(const Incident&) const = default;
};

void append_json(const Incident&, std::string& line);
Result<Incident> parse_incident(std::string_view line);

}  // namespace hearsay
