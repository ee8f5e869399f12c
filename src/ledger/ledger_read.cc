// Reading: one statement a question.

#include <algorithm>

#include "ledger/incident_query.h"
#include "ledger/ledger_state.h"

namespace hearsay {
namespace {

using ledger::Statement;

constexpr const char* kClaims = "SELECT record, incident FROM claims LEFT JOIN incident_claims ON incident_claims.claim = claims.id ";
constexpr const char* kClaimsOfIncident = "SELECT record, incident FROM incident_claims JOIN claims ON claims.id = claim WHERE incident = $1 ORDER BY position";

// What the program itself wrote must parse; if it does not, the file was changed by something else.
Error damaged(const Error& error, const LedgerState& state) {
  return {Fault::corrupt, "a record of this ledger cannot be read: " + error.message + "; hearsay check names them all", {state.file.string(), 0, 0}};
}

Result<Claim> claim_at(const Statement& row, const LedgerState& state) {
  auto claim = parse_claim(row.text(0));
  if (!claim) return tl::unexpected(damaged(claim.error(), state));
  claim->incident = row.optional_text(1);
  return claim;
}

// What `rows` selects for each of `ids` as its $1.
Result<std::vector<std::vector<Claim>>> claims_for(Statement& rows, std::span<const std::string> ids, const LedgerState& state) {
  std::vector<std::vector<ledger::Value>> questions;
  for (const std::string& id : ids) questions.push_back(Statement::values(id));
  std::vector<std::vector<Claim>> out(ids.size());
  auto done = rows.ask_each(questions, [&](std::size_t i) -> Done {
    auto claim = claim_at(rows, state);
    if (!claim) return tl::unexpected(claim.error());
    out[i].push_back(std::move(*claim));
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return out;
}

template <class Record, class Read>
Result<std::uint64_t> visit_rows(Statement& rows, const std::function<bool(Record&)>& visit, Read read) {
  for (std::uint64_t visited = 0;; ++visited) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return visited;
    auto record = read(rows);
    if (!record) return tl::unexpected(record.error());
    if (!visit(*record)) return visited + 1;
  }
}

}  // namespace

Snapshot::Snapshot(Snapshot&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
Snapshot::~Snapshot() {
  if (state_) (void)state_->database->run("COMMIT");
}

Result<Snapshot> Ledger::snapshot() {
  if (auto done = state_->database->begin_reading(); !done) return tl::unexpected(done.error());
  return Snapshot(state_.get());
}

Result<bool> Ledger::has_document(std::string_view id) {
  const auto answer = known(Origin{.id = std::string(id)});
  if (!answer) return tl::unexpected(answer.error());
  return *answer != Known::no;
}

Result<LedgerCounts> Ledger::counts() {
  auto row = state_->database->prepare("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM claims), (SELECT count(*) FROM incidents)");
  if (!row) return tl::unexpected(row.error());
  if (const auto more = row->next(); !more) return tl::unexpected(more.error());
  const auto at = [&](int column) { return static_cast<std::uint64_t>(row->integer(column)); };
  return LedgerCounts{at(0), at(1), at(2)};
}

Result<std::optional<Claim>> Ledger::claim(std::string_view id) {
  auto row = state_->database->prepare(std::string(kClaims) + "WHERE claims.id = $1");
  if (!row) return tl::unexpected(row.error());
  const auto found = row->query(id).next();
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::nullopt;
  return claim_at(*row, *state_);
}

Result<std::uint64_t> Ledger::claims(const std::function<bool(Claim&)>& visit) {
  auto rows = state_->database->prepare_scan(std::string(kClaims) + "ORDER BY claims.id");
  if (!rows) return tl::unexpected(rows.error());
  return visit_rows<Claim>(*rows, visit, [this](const Statement& row) { return claim_at(row, *state_); });
}

Result<std::uint64_t> Ledger::documents(const std::function<bool(Origin&)>& visit) {
  auto rows = state_->database->prepare_scan("SELECT id, source, published, title, url, language, sha256, retrieved FROM documents ORDER BY id");
  if (!rows) return tl::unexpected(rows.error());
  return visit_rows<Origin>(*rows, visit, [](const Statement& row) -> Result<Origin> {
    return Origin{std::string(row.text(0)), row.optional_text(1), row.optional_text(2), row.optional_text(3),
                  row.optional_text(4),     row.optional_text(5), row.optional_text(6), row.optional_text(7)};
  });
}

Result<std::vector<Claim>> LedgerState::claims_where(const char* sql, std::string_view value) {
  auto rows = database->prepare(sql);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Claim> out;
  const std::function<bool(Claim&)> keep = [&](Claim& claim) {
    out.push_back(std::move(claim));
    return true;
  };
  const auto done = visit_rows<Claim>(rows->query(value), keep, [this](const Statement& row) { return claim_at(row, *this); });
  if (!done) return tl::unexpected(done.error());
  return out;
}

Result<std::vector<Claim>> Ledger::claims_of_document(std::string_view id) {
  const std::string document(id);
  auto claims = claims_of_documents(std::span(&document, 1));
  if (!claims) return tl::unexpected(claims.error());
  return std::move(claims->front());
}

Result<std::vector<std::vector<Claim>>> Ledger::claims_of_documents(std::span<const std::string> ids) {
  auto rows = state_->database->prepare(std::string(kClaims) + "WHERE document = $1 ORDER BY claims.id");
  if (!rows) return tl::unexpected(rows.error());
  return claims_for(*rows, ids, *state_);
}

Result<std::vector<Claim>> Ledger::claims_of(std::string_view incident) { return state_->claims_where(kClaimsOfIncident, incident); }

Result<std::vector<Review>> Ledger::reviews() {
  auto rows = state_->database->prepare("SELECT record FROM reviews ORDER BY at, review");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Review> out;
  const std::function<bool(Review&)> keep = [&](Review& review) {
    out.push_back(std::move(review));
    return true;
  };
  const auto done = visit_rows<Review>(*rows, keep, [this](const Statement& row) -> Result<Review> {
    auto review = parse_review(row.text(0));
    if (!review) return tl::unexpected(damaged(review.error(), *state_));
    return review;
  });
  if (!done) return tl::unexpected(done.error());
  return out;
}

Result<std::optional<Incident>> Ledger::incident(std::string_view id) {
  auto row = state_->database->prepare("SELECT record FROM incidents WHERE id = $1");
  if (!row) return tl::unexpected(row.error());
  const auto found = row->query(id).next();
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::nullopt;
  auto incident = parse_incident(row->text(0));
  if (!incident) return tl::unexpected(damaged(incident.error(), *state_));
  return std::move(*incident);
}

Result<std::uint64_t> Ledger::incidents(const IncidentFilter& filter, const std::function<bool(Incident&)>& visit) {
  auto rows = ledger::prepare_incident_query(*state_->database, filter);
  if (!rows) return tl::unexpected(rows.error());
  std::uint64_t visited = 0;
  // The columns narrow the search; names are compared here, where they are folded as Unicode folds them.
  const auto pass = [&](Incident& incident) {
    if (!matches(incident, filter)) return true;
    ++visited;
    return visit(incident);
  };
  const auto done = visit_rows<Incident>(*rows, pass, [this](const Statement& row) -> Result<Incident> {
    auto incident = parse_incident(row.text(0));
    if (!incident) return tl::unexpected(damaged(incident.error(), *state_));
    return incident;
  });
  if (!done) return tl::unexpected(done.error());
  return visited;
}

namespace {

/// Hands incidents on with their claims, which are asked for some hundreds of incidents at a time.
class Accounts {
 public:
  Accounts(LedgerState& state, Statement claims, const Ledger::OnAccount& visit) : state_(state), claims_(std::move(claims)), visit_(visit) {}

  Done add(Incident& incident) {
    waiting_.push_back(std::move(incident));
    return waiting_.size() < kAtOnce ? Done{} : hand_on();
  }

  Done hand_on() {
    std::vector<std::string> ids;
    for (const Incident& one : waiting_) ids.push_back(one.id);
    auto claims = claims_for(claims_, ids, state_);
    if (!claims) return tl::unexpected(claims.error());
    for (std::size_t i = 0; i < waiting_.size() && going_; ++i, ++visited_) going_ = visit_(waiting_[i], (*claims)[i]);
    waiting_.clear();
    return {};
  }

  bool going() const { return going_; }
  std::uint64_t visited() const { return visited_; }

 private:
  static constexpr std::size_t kAtOnce = 200;

  LedgerState& state_;
  Statement claims_;
  const Ledger::OnAccount& visit_;
  std::vector<Incident> waiting_;
  std::uint64_t visited_ = 0;
  bool going_ = true;
};

}  // namespace

Result<std::uint64_t> Ledger::accounts(const IncidentFilter& filter, const OnAccount& visit) {
  auto claims = state_->database->prepare(kClaimsOfIncident);
  if (!claims) return tl::unexpected(claims.error());
  Accounts accounts(*state_, std::move(*claims), visit);
  Done done;
  const auto visited = incidents(filter, [&](Incident& incident) {
    done = accounts.add(incident);
    return done.has_value() && accounts.going();
  });
  if (!visited) return tl::unexpected(visited.error());
  if (done && accounts.going()) done = accounts.hand_on();
  if (!done) return tl::unexpected(done.error());
  return accounts.visited();
}

Result<std::vector<std::string>> Ledger::incident_ids(std::string_view prefix, std::size_t limit) {
  // Bytewise comparison: a prefix is met by every id from itself up to the first that does not begin with it.
  auto rows = state_->database->prepare("SELECT id FROM incidents WHERE id >= $1 AND substr(id, 1, length($1)) = $1 ORDER BY id LIMIT $2");
  if (!rows) return tl::unexpected(rows.error());
  rows->query(prefix, limit);
  std::vector<std::string> out;
  for (;;) {
    const auto more = rows->next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return out;
    out.emplace_back(rows->text(0));
  }
}

}  // namespace hearsay
