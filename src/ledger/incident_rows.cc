#include "ledger/incident_rows.h"

#include <fmt/format.h>

#include <vector>

#include "ledger/columns.h"

namespace hearsay::ledger {
namespace {

Toll toll(const Incident& incident, const char* kind) {
  const auto found = incident.casualties.find(kind);
  return found == incident.casualties.end() ? Toll{} : found->second;
}

}  // namespace

struct IncidentRows::Insertion {
  Statement IncidentRows::*into;
  const char *table, *columns, *more = "";
};

const IncidentRows::Insertion IncidentRows::kInsertions[] = {
    {&IncidentRows::incident_, "incidents",
     R"(id, status, basis, origins, type, mode, cameo, majority, start, stop, place, place_name, country, admin1, latitude, longitude,
        gazetteer_id, place_precision, killed_min, killed_max, killed_best, injured_min, injured_max, injured_best, record)"},
    {&IncidentRows::claim_, "incident_claims", "claim, incident, position"},
    {&IncidentRows::figure_, "figures", "incident, kind, position, source, min, max, text, document, published, claim"},
    {&IncidentRows::contradiction_, "contradictions", R"(incident, position, "on", first, second)"},
};

Result<IncidentRows> IncidentRows::prepare(Database& database) {
  IncidentRows rows;
  for (const Insertion& one : kInsertions) {
    if (auto made = database.prepare_insert(one.table, one.columns, one.more))
      rows.*one.into = std::move(*made);
    else
      return tl::unexpected(made.error());
  }
  if (database.kind() != Database::Kind::sqlite) return rows;
  auto place = database.prepare("INSERT INTO incident_places (key, south, north, west, east) VALUES (last_insert_rowid(), $1, $1, $2, $2)");
  if (!place) return tl::unexpected(place.error());
  rows.place_.emplace(std::move(*place));
  return rows;
}

Done IncidentRows::add(const Incident& incident) {
  refusal_ = fmt::format("incident {} cannot be kept", incident.id);
  if (auto done = add_incident(incident); !done) return done;
  if (auto done = add_claims(incident); !done) return done;
  if (auto done = add_figures(incident); !done) return done;
  return add_contradictions(incident);
}

Done IncidentRows::add_incident(const Incident& incident) {
  record_.clear();
  append_json(incident, record_);
  const Place no_place;
  const Place& place = incident.place ? *incident.place : no_place;
  const Toll killed = toll(incident, "killed"), injured = toll(incident, "injured");
  auto done = incident_.put(refusal_, incident.id, spelling(incident.status), incident.basis, incident.origins, type_of(incident.type), incident.mode,
                            incident.cameo, incident.majority, incident.start, incident.stop, present(place.text), place.name, place.country, place.admin1,
                            place.latitude, place.longitude, place.gazetteer_id, present(place.precision), killed.min, killed.max, killed.best, injured.min,
                            injured.max, injured.best, record_);
  if (!done || !place_ || !place.latitude || !place.longitude) return done;
  return place_->put(refusal_, place.latitude, place.longitude);
}

Done IncidentRows::add_claims(const Incident& incident) {
  for (std::size_t i = 0; i < incident.claims.size(); ++i) {
    const std::string refusal = fmt::format("claim {} of incident {} is not in this ledger, or is in another incident too", incident.claims[i], incident.id);
    if (auto done = claim_.put(refusal, incident.claims[i], incident.id, i); !done) return done;
  }
  return {};
}

Done IncidentRows::add_figures(const Incident& incident) {
  for (const auto& [kind, toll] : incident.casualties) {
    for (std::size_t i = 0; i < toll.by_source.size(); ++i) {
      const Figure& one = toll.by_source[i];
      if (auto done = figure_.put(refusal_, incident.id, kind, i, one.source, one.min, one.max, one.text, one.document, one.published, one.claim); !done)
        return done;
    }
  }
  return {};
}

Done IncidentRows::add_contradictions(const Incident& incident) {
  for (std::size_t i = 0; i < incident.contradictions.size(); ++i) {
    const Contradiction& one = incident.contradictions[i];
    if (auto done = contradiction_.put(refusal_, incident.id, i, one.on, one.first, one.second); !done) return done;
  }
  return {};
}

Done remove_incidents(Database& database, std::span<const std::string> ids) {
  std::vector<const char*> deletions = {"DELETE FROM contradictions WHERE incident = $1", "DELETE FROM figures WHERE incident = $1",
                                        "DELETE FROM incident_claims WHERE incident = $1", "DELETE FROM incidents WHERE id = $1"};
  if (database.kind() == Database::Kind::sqlite)
    deletions.insert(deletions.begin(), "DELETE FROM incident_places WHERE key = (SELECT key FROM incidents WHERE id = $1)");
  for (const char* sql : deletions) {
    auto statement = database.prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    for (const std::string& id : ids)
      if (auto done = statement->put("an incident cannot be taken away", id); !done) return done;
  }
  return database.settle();
}

Done clear_incidents(Database& database) {
  if (database.kind() == Database::Kind::sqlite)
    if (auto done = database.run("DELETE FROM incident_places"); !done) return done;
  return database.run("DELETE FROM contradictions; DELETE FROM figures; DELETE FROM incident_claims; DELETE FROM incidents");
}

}  // namespace hearsay::ledger
