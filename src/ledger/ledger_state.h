// What a Ledger holds, and the door by which tests put a failing disk under it.
#pragma once

#include <memory>
#include <optional>

#include "hearsay/ledger.h"
#include "ledger/claim_rows.h"
#include "ledger/database.h"
#include "ledger/writer_lock.h"

namespace hearsay {

struct LedgerState {
  std::filesystem::path file;  // or the address of a database, without its password
  Ledger::Mode mode = Ledger::Mode::read;
  std::optional<ledger::WriterLock> lock;  // before the database: it is let go of last
  std::unique_ptr<ledger::Database> database;
  std::optional<ledger::ClaimRows> claim_rows;  // when something is first appended or looked up
  std::optional<std::int64_t> run;
  std::optional<ledger::Transaction> whole;  // of AllOrNothing
  std::optional<Error> broken;               // what failed in it

  /// Ledger::open over another file layer, by its registered name. Such files are not the system's, so nothing is
  /// locked beside them.
  static Result<Ledger> open(const std::filesystem::path&, Ledger::Mode, const char* vfs);

  /// The statements, prepared on the first call.
  Result<ledger::ClaimRows*> rows();

  /// The claims whose record and incident `sql` selects with `value` as its $1.
  Result<std::vector<Claim>> claims_where(const char* sql, std::string_view value);

  /// Runs `write` in a transaction; what it returns, or why the transaction could not be kept.
  template <class Write>
  Done write(Write write);
};

template <class Write>
Done LedgerState::write(Write write) {
  if (mode == Ledger::Mode::read) return fail(Fault::argument, "this ledger was opened to read", {file.string(), 0, 0});
  std::optional<ledger::Transaction> own;
  if (!whole) {
    auto transaction = ledger::Transaction::begin(*database);
    if (!transaction) return tl::unexpected(transaction.error());
    own.emplace(std::move(*transaction));
  }
  Done done = write();
  if (done && own) done = own->commit();
  if (!done && whole) broken = done.error();
  if (!done && done.error().where.source.empty()) done.error().where.source = file.string();
  return done;
}

}  // namespace hearsay
