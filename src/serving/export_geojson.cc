// Incidents as a GeoJSON FeatureCollection (RFC 7946). One that nobody can put nearer than a country has no point: a pin in
// its middle would say what no text says. It stands there with a null geometry.

#include <nlohmann/json.hpp>

#include "serving/export_makers.h"
#include "serving/layout.h"
#include "serving/words.h"

namespace hearsay::serving {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json nullable(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// How far from the point the event may have been, to draw a circle instead of a pin.
Json radius_km(Fineness fineness) {
  switch (fineness) {
    case Fineness::exact: return 2;
    case Fineness::near: return 25;
    case Fineness::admin2: return 40;
    case Fineness::admin1: return 100;
    case Fineness::area: return 150;
    default: return nullptr;
  }
}

Json geometry(const Incident& incident) {
  if (fineness(incident.place) < Fineness::area) return nullptr;
  return {{"type", "Point"}, {"coordinates", {*incident.place->longitude, *incident.place->latitude}}};
}

void put_toll(Json& properties, const Incident& incident, const char* kind) {
  const auto found = incident.casualties.find(kind);
  const Toll toll = found == incident.casualties.end() ? Toll{} : found->second;
  properties[std::string(kind) + "_min"] = nullable(toll.min);
  properties[std::string(kind) + "_max"] = nullable(toll.max);
  properties[std::string(kind) + "_best"] = nullable(toll.best);
}

Json properties(const Incident& incident, std::span<const Claim> claims) {
  Json out;
  out["status"] = spelling(incident.status);
  out["basis"] = nullable(incident.basis);
  out["origins"] = incident.origins;
  out["type"] = incident.type ? Json(spelling(*incident.type)) : Json(nullptr);
  out["mode"] = nullable(incident.mode);
  out["start"] = nullable(incident.start);
  out["stop"] = nullable(incident.stop);
  const Place nowhere;
  const Place& place = incident.place ? *incident.place : nowhere;
  out["place"] = incident.place ? Json(place.name.value_or(place.text)) : Json(nullptr);
  out["admin1"] = nullable(place.admin1);
  out["country"] = nullable(place.country);
  out["place_precision"] = incident.place ? Json(place.precision) : Json(nullptr);
  out["radius_km"] = radius_km(fineness(incident.place));
  out["actors"] = names(incident.actors);
  out["recipients"] = names(incident.recipients);
  for (const char* kind : {"killed", "injured"}) put_toll(out, incident, kind);
  out["claims"] = claims.size();
  out["contradictions"] = incident.contradictions.size();
  if (claims.empty()) return out;
  const Claim& lead = lead_claim(claims);
  out["says"] = speaker(lead);
  out["quote"] = lead.sentence.text;
  const std::string link = link_to_words(lead);
  out["url"] = link.empty() ? Json(nullptr) : Json(link);
  return out;
}

class GeoJsonExporter : public Exporter {
 public:
  GeoJsonExporter(const ExportOptions&, const OpenExport& open) : out_(open("")) { out_ << R"({"type":"FeatureCollection","features":[)"; }

  void add(const Incident& incident, std::span<const Claim> claims) override {
    const Json feature = {{"type", "Feature"}, {"id", incident.id}, {"geometry", geometry(incident)}, {"properties", properties(incident, claims)}};
    out_ << (rows_++ > 0 ? ",\n" : "\n") << feature.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  void finish() override { out_ << "\n]}\n"; }

 private:
  std::ostream& out_;
};

class JsonLinesExporter : public Exporter {
 public:
  JsonLinesExporter(const ExportOptions&, const OpenExport& open) : incidents_(open("incidents.jsonl")), claims_(open("claims.jsonl")) {}

  void add(const Incident& incident, std::span<const Claim> claims) override {
    put(incidents_, incident);
    for (const Claim& claim : claims) put(claims_, claim);
  }
  void add_loose(const Claim& claim) override { put(claims_, claim); }

 private:
  template <class Record>
  void put(std::ostream& out, const Record& record) {
    line_.clear();
    append_json(record, line_);
    out << line_ << '\n';
    ++rows_;
  }
  std::ostream &incidents_, &claims_;
  std::string line_;
};

}  // namespace

std::unique_ptr<Exporter> make_geojson(const ExportOptions& options, const OpenExport& open) { return std::make_unique<GeoJsonExporter>(options, open); }
std::unique_ptr<Exporter> make_jsonl(const ExportOptions& options, const OpenExport& open) { return std::make_unique<JsonLinesExporter>(options, open); }

}  // namespace hearsay::serving
