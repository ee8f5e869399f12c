#include "ledger/postgres_pipeline.h"

#include <fmt/format.h>

#include "ledger/database.h"

namespace hearsay::postgres {

std::string one_line(std::string_view message) {
  std::string out;
  for (char c : message) out += c == '\n' || c == '\t' ? ' ' : c;
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_good(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

// What a failed statement means, by its SQLSTATE: its class is the first two characters.
Error error_of(const PGconn* connection, const PGresult* result, const std::string& name) {
  const Where where{name, 0, 0};
  const char* field = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const char* primary = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  const std::string_view state = field ? field : "", kind = state.substr(0, 2);
  const std::string message = one_line(primary ? primary : PQerrorMessage(connection));
  if (PQstatus(connection) == CONNECTION_BAD || kind == "08" || kind == "57")
    return {Fault::io, fmt::format("the database server went away ({}); what was acknowledged is kept, the rest is not; run it again when it is back", message),
            where};
  if (kind == "53")
    return {Fault::io, fmt::format("the database server has no room ({}); nothing of this batch was kept; make room and run it again", message), where};
  if (kind == "23" || state == "P0001") return {Fault::argument, fmt::format("the ledger refuses this: {}", message), where};
  if (kind == "40" || state == "55P03") return {Fault::io, "another program is writing to this ledger; wait until it is done", where};
  if (state == "25006") return {Fault::io, "this ledger may be read but not written to", where};
  if (state == "42501") return {Fault::io, fmt::format("this user may not do that ({}); ask the owner of the database for the right (GRANT)", message), where};
  if (kind == "XX") return {Fault::corrupt, fmt::format("this ledger is damaged ({})", message), where};
  return {Fault::io, fmt::format("the database could not be read or written: {}", message), where};
}

Done Pipeline::send(const std::string& statement, std::span<const char* const> values, std::string_view refusal) {
  const bool sent = (!refusals_.empty() || PQenterPipelineMode(connection_) == 1) &&
                    PQsendQueryPrepared(connection_, statement.c_str(), static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0) == 1;
  if (!sent) return tl::unexpected(error_of(connection_, nullptr, name_));
  refusals_.emplace_back(refusal);
  return {};
}

Result<std::vector<Rows>> Pipeline::answers() {
  std::vector<Rows> out;
  if (refusals_.empty()) return out;
  std::optional<Error> failure;
  if (PQpipelineSync(connection_) != 1) failure = error_of(connection_, nullptr, name_);
  for (const std::string& refusal : refusals_) {
    Rows one(PQgetResult(connection_));
    if (!is_good(one.get()) && !failure) failure = ledger::refused(error_of(connection_, one.get(), name_), refusal);
    out.push_back(std::move(one));
    if (out.back()) Rows(PQgetResult(connection_));  // the end of this answer
  }
  Rows(PQgetResult(connection_));  // the end of all
  PQexitPipelineMode(connection_);
  refusals_.clear();
  if (failure) return tl::unexpected(std::move(*failure));
  return out;
}

Done Pipeline::settle() {
  const auto taken = answers();
  if (!taken) return tl::unexpected(taken.error());
  return {};
}

}  // namespace hearsay::postgres
