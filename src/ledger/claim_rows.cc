#include "ledger/claim_rows.h"

#include <fmt/format.h>

#include "ledger/columns.h"

namespace hearsay::ledger {
namespace {

// The record as it was coded: which incident it belongs to is a judgement that may change, and lies in incident_claims.
void write_record(const Claim& claim, std::string& out) {
  out.clear();
  if (!claim.incident) return append_json(claim, out);
  Claim bare = claim;
  bare.incident.reset();
  append_json(bare, out);
}

}  // namespace

struct ClaimRows::Insertion {
  Statement ClaimRows::*into;
  const char *table, *columns, *more = "";
};

const ClaimRows::Insertion ClaimRows::kInsertions[] = {
    {&ClaimRows::document_, "documents", "id, source, published, title, url, language, sha256, retrieved, run"},
    // The claims of a sentence share its row.
    {&ClaimRows::sentence_, "sentences", R"(document, sentence, "begin", "end", text)", "ON CONFLICT DO NOTHING RETURNING key"},
    {&ClaimRows::claim_, "claims",
     R"(id, document, sentence, type, mode, cameo, contexts, "trigger", trigger_lemma, trigger_begin, trigger_end, status, certainty,
        time, start, stop, time_precision, place, place_name, country, admin1, latitude, longitude, gazetteer_id, place_precision, record)",
     "RETURNING key"},
    {&ClaimRows::party_, "parties", R"(claim, role, position, text, "begin", "end", head, entity_kind, name, code, country, sectors, entity)"},
    {&ClaimRows::source_, "sources",
     R"(claim, position, text, "begin", "end", head, entity_kind, name, code, country, sectors, entity, kind, stance,
        cue, cue_begin, cue_end, content_begin, content_end)"},
    {&ClaimRows::quantity_, "quantities", R"(claim, position, kind, min, max, unit, approx, scope, "of", text, "begin", "end")"},
};

Result<ClaimRows> ClaimRows::prepare(Database& database) {
  ClaimRows rows;
  const std::pair<Statement*, const char*> questions[] = {
      {&rows.sha_of_, "SELECT sha256 FROM documents WHERE id = $1"},
      {&rows.count_of_, "SELECT count(*) FROM claims WHERE document = $1"},
      {&rows.record_of_, "SELECT record FROM claims WHERE id = $1"},
  };
  for (const auto& [into, sql] : questions) {
    if (auto made = database.prepare(sql))
      *into = std::move(*made);
    else
      return tl::unexpected(made.error());
  }
  for (const Insertion& one : kInsertions) {
    if (auto made = database.prepare_insert(one.table, one.columns, one.more))
      rows.*one.into = std::move(*made);
    else
      return tl::unexpected(made.error());
  }
  if (database.kind() != Database::Kind::sqlite) return rows;
  auto words = database.prepare_insert("sentence_words", "rowid, text");
  if (!words) return tl::unexpected(words.error());
  auto place = database.prepare_insert("claim_places", "key, south, north, west, east");
  if (!place) return tl::unexpected(place.error());
  rows.words_.emplace(std::move(*words));
  rows.place_.emplace(std::move(*place));
  return rows;
}

Result<Known> ClaimRows::known(const Origin& origin) {
  const auto row = sha_of_.query(origin.id).next();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return Known::no;
  const auto stored = sha_of_.optional_text(0);
  sha_of_.reset();
  return stored && origin.sha256 && *stored != *origin.sha256 ? Known::with_other_text : Known::yes;
}

Result<std::int64_t> ClaimRows::claims_of_document(std::string_view id) {
  const auto row = count_of_.query(id).next();
  if (!row) return tl::unexpected(row.error());
  const std::int64_t count = count_of_.integer(0);
  count_of_.reset();
  return count;
}

Done ClaimRows::add_document(const Origin& origin, std::optional<std::int64_t> run) {
  return document_.run(origin.id, origin.source, origin.published, origin.title, origin.url, origin.language, origin.sha256, origin.retrieved, run);
}

Result<bool> ClaimRows::has_same(const Claim& claim) {
  write_record(claim, record_);
  const auto row = record_of_.query(claim.id).next();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return false;
  const bool same = record_of_.text(0) == record_;
  record_of_.reset();
  if (same) return true;
  return fail(Fault::argument, fmt::format("claim {} is there already and says something else; claims are never edited, so write to a new ledger", claim.id));
}

Done ClaimRows::add(const Claim& claim) {
  const auto same = has_same(claim);
  if (!same) return tl::unexpected(same.error());
  if (*same) return {};
  if (auto done = add_sentence(claim); !done) return done;
  if (auto done = add_claim(claim); !done) return done;
  if (auto done = add_parties(claim); !done) return done;
  if (auto done = add_sources(claim); !done) return done;
  return add_quantities(claim);
}

Done ClaimRows::add_sentence(const Claim& claim) {
  const SentenceText& sentence = claim.sentence;
  const auto key = sentence_.insert(claim.document.id, sentence.index, sentence.at.begin, sentence.at.end, sentence.text);
  if (!key) return tl::unexpected(key.error());
  if (!*key || !words_) return {};  // an earlier claim brought it
  // Not by a trigger: triggers may touch virtual tables only where the schema is trusted, which here it is not.
  return words_->run(**key, sentence.text);
}

Done ClaimRows::add_claim(const Claim& claim) {
  const Event& event = claim.event;
  const Time no_time;
  const Place no_place;
  const Time& time = event.time ? *event.time : no_time;
  const Place& place = event.place ? *event.place : no_place;
  const auto key = claim_.insert(claim.id, claim.document.id, claim.sentence.index, type_of(event.type), event.mode, event.cameo, joined(event.contexts),
                                 event.trigger.text, event.trigger.lemma, event.trigger.at.begin, event.trigger.at.end, spelling(event.status),
                                 spelling(claim.certainty), present(time.text), time.start, time.stop, present(time.precision), present(place.text), place.name,
                                 place.country, place.admin1, place.latitude, place.longitude, place.gazetteer_id, present(place.precision), record_);
  if (!key) return tl::unexpected(key.error());
  if (!place_ || !place.latitude || !place.longitude) return {};
  return place_->run(**key, place.latitude, place.latitude, place.longitude, place.longitude);
}

Done ClaimRows::add_parties(const Claim& claim) {
  const std::pair<const char*, const std::vector<Party>*> roles[] = {{"actor", &claim.actors}, {"recipient", &claim.recipients}};
  for (const auto& [role, parties] : roles) {
    for (std::size_t i = 0; i < parties->size(); ++i) {
      const Party& one = (*parties)[i];
      if (auto done = party_.run(claim.id, role, i, one.text, one.at.begin, one.at.end, one.head, spelling(one.entity_kind), one.name, one.code, one.country,
                                 joined(one.sectors), present(one.entity));
          !done)
        return done;
    }
  }
  return {};
}

Done ClaimRows::add_sources(const Claim& claim) {
  for (std::size_t i = 0; i < claim.sources.size(); ++i) {
    const Source& one = claim.sources[i];
    if (auto done = source_.run(claim.id, i, one.text, one.at.begin, one.at.end, one.head, spelling(one.entity_kind), one.name, one.code, one.country,
                                joined(one.sectors), present(one.entity), spelling(one.kind), spelling(one.stance), one.cue.text, one.cue.at.begin,
                                one.cue.at.end, one.content.begin, one.content.end);
        !done)
      return done;
  }
  return {};
}

Done ClaimRows::add_quantities(const Claim& claim) {
  for (std::size_t i = 0; i < claim.quantities.size(); ++i) {
    const Quantity& one = claim.quantities[i];
    if (auto done = quantity_.run(claim.id, i, one.kind, one.min, one.max, one.unit, one.approx, one.scope, one.of, one.text, one.at.begin, one.at.end); !done)
      return done;
  }
  return {};
}

}  // namespace hearsay::ledger
