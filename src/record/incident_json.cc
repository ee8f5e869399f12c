#include "hearsay/incident.h"

#include "record/json.h"

namespace hearsay {
namespace {

using namespace record;

Json to_json(const Figure& figure) {
  Json out;
  out["source"] = figure.source;
  out["min"] = nullable(figure.min);
  out["max"] = nullable(figure.max);
  out["text"] = figure.text;
  out["document"] = figure.document;
  out["published"] = figure.published;
  out["claim"] = figure.claim;
  return out;
}

Json to_json(const Toll& toll) {
  Json out;
  out["min"] = nullable(toll.min);
  out["max"] = nullable(toll.max);
  out["best"] = nullable(toll.best);
  out["by_source"] = Json::array();
  for (const Figure& figure : toll.by_source) out["by_source"].push_back(to_json(figure));
  return out;
}

Json to_json(const Reconciled& value) {
  Json out;
  out["text"] = value.text;
  out["name"] = nullable(value.name);
  out["code"] = nullable(value.code);
  out["country"] = nullable(value.country);
  out["claims"] = value.claims;
  return out;
}

Json to_json(const IncidentSource& source) { return {{"name", source.name}, {"kind", source.kind}, {"stance", source.stance}, {"origin", source.origin}}; }

Json to_json(const Contradiction& one) { return {{"on", one.on}, {"claims", Json::array({one.first, one.second})}}; }

Json to_json(const StatusChange& change) { return {{"as_of", change.as_of}, {"status", spelling(change.status)}}; }

template <class T>
Json list(const std::vector<T>& items) {
  Json out = Json::array();
  for (const T& item : items) out.push_back(to_json(item));
  return out;
}

Toll toll_from(const Json& from) {
  Toll toll{optional_number(from, "min"), optional_number(from, "max"), optional_number(from, "best"), {}};
  for (const Json& one : array(from, "by_source"))
    toll.by_source.push_back({text(one, "source"), text(one, "text"), text(one, "document"), text(one, "published"), text(one, "claim"),
                              optional_number(one, "min"), optional_number(one, "max")});
  return toll;
}

std::vector<Reconciled> values_from(const Json& from, const char* name) {
  std::vector<Reconciled> out;
  for (const Json& one : array(from, name))
    out.push_back({text(one, "text"), optional_text(one, "name"), optional_text(one, "code"), optional_text(one, "country"), texts(one, "claims")});
  return out;
}

Contradiction contradiction_from(const Json& from) {
  const std::vector<std::string> claims = texts(from, "claims");
  if (claims.size() != 2) throw WrongField{"contradictions.claims"};
  return {text(from, "on"), claims[0], claims[1]};
}

Incident incident_from(const Json& from) {
  if (text(from, "schema") != "hearsay.incident/1") throw WrongField{"schema"};
  Incident incident;
  incident.id = text(from, "id");
  if (incident.id.empty()) throw WrongField{"id"};
  if (!field(from, "type").is_null()) incident.type = choice<EventType>(from, "type", parse_event_type);
  incident.mode = optional_text(from, "mode");
  incident.cameo = optional_text(from, "cameo");
  incident.majority = number(from, "majority");
  incident.start = optional_text(from, "start");
  incident.stop = optional_text(from, "stop");
  if (const Json& place = field(from, "place"); place.is_object()) incident.place = place_from(place);
  incident.place_claims = texts(from, "place_claims");
  incident.actors = values_from(from, "actors");
  incident.recipients = values_from(from, "recipients");
  incident.basis = optional_text(from, "basis");
  incident.status = choice<IncidentStatus>(from, "status", parse_incident_status);
  const Json& casualties = field(from, "casualties");
  if (casualties.is_object())
    for (const auto& [kind, toll] : casualties.items()) incident.casualties[kind] = toll_from(toll);
  incident.claims = texts(from, "claims");
  for (const Json& one : array(from, "sources")) incident.sources.push_back({text(one, "name"), text(one, "kind"), text(one, "stance"), number(one, "origin")});
  incident.origins = number(from, "origins");
  for (const Json& one : array(from, "contradictions")) incident.contradictions.push_back(contradiction_from(one));
  for (const Json& one : array(from, "history")) incident.history.push_back({text(one, "as_of"), choice<IncidentStatus>(one, "status", parse_incident_status)});
  return incident;
}

}  // namespace

void append_json(const Incident& incident, std::string& line) {
  Json out;
  out["schema"] = "hearsay.incident/1";
  out["id"] = incident.id;
  out["type"] = incident.type ? Json(spelling(*incident.type)) : Json(nullptr);
  out["mode"] = nullable(incident.mode);
  out["cameo"] = nullable(incident.cameo);
  out["majority"] = incident.majority;
  out["start"] = nullable(incident.start);
  out["stop"] = nullable(incident.stop);
  out["place"] = incident.place ? place_json(*incident.place) : Json(nullptr);
  out["place_claims"] = incident.place_claims;
  out["actors"] = list(incident.actors);
  out["recipients"] = list(incident.recipients);
  out["basis"] = nullable(incident.basis);
  out["status"] = spelling(incident.status);
  out["casualties"] = Json::object();
  for (const auto& [kind, toll] : incident.casualties) out["casualties"][kind] = to_json(toll);
  out["claims"] = incident.claims;
  out["sources"] = list(incident.sources);
  out["origins"] = incident.origins;
  out["contradictions"] = list(incident.contradictions);
  out["history"] = list(incident.history);
  record::append(out, line);
}

Result<Incident> parse_incident(std::string_view line) { return record::parse_line<Incident>(line, "an incident (hearsay.incident/1)", incident_from); }

}  // namespace hearsay
