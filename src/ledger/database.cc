#include "ledger/database.h"

#include <fmt/format.h>

#include <algorithm>

namespace hearsay::ledger {

Error refused(Error error, std::string_view refusal) {
  if (error.fault == Fault::argument && !refusal.empty()) error.message = fmt::format("{} ({})", refusal, error.message);
  return error;
}

Done Cursor::put(std::string_view refusal) {
  for (;;) {
    auto more = next();
    if (!more) return tl::unexpected(refused(std::move(more.error()), refusal));
    if (!*more) return {};
  }
}

Done Cursor::ask_each(std::span<const std::vector<Value>> questions, const OnRow& on_row) {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    bind(questions[i]);
    for (;;) {
      const auto more = next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
      if (auto done = on_row(i); !done) return reset(), done;
    }
  }
  return {};
}

Done Statement::finish() {
  for (;;) {
    const auto more = next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
  }
}

Result<std::optional<std::int64_t>> Statement::key() {
  const auto row = next();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::nullopt;
  const std::int64_t key = integer(0);
  if (auto done = finish(); !done) return tl::unexpected(done.error());
  return key;
}

Result<Statement> Database::prepare(std::string_view sql) {
  auto cursor = prepare_cursor(sql);
  if (!cursor) return tl::unexpected(cursor.error());
  return Statement(std::move(*cursor));
}

Result<Statement> Database::prepare_scan(std::string_view sql) {
  auto cursor = prepare_scan_cursor(sql);
  if (!cursor) return tl::unexpected(cursor.error());
  return Statement(std::move(*cursor));
}

Result<Statement> Database::prepare_insert(std::string_view table, std::string_view columns, std::string_view more) {
  const auto count = 1 + std::count(columns.begin(), columns.end(), ',');
  std::string places = "$1";
  for (int i = 2; i <= count; ++i) places += fmt::format(", ${}", i);
  return prepare(fmt::format("INSERT INTO {} ({}) VALUES ({}) {}", table, columns, places, more));
}

Result<std::int64_t> Database::integer(std::string_view sql) {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->query().next();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement->integer(0) : 0;
}

Result<Transaction> Transaction::begin(Database& database) {
  if (auto done = database.begin_writing(); !done) return tl::unexpected(done.error());
  return Transaction(database);
}

Done Transaction::commit() { return database_->run("COMMIT"); }

Transaction::~Transaction() {
  if (!database_) return;
  (void)database_->settle();  // what is under way is undone with the rest
  // Some failures, a full disk among them, have undone it already.
  if (database_->in_transaction()) (void)database_->run("ROLLBACK");
}

}  // namespace hearsay::ledger
