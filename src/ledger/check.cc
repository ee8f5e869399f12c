// Reads the whole ledger and says what is wrong with it. It writes nothing, so that a copy kept as evidence stays one.

#include <fmt/format.h>

#include "ledger/ledger_state.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostFaults = 100;

class Checker {
 public:
  Checker(ledger::Database& database, CheckReport& report) : database_(database), report_(report) {}

  Done run() {
    // A server looks after its files, and holds references at every commit.
    if (database_.kind() == ledger::Database::Kind::sqlite) {
      if (auto done = pages(); !done) return done;
      if (auto done = references(); !done) return done;
      if (auto done = indexes(); !done) return done;
    }
    if (auto done = claims(); !done) return done;
    if (auto done = incidents(); !done) return done;
    return reviews();
  }

 private:
  void note(std::string fault) {
    if (report_.faults.size() < kMostFaults) report_.faults.push_back(std::move(fault));
  }

  template <class Row>
  Done each(const char* sql, Row row) {
    auto statement = database_.prepare_scan(sql);
    if (!statement) return tl::unexpected(statement.error());
    for (;;) {
      const auto more = statement->next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return {};
      row(*statement);
    }
  }

  Done pages() {
    return each("PRAGMA integrity_check(100)", [this](const ledger::Statement& row) {
      if (row.text(0) != "ok") note(fmt::format("the file is damaged: {}", row.text(0)));
    });
  }

  Done references() {
    return each("PRAGMA foreign_key_check",
                [this](const ledger::Statement& row) { note(fmt::format("a row of {} names a row of {} that is not there", row.text(0), row.text(2))); });
  }

  // SQLite's own check of this age does not look into virtual tables.
  Done indexes() {
    for (const char* index : {"claim_places", "incident_places"}) {
      auto done = each(fmt::format("SELECT rtreecheck('main', '{}')", index).c_str(), [&](const ledger::Statement& row) {
        if (row.text(0) != "ok") note(fmt::format("the index {} is damaged: {}", index, row.text(0)));
      });
      if (!done) return done;
    }
    constexpr const char* kCounts[] = {
        "SELECT 'sentence_words', (SELECT count(*) FROM sentences), (SELECT count(*) FROM sentence_words_docsize)",
        "SELECT 'claim_places', (SELECT count(*) FROM claims WHERE latitude + longitude IS NOT NULL), (SELECT count(*) FROM claim_places)",
        "SELECT 'incident_places', (SELECT count(*) FROM incidents WHERE latitude + longitude IS NOT NULL), (SELECT count(*) FROM incident_places)"};
    for (const char* sql : kCounts) {
      auto done = each(sql, [this](const ledger::Statement& row) {
        if (row.integer(1) != row.integer(2)) note(fmt::format("the index {} has {} rows and should have {}", row.text(0), row.integer(2), row.integer(1)));
      });
      if (!done) return done;
    }
    return {};
  }

  Done claims() {
    return each("SELECT id, document, certainty, record FROM claims ORDER BY id", [this](const ledger::Statement& row) {
      ++report_.counts.claims;
      const auto claim = parse_claim(row.text(3));
      if (!claim) return note(fmt::format("claim {}: {}", row.text(0), claim.error().message));
      if (claim->id != row.text(0) || claim->document.id != row.text(1) || spelling(claim->certainty) != row.text(2))
        note(fmt::format("claim {}: its record says other things than its columns", row.text(0)));
    });
  }

  Done incidents() {
    return each("SELECT id, status, record FROM incidents ORDER BY id", [this](const ledger::Statement& row) {
      ++report_.counts.incidents;
      const auto incident = parse_incident(row.text(2));
      if (!incident) return note(fmt::format("incident {}: {}", row.text(0), incident.error().message));
      if (incident->id != row.text(0) || spelling(incident->status) != row.text(1))
        note(fmt::format("incident {}: its record says other things than its columns", row.text(0)));
    });
  }

  Done reviews() {
    return each("SELECT review, record FROM reviews ORDER BY review", [this](const ledger::Statement& row) {
      if (const auto review = parse_review(row.text(1)); !review) note(fmt::format("review {}: {}", row.integer(0), review.error().message));
    });
  }

  ledger::Database& database_;
  CheckReport& report_;
};

}  // namespace

Result<CheckReport> Ledger::check() {
  auto held = snapshot();
  if (!held) return tl::unexpected(held.error());
  CheckReport report;
  const auto documents = state_->database->integer("SELECT count(*) FROM documents");
  if (!documents) return tl::unexpected(documents.error());
  report.counts.documents = static_cast<std::uint64_t>(*documents);
  const Done done = Checker(*state_->database, report).run();
  // A page that cannot be read ends the reading, but is what a check is for.
  if (!done && done.error().fault != Fault::corrupt) return tl::unexpected(done.error());
  if (!done && report.faults.empty()) report.faults.push_back(done.error().message);
  return report;
}

}  // namespace hearsay
