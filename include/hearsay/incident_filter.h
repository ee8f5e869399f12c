// Which incidents a reader wants to see. The same questions are asked of a ledger and of a file of incidents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/incident.h"

namespace hearsay {

/// Every field narrows; an unset one does not. Names match in part, whatever their case and accents; an actor also by
/// CAMEO code, from its start or by one of its parts (`SYR`, `SYRMIL`, `MIL`), a place also by country code.
struct IncidentFilter {
  std::vector<IncidentStatus> status;  // one of these
  std::vector<std::string> type;       // one of these types or modes
  std::optional<std::string> place, actor, recipient, source;
  std::optional<std::string> since, until;  // YYYY, YYYY-MM or YYYY-MM-DD, inclusive; leave out incidents without a date
  std::optional<std::int64_t> killed_min;   // some source says so many or more

  /// The question in English, so that no report shows a filter it did not apply; "all incidents" if nothing is set.
  std::string describe() const;
};

bool matches(const Incident&, const IncidentFilter&);

}  // namespace hearsay
