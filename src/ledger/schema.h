// The tables of a ledger and how an older file becomes one of this format. docs/formats/ledger.md is its page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ledger/database.h"

namespace hearsay::ledger {

/// Turns a ledger of format `to - 1` into one of format `to`. Format 0 is an empty database.
struct Migration {
  std::int64_t to;
  const char* sql;                          // in SQLite's words, of which `translated` makes PostgreSQL's: so the tables are the same
  const char *sqlite = "", *postgres = "";  // what only one of them knows, run after it
};

/// All of them, oldest first, without gaps. Only add to its end: the others are in files that people keep.
std::span<const Migration> migrations();

/// The types of SQLite's tables in the words of PostgreSQL. Text compares bytewise, as in SQLite.
std::string translated(std::string_view sql);

/// Fault::version, in words, when `database` is another program's or of a newer format. An empty database is refused
/// too, unless `may_be_empty`.
Done recognise(Database& database, std::span<const Migration> known, bool may_be_empty);

/// Runs the migrations it lacks, all in one transaction.
Done migrate(Database& database, std::span<const Migration> known);

}  // namespace hearsay::ledger
