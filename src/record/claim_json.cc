#include "record/json.h"

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

void put(Json& out, const Mention& mention) {
  out["text"] = mention.text;
  out["begin"] = mention.at.begin;
  out["end"] = mention.at.end;
}

CharSpan span_from(const Json& from) { return {number(from, "begin"), number(from, "end")}; }

void get(const Json& from, Mention& mention) {
  mention.text = text(from, "text");
  mention.at = span_from(from);
}

Json to_json(const Origin& origin) {
  Json out;
  out["id"] = origin.id;
  out["source"] = nullable(origin.source);
  out["published"] = nullable(origin.published);
  out["title"] = nullable(origin.title);
  out["url"] = nullable(origin.url);
  out["language"] = nullable(origin.language);
  out["sha256"] = nullable(origin.sha256);
  out["retrieved"] = nullable(origin.retrieved);
  return out;
}

Origin origin_from(const Json& from) {
  if (!from.is_object()) throw WrongField{"document"};
  return {text(from, "id"),           optional_text(from, "source"),   optional_text(from, "published"), optional_text(from, "title"),
          optional_text(from, "url"), optional_text(from, "language"), optional_text(from, "sha256"),    optional_text(from, "retrieved")};
}

void put_party(Json& out, const Party& party) {
  put(out, party);
  out["head"] = party.head;
  out["entity_kind"] = spelling(party.entity_kind);
  out["name"] = nullable(party.name);
  out["code"] = nullable(party.code);
  out["country"] = nullable(party.country);
  out["sectors"] = party.sectors;
  out["entity"] = party.entity.empty() ? Json(nullptr) : Json(party.entity);
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

Json to_json(const Party& party) {
  Json out;
  put_party(out, party);
  return out;
}

Json to_json(const Source& source) {
  Json out, cue, content;
  put_party(out, source);
  put(cue, source.cue);
  content["begin"] = source.content.begin;
  content["end"] = source.content.end;
  out["cue"] = std::move(cue);
  out["content"] = std::move(content);
  out["kind"] = spelling(source.kind);
  out["stance"] = spelling(source.stance);
  return out;
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

Json to_json(const Quantity& quantity) {
  Json out;
  out["kind"] = quantity.kind;
  out["min"] = nullable(quantity.min);
  out["max"] = nullable(quantity.max);
  out["unit"] = quantity.unit;
  out["approx"] = quantity.approx;
  out["scope"] = quantity.scope;
  out["of"] = quantity.of;
  put(out, quantity);
  return out;
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

Json to_json(const Time& time) {
  Json out;
  put(out, time);
  out["start"] = nullable(time.start);
  out["stop"] = nullable(time.stop);
  out["precision"] = time.precision;
  return out;
}

Time time_from(const Json& from) {
  Time time;
  get(from, time);
  time.start = optional_text(from, "start");
  time.stop = optional_text(from, "stop");
  time.precision = text(from, "precision");
  return time;
}

Json to_json(const Event& event) {
  Json out, trigger;
  out["type"] = event.type ? Json(spelling(*event.type)) : Json(nullptr);
  out["mode"] = nullable(event.mode);
  out["cameo"] = nullable(event.cameo);
  out["contexts"] = event.contexts;
  put(trigger, event.trigger);
  trigger["lemma"] = event.trigger.lemma;
  out["trigger"] = std::move(trigger);
  out["instruments"] = Json::array();
  for (const Instrument& instrument : event.instruments) {
    Json one;
    put(one, instrument);
    one["kind"] = instrument.kind;
    out["instruments"].push_back(std::move(one));
  }
  out["status"] = spelling(event.status);
  out["time"] = event.time ? to_json(*event.time) : Json(nullptr);
  out["place"] = event.place ? place_json(*event.place) : Json(nullptr);
  return out;
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
  return event;
}

template <class T>
Json list(const std::vector<T>& items) {
  Json out = Json::array();
  for (const T& item : items) out.push_back(to_json(item));
  return out;
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
  claim.incident = optional_text(from, "incident");
  return claim;
}

}  // namespace

Json place_json(const Place& place) {
  Json out;
  put(out, place);
  out["name"] = nullable(place.name);
  out["country"] = nullable(place.country);
  out["admin1"] = nullable(place.admin1);
  out["latitude"] = nullable(place.latitude);
  out["longitude"] = nullable(place.longitude);
  out["gazetteer_id"] = nullable(place.gazetteer_id);
  out["precision"] = place.precision;
  return out;
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
  Json out, sentence;
  out["schema"] = "hearsay.claim/1";
  out["id"] = claim.id;
  out["document"] = to_json(claim.document);
  sentence["index"] = claim.sentence.index;
  put(sentence, claim.sentence);
  out["sentence"] = std::move(sentence);
  out["event"] = to_json(claim.event);
  out["actors"] = list(claim.actors);
  out["recipients"] = list(claim.recipients);
  out["sources"] = list(claim.sources);
  out["certainty"] = spelling(claim.certainty);
  out["quantities"] = list(claim.quantities);
  out["incident"] = nullable(claim.incident);
  append(out, line);
}

Result<Claim> parse_claim(std::string_view line) { return record::parse_line<Claim>(line, "a claim (hearsay.claim/1)", record::claim_from); }

}  // namespace hearsay
