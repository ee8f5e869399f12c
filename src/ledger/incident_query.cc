#include "ledger/incident_query.h"

#include <fmt/format.h>

namespace hearsay::ledger {
namespace {

// Statuses are a closed set, so their spellings can stand in the text of the query.
std::string status_condition(const IncidentFilter& filter) {
  if (filter.status.empty()) return "TRUE";
  std::string names;
  for (IncidentStatus one : filter.status) names += fmt::format("{}'{}'", names.empty() ? "" : ", ", spelling(one));
  return fmt::format("status IN ({})", names);
}

}  // namespace

Result<Statement> prepare_incident_query(Database& database, const IncidentFilter& filter) {
  auto statement =
      database.prepare_scan(fmt::format("SELECT record FROM incidents WHERE {} "
                                        "AND (CAST($1 AS TEXT) IS NULL OR coalesce(stop, start) >= $1) "
                                        "AND (CAST($2 AS TEXT) IS NULL OR substr(coalesce(start, stop), 1, length($2)) <= $2) "
                                        "AND (CAST($3 AS BIGINT) IS NULL OR coalesce(killed_min, 0) >= $3 OR coalesce(killed_max, 0) >= $3) "
                                        "ORDER BY start NULLS LAST, stop NULLS FIRST, id",
                                        status_condition(filter)));
  if (!statement) return statement;
  statement->query(filter.since, filter.until, filter.killed_min);
  return statement;
}

}  // namespace hearsay::ledger
