// The ACLED layout: one row a day of an incident, 31 columns, with the readings of its codebook: the lowest figure, dozens
// as 12, days shared out, a week or month put in its middle. It is a layout, and none of ACLED's data.

#include <fmt/format.h>

#include <algorithm>

#include "serving/export_makers.h"
#include "serving/layout.h"
#include "serving/words.h"

namespace hearsay::serving {
namespace {

constexpr std::int64_t kMostDays = 31;  // of one incident that get a row each

const std::vector<std::string> kColumns = {
    "event_id_cnty", "event_date", "year",         "time_precision", "disorder_type", "event_type",  "sub_event_type",     "actor1",
    "assoc_actor_1", "inter1",     "actor2",       "assoc_actor_2",  "inter2",        "interaction", "civilian_targeting", "iso",
    "region",        "country",    "admin1",       "admin2",         "admin3",        "location",    "latitude",           "longitude",
    "geo_precision", "source",     "source_scale", "notes",          "fatalities",    "tags",        "timestamp"};

// In the order of PartyKind; the place in ACLED's numbering, and its words.
struct Inter {
  int number;
  std::string_view words;
};
constexpr std::array<Inter, 9> kInter = {{{0, ""},
                                          {1, "State forces"},
                                          {2, "Rebel group"},
                                          {3, "Political militia"},
                                          {4, "Identity militia"},
                                          {5, "Rioters"},
                                          {6, "Protesters"},
                                          {7, "Civilians"},
                                          {8, "External/Other forces"}}};

struct Side {
  std::string actor, associates;
  PartyKind kind = PartyKind::unknown;
  const Inter& inter() const { return kInter[static_cast<std::size_t>(kind)]; }
};

std::string interaction(const Side& one, const Side& two) {
  const Inter *a = &one.inter(), *b = &two.inter();
  if (a->number == 0) std::swap(a, b);
  if (b->number == 0) return a->number == 0 ? "" : fmt::format("{} only", a->words);
  if (b->number < a->number) std::swap(a, b);
  return fmt::format("{}-{}", a->words, b->words);
}

// Words without a number, as ACLED's codebook counts them; other figures by their lowest bound.
std::optional<std::int64_t> lowest(const Figure& figure, std::span<const Claim> claims) {
  for (const Claim& claim : claims) {
    if (claim.id != figure.claim) continue;
    for (const auto* counts : {&claim.quantities, &claim.victims})
      for (const Quantity& one : *counts) {
        if (one.text != figure.text || one.kind != "killed") continue;
        if (one.approx == "dozens") return 12;
        if (one.approx == "hundreds") return 100;
        if (one.approx == "several" || one.approx == "few") return 3;
      }
  }
  return figure.min;
}

std::int64_t fatalities(const Incident& incident, std::span<const Claim> claims) {
  const auto killed = incident.casualties.find("killed");
  std::optional<std::int64_t> least;
  if (killed != incident.casualties.end())
    for (const Figure& figure : killed->second.by_source)
      if (const auto value = lowest(figure, claims); value && (!least || *value < *least)) least = value;
  return least.value_or(0);
}

int geo_precision(Fineness fineness) { return fineness == Fineness::exact ? 1 : fineness >= Fineness::admin2 ? 2 : 3; }

class AcledExporter : public LayoutExporter {
 public:
  AcledExporter(const ExportOptions& options, const OpenExport& open) : LayoutExporter(kColumns, ',', options, open) {}

  void add(const Incident& incident, std::span<const Claim> claims) override {
    if (claims.empty() || !takes(incident.status)) return;
    const Fineness where = fineness(incident.place);
    const auto span = day_span(incident, claims);
    const Country* country = incident.place ? tables_.country(incident.place->country.value_or("")) : nullptr;
    sides(incident, country);
    const auto event = tables_.acled_event(incident, one_.kind, two_.kind);
    if (!event) return leave_out("no event of this layout");
    if (where < Fineness::area || !country) return leave_out("no place below a country");
    if (!span || span->precision == "year") return leave_out("no date within a month");
    if (one_.kind == PartyKind::unknown) one_ = unnamed_doer(*event, *country);
    days(incident, claims, *span, *event, *country);
  }

 private:
  Side side(const std::vector<Reconciled>& parties, const Country* where) const {
    Side out;
    std::vector<std::string> names;
    for (const Reconciled& party : parties) {
      PartyKind kind = tables_.kind_of(party);
      const Country* home = tables_.country(std::string_view(party.code.value_or("")).substr(0, 3));
      if (kind == PartyKind::state && where && home && home != where) kind = PartyKind::other;
      if (kind == PartyKind::unknown && !party.name) continue;
      if (out.kind == PartyKind::unknown) out.kind = kind;
      std::string name = name_of(party, kind, home ? home : where);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    if (names.empty()) return out;
    out.actor = names.front();
    out.associates = joined({names.begin() + 1, names.end()}, "; ");
    return out;
  }

  // "Military Forces of Paraguay", "Civilians (Paraguay)": who has no name is called by what they are.
  static std::string name_of(const Reconciled& party, PartyKind kind, const Country* home) {
    const std::string country = home ? std::string(home->name) : "";
    if (party.name) return party_name(party);
    const auto of = [&](const char* what) { return country.empty() ? std::string(what) : fmt::format("{} of {}", what, country); };
    const auto in = [&](std::string_view what) { return country.empty() ? std::string(what) : fmt::format("{} ({})", what, country); };
    const std::string code = party.code.value_or("");
    if (kind == PartyKind::rebel || kind == PartyKind::militia) return in("Unidentified Armed Group");
    if (kind == PartyKind::protesters || kind == PartyKind::rioters || kind == PartyKind::civilians) return in(kInter[static_cast<std::size_t>(kind)].words);
    if (code.find("COP") != code.npos) return of("Police Forces");
    if (code.find("MIL") != code.npos) return of("Military Forces");
    return kind == PartyKind::state ? of("Government") : party_name(party);
  }
  static std::string party_name(const Reconciled& party) { return party.name.value_or(party.text); }

  void sides(const Incident& incident, const Country* where) {
    one_ = side(incident.actors, where);
    two_ = side(incident.recipients, where);
    if (incident.type != EventType::protest) return;
    // Who demonstrates is called a protester there; who they are stands beside it.
    const PartyKind kind = incident.mode == "riot" ? PartyKind::rioters : PartyKind::protesters;
    const std::string words = fmt::format("{} ({})", kInter[static_cast<std::size_t>(kind)].words, where ? where->name : "");
    if (one_.actor != words && !one_.actor.empty()) one_.associates = one_.associates.empty() ? one_.actor : one_.actor + "; " + one_.associates;
    one_.actor = words;
    one_.kind = kind;
    two_ = {};  // against whom they demonstrate is no party to it there
  }

  static Side unnamed_doer(const AcledEvent& event, const Country& country) {
    if (event.disorder == "Strategic developments") return {};
    return {fmt::format("Unidentified Armed Group ({})", country.name), "", PartyKind::militia};
  }

  void days(const Incident& incident, std::span<const Claim> claims, const DaySpan& span, const AcledEvent& event, const Country& country) {
    const std::int64_t dead = fatalities(incident, claims);
    if (!span.exact)
      return put(incident, claims, span.first + std::chrono::days((span.width() - 1) / 2), span.precision == "week" ? 2 : 3, dead, event, country);
    const std::int64_t rows = std::min(span.width(), kMostDays), each = dead / rows;
    for (std::int64_t i = 0; i < rows; ++i)
      put(incident, claims, span.first + std::chrono::days(i), 1, i == 0 ? dead - each * (rows - 1) : each, event, country);
  }

  void put(const Incident& incident, std::span<const Claim> claims, std::chrono::sys_days day, int precision, std::int64_t dead, const AcledEvent& event,
           const Country& country) {
    const Claim& lead = lead_claim(claims);
    const Place& place = *incident.place;
    const std::string id = fmt::format("{}{}", country.iso3, stable_number(incident.id + ' ' + iso(day)));
    const bool civilian = incident.type == EventType::assault && (two_.kind == PartyKind::civilians || two_.kind == PartyKind::protesters);
    DelimitedRow& cells = row();
    cells.put_all(id, iso(day), std::int64_t{year_of(day)}, std::int64_t{precision}, event.disorder, event.event, event.sub_event);
    cells.put_all(one_.actor, one_.associates, one_.inter().words, two_.actor, two_.associates, two_.inter().words, interaction(one_, two_));
    cells.put_all(civilian ? "Civilian targeting" : "", country.numeric, country.acled_region, country.name, place.admin1, "", "",
                  place.name.value_or(place.text), fmt::format("{:.4f}", *place.latitude), fmt::format("{:.4f}", *place.longitude),
                  std::int64_t{geo_precision(fineness(incident.place))});
    cells.put_all(joined(outlets(claims), "; "), options_.scale_of ? options_.scale_of(claims) : "", notes(lead), dead, "", latest(claims));
    end_row(id, incident, claims, lead);
  }

  static std::string notes(const Claim& lead) {
    return fmt::format("{}, {}: {} {}", outlet(lead.document), lead.document.published.value_or("no date"), source_chain(lead), quoted(lead.sentence.text));
  }

  // Seconds since 1970 of the latest report's day.
  static std::string latest(std::span<const Claim> claims) {
    std::string last;
    for (const Claim& one : claims) last = std::max(last, one.document.published.value_or("").substr(0, 10));
    Incident day;
    day.start = last;
    const auto span = day_span(day, {});
    return span ? std::to_string(std::chrono::seconds(span->first.time_since_epoch()).count()) : "";
  }

  Side one_, two_;  // of the incident that is being added
};

}  // namespace

std::unique_ptr<Exporter> make_acled(const ExportOptions& options, const OpenExport& open) { return std::make_unique<AcledExporter>(options, open); }

}  // namespace hearsay::serving
