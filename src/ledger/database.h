// What a ledger needs of a database and no more; SQLite (sqlite.h) and PostgreSQL (postgres.h) give it. The SQL of the rest of this
// module is one text for both: its parameters are $1, $2, … in the order of their first mention, which both take as they are.
// Nothing here knows what a claim is.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "hearsay/result.h"

namespace hearsay::ledger {

/// What is bound to a parameter; no value is NULL. Text is the caller's.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view>;

/// `error` with what it means, where it is the database's refusal of a row.
Error refused(Error error, std::string_view refusal);

/// A prepared statement, as a kind of database implements it; Statement is what others use.
class Cursor {
 public:
  /// Called on each row of the answer to the question of that number, while the cursor stands on it.
  using OnRow = std::function<Done(std::size_t question)>;

  virtual ~Cursor() = default;
  virtual Done put(std::string_view refusal);
  virtual Done ask_each(std::span<const std::vector<Value>> questions, const OnRow& on_row);
  /// Lets go of the rows and keeps a copy of the values.
  virtual void bind(std::span<const Value> values) = 0;
  virtual Result<bool> next() = 0;
  virtual void reset() = 0;
  virtual std::int64_t changed() const = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
};

class Statement {
 public:
  Statement() = default;
  explicit Statement(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) {}

  /// Binds `values` to the statement's $1, $2, … and runs it to its end. It can then be run again.
  template <class... Values>
  Done run(const Values&... values) {
    query(values...);
    return finish();
  }

  /// Runs an insertion that ends in RETURNING: the key of the new row, nothing where ON CONFLICT passed it over.
  template <class... Values>
  Result<std::optional<std::int64_t>> insert(const Values&... values) {
    query(values...);
    return key();
  }

  /// The same for one of many rows that are written: the database may take it later, and tells of what went wrong with it then, at the
  /// latest at the end of the transaction. `refusal` says what it means if the database refuses the row (Fault::argument).
  template <class... Values>
  Done put(std::string_view refusal, const Values&... values) {
    cursor_->bind(std::array<Value, sizeof...(Values)>{value(values)...});
    return cursor_->put(refusal);
  }

  /// The values of one question of `ask_each`. Text is the caller's.
  template <class... Values>
  static std::vector<Value> values(const Values&... values) {
    return {value(values)...};
  }
  /// Asks once with each of `questions`, without waiting for one answer before the next question where that costs a journey. `on_row` may read
  /// the row from this statement and use no other. Also for insertions that end in RETURNING.
  Done ask_each(std::span<const std::vector<Value>> questions, const Cursor::OnRow& on_row) { return cursor_->ask_each(questions, on_row); }

  /// Binds `values` and stands before the first row.
  template <class... Values>
  Statement& query(const Values&... values) {
    cursor_->bind(std::array<Value, sizeof...(Values)>{value(values)...});
    return *this;
  }
  /// Moves to the next row; false behind the last one, where the statement lets go of what it held.
  Result<bool> next() { return cursor_->next(); }
  /// Lets go of the rows that were not read.
  void reset() { cursor_->reset(); }

  /// Rows that the last run() inserted, changed or removed; of put() only where it is not taken later.
  std::int64_t changed() const { return cursor_->changed(); }

  // Of the row it stands on. Text is good until the next call of next() or reset().
  std::string_view text(int column) const { return cursor_->text(column); }
  std::optional<std::string> optional_text(int column) const {
    return cursor_->is_null(column) ? std::nullopt : std::optional(std::string(cursor_->text(column)));
  }
  std::int64_t integer(int column) const { return cursor_->integer(column); }

 private:
  static Value value(std::string_view text) { return text; }
  static Value value(const std::string& text) { return std::string_view(text); }
  static Value value(const char* text) { return std::string_view(text); }
  static Value value(std::int64_t number) { return number; }
  static Value value(std::uint64_t number) { return static_cast<std::int64_t>(number); }
  static Value value(std::uint32_t number) { return std::int64_t{number}; }
  static Value value(int number) { return std::int64_t{number}; }
  static Value value(double number) { return number; }
  template <class T>
  static Value value(const std::optional<T>& maybe) {
    return maybe ? value(*maybe) : Value();
  }
  Done finish();
  Result<std::optional<std::int64_t>> key();

  std::unique_ptr<Cursor> cursor_;
};

class Database {
 public:
  enum class Kind : std::uint8_t { sqlite, postgres };

  /// What a database says of itself before anything else is read.
  struct Header {
    bool empty = false, ours = false;
    std::int64_t format = 0;
  };

  virtual ~Database() = default;

  virtual Kind kind() const = 0;
  virtual std::string name() const = 0;  // for messages: the file, or the address without its password
  virtual Result<Header> header() = 0;
  virtual Done stamp(std::int64_t format) = 0;  // inside a transaction

  virtual Done run(const char* sql) = 0;  // one statement or many, without values
  Result<Statement> prepare(std::string_view sql);
  /// The same for a question about whole tables, whose answer may be larger than memory: SQLite gives every answer row by row, and
  /// PostgreSQL such a one piece by piece.
  Result<Statement> prepare_scan(std::string_view sql);
  /// "INSERT INTO table (columns) VALUES ($1, …)" and `more`, such as "ON CONFLICT DO NOTHING" or "RETURNING key".
  Result<Statement> prepare_insert(std::string_view table, std::string_view columns, std::string_view more = "");
  Result<std::int64_t> integer(std::string_view sql);  // the first column of the first row, 0 if there is none

  virtual Done begin_writing() = 0;
  /// All that is read until COMMIT is of this moment.
  virtual Done begin_reading() = 0;
  virtual bool in_transaction() const = 0;
  /// Waits until all that was put has been taken; what went wrong with it.
  virtual Done settle() { return {}; }

 private:
  virtual Result<std::unique_ptr<Cursor>> prepare_cursor(std::string_view sql) = 0;
  virtual Result<std::unique_ptr<Cursor>> prepare_scan_cursor(std::string_view sql) { return prepare_cursor(sql); }
};

/// All or nothing: what is not committed when it goes out of scope is undone.
class Transaction {
 public:
  static Result<Transaction> begin(Database&);
  Done commit();

  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;  // the caller's; null when moved from
};

}  // namespace hearsay::ledger
