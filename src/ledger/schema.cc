#include "ledger/schema.h"

#include <fmt/format.h>

#include "ledger/tables.h"

namespace hearsay::ledger {
namespace {

constexpr Migration kMigrations[] = {
    {1, kTables1},
    {2, kTables2},
};

struct Header {
  std::int64_t application = 0, format = 0, tables = 0;
  bool empty() const { return application == 0 && format == 0 && tables == 0; }
};

Result<Header> header_of(sqlite::Database& database) {
  Header header;
  const std::pair<const char*, std::int64_t*> asks[] = {
      {"PRAGMA application_id", &header.application}, {"PRAGMA user_version", &header.format}, {"SELECT count(*) FROM sqlite_master", &header.tables}};
  for (const auto& [sql, into] : asks) {
    const auto value = database.integer(sql);
    if (!value) return tl::unexpected(value.error());
    *into = *value;
  }
  return header;
}

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

Done recognise(sqlite::Database& database, std::span<const Migration> known, bool may_be_empty) {
  const auto header = header_of(database);
  if (!header) return tl::unexpected(header.error());
  const Where where{sqlite3_db_filename(database.handle(), nullptr), 0, 0};
  if (header->empty()) {
    if (may_be_empty) return {};
    return fail(Fault::version, "this is no ledger but an empty file; hearsay code -o makes one", where);
  }
  if (header->application != kApplicationId)
    return fail(Fault::version, "this is an SQLite database of another program, not a ledger; name another file", where);
  if (header->format > known.back().to)
    return fail(Fault::version,
                fmt::format("this ledger has format {}, and this program reads formats up to {}; use a newer hearsay", header->format, known.back().to), where);
  return {};
}

Done migrate(sqlite::Database& database, std::span<const Migration> known) {
  auto transaction = sqlite::Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto format = database.integer("PRAGMA user_version");  // inside, lest another program migrated meanwhile
  if (!format) return tl::unexpected(format.error());
  for (const Migration& one : known) {
    if (one.to <= *format) continue;
    if (auto done = database.run(one.sql); !done) return done;
  }
  const std::string stamp = fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, known.back().to);
  if (auto done = database.run(stamp.c_str()); !done) return done;
  return transaction->commit();
}

}  // namespace hearsay::ledger
