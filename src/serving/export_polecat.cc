// The POLECAT layout: one row a claim, 40 columns, tabs. It has no column for who says so or how surely; the side-car has.

#include <fmt/format.h>

#include <algorithm>

#include "serving/export_makers.h"
#include "serving/layout.h"
#include "serving/words.h"

namespace hearsay::serving {
namespace {

const std::vector<std::string> kColumns = {"Event ID",
                                           "Event Date",
                                           "Event Type",
                                           "Event Mode",
                                           "Intensity",
                                           "Quad Code",
                                           "Contexts",
                                           "Actor Name",
                                           "Actor Country",
                                           "Actor COW",
                                           "Primary Actor Sector",
                                           "Actor Sectors",
                                           "Actor Title",
                                           "Actor Name Raw",
                                           "Wikipedia Actor ID",
                                           "Recipient Name",
                                           "Recipient Country",
                                           "Recipient COW",
                                           "Primary Recipient Sector",
                                           "Recipient Sectors",
                                           "Recipient Title",
                                           "Recipient Name Raw",
                                           "Wikipedia Recipient ID",
                                           "Placename",
                                           "City",
                                           "District",
                                           "Province",
                                           "Country",
                                           "Latitude",
                                           "Longitude",
                                           "GeoNames ID",
                                           "Raw Placename",
                                           "Feature Type",
                                           "Source",
                                           "Publication Date",
                                           "Story People",
                                           "Story Organizations",
                                           "Story Locations",
                                           "Language",
                                           "Version"};

// After the PLOVER manual, category by category.
std::string_view quad_of(EventType type) {
  switch (type) {
    case EventType::agree:
    case EventType::consult:
    case EventType::support:
    case EventType::concede: return "VERBAL COOPERATION";
    case EventType::cooperate:
    case EventType::aid:
    case EventType::retreat: return "MATERIAL COOPERATION";
    case EventType::request:
    case EventType::accuse:
    case EventType::reject:
    case EventType::threaten: return "VERBAL CONFLICT";
    case EventType::protest:
    case EventType::sanction:
    case EventType::mobilize:
    case EventType::coerce:
    case EventType::assault: return "MATERIAL CONFLICT";
  }
  return {};
}

std::string names(const std::vector<Party>& parties, bool raw) {
  std::vector<std::string> out;
  for (const Party& one : parties)
    if (raw || one.name) out.push_back(raw ? one.text : *one.name);
  return joined(out, "; ");
}

// Persons, bodies and places that the claims of one document name.
struct Story {
  std::vector<std::string> people, bodies, places;

  void note(const Claim& claim) {
    for (const auto* parties : {&claim.actors, &claim.recipients})
      for (const Party& party : *parties) note(party);
    for (const Source& source : claim.sources) note(source);
    if (claim.event.place && claim.event.place->name) once(places, *claim.event.place->name);
  }
  void note(const Party& party) {
    if (!party.name) return;
    if (party.entity_kind == EntityKind::person) once(people, *party.name);
    if (party.entity_kind == EntityKind::organisation) once(bodies, *party.name);
  }
  static void once(std::vector<std::string>& list, const std::string& name) {
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
  }
};

class PolecatExporter : public LayoutExporter {
 public:
  PolecatExporter(const ExportOptions& options, const OpenExport& open) : LayoutExporter(kColumns, '\t', options, open) {}

  void add(const Incident& incident, std::span<const Claim> claims) override {
    for (const Claim& claim : claims)
      if (const auto status = status_of(claim, incident); status && takes(*status)) put(claim, incident, claims);
  }

 private:
  // What a row would pass a claim off as. Conditions, demands and habits are no events.
  std::optional<IncidentStatus> status_of(const Claim& claim, const Incident& incident) {
    const std::string_view certainty = spelling(claim.certainty);
    const bool event = claim.event.status == EventStatus::actual || claim.event.status == EventStatus::future;
    if (!event || !claim.event.type || (certainty.back() != '+' && certainty.back() != '-')) {
      leave_out("claims that tell no event as happening or not");
      return std::nullopt;
    }
    if (certainty.back() == '-') return IncidentStatus::denied;
    return claim.event.status == EventStatus::future ? IncidentStatus::expected : incident.status;
  }

  void put(const Claim& claim, const Incident& incident, std::span<const Claim> claims) {
    const Event& event = claim.event;
    const std::string published = claim.document.published.value_or("").substr(0, 10);
    const auto& day = event.time && event.time->start ? event.time->start : std::optional(published);
    DelimitedRow& cells = row();
    cells.put_all(claim.id, day->substr(0, 10), spelling(*event.type), event.mode, "", quad_of(*event.type), joined(event.contexts, ";"));
    put_parties(claim.actors);
    put_parties(claim.recipients);
    put_place(event.place);
    Story story;
    for (const Claim& one : claims)
      if (one.document.id == claim.document.id) story.note(one);
    cells.put_all(outlet(claim.document), published, joined(story.people, ";"), joined(story.bodies, ";"), joined(story.places, ";"), claim.document.language,
                  options_.program);
    end_row(claim.id, incident, std::span(&claim, 1), claim);
  }

  void put_parties(const std::vector<Party>& parties) {
    const Party nobody;
    const Party& first = parties.empty() ? nobody : parties.front();
    const Country* home = tables_.country(first.country.value_or(""));
    row().put_all(names(parties, false), first.country, home ? home->cow : std::string_view(), first.sectors.empty() ? "" : first.sectors.front(),
                  joined(first.sectors, ";"), "", names(parties, true), "");
  }

  void put_place(const std::optional<Place>& told) {
    const Place nowhere;
    const Place& place = told ? *told : nowhere;
    const Country* country = tables_.country(place.country.value_or(""));
    const bool town = fineness(told) == Fineness::exact;
    row().put_all(place.name, town ? place.name : std::nullopt, "", place.admin1, country ? country->iso3 : std::string_view(), place.latitude, place.longitude,
                  place.gazetteer_id, place.text, place.precision);
  }
};

}  // namespace

std::unique_ptr<Exporter> make_polecat(const ExportOptions& options, const OpenExport& open) { return std::make_unique<PolecatExporter>(options, open); }

}  // namespace hearsay::serving
