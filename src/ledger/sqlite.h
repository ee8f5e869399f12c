// SQLite without its sharp edges: handles that close themselves, values bound by type, and every failure as an Error
// that says what to do.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ledger/database.h"

namespace hearsay::sqlite {

// "HRSY", which `file` and every SQLite tool can show. Do not change.
inline constexpr std::int64_t kApplicationId = 0x48525359;

/// What went wrong last on `database`, in words; where.source is the file.
Error last_error(sqlite3* database, int code);

class Database : public ledger::Database {
 public:
  /// `flags` are SQLITE_OPEN_…; `vfs` is a file layer by its registered name, or null for the system's.
  static Result<Database> open(const std::string& path, int flags, const char* vfs);

  Kind kind() const override { return Kind::sqlite; }
  std::string name() const override;
  Result<Header> header() override;
  Done stamp(std::int64_t format) override;
  Done run(const char* sql) override;
  /// Takes the write lock at once, so that a second writer is met here and not halfway through.
  Done begin_writing() override { return run("BEGIN IMMEDIATE"); }
  Done begin_reading() override;
  bool in_transaction() const override { return sqlite3_get_autocommit(handle_.get()) == 0; }

 private:
  Result<std::unique_ptr<ledger::Cursor>> prepare_cursor(std::string_view sql) override;

  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace hearsay::sqlite
