#include "record/json.h"
#include "record/json_writer.h"

namespace hearsay {
namespace record {

const Json& field(const Json& object, const char* name) {
  static const Json kNull;
  const auto found = object.find(name);
  return found == object.end() ? kNull : *found;
}

const Json& array(const Json& object, const char* name) {
  static const Json kEmpty = Json::array();
  const Json& value = field(object, name);
  if (value.is_null()) return kEmpty;
  if (!value.is_array()) throw WrongField{name};
  return value;
}

std::optional<std::string> optional_text(const Json& object, const char* name) {
  const Json& value = field(object, name);
  if (value.is_null()) return std::nullopt;
  if (!value.is_string()) throw WrongField{name};
  return value.get<std::string>();
}

std::string text(const Json& object, const char* name) { return optional_text(object, name).value_or(""); }

std::vector<std::string> texts(const Json& object, const char* name) {
  std::vector<std::string> out;
  for (const Json& one : array(object, name)) {
    if (!one.is_string()) throw WrongField{name};
    out.push_back(one.get<std::string>());
  }
  return out;
}

std::optional<std::int64_t> optional_number(const Json& object, const char* name) {
  const Json& value = field(object, name);
  if (value.is_null()) return std::nullopt;
  if (!value.is_number_integer()) throw WrongField{name};
  return value.get<std::int64_t>();
}

std::uint32_t number(const Json& object, const char* name) {
  const auto value = optional_number(object, name);
  if (!value || *value < 0 || *value > UINT32_MAX) throw WrongField{name};
  return static_cast<std::uint32_t>(*value);
}

std::optional<double> optional_real(const Json& object, const char* name) {
  const Json& value = field(object, name);
  if (value.is_null()) return std::nullopt;
  if (!value.is_number()) throw WrongField{name};
  return value.get<double>();
}

void append(const Json& json, std::string& line) { line += json.dump(-1, ' ', false, Json::error_handler_t::replace); }

namespace {

void put(JsonWriter& out, CharSpan at) {
  out.field("begin", at.begin);
  out.field("end", at.end);
}

void put(JsonWriter& out, const Mention& mention) {
  out.field("text", mention.text);
  put(out, mention.at);
}

CharSpan span_from(const Json& from) { return {number(from, "begin"), number(from, "end")}; }

void get(const Json& from, Mention& mention) {
  mention.text = text(from, "text");
  mention.at = span_from(from);
}

void put(JsonWriter& out, const Origin& origin) {
  out.field("id", origin.id);
  out.field("source", origin.source);
  out.field("published", origin.published);
  out.field("title", origin.title);
  out.field("url", origin.url);
  out.field("language", origin.language);
  out.field("sha256", origin.sha256);
  out.field("retrieved", origin.retrieved);
}

Origin origin_from(const Json& from) {
  if (!from.is_object()) throw WrongField{"document"};
  return {text(from, "id"),           optional_text(from, "source"),   optional_text(from, "published"), optional_text(from, "title"),
          optional_text(from, "url"), optional_text(from, "language"), optional_text(from, "sha256"),    optional_text(from, "retrieved")};
}

void put(JsonWriter& out, const Party& party) {
  put(out, static_cast<const Mention&>(party));
  out.field("head", party.head);
  out.field("entity_kind", spelling(party.entity_kind));
  out.field("name", party.name);
  out.field("code", party.code);
  out.field("country", party.country);
  out.field("sectors", party.sectors);
  if (party.entity.empty())
    out.null("entity");
  else
    out.field("entity", party.entity);
}

void get_party(const Json& from, Party& party) {
  get(from, party);
  party.head = text(from, "head");
  party.entity_kind = parse_entity_kind(text(from, "entity_kind")).value_or(EntityKind::thing);
  party.name = optional_text(from, "name");
  party.code = optional_text(from, "code");
  party.country = optional_text(from, "country");
  party.sectors = texts(from, "sectors");
  party.entity = text(from, "entity");
}

void put(JsonWriter& out, const Source& source) {
  put(out, static_cast<const Party&>(source));
  out.object("cue", [&] { put(out, source.cue); });
  out.object("content", [&] { put(out, source.content); });
  out.field("kind", spelling(source.kind));
  out.field("stance", spelling(source.stance));
}

Source source_from(const Json& from) {
  Source source;
  get_party(from, source);
  if (const Json& cue = field(from, "cue"); cue.is_object()) get(cue, source.cue);
  if (const Json& content = field(from, "content"); content.is_object()) source.content = span_from(content);
  source.kind = choice<SourceKind>(from, "kind", parse_source_kind);
  source.stance = choice<Stance>(from, "stance", parse_stance);
  return source;
}

void put(JsonWriter& out, const Quantity& quantity) {
  out.field("kind", quantity.kind);
  out.field("min", quantity.min);
  out.field("max", quantity.max);
  out.field("unit", quantity.unit);
  out.field("approx", quantity.approx);
  out.field("scope", quantity.scope);
  out.field("of", quantity.of);
  put(out, static_cast<const Mention&>(quantity));
}

Quantity quantity_from(const Json& from) {
  Quantity quantity;
  get(from, quantity);
  quantity.kind = text(from, "kind");
  quantity.min = optional_number(from, "min");
  quantity.max = optional_number(from, "max");
  quantity.unit = text(from, "unit");
  quantity.approx = text(from, "approx");
  quantity.scope = text(from, "scope");
  quantity.of = text(from, "of");
  return quantity;
}

void put(JsonWriter& out, const Time& time) {
  put(out, static_cast<const Mention&>(time));
  out.field("start", time.start);
  out.field("stop", time.stop);
  out.field("precision", time.precision);
}

Time time_from(const Json& from) {
  Time time;
  get(from, time);
  time.start = optional_text(from, "start");
  time.stop = optional_text(from, "stop");
  time.precision = text(from, "precision");
  return time;
}

template <class Value>
void put_or_null(JsonWriter& out, std::string_view name, const std::optional<Value>& value) {
  if (value)
    out.object(name, [&] { put(out, *value); });
  else
    out.null(name);
}

void put(JsonWriter& out, const Event& event) {
  out.field("type", event.type ? std::optional(spelling(*event.type)) : std::nullopt);
  out.field("mode", event.mode);
  out.field("cameo", event.cameo);
  out.field("contexts", event.contexts);
  out.object("trigger", [&] {
    put(out, static_cast<const Mention&>(event.trigger));
    out.field("lemma", event.trigger.lemma);
  });
  out.list("instruments", event.instruments, [&](const Instrument& instrument) {
    out.object([&] {
      put(out, static_cast<const Mention&>(instrument));
      out.field("kind", instrument.kind);
    });
  });
  out.field("status", spelling(event.status));
  put_or_null(out, "time", event.time);
  put_or_null(out, "place", event.place);
  if (event.scene) put_or_null(out, "scene", event.scene);
}

Event event_from(const Json& from) {
  if (!from.is_object()) throw WrongField{"event"};
  Event event;
  if (!field(from, "type").is_null()) event.type = choice<EventType>(from, "type", parse_event_type);
  event.mode = optional_text(from, "mode");
  event.cameo = optional_text(from, "cameo");
  event.contexts = texts(from, "contexts");
  const Json& trigger = field(from, "trigger");
  if (!trigger.is_object()) throw WrongField{"event.trigger"};
  get(trigger, event.trigger);
  event.trigger.lemma = text(trigger, "lemma");
  for (const Json& one : array(from, "instruments")) {
    Instrument instrument;
    get(one, instrument);
    instrument.kind = text(one, "kind");
    event.instruments.push_back(std::move(instrument));
  }
  event.status = choice<EventStatus>(from, "status", parse_event_status);
  if (const Json& time = field(from, "time"); time.is_object()) event.time = time_from(time);
  if (const Json& place = field(from, "place"); place.is_object()) event.place = place_from(place);
  if (const Json& scene = field(from, "scene"); scene.is_object()) event.scene = place_from(scene);
  return event;
}

template <class T>
void put(JsonWriter& out, std::string_view name, const std::vector<T>& items) {
  out.list(name, items, [&](const T& item) { out.object([&] { put(out, item); }); });
}

std::vector<Party> parties_from(const Json& from, const char* name) {
  std::vector<Party> out;
  for (const Json& one : array(from, name)) get_party(one, out.emplace_back());
  return out;
}

Claim claim_from(const Json& from) {
  if (text(from, "schema") != "hearsay.claim/1") throw WrongField{"schema"};
  Claim claim;
  claim.id = text(from, "id");
  if (claim.id.empty()) throw WrongField{"id"};
  claim.document = origin_from(field(from, "document"));
  const Json& sentence = field(from, "sentence");
  if (!sentence.is_object()) throw WrongField{"sentence"};
  get(sentence, claim.sentence);
  claim.sentence.index = number(sentence, "index");
  claim.event = event_from(field(from, "event"));
  claim.actors = parties_from(from, "actors");
  claim.recipients = parties_from(from, "recipients");
  for (const Json& one : array(from, "sources")) claim.sources.push_back(source_from(one));
  claim.certainty = choice<Certainty>(from, "certainty", parse_certainty);
  for (const Json& one : array(from, "quantities")) claim.quantities.push_back(quantity_from(one));
  for (const Json& one : array(from, "victims")) claim.victims.push_back(quantity_from(one));
  claim.incident = optional_text(from, "incident");
  return claim;
}

}  // namespace

void put(JsonWriter& out, const Place& place) {
  put(out, static_cast<const Mention&>(place));
  out.field("name", place.name);
  out.field("country", place.country);
  out.field("admin1", place.admin1);
  out.field("latitude", place.latitude);
  out.field("longitude", place.longitude);
  out.field("gazetteer_id", place.gazetteer_id);
  out.field("precision", place.precision);
}

Place place_from(const Json& from) {
  Place place;
  get(from, place);
  place.name = optional_text(from, "name");
  place.country = optional_text(from, "country");
  place.admin1 = optional_text(from, "admin1");
  place.latitude = optional_real(from, "latitude");
  place.longitude = optional_real(from, "longitude");
  place.gazetteer_id = optional_text(from, "gazetteer_id");
  place.precision = text(from, "precision");
  return place;
}

}  // namespace record

void append_json(const Claim& claim, std::string& line) {
  using namespace record;
  JsonWriter out(line);
  out.object([&] {
    out.field("schema", "hearsay.claim/1");
    out.field("id", claim.id);
    out.object("document", [&] { put(out, claim.document); });
    out.object("sentence", [&] {
      out.field("index", claim.sentence.index);
      put(out, static_cast<const Mention&>(claim.sentence));
    });
    out.object("event", [&] { put(out, claim.event); });
    put(out, "actors", claim.actors);
    put(out, "recipients", claim.recipients);
    put(out, "sources", claim.sources);
    out.field("certainty", spelling(claim.certainty));
    put(out, "quantities", claim.quantities);
    if (!claim.victims.empty()) put(out, "victims", claim.victims);
    out.field("incident", claim.incident);
  });
}

Result<Claim> parse_claim(std::string_view line) { return record::parse_line<Claim>(line, "a claim (hearsay.claim/1)", record::claim_from); }

}  // namespace hearsay
