#include "ledger/sqlite.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>
#include <variant>

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

namespace {

class SqliteCursor : public ledger::Cursor {
 public:
  explicit SqliteCursor(sqlite3_stmt* statement) : statement_(statement) {}

  void bind(std::span<const ledger::Value> values) override {
    reset();
    int index = 0;
    for (const ledger::Value& value : values) std::visit([&](auto one) { bind(++index, one); }, value);
  }
  Result<bool> next() override;
  void reset() override { sqlite3_reset(statement_.get()); }
  std::int64_t changed() const override { return sqlite3_changes64(database()); }
  bool is_null(int column) const override { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
  std::string_view text(int column) const override;
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_.get(), column); }

 private:
  struct Close {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  void bind(int index, std::monostate) { sqlite3_bind_null(statement_.get(), index); }
  void bind(int index, std::int64_t value) { sqlite3_bind_int64(statement_.get(), index, value); }
  void bind(int index, double value) { sqlite3_bind_double(statement_.get(), index, value); }
  void bind(int index, std::string_view value) {
    // A null pointer would bind NULL, and an empty text is not that.
    sqlite3_bind_text(statement_.get(), index, value.empty() ? "" : value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  }
  sqlite3* database() const { return sqlite3_db_handle(statement_.get()); }

  std::unique_ptr<sqlite3_stmt, Close> statement_;
};

Result<bool> SqliteCursor::next() {
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

std::string_view SqliteCursor::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

}  // namespace

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

Result<std::unique_ptr<ledger::Cursor>> Database::prepare_cursor(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(last_error(handle_.get(), code));
  return std::make_unique<SqliteCursor>(statement);
}

std::string Database::name() const {
  const char* file = sqlite3_db_filename(handle_.get(), nullptr);
  return file ? file : "";
}

Result<Database::Header> Database::header() {
  std::int64_t application = 0, format = 0, tables = 0;
  const std::pair<const char*, std::int64_t*> asks[] = {
      {"PRAGMA application_id", &application}, {"PRAGMA user_version", &format}, {"SELECT count(*) FROM sqlite_master", &tables}};
  for (const auto& [sql, into] : asks) {
    const auto value = integer(sql);
    if (!value) return tl::unexpected(value.error());
    *into = *value;
  }
  return Header{.empty = application == 0 && format == 0 && tables == 0, .ours = application == kApplicationId, .format = format};
}

Done Database::stamp(std::int64_t format) { return run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, format).c_str()); }

Done Database::begin_reading() {
  if (auto done = run("BEGIN"); !done) return done;
  // A transaction begins to see with its first read.
  if (auto first = integer("SELECT count(*) FROM sqlite_master"); !first) return tl::unexpected(first.error());
  return {};
}

}  // namespace hearsay::sqlite
