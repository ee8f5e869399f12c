// Appending and replacing. Every public function is one transaction.

#include "hearsay/ledger.h"

#include <fmt/format.h>

#include "ledger/columns.h"
#include "ledger/incident_rows.h"
#include "ledger/ledger_state.h"

namespace hearsay {
namespace {

using ledger::ClaimRows;

Done refuse_other_text(const Origin& origin) {
  return fail(Fault::argument, fmt::format("document {} is there already with another text; give the new text another id", origin.id));
}

Done append_known(ClaimRows& rows, const Origin& origin, std::span<const Claim> claims) {
  const auto count = rows.claims_of_document(origin.id);
  if (!count) return tl::unexpected(count.error());
  if (static_cast<std::size_t>(*count) == claims.size()) return {};
  return fail(Fault::argument, fmt::format("document {} was coded before and gave {} claims, not {}; write to a new ledger", origin.id, *count, claims.size()));
}

Done append_one(LedgerState& state, ClaimRows& rows, const Origin& origin, std::span<const Claim> claims) {
  const auto known = rows.known(origin);
  if (!known) return tl::unexpected(known.error());
  if (*known == Known::with_other_text) return refuse_other_text(origin);
  Done done = *known == Known::yes ? append_known(rows, origin, claims) : rows.add_document(origin, state.run);
  for (std::size_t i = 0; done && i < claims.size(); ++i) {
    if (claims[i].document.id == origin.id)
      done = rows.add(claims[i]);
    else
      done = fail(Fault::argument, fmt::format("claim {} is of document {}, not of {}", claims[i].id, claims[i].document.id, origin.id));
  }
  return done;
}

Done append_loose(LedgerState& state, ClaimRows& rows, const Claim& claim) {
  const auto known = rows.known(claim.document);
  if (!known) return tl::unexpected(known.error());
  if (*known == Known::with_other_text) return refuse_other_text(claim.document);
  if (*known == Known::no)
    if (auto done = rows.add_document(claim.document, state.run); !done) return done;
  return rows.add(claim);
}

}  // namespace

Ledger::Ledger(std::unique_ptr<LedgerState> state) : state_(std::move(state)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

const std::filesystem::path& Ledger::file() const { return state_->file; }

Result<ClaimRows*> LedgerState::rows() {
  if (!claim_rows) {
    auto made = ClaimRows::prepare(*database);
    if (!made) return tl::unexpected(made.error());
    claim_rows.emplace(std::move(*made));
  }
  return &*claim_rows;
}

Done Ledger::append(std::span<const CodedDocument> batch) {
  return state_->write([&]() -> Done {
    auto rows = state_->rows();
    if (!rows) return tl::unexpected(rows.error());
    for (const CodedDocument& document : batch)
      if (auto done = append_one(*state_, **rows, document.origin, document.claims); !done) return done;
    return {};
  });
}

Done Ledger::append_document(const Origin& origin, std::span<const Claim> claims) {
  return state_->write([&]() -> Done {
    auto rows = state_->rows();
    if (!rows) return tl::unexpected(rows.error());
    return append_one(*state_, **rows, origin, claims);
  });
}

Done Ledger::append(std::span<const Claim> claims) {
  return state_->write([&]() -> Done {
    auto rows = state_->rows();
    if (!rows) return tl::unexpected(rows.error());
    for (const Claim& claim : claims)
      if (auto done = append_loose(*state_, **rows, claim); !done) return done;
    return {};
  });
}

Done Ledger::replace_incidents(std::span<const Incident> all) {
  return state_->write([&]() -> Done {
    auto rows = ledger::IncidentRows::prepare(*state_->database);
    if (!rows) return tl::unexpected(rows.error());
    if (auto done = ledger::clear_incidents(*state_->database); !done) return done;
    for (const Incident& incident : all)
      if (auto done = rows->add(incident); !done) return done;
    return {};
  });
}

Result<std::uint64_t> Ledger::append_reviews(std::span<const Review> reviews) {
  std::uint64_t added = 0;
  const Done done = state_->write([&]() -> Done {
    auto statement = state_->database->prepare_insert("reviews", R"(at, "by", action, incident, field, value, note, record)", "ON CONFLICT DO NOTHING");
    if (!statement) return tl::unexpected(statement.error());
    for (const Review& one : reviews) {
      std::string record;
      append_json(one, record);
      if (auto run = statement->run(one.at, one.by, spelling(one.action), ledger::present(one.incident), ledger::present(one.field), ledger::present(one.value),
                                    ledger::present(one.note), record);
          !run)
        return run;
      added += static_cast<std::uint64_t>(statement->changed());
    }
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return added;
}

Done Ledger::start_run(const RunInfo& info) {
  return state_->write([&]() -> Done {
    auto statement = state_->database->prepare_insert("runs", "started, program, command, model, lexicon", "RETURNING run");
    if (!statement) return tl::unexpected(statement.error());
    const auto run = statement->insert(info.started, info.program, info.command, info.model, info.lexicon);
    if (!run) return tl::unexpected(run.error());
    state_->run = *run;
    return {};
  });
}

Done Ledger::finish_run(std::string_view finished) {
  return state_->write([&]() -> Done {
    auto statement = state_->database->prepare("UPDATE runs SET finished = $1 WHERE run = $2");
    if (!statement) return tl::unexpected(statement.error());
    return statement->run(finished, state_->run);
  });
}

}  // namespace hearsay
