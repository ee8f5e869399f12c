// The options by which ls, export and brief choose incidents.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/known.h"
#include "hearsay/incident_filter.h"

namespace hearsay::cli {

struct FilterOptions {
  IncidentFilter filter;
  std::vector<std::string> status;
  KnownOptions known;

  void add_to(CLI::App& command);  // which must not outlive them
  IncidentFilter chosen() const;
};

/// For CLI11: "" if `text` is a date of the calendar as YYYY, YYYY-MM or YYYY-MM-DD, else what is wrong with it.
std::string is_date(const std::string& text);

/// Throws CLI11's error, in words, if `since` is later than `last`, which `last_option` gave.
void check_days(const std::optional<std::string>& since, const char* last_option, const std::optional<std::string>& last);

}  // namespace hearsay::cli
