#include "ledger/sqlite.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace hearsay::sqlite {
namespace {

// How long to wait for a reader of another program to let go before giving up, in milliseconds.
constexpr int kPatience = 5000;

bool disk_is_full(int code, int system) {
  // The file layer says FULL for data, but IOERR with the system's reason for its shared memory file.
  return (code & 0xFF) == SQLITE_FULL || ((code & 0xFF) == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT));
}

std::string reason(sqlite3* database, int system) {
  std::string out = sqlite3_errmsg(database);
  if (system != 0) out += fmt::format(" ({})", std::strerror(system));
  return out;
}

}  // namespace

Error last_error(sqlite3* database, int code) {
  const char* file = sqlite3_db_filename(database, nullptr);
  const Where where{file ? file : "", 0, 0};
  const int system = sqlite3_system_errno(database);
  if (disk_is_full(code, system))
    return {Fault::io, "the disk is full; nothing of this batch was kept and what was there before is whole; make room and run it again", where};
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {Fault::io, "another program is writing to this ledger; wait until it is done", where};
    case SQLITE_READONLY: return {Fault::io, "this ledger may be read but not written to", where};
    case SQLITE_CANTOPEN: return {Fault::io, fmt::format("cannot open this ledger: {}", reason(database, system)), where};
    case SQLITE_CORRUPT: return {Fault::corrupt, fmt::format("this ledger is damaged ({}); hearsay check names what is", sqlite3_errmsg(database)), where};
    case SQLITE_NOTADB: return {Fault::version, "this is no ledger: it is not an SQLite database", where};
    case SQLITE_CONSTRAINT: return {Fault::argument, fmt::format("the ledger refuses this: {}", sqlite3_errmsg(database)), where};
    default: return {Fault::io, fmt::format("the ledger could not be read or written: {}", reason(database, system)), where};
  }
}

void Statement::bind(int index, std::string_view value) {
  // A null pointer would bind NULL, and an empty text is not that.
  sqlite3_bind_text(statement_.get(), index, value.empty() ? "" : value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
}

void Statement::bind(int index, std::int64_t value) { sqlite3_bind_int64(statement_.get(), index, value); }
void Statement::bind(int index, double value) { sqlite3_bind_double(statement_.get(), index, value); }
void Statement::bind(int index, std::nullopt_t) { sqlite3_bind_null(statement_.get(), index); }

void Statement::reset() { sqlite3_reset(statement_.get()); }

Result<bool> Statement::next() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  Error error = last_error(database(), code);
  reset();
  return tl::unexpected(std::move(error));
}

Done Statement::finish() {
  for (;;) {
    const auto more = next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
  }
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::optional<std::string> Statement::optional_text(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return std::string(text(column));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

Result<Database> Database::open(const std::string& path, int flags, const char* vfs) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE, vfs);
  Database database;
  database.handle_.reset(handle);
  if (!handle) return fail(Fault::io, "there is no memory to open this ledger", {path, 0, 0});
  if (code != SQLITE_OK) {
    Error error = last_error(handle, code);
    error.where.source = path;
    return tl::unexpected(std::move(error));
  }
  sqlite3_busy_timeout(handle, kPatience);
  // A ledger may come from a stranger: its schema must not call functions with side effects.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return database;
}

Done Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return {};
  return tl::unexpected(last_error(handle_.get(), code));
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(last_error(handle_.get(), code));
  Statement out;
  out.statement_.reset(statement);
  return out;
}

Result<Statement> Database::prepare_insert(std::string_view table, std::string_view columns, std::string_view verb) {
  std::string places = "?";
  for (char c : columns)
    if (c == ',') places += ", ?";
  return prepare(fmt::format("{} INTO {} ({}) VALUES ({})", verb, table, columns, places));
}

Result<std::int64_t> Database::integer(std::string_view sql) {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->next();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement->integer(0) : 0;
}

Result<Transaction> Transaction::begin(Database& database) {
  if (auto done = database.run("BEGIN IMMEDIATE"); !done) return tl::unexpected(done.error());
  return Transaction(database);
}

Done Transaction::commit() { return database_->run("COMMIT"); }

Transaction::~Transaction() {
  // Some failures, a full disk among them, have undone it already.
  if (database_ && database_->in_transaction()) (void)database_->run("ROLLBACK");
}

}  // namespace hearsay::sqlite
