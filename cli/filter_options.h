// The options by which ls, export and brief choose incidents.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/known.h"
#include "hearsay/incident_filter.h"

namespace hearsay::cli {

struct FilterOptions {
  IncidentFilter filter;
  std::vector<std::string> status;
  KnownOptions known;

  void add_to(CLI::App& command);
  IncidentFilter chosen() const;
};

/// For CLI11: "" if `text` is YYYY, YYYY-MM or YYYY-MM-DD, else what is wrong with it.
std::string is_date(const std::string& text);

}  // namespace hearsay::cli
