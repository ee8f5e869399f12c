#include "ledger/claim_rows.h"

#include <fmt/format.h>

#include "ledger/columns.h"

namespace hearsay::ledger {
void write_record(const Claim& claim, std::string& out) {
  out.clear();
  if (!claim.incident) return append_json(claim, out);
  Claim bare = claim;
  bare.incident.reset();
  append_json(bare, out);
}

namespace {

std::vector<std::vector<Value>> questions(std::span<const std::string> ids) {
  std::vector<std::vector<Value>> out;
  for (const std::string& id : ids) out.push_back(Statement::values(id));
  return out;
}

}  // namespace

struct ClaimRows::Insertion {
  Statement ClaimRows::*into;
  const char *table, *columns, *more = "";
};

const ClaimRows::Insertion ClaimRows::kInsertions[] = {
    {&ClaimRows::document_, "documents", "id, source, published, title, url, language, sha256, retrieved, run"},
    // The claims of a sentence share its row.
    {&ClaimRows::sentence_, "sentences", R"(document, sentence, "begin", "end", text)", "ON CONFLICT DO NOTHING"},
    {&ClaimRows::claim_, "claims",
     R"(id, document, sentence, type, mode, cameo, contexts, "trigger", trigger_lemma, trigger_begin, trigger_end, status, certainty,
        time, start, stop, time_precision, place, place_name, country, admin1, latitude, longitude, gazetteer_id, place_precision, record)"},
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
      {&rows.records_of_, "SELECT id, record FROM claims WHERE document = $1 ORDER BY id"},
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
  // Not by triggers: those may touch virtual tables only where the schema is trusted, which here it is not.
  auto words = database.prepare("INSERT INTO sentence_words (rowid, text) VALUES (last_insert_rowid(), $1)");
  if (!words) return tl::unexpected(words.error());
  auto place = database.prepare("INSERT INTO claim_places (key, south, north, west, east) VALUES (last_insert_rowid(), $1, $1, $2, $2)");
  if (!place) return tl::unexpected(place.error());
  rows.words_.emplace(std::move(*words));
  rows.place_.emplace(std::move(*place));
  return rows;
}

Result<std::vector<ClaimRows::Stored>> ClaimRows::documents(std::span<const std::string> ids) {
  std::vector<Stored> out(ids.size());
  const auto done = sha_of_.ask_each(questions(ids), [&](std::size_t i) { return out[i] = {true, sha_of_.optional_text(0)}, Done{}; });
  if (!done) return tl::unexpected(done.error());
  return out;
}

Done ClaimRows::records(std::span<const std::string> documents, const OnRecord& visit) {
  return records_of_.ask_each(questions(documents), [&](std::size_t i) { return visit(i, records_of_.text(0), records_of_.text(1)); });
}

Done ClaimRows::add_document(const Origin& origin, std::optional<std::int64_t> run) {
  return document_.put(fmt::format("document {} is there already", origin.id), origin.id, origin.source, origin.published, origin.title, origin.url,
                       origin.language, origin.sha256, origin.retrieved, run);
}

Done ClaimRows::add(const Claim& claim) {
  write_record(claim, record_);
  refusal_ = fmt::format("claim {} cannot be kept", claim.id);
  if (auto done = add_sentence(claim); !done) return done;
  if (auto done = add_claim(claim); !done) return done;
  if (auto done = add_parties(claim); !done) return done;
  if (auto done = add_sources(claim); !done) return done;
  return add_quantities(claim);
}

Done ClaimRows::add_sentence(const Claim& claim) {
  const SentenceText& sentence = claim.sentence;
  if (auto done = sentence_.put(refusal_, claim.document.id, sentence.index, sentence.at.begin, sentence.at.end, sentence.text); !done) return done;
  if (!words_ || sentence_.changed() == 0) return {};  // an earlier claim brought it
  return words_->put(refusal_, sentence.text);
}

Done ClaimRows::add_claim(const Claim& claim) {
  const Event& event = claim.event;
  const Time no_time;
  const Place no_place;
  const Time& time = event.time ? *event.time : no_time;
  const Place& place = scene_of(event) ? *scene_of(event) : no_place;
  auto done = claim_.put(refusal_, claim.id, claim.document.id, claim.sentence.index, type_of(event.type), event.mode, event.cameo, joined(event.contexts),
                         event.trigger.text, event.trigger.lemma, event.trigger.at.begin, event.trigger.at.end, spelling(event.status),
                         spelling(claim.certainty), present(time.text), time.start, time.stop, present(time.precision), present(place.text), place.name,
                         place.country, place.admin1, place.latitude, place.longitude, place.gazetteer_id, present(place.precision), record_);
  if (!done || !place_ || !place.latitude || !place.longitude) return done;
  return place_->put(refusal_, place.latitude, place.longitude);
}

Done ClaimRows::add_parties(const Claim& claim) {
  const std::pair<const char*, const std::vector<Party>*> roles[] = {{"actor", &claim.actors}, {"recipient", &claim.recipients}};
  for (const auto& [role, parties] : roles) {
    for (std::size_t i = 0; i < parties->size(); ++i) {
      const Party& one = (*parties)[i];
      if (auto done = party_.put(refusal_, claim.id, role, i, one.text, one.at.begin, one.at.end, one.head, spelling(one.entity_kind), one.name, one.code,
                                 one.country, joined(one.sectors), present(one.entity));
          !done)
        return done;
    }
  }
  return {};
}

Done ClaimRows::add_sources(const Claim& claim) {
  for (std::size_t i = 0; i < claim.sources.size(); ++i) {
    const Source& one = claim.sources[i];
    if (auto done = source_.put(refusal_, claim.id, i, one.text, one.at.begin, one.at.end, one.head, spelling(one.entity_kind), one.name, one.code, one.country,
                                joined(one.sectors), present(one.entity), spelling(one.kind), spelling(one.stance), one.cue.text, one.cue.at.begin,
                                one.cue.at.end, one.content.begin, one.content.end);
        !done)
      return done;
  }
  return {};
}

Done ClaimRows::add_quantities(const Claim& claim) {
  std::size_t position = 0;
  for (const auto* counts : {&claim.quantities, &claim.victims})
    for (const Quantity& one : *counts) {
      auto done = quantity_.put(refusal_, claim.id, position++, one.kind, one.min, one.max, one.unit, one.approx, one.scope, one.of, one.text, one.at.begin,
                                one.at.end);
      if (!done) return done;
    }
  return {};
}

}  // namespace hearsay::ledger
