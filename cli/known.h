// What the claims of a ledger add up to: now, or as it was known on an earlier day.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/ledger.h"
#include "linking/linker.h"

namespace hearsay::cli {

struct WorkedOut {
  std::vector<Claim> claims;  // in the order of their ids
  linking::Linked linked;
  std::vector<Review> reviews;                    // that were made by then
  std::vector<Review> unattached;                 // those of them whose words are not in the ledger
  std::vector<std::pair<Review, Error>> refused;  // edits that no claim can hold, and why
};

/// The options of what is to be known: until when, and with whose source register.
struct KnownOptions {
  std::optional<std::string> as_of;
  std::string sources;
  void add_to(CLI::App& command);          // both
  void add_sources_to(CLI::App& command);  // --sources
};

/// The register named, else the one that came with the program.
Result<linking::OutletRegister> open_outlets(const KnownOptions& options);

/// Reads the claims (with `as_of` those published by the end of that day, month or year) and links them. `on_note` is called where
/// there are no reviews (linking/linker.h).
Result<WorkedOut> work_out(Ledger& ledger, const KnownOptions& options, const std::function<void(const linking::Note&)>& on_note = {});

/// The ledger to read from; with `as_of` one in memory that holds what was known then.
Result<Ledger> open_known(const std::string& path, const KnownOptions& options);

}  // namespace hearsay::cli
