// Incidents from a ledger or from a file of them: the user need not say which.
#pragma once

#include <string>
#include <vector>

#include "cli/known.h"
#include "hearsay/incident_filter.h"
#include "hearsay/result.h"
#include "serving/plain_text.h"

namespace hearsay::cli {

struct IncidentInput {
  std::vector<Incident> chosen;      // those the filter finds, in the order of their days
  std::vector<std::string> all_ids;  // of all that are there
};

/// Whether it is an SQLite database or the address of a PostgreSQL one, which a ledger must be; what else it must be, opening it says.
bool is_database(const std::string& path);

/// `path` is a ledger, a JSONL file of incidents, or "-" for such lines on standard input. What was known on an earlier day only a
/// ledger can tell.
Result<IncidentInput> read_incidents(const std::string& path, const IncidentFilter& filter, const KnownOptions& known = {});

/// Colour and width of standard output: none where it is no terminal.
serving::TextStyle output_style();

}  // namespace hearsay::cli
