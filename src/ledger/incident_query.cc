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

Result<sqlite::Statement> prepare_incident_query(sqlite::Database& database, const IncidentFilter& filter) {
  auto statement =
      database.prepare(fmt::format("SELECT record FROM incidents WHERE {} "
                                   "AND (?1 IS NULL OR coalesce(stop, start) >= ?1) AND (?2 IS NULL OR substr(coalesce(start, stop), 1, length(?2)) <= ?2) "
                                   "AND (?3 IS NULL OR max(coalesce(killed_min, 0), coalesce(killed_max, 0)) >= ?3) "
                                   "ORDER BY start IS NULL, start, stop, id",
                                   status_condition(filter)));
  if (!statement) return statement;
  statement->query(filter.since, filter.until, filter.killed_min);
  return statement;
}

}  // namespace hearsay::ledger
