// The tables of a ledger and how an older file becomes one of this format. docs/formats/ledger.md is its page.
#pragma once

#include <cstdint>
#include <span>

#include "ledger/sqlite.h"

namespace hearsay::ledger {

// "HRSY", which `file` and every SQLite tool can show. Do not change.
inline constexpr std::int64_t kApplicationId = 0x48525359;

/// Turns a ledger of format `to - 1` into one of format `to`. Format 0 is an empty database.
struct Migration {
  std::int64_t to;
  const char* sql;
};

/// All of them, oldest first, without gaps. Only add to its end: the others are in files that people keep.
std::span<const Migration> migrations();

/// Fault::version, in words, when `database` is another program's or of a newer format. An empty database is refused
/// too, unless `may_be_empty`.
Done recognise(sqlite::Database& database, std::span<const Migration> known, bool may_be_empty);

/// Runs the migrations it lacks, all in one transaction.
Done migrate(sqlite::Database& database, std::span<const Migration> known);

}  // namespace hearsay::ledger
