#include "ledger/postgres.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <variant>
#include <vector>

namespace hearsay::postgres {
namespace {

// First of the two numbers of the lock; the second is the schema's. "HRSY", as in SQLite's header.
constexpr int kLockSpace = 0x48525359;

// libpq gives no code for a connection that failed, so the words are looked at; in another language the advice is the general one.
std::string advice(std::string_view message, bool asked_for_password) {
  const auto says = [&](std::string_view words) { return message.find(words) != message.npos; };
  if (asked_for_password) return "it wants a password: put it into ~/.pgpass, PGPASSWORD or the address";
  if (says("password authentication failed")) return "give the right user and password: in the address, ~/.pgpass or PGPASSWORD";
  if (says("database") && says("does not exist")) return "make the database first: createdb NAME";
  if (says("role") && says("does not exist")) return "name another user in the address: postgresql://USER@HOST/NAME";
  if (says("no pg_hba.conf entry")) return "the server does not let this user in from here; its pg_hba.conf says who may come";
  if (says("Connection refused") || says("No such file")) return "see that the server runs and that host and port are right";
  if (says("could not translate host name")) return "no such host is known; see that its name is right and the network is there";
  return "see that host, port, database, user and password are right: postgresql://USER@HOST:PORT/NAME";
}

// The server sends all rows of an answer at once: a visitor may ask other questions meanwhile, which a half-read answer would not let
// through. What is put goes through the pipeline, which is settled before anything else is asked.
class PostgresCursor : public ledger::Cursor {
 public:
  PostgresCursor(PGconn* connection, Pipeline& pipeline, std::string statement, std::string database)
      : connection_(connection), pipeline_(pipeline), statement_(std::move(statement)), database_(std::move(database)) {}

  void bind(std::span<const ledger::Value> values) override {
    reset();
    values_.clear();
    for (const ledger::Value& value : values) std::visit([this](auto one) { values_.push_back(written(one)); }, value);
  }

  Result<bool> next() override {
    if (!rows_) {
      if (auto done = start(); !done) return tl::unexpected(done.error());
    } else if (row_ + 1 == PQntuples(rows_.get())) {
      if (auto done = go_on(); !done) return tl::unexpected(done.error());
    }
    if (++row_ < PQntuples(rows_.get())) return true;
    reset();
    return false;
  }

  Done put(std::string_view refusal) override {
    if (auto done = send(refusal); !done) return done;
    return pipeline_.size() < Pipeline::kMost ? Done{} : pipeline_.settle();
  }

  Done ask_each(std::span<const std::vector<ledger::Value>> questions, const OnRow& on_row) override {
    if (auto done = pipeline_.settle(); !done) return done;
    for (std::size_t first = 0; first < questions.size(); first += Pipeline::kMost)
      if (auto done = ask_some(questions.subspan(first, std::min(Pipeline::kMost, questions.size() - first)), first, on_row); !done) return done;
    return {};
  }

  void reset() override {
    rows_.reset();
    row_ = -1;
  }

  std::int64_t changed() const override { return changed_; }
  bool is_null(int column) const override { return PQgetisnull(rows_.get(), row_, column) == 1; }
  std::string_view text(int column) const override {
    return {PQgetvalue(rows_.get(), row_, column), static_cast<std::size_t>(PQgetlength(rows_.get(), row_, column))};
  }
  std::int64_t integer(int column) const override { return number(text(column)); }

 protected:
  virtual Done start() {
    return with_values(
        [this](int count, const char* const* values) { return PQexecPrepared(connection_, statement_.c_str(), count, values, nullptr, nullptr, 0); });
  }
  virtual Done go_on() { return {}; }

  template <class Ask>
  Done with_values(Ask ask) {
    if (auto done = pipeline_.settle(); !done) return done;
    const auto values = as_sent();
    if (!values) return tl::unexpected(values.error());
    return take(ask(static_cast<int>(values->size()), values->data()));
  }

  /// Stands before the first row of `result`.
  Done take(PGresult* result) {
    rows_.reset(result);
    row_ = -1;
    if (is_good(result)) {
      changed_ = number(PQcmdTuples(result));
      return {};
    }
    Error error = error_of(connection_, result, database_);
    reset();
    return tl::unexpected(std::move(error));
  }

  Pipeline& pipeline() const { return pipeline_; }
  int rows() const { return PQntuples(rows_.get()); }
  PGconn* connection() const { return connection_; }
  const std::string& statement() const { return statement_; }

 private:
  Result<std::vector<const char*>> as_sent() const {
    std::vector<const char*> values;
    for (const Written& one : values_) {
      if (one && one->find('\0') != one->npos) return fail(Fault::argument, "PostgreSQL cannot keep a text with a zero byte in it", {database_, 0, 0});
      values.push_back(one ? one->c_str() : nullptr);
    }
    return values;
  }

  Done send(std::string_view refusal) {
    auto values = as_sent();
    if (!values) return tl::unexpected(ledger::refused(std::move(values.error()), refusal));
    return pipeline_.send(statement_, *values, refusal);
  }

  Done ask_some(std::span<const std::vector<ledger::Value>> questions, std::size_t first, const OnRow& on_row) {
    for (const std::vector<ledger::Value>& question : questions) {
      bind(question);
      if (auto done = send(""); !done) return (void)pipeline_.settle(), done;
    }
    auto answers = pipeline_.answers();
    if (!answers) return tl::unexpected(answers.error());
    for (std::size_t i = 0; i < answers->size(); ++i) {
      rows_ = std::move((*answers)[i]);
      for (row_ = 0; row_ < PQntuples(rows_.get()); ++row_)
        if (auto done = on_row(first + i); !done) return reset(), done;
    }
    reset();
    return {};
  }

  using Written = std::optional<std::string>;
  static Written written(std::monostate) { return std::nullopt; }
  static Written written(std::int64_t value) { return fmt::to_string(value); }
  static Written written(double value) { return fmt::to_string(value); }  // the shortest that reads back as the same
  static Written written(std::string_view value) { return std::string(value); }

  static std::int64_t number(std::string_view text) {
    std::int64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
  }

  PGconn* connection_;  // the Database's, as the next
  Pipeline& pipeline_;
  std::string statement_, database_;
  std::vector<Written> values_;
  Rows rows_;
  int row_ = -1;
  std::int64_t changed_ = 0;
};

// A piece at a time, from a cursor of the server. WITH HOLD lets it be read outside a transaction too.
class PostgresScan : public PostgresCursor {
 public:
  PostgresScan(PGconn* connection, Pipeline& pipeline, std::string sql, std::string name, std::string database)
      : PostgresCursor(connection, pipeline, std::move(sql), std::move(database)), name_(std::move(name)) {}
  ~PostgresScan() override { close(); }

  void reset() override {
    PostgresCursor::reset();
    close();
  }

 private:
  static constexpr int kPiece = 2000;

  Done start() override {
    const std::string sql = fmt::format("DECLARE {} NO SCROLL CURSOR WITH HOLD FOR {}", name_, statement());
    auto done =
        with_values([&](int count, const char* const* values) { return PQexecParams(connection(), sql.c_str(), count, nullptr, values, nullptr, nullptr, 0); });
    if (!done) return done;
    open_ = true;
    return fetch();
  }

  Done go_on() override { return rows() == kPiece ? fetch() : Done{}; }
  Done fetch() {
    if (auto done = pipeline().settle(); !done) return done;
    return take(PQexec(connection(), fmt::format("FETCH {} FROM {}", kPiece, name_).c_str()));
  }

  void close() {
    if (open_) (void)pipeline().settle();
    if (open_) Rows(PQexec(connection(), fmt::format("CLOSE {}", name_).c_str()));
    open_ = false;
  }

  std::string name_;
  bool open_ = false;
};

}  // namespace

std::string without_password(std::string_view address) {
  std::string out(address);
  const std::size_t host = out.find("://") + 3, path = std::min(out.find_first_of("/?#", host), out.size());
  const std::size_t at = out.rfind('@', path), colon = out.find(':', host);
  if (at != out.npos && colon < at) out.erase(colon, at - colon);
  // Among the parameters, where "sslpassword" is one too.
  for (std::size_t word; (word = out.find("password=")) != out.npos;) {
    const std::size_t begin = out.find_last_of("?&", word) + 1, end = out.find('&', word);
    out.erase(begin, end == out.npos ? end : end + 1 - begin);
  }
  while (out.ends_with('?') || out.ends_with('&')) out.pop_back();
  return out;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& address) {
  auto database = std::make_unique<Database>();
  database->name_ = without_password(address);
  // What the address says stands behind these and goes before them.
  const char* const names[] = {"client_encoding", "fallback_application_name", "connect_timeout", "dbname", nullptr};
  const char* const values[] = {"UTF8", "hearsay", "10", address.c_str(), nullptr};
  PGconn* connection = PQconnectdbParams(names, values, 1);
  database->connection_.reset(connection);
  database->pipeline_.emplace(connection, database->name_);
  if (!connection) return fail(Fault::io, "there is no memory to open this ledger", {database->name_, 0, 0});
  PQsetNoticeProcessor(
      connection, [](void*, const char*) {}, nullptr);  // nothing is printed from here
  if (PQstatus(connection) != CONNECTION_OK) {
    const std::string message = one_line(PQerrorMessage(connection));
    return fail(Fault::io, fmt::format("cannot open this database: {}; {}", message, advice(message, PQconnectionNeedsPassword(connection) == 1)),
                {database->name_, 0, 0});
  }
  if (auto done = database->check_encoding(); !done) return tl::unexpected(done.error());
  return database;
}

Done Database::check_encoding() {
  const char* encoding = PQparameterStatus(connection_.get(), "server_encoding");
  if (encoding && std::string_view(encoding) == "UTF8") return {};
  return fail(Fault::version, fmt::format("this database keeps text as {}, and a ledger wants UTF8; make one with createdb -E UTF8", encoding ? encoding : "?"),
              {name_, 0, 0});
}

Done Database::take_writer_lock() {
  constexpr const char* kSchema = "(SELECT oid::bigint::bit(32)::int FROM pg_namespace WHERE nspname = current_schema())";
  const auto got = integer(fmt::format("SELECT pg_try_advisory_lock({}, {})::int", kLockSpace, kSchema));
  if (!got) return tl::unexpected(got.error());
  if (*got == 1) return {};
  auto holder =
      prepare(fmt::format("SELECT usename, pid FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted "
                          "AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND classid = {} AND objid::bigint = {}",
                          kLockSpace, "(SELECT oid::bigint FROM pg_namespace WHERE nspname = current_schema())"));
  std::string who;
  if (holder)
    if (const auto row = holder->query().next(); row && *row) who = fmt::format(" (user {}, server process {})", holder->text(0), holder->integer(1));
  return fail(Fault::io, fmt::format("another hearsay{} is writing to {}; wait until it is done", who, name_), {name_, 0, 0});
}

Result<Database::Header> Database::header() {
  const auto tables = integer("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()");
  if (!tables) return tl::unexpected(tables.error());
  const auto ours = integer("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'ledger_format'");
  if (!ours) return tl::unexpected(ours.error());
  Header out{.empty = *tables == 0, .ours = *ours == 1, .format = 0};
  if (!out.ours) return out;
  const auto format = integer("SELECT format FROM ledger_format");
  if (!format) return tl::unexpected(format.error());
  out.format = *format;
  return out;
}

Done Database::stamp(std::int64_t format) {
  return run(
      fmt::format("CREATE TABLE IF NOT EXISTS ledger_format (format BIGINT NOT NULL); DELETE FROM ledger_format; INSERT INTO ledger_format VALUES ({})", format)
          .c_str());
}

Done Database::run(const char* sql) {
  if (auto done = settle(); !done) return done;
  const Rows result(PQexec(connection_.get(), sql));
  if (!is_good(result.get())) return tl::unexpected(error_of(connection_.get(), result.get(), name_));
  // A server answers so, and not with an error, where something in the transaction had failed.
  if (std::string_view(sql) == "COMMIT" && std::string_view(PQcmdStatus(result.get())) == "ROLLBACK")
    return fail(Fault::io, "the database undid this batch, and nothing of it was kept; run it again", {name_, 0, 0});
  return {};
}

Result<std::unique_ptr<ledger::Cursor>> Database::prepare_cursor(std::string_view sql) {
  if (auto done = settle(); !done) return tl::unexpected(done.error());
  const std::string text(sql);
  auto known = prepared_.find(text);
  if (known == prepared_.end()) {
    const std::string statement = fmt::format("hearsay{}", prepared_.size());
    const Rows result(PQprepare(connection_.get(), statement.c_str(), text.c_str(), 0, nullptr));
    if (!is_good(result.get())) return tl::unexpected(error_of(connection_.get(), result.get(), name_));
    known = prepared_.emplace(text, statement).first;
  }
  return std::make_unique<PostgresCursor>(connection_.get(), *pipeline_, known->second, name_);
}

Result<std::unique_ptr<ledger::Cursor>> Database::prepare_scan_cursor(std::string_view sql) {
  return std::make_unique<PostgresScan>(connection_.get(), *pipeline_, std::string(sql), fmt::format("hearsay_scan{}", scans_++), name_);
}

}  // namespace hearsay::postgres
