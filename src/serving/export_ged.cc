// The layout of the UCDP's GED (ged-25): incidents with dead, 49 columns. Numbers of conflicts and dyads are the UCDP's to
// give and stay empty.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "serving/export_makers.h"
#include "serving/layout.h"
#include "serving/words.h"

namespace hearsay::serving {
namespace {

const std::vector<std::string> kColumns = {"id",
                                           "relid",
                                           "year",
                                           "active_year",
                                           "code_status",
                                           "type_of_violence",
                                           "conflict_dset_id",
                                           "conflict_new_id",
                                           "conflict_name",
                                           "dyad_dset_id",
                                           "dyad_new_id",
                                           "dyad_name",
                                           "side_a_dset_id",
                                           "side_a_new_id",
                                           "side_a",
                                           "side_b_dset_id",
                                           "side_b_new_id",
                                           "side_b",
                                           "number_of_sources",
                                           "source_article",
                                           "source_office",
                                           "source_date",
                                           "source_headline",
                                           "source_original",
                                           "where_prec",
                                           "where_coordinates",
                                           "where_description",
                                           "adm_1",
                                           "adm_2",
                                           "latitude",
                                           "longitude",
                                           "geom_wkt",
                                           "priogrid_gid",
                                           "country",
                                           "country_id",
                                           "region",
                                           "event_clarity",
                                           "date_prec",
                                           "date_start",
                                           "date_end",
                                           "deaths_a",
                                           "deaths_b",
                                           "deaths_civilians",
                                           "deaths_unknown",
                                           "best",
                                           "high",
                                           "low",
                                           "gwnoa",
                                           "gwnob"};

struct Side {
  std::string name;
  PartyKind kind = PartyKind::unknown;
  std::string_view gw;  // of the state it is
};

struct Deaths {
  std::int64_t low = 0, best = 0, high = 0;
};

// An open figure ("at least 60") has no upper bound, so the greatest number anybody named stands for it.
Deaths deaths_of(const Incident& incident) {
  const auto found = incident.casualties.find("killed");
  if (found == incident.casualties.end()) return {};
  const Toll& toll = found->second;
  std::int64_t named = 0;
  for (const Figure& one : toll.by_source) named = std::max({named, one.min.value_or(0), one.max.value_or(0)});
  Deaths out;
  out.low = toll.min.value_or(0);
  out.high = std::max(toll.max.value_or(named), out.low);
  out.best = std::clamp(toll.best.value_or(out.low), out.low, out.high);
  return out;
}

int where_precision(Fineness fineness) {
  switch (fineness) {
    case Fineness::exact: return 1;
    case Fineness::near: return 2;
    case Fineness::admin2: return 3;
    case Fineness::admin1: return 4;
    case Fineness::area: return 5;
    case Fineness::sea: return 7;
    default: return 6;
  }
}

int date_precision(const DaySpan& span) {
  if (span.width() == 1) return 1;
  if (span.width() <= 6) return 2;
  if (span.width() <= 7) return 3;
  return span.width() <= 31 ? 4 : 5;
}

// Cells of half a degree, counted from the south-west.
std::int64_t priogrid(double latitude, double longitude) {
  const double row = std::min(std::floor((latitude + 90) * 2), 359.0), column = std::min(std::floor((longitude + 180) * 2), 719.0);
  return static_cast<std::int64_t>(row) * 720 + static_cast<std::int64_t>(column) + 1;
}

class GedExporter : public LayoutExporter {
 public:
  GedExporter(const ExportOptions& options, const OpenExport& open) : LayoutExporter(kColumns, ',', options, open) {}

  void add(const Incident& incident, std::span<const Claim> claims) override {
    if (claims.empty() || !takes(incident.status)) return;
    const Deaths deaths = deaths_of(incident);
    const auto span = day_span(incident, claims);
    if (incident.type != EventType::assault || deaths.high == 0) return leave_out("nobody killed by violence");
    if (!incident.place || fineness(incident.place) == Fineness::none) return leave_out("no place");
    if (!span) return leave_out("no date");
    const Side a = side(incident.actors), b = side(incident.recipients);
    const int type = type_of_violence(a, b);
    if (type == 0) return leave_out("sides not told");
    put(incident, claims, *span, deaths, type, a, b);
  }

 private:
  Side side(const std::vector<Reconciled>& parties) const {
    for (const Reconciled& one : parties) {
      const PartyKind kind = tables_.kind_of(one);
      if (kind == PartyKind::unknown) continue;
      const Country* home = tables_.country(std::string_view(one.code.value_or("")).substr(0, 3));
      if (kind == PartyKind::state && home) return {fmt::format("Government of {}", home->name), kind, home->gw};
      return {one.name.value_or(one.text), kind, {}};
    }
    return {};
  }

  // 1 a state against an armed group or state, 2 armed groups, 3 against civilians; 0 where the text does not say.
  static int type_of_violence(const Side& a, const Side& b) {
    if (b.kind == PartyKind::civilians || b.kind == PartyKind::protesters || b.kind == PartyKind::rioters) return 3;
    if (!is_armed(a.kind) || !is_armed(b.kind)) return 0;
    return a.kind == PartyKind::state || b.kind == PartyKind::state ? 1 : 2;
  }

  void put(const Incident& incident, std::span<const Claim> claims, const DaySpan& span, const Deaths& deaths, int type, Side a, Side b) {
    if (a.name.empty()) a.name = "Unknown";
    if (type == 3) b = {"Civilians", PartyKind::civilians, {}};
    if (type == 1 && a.kind != PartyKind::state) std::swap(a, b), swapped_ = true;
    const Claim& lead = lead_claim(claims);
    const std::string id = std::to_string(stable_number(incident.id));
    DelimitedRow& cells = row();
    cells.put_all(id, fmt::format("HRSY-{}-{}-{}", year_of(span.first), type, id), std::int64_t{year_of(span.first)}, "", "", std::int64_t{type});
    cells.put_all("", "", fmt::format("{} - {}", a.name, b.name), "", "", fmt::format("{} - {}", a.name, b.name));
    cells.put_all("", "", a.name, "", "", b.name);
    put_sources(claims);
    put_place(*incident.place);
    put_days(span, incident.place);
    put_deaths(deaths, type);
    cells.put_all(a.gw, b.gw);
    end_row(id, incident, claims, lead);
    swapped_ = false;
  }

  void put_sources(std::span<const Claim> claims) {
    std::vector<std::string> articles, dates, headlines, documents, speakers;
    for (const Claim& one : claims) {
      if (std::find(documents.begin(), documents.end(), one.document.id) == documents.end()) {
        documents.push_back(one.document.id);
        dates.push_back(one.document.published.value_or("").substr(0, 10));
        headlines.push_back(one.document.title.value_or(""));
        articles.push_back(fmt::format("{},{},{}", outlet(one.document), dates.back(), headlines.back()));
      }
      if (one.sources.empty()) continue;
      std::string name = one.sources.back().text;
      if (std::find(speakers.begin(), speakers.end(), name) == speakers.end()) speakers.push_back(std::move(name));
    }
    row().put_all(std::uint64_t{documents.size()}, joined(articles, ";"), joined(outlets(claims), ";"), joined(dates, ";"), joined(headlines, ";"),
                  joined(speakers, ";"));
  }

  void put_place(const Place& place) {
    const Country* country = tables_.country(place.country.value_or(""));
    row().put_all(std::int64_t{where_precision(fineness(place))}, place.name.value_or(place.text), place.text, place.admin1, "", place.latitude,
                  place.longitude, fmt::format("POINT ({} {})", *place.longitude, *place.latitude), priogrid(*place.latitude, *place.longitude));
    row().put_all(country ? country->name : std::string_view(), country ? country->gw : std::string_view(), country ? country->ged_region : std::string_view());
  }

  void put_days(const DaySpan& span, const std::optional<Place>& place) {
    const bool summary = fineness(place) <= Fineness::admin1 || span.width() > 6;
    row().put_all(std::int64_t{summary ? 2 : 1}, std::int64_t{date_precision(span)}, iso(span.first) + " 00:00:00.000", iso(span.last) + " 00:00:00.000");
  }

  // The dead are those it was done to; of which side, the sides say.
  void put_deaths(const Deaths& deaths, int type) {
    const std::int64_t civilians = type == 3 ? deaths.best : 0, a = type != 3 && swapped_ ? deaths.best : 0, b = type != 3 && !swapped_ ? deaths.best : 0;
    row().put_all(a, b, civilians, std::int64_t{0}, deaths.best, deaths.high, deaths.low);
  }

  bool swapped_ = false;  // the state, which is side a, is the one it was done to
};

}  // namespace

std::unique_ptr<Exporter> make_ged(const ExportOptions& options, const OpenExport& open) { return std::make_unique<GedExporter>(options, open); }

}  // namespace hearsay::serving
