#pragma once

#include "hearsay/incident_filter.h"
#include "ledger/database.h"

namespace hearsay::ledger {

/// Records of incidents that may match, in the order of their days: none that match are left out, but some that do not
/// may be among them, since names are not compared here. Its values are bound.
Result<Statement> prepare_incident_query(Database&, const IncidentFilter&);

}  // namespace hearsay::ledger
