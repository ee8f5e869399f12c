// Appending and replacing. Every public function is one transaction.

#include "hearsay/ledger.h"

#include <fmt/format.h>

#include <unordered_map>
#include <utility>

#include "ledger/columns.h"
#include "ledger/incident_rows.h"
#include "ledger/ledger_state.h"

namespace hearsay {
namespace {

using ledger::ClaimRows;

Known compared(const std::optional<std::string>& sha256, const Origin& origin) {
  return sha256 && origin.sha256 && *sha256 != *origin.sha256 ? Known::with_other_text : Known::yes;
}

/// One append. What is there of its documents is asked once, before anything is written: a question a row would make a server's answers the
/// slowest part.
class Appending {
 public:
  Appending(ClaimRows& rows, std::optional<std::int64_t> run) : rows_(rows), run_(run) {}

  /// Reads what is there of documents that may be.
  Done look_up(std::vector<std::string> ids) {
    const auto stored = rows_.documents(ids);
    if (!stored) return tl::unexpected(stored.error());
    std::vector<std::string> known;
    for (std::size_t i = 0; i < ids.size(); ++i)
      if ((*stored)[i].there && documents_.try_emplace(ids[i], Document{(*stored)[i].sha256, 0}).second) known.push_back(ids[i]);
    return rows_.records(known, [&](std::size_t i, std::string_view id, std::string_view record) {
      ++documents_[known[i]].claims;
      stored_.emplace(id, record);
      return Done{};
    });
  }

  /// A document with all its claims.
  Done add(const Origin& origin, std::span<const Claim> claims) {
    const auto before = documents_.find(origin.id);
    if (before != documents_.end() && compared(before->second.sha256, origin) == Known::yes && before->second.claims != claims.size())
      return fail(Fault::argument, fmt::format("document {} was coded before and gave {} claims, not {}; write to a new ledger", origin.id,
                                               before->second.claims, claims.size()));
    Done done = add_document(origin);
    for (std::size_t i = 0; done && i < claims.size(); ++i) {
      if (claims[i].document.id == origin.id)
        done = add_claim(claims[i]);
      else
        done = fail(Fault::argument, fmt::format("claim {} is of document {}, not of {}", claims[i].id, claims[i].document.id, origin.id));
    }
    return done;
  }

  Done add(const Claim& claim) {
    if (auto done = add_document(claim.document); !done) return done;
    return add_claim(claim);
  }

 private:
  struct Document {
    std::optional<std::string> sha256;
    std::size_t claims = 0;
  };

  Done add_document(const Origin& origin) {
    const auto [at, is_new] = documents_.try_emplace(origin.id, Document{origin.sha256, 0});
    if (is_new) return rows_.add_document(origin, run_);
    if (compared(at->second.sha256, origin) == Known::yes) return {};
    return fail(Fault::argument, fmt::format("document {} is there already with another text; give the new text another id", origin.id));
  }

  Done add_claim(const Claim& claim) {
    if (const auto there = record_of(claim.id)) {
      ledger::write_record(claim, record_);
      if (*there == record_) return {};
      return fail(Fault::argument,
                  fmt::format("claim {} is there already and says something else; claims are never edited, so write to a new ledger", claim.id));
    }
    brought_.emplace(claim.id, &claim);
    ++documents_[claim.document.id].claims;
    return rows_.add(claim);
  }

  std::optional<std::string> record_of(const std::string& id) const {
    if (const auto stored = stored_.find(id); stored != stored_.end()) return stored->second;
    const auto brought = brought_.find(id);
    if (brought == brought_.end()) return std::nullopt;
    std::string out;
    ledger::write_record(*brought->second, out);
    return out;
  }

  ClaimRows& rows_;
  std::optional<std::int64_t> run_;
  std::unordered_map<std::string, Document> documents_;
  std::unordered_map<std::string, std::string> stored_;         // records by the ids of their claims, of documents that were there
  std::unordered_map<std::string_view, const Claim*> brought_;  // the caller's
  std::string record_;
};

std::vector<ledger::Value> review_row(const Review& one, const std::string& record) {
  const auto present = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional<std::string_view>(text); };
  return ledger::Statement::values(one.at, one.by, spelling(one.action), present(one.incident), present(one.field), present(one.value), present(one.note),
                                   record);
}

template <class Items, class IdOf>
std::vector<std::string> document_ids(const Items& items, IdOf id_of) {
  std::vector<std::string> out;
  for (const auto& one : items)
    if (out.empty() || out.back() != id_of(one)) out.push_back(id_of(one));
  return out;
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
    Appending appending(**rows, state_->run);
    Done done = appending.look_up(document_ids(batch, [](const CodedDocument& one) -> const std::string& { return one.origin.id; }));
    for (std::size_t i = 0; done && i < batch.size(); ++i) done = appending.add(batch[i].origin, batch[i].claims);
    return done;
  });
}

Done Ledger::append_document(const Origin& origin, std::span<const Claim> claims) {
  return state_->write([&]() -> Done {
    auto rows = state_->rows();
    if (!rows) return tl::unexpected(rows.error());
    Appending appending(**rows, state_->run);
    if (auto done = appending.look_up({origin.id}); !done) return done;
    return appending.add(origin, claims);
  });
}

Done Ledger::append(std::span<const Claim> claims) {
  return state_->write([&]() -> Done {
    auto rows = state_->rows();
    if (!rows) return tl::unexpected(rows.error());
    Appending appending(**rows, state_->run);
    Done done = appending.look_up(document_ids(claims, [](const Claim& one) -> const std::string& { return one.document.id; }));
    for (std::size_t i = 0; done && i < claims.size(); ++i) done = appending.add(claims[i]);
    return done;
  });
}

AllOrNothing::AllOrNothing(AllOrNothing&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
AllOrNothing::~AllOrNothing() {
  if (state_) state_->whole.reset();
}

Done AllOrNothing::commit() {
  if (state_->broken) return tl::unexpected(*state_->broken);
  return state_->whole->commit();
}

Result<AllOrNothing> Ledger::all_or_nothing() {
  auto transaction = ledger::Transaction::begin(*state_->database);
  if (!transaction) return tl::unexpected(transaction.error());
  state_->broken.reset();
  state_->whole.emplace(std::move(*transaction));
  return AllOrNothing(state_.get());
}

Result<std::vector<Known>> Ledger::known(std::span<const Origin> origins) {
  auto rows = state_->rows();
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> ids;
  for (const Origin& one : origins) ids.push_back(one.id);
  const auto stored = (*rows)->documents(ids);
  if (!stored) return tl::unexpected(stored.error());
  std::vector<Known> out;
  for (std::size_t i = 0; i < origins.size(); ++i) out.push_back((*stored)[i].there ? compared((*stored)[i].sha256, origins[i]) : Known::no);
  return out;
}

Result<Known> Ledger::known(const Origin& origin) {
  const auto answer = known(std::span(&origin, 1));
  if (!answer) return tl::unexpected(answer.error());
  return answer->front();
}

Done Ledger::replace_incidents(std::span<const Incident> all) {
  return state_->write([&]() -> Done {
    auto rows = ledger::IncidentRows::prepare(*state_->database);
    if (!rows) return tl::unexpected(rows.error());
    if (auto done = state_->database->run("DELETE FROM link_state"); !done) return done;
    if (auto done = ledger::clear_incidents(*state_->database); !done) return done;
    for (const Incident& incident : all)
      if (auto done = rows->add(incident); !done) return done;
    return {};
  });
}

Result<std::uint64_t> Ledger::append_reviews(std::span<const Review> reviews) {
  std::uint64_t added = 0;
  const Done done = state_->write([&]() -> Done {
    auto statement =
        state_->database->prepare_insert("reviews", R"(at, "by", action, incident, field, value, note, record)", "ON CONFLICT DO NOTHING RETURNING review");
    if (!statement) return tl::unexpected(statement.error());
    std::vector<std::string> records(reviews.size());
    std::vector<std::vector<ledger::Value>> rows;
    for (std::size_t i = 0; i < reviews.size(); ++i) {
      append_json(reviews[i], records[i]);
      rows.push_back(review_row(reviews[i], records[i]));
    }
    return statement->ask_each(rows, [&](std::size_t) { return ++added, Done{}; });
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
