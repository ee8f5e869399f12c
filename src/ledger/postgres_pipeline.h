// Statements that are under way to a PostgreSQL server, sent without waiting for the answers to those before them: over a network the
// waiting, and not the work, is what takes the time. Beside it what reads a libpq result.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/result.h"

namespace hearsay::postgres {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Rows = std::unique_ptr<PGresult, Clear>;

bool is_good(const PGresult* result);
/// libpq's messages end in a line break, and may have several lines.
std::string one_line(std::string_view message);
/// What a failed statement means; `name` is the database's.
Error error_of(const PGconn* connection, const PGresult* result, const std::string& name);

class Pipeline {
 public:
  /// More than these wait for nothing: a journey is a small part of their work.
  static constexpr std::size_t kMost = 1000;

  Pipeline(PGconn* connection, std::string name) : connection_(connection), name_(std::move(name)) {}

  std::size_t size() const { return refusals_.size(); }
  /// `refusal` is what to say if the database refuses it.
  Done send(const std::string& statement, std::span<const char* const> values, std::string_view refusal);
  /// Waits for the answers to all that was sent, in their order; the first failure, after which the server carries none out.
  /// libpq takes no other question before.
  Result<std::vector<Rows>> answers();
  Done settle();

 private:
  PGconn* connection_;  // the Database's
  std::string name_;
  std::vector<std::string> refusals_;  // one for each that was sent
};

}  // namespace hearsay::postgres
