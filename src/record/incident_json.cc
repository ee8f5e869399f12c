#include "hearsay/incident.h"

#include "record/json.h"
#include "record/json_writer.h"

namespace hearsay {
namespace {

using namespace record;

void put(JsonWriter& out, const Figure& figure) {
  out.field("source", figure.source);
  out.field("min", figure.min);
  out.field("max", figure.max);
  out.field("text", figure.text);
  out.field("document", figure.document);
  out.field("published", figure.published);
  out.field("claim", figure.claim);
}

void put(JsonWriter& out, const Reconciled& value) {
  out.field("text", value.text);
  out.field("name", value.name);
  out.field("code", value.code);
  out.field("country", value.country);
  out.field("claims", value.claims);
}

void put(JsonWriter& out, const IncidentSource& source) {
  out.field("name", source.name);
  out.field("kind", source.kind);
  out.field("stance", source.stance);
  out.field("origin", source.origin);
}

void put(JsonWriter& out, const Contradiction& one) {
  out.field("on", one.on);
  out.field("claims", std::vector<std::string>{one.first, one.second});
}

void put(JsonWriter& out, const StatusChange& change) {
  out.field("as_of", change.as_of);
  out.field("status", spelling(change.status));
}

template <class T>
void put(JsonWriter& out, std::string_view name, const std::vector<T>& items) {
  out.list(name, items, [&](const T& item) { out.object([&] { put(out, item); }); });
}

void put(JsonWriter& out, const Toll& toll) {
  out.field("min", toll.min);
  out.field("max", toll.max);
  out.field("best", toll.best);
  put(out, "by_source", toll.by_source);
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
  JsonWriter out(line);
  out.object([&] {
    out.field("schema", "hearsay.incident/1");
    out.field("id", incident.id);
    out.field("type", incident.type ? std::optional(spelling(*incident.type)) : std::nullopt);
    out.field("mode", incident.mode);
    out.field("cameo", incident.cameo);
    out.field("majority", incident.majority);
    out.field("start", incident.start);
    out.field("stop", incident.stop);
    if (incident.place)
      out.object("place", [&] { put(out, *incident.place); });
    else
      out.null("place");
    out.field("place_claims", incident.place_claims);
    put(out, "actors", incident.actors);
    put(out, "recipients", incident.recipients);
    out.field("basis", incident.basis);
    out.field("status", spelling(incident.status));
    out.object("casualties", [&] {
      for (const auto& [kind, toll] : incident.casualties) out.object(kind, [&] { put(out, toll); });
    });
    out.field("claims", incident.claims);
    put(out, "sources", incident.sources);
    out.field("origins", incident.origins);
    put(out, "contradictions", incident.contradictions);
    put(out, "history", incident.history);
  });
}

Result<Incident> parse_incident(std::string_view line) { return record::parse_line<Incident>(line, "an incident (hearsay.incident/1)", incident_from); }

}  // namespace hearsay
