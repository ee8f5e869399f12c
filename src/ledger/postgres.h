// PostgreSQL through libpq: one connection, values sent as text, every failure as an Error that says what to do.
#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ledger/database.h"
#include "ledger/postgres_pipeline.h"

namespace hearsay::postgres {

/// `address` as it may be shown.
std::string without_password(std::string_view address);

class Database : public ledger::Database {
 public:
  /// Fault::io where no server answers or it does not let us in; what libpq takes from the environment and ~/.pgpass holds.
  static Result<std::unique_ptr<Database>> open(const std::string& address);

  /// One writer at a time, told in words at the start. The server lets go of the lock when the connection ends, however it does.
  Done take_writer_lock();

  Kind kind() const override { return Kind::postgres; }
  std::string name() const override { return name_; }
  Result<Header> header() override;
  Done stamp(std::int64_t format) override;
  Done run(const char* sql) override;
  Done begin_writing() override { return run("BEGIN"); }
  Done begin_reading() override { return run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1 FROM ledger_format"); }
  bool in_transaction() const override { return PQtransactionStatus(connection_.get()) != PQTRANS_IDLE; }
  Done settle() override { return pipeline_ ? pipeline_->settle() : Done{}; }

 private:
  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };

  Result<std::unique_ptr<ledger::Cursor>> prepare_cursor(std::string_view sql) override;
  Result<std::unique_ptr<ledger::Cursor>> prepare_scan_cursor(std::string_view sql) override;
  Done check_encoding();

  std::string name_;
  std::unique_ptr<PGconn, Finish> connection_;
  std::optional<Pipeline> pipeline_;
  // The server's names of the statements that were prepared, by their SQL: few are asked often.
  std::unordered_map<std::string, std::string> prepared_;
  std::uint64_t scans_ = 0;  // for their names
};

}  // namespace hearsay::postgres
