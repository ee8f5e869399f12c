// SQLite without its sharp edges: handles that close themselves, values bound by type, and every failure as an Error
// that says what to do. Nothing here knows what a claim is.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "hearsay/result.h"

namespace hearsay::sqlite {

/// What went wrong last on `database`, in words; where.source is the file.
Error last_error(sqlite3* database, int code);

class Statement {
 public:
  Statement() = default;

  /// Binds `values` to the statement's ?1, ?2, … and runs it to its end. It can then be run again.
  template <class... Values>
  Done run(const Values&... values) {
    bind_all(values...);
    return finish();
  }

  /// Binds `values` and stands before the first row.
  template <class... Values>
  Statement& query(const Values&... values) {
    bind_all(values...);
    return *this;
  }
  /// Moves to the next row; false behind the last one, where the statement lets go of its read lock.
  Result<bool> next();
  /// Lets go of the rows that were not read.
  void reset();

  // Of the last run().
  std::int64_t changed() const { return sqlite3_changes64(database()); }
  std::int64_t inserted() const { return sqlite3_last_insert_rowid(database()); }

  // Of the row it stands on. Text is good until the next call of next() or reset().
  std::string_view text(int column) const;
  std::optional<std::string> optional_text(int column) const;
  std::int64_t integer(int column) const;

 private:
  friend class Database;
  struct Close {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  template <class... Values>
  void bind_all(const Values&... values) {
    reset();
    int index = 0;
    (bind(++index, values), ...);
  }
  void bind(int index, std::string_view value);
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  void bind(int index, std::int64_t value);
  void bind(int index, std::uint64_t value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, std::uint32_t value) { bind(index, std::int64_t{value}); }
  void bind(int index, int value) { bind(index, std::int64_t{value}); }
  void bind(int index, double value);
  void bind(int index, std::nullopt_t);
  template <class T>
  void bind(int index, const std::optional<T>& value) {
    if (value)
      bind(index, *value);
    else
      bind(index, std::nullopt);
  }
  Done finish();
  sqlite3* database() const { return sqlite3_db_handle(statement_.get()); }

  std::unique_ptr<sqlite3_stmt, Close> statement_;
};

class Database {
 public:
  /// `flags` are SQLITE_OPEN_…; `vfs` is a file layer by its registered name, or null for the system's.
  static Result<Database> open(const std::string& path, int flags, const char* vfs);

  Done run(const char* sql);  // one statement or many, without values
  Result<Statement> prepare(std::string_view sql);
  /// "INSERT INTO table (columns) VALUES (?, …)"; `verb` may be "INSERT OR IGNORE".
  Result<Statement> prepare_insert(std::string_view table, std::string_view columns, std::string_view verb = "INSERT");
  Result<std::int64_t> integer(std::string_view sql);  // the first column of the first row, 0 if there is none
  bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// All or nothing: what is not committed when it goes out of scope is undone.
class Transaction {
 public:
  /// Takes the write lock at once, so that a second writer is met here and not halfway through.
  static Result<Transaction> begin(Database&);
  Done commit();

  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;  // the caller's; null when moved from
};

}  // namespace hearsay::sqlite
