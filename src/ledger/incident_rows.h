// Incidents as rows.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "hearsay/incident.h"
#include "ledger/database.h"

namespace hearsay::ledger {

/// The statements that replace the incidents. The caller holds the transaction.
class IncidentRows {
 public:
  static Result<IncidentRows> prepare(Database&);
  Done add(const Incident&);

 private:
  struct Insertion;
  static const Insertion kInsertions[];

  IncidentRows() = default;
  Done add_incident(const Incident&);
  Done add_claims(const Incident&);
  Done add_figures(const Incident&);
  Done add_contradictions(const Incident&);

  Statement incident_, claim_, figure_, contradiction_;
  std::optional<Statement> place_;  // SQLite's index of places is a table that is written to
  std::string record_, refusal_;    // of the incident that is being added
};

Done clear_incidents(Database&);
/// Those of the ids that are there.
Done remove_incidents(Database&, std::span<const std::string> ids);

}  // namespace hearsay::ledger
