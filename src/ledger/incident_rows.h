// Incidents as rows.
#pragma once

#include "hearsay/incident.h"
#include "ledger/sqlite.h"

namespace hearsay::ledger {

/// The statements that replace the incidents. The caller holds the transaction.
class IncidentRows {
 public:
  static Result<IncidentRows> prepare(sqlite::Database&);
  Done add(const Incident&);

 private:
  struct Insertion;
  static const Insertion kInsertions[];

  IncidentRows() = default;
  Done add_incident(const Incident&);
  Done add_claims(const Incident&);
  Done add_figures(const Incident&);
  Done add_contradictions(const Incident&);

  sqlite::Statement incident_, place_, claim_, figure_, contradiction_;
  std::string record_;
};

Done clear_incidents(sqlite::Database&);

}  // namespace hearsay::ledger
