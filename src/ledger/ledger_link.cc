// What linking keeps in a ledger for its next run, and the incidents that such a run changes.

#include "hearsay/ledger.h"
#include "ledger/bytes.h"
#include "ledger/incident_rows.h"
#include "ledger/ledger_state.h"

namespace hearsay {
namespace {

using ledger::Statement;

// Damaged text is handed on as no bytes, which are no note either.
std::string bytes_at(const Statement& row) { return ledger::bytes_of_text(row.text(0)).value_or(""); }

}  // namespace

Result<std::optional<std::string>> Ledger::link_rules() {
  auto row = state_->database->prepare("SELECT rules FROM link_state");
  if (!row) return tl::unexpected(row.error());
  const auto found = row->next();
  if (!found) return tl::unexpected(found.error());
  return *found ? std::optional(std::string(row->text(0))) : std::nullopt;
}

Result<std::vector<std::string>> Ledger::documents_since_link() {
  auto rows = state_->database->prepare("SELECT DISTINCT document FROM claims WHERE key > (SELECT claims FROM link_state) ORDER BY document");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> out;
  for (;;) {
    const auto more = rows->next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return out;
    out.emplace_back(rows->text(0));
  }
}

Done Ledger::link_fronts(const std::function<void(std::string_view)>& visit) {
  auto rows = state_->database->prepare_scan("SELECT front FROM link_fronts ORDER BY number");
  if (!rows) return tl::unexpected(rows.error());
  for (;;) {
    const auto more = rows->next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    visit(bytes_at(*rows));
  }
}

Result<std::vector<std::string>> Ledger::link_bodies(std::span<const std::uint32_t> numbers) {
  auto rows = state_->database->prepare("SELECT body FROM link_bodies WHERE number = $1");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::vector<ledger::Value>> questions;
  for (std::uint32_t number : numbers) questions.push_back(Statement::values(number));
  std::vector<std::string> out(numbers.size());
  const auto done = rows->ask_each(questions, [&](std::size_t i) { return out[i] = bytes_at(*rows), Done{}; });
  if (!done) return tl::unexpected(done.error());
  return out;
}

Done Ledger::forget_links() {
  return state_->write([&] { return state_->database->run("DELETE FROM link_state; DELETE FROM link_fronts; DELETE FROM link_bodies"); });
}

Done Ledger::keep_link_notes(std::span<const LinkNote> notes) {
  return state_->write([&]() -> Done {
    auto front = state_->database->prepare_insert("link_fronts", "number, front", "ON CONFLICT (number) DO UPDATE SET front = excluded.front");
    if (!front) return tl::unexpected(front.error());
    auto body = state_->database->prepare_insert("link_bodies", "number, body");
    if (!body) return tl::unexpected(body.error());
    for (const LinkNote& one : notes) {
      if (auto done = front->put("a note of linking cannot be kept", one.number, ledger::text_of_bytes(one.front)); !done) return done;
      if (!one.body) continue;
      if (auto done = body->put("a note of linking cannot be kept", one.number, ledger::text_of_bytes(*one.body)); !done) return done;
    }
    return state_->database->settle();
  });
}

Done Ledger::mark_linked(std::string_view rules) {
  return state_->write([&]() -> Done {
    if (auto done = state_->database->run("DELETE FROM link_state"); !done) return done;
    auto statement = state_->database->prepare("INSERT INTO link_state (rules, claims) SELECT CAST($1 AS TEXT), coalesce(max(key), 0) FROM claims");
    if (!statement) return tl::unexpected(statement.error());
    return statement->run(rules);
  });
}

Done Ledger::change_incidents(std::span<const std::string> gone, std::span<const Incident> now) {
  return state_->write([&]() -> Done {
    auto rows = ledger::IncidentRows::prepare(*state_->database);
    if (!rows) return tl::unexpected(rows.error());
    if (auto done = ledger::remove_incidents(*state_->database, gone); !done) return done;
    for (const Incident& incident : now)
      if (auto done = rows->add(incident); !done) return done;
    return state_->database->settle();
  });
}

Result<std::map<IncidentStatus, std::uint64_t>> Ledger::incidents_by_status() {
  auto rows = state_->database->prepare("SELECT status, count(*) FROM incidents GROUP BY status");
  if (!rows) return tl::unexpected(rows.error());
  std::map<IncidentStatus, std::uint64_t> out;
  for (;;) {
    const auto more = rows->next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return out;
    if (const auto status = parse_incident_status(rows->text(0))) out[*status] = static_cast<std::uint64_t>(rows->integer(1));
  }
}

}  // namespace hearsay
