// Long tables that statistics programs type correctly: a row a thing, a column a fact, no lists in cells. The keys are
// `incident` and `claim`.

#include "serving/export_makers.h"
#include "serving/layout.h"
#include "serving/words.h"

namespace hearsay::serving {
namespace {

class Table {
 public:
  Table(const char* file, const std::vector<std::string>& names, const DelimitedStyle& style, const OpenExport& open) : out_(open(file)), row_(style) {
    put_head(out_, names, style);
  }
  template <class... Values>
  void put(const Values&... values) {
    row_.put_all(values...);
    out_ << row_.take();
  }
  DelimitedRow& row() { return row_; }
  void end_row() { out_ << row_.take(); }

 private:
  std::ostream& out_;
  DelimitedRow row_;
};

class TidyExporter : public Exporter {
 public:
  TidyExporter(const ExportOptions& options, const OpenExport& open)
      : style_{',', options.header, options.missing, options.byte_order},
        incidents_("incidents.csv", {"incident",        "status",      "basis",       "origins",      "type",           "mode",          "cameo",
                                     "start",           "stop",        "place",       "country",      "admin1",         "latitude",      "longitude",
                                     "place_precision", "actor",       "actor_code",  "recipient",    "recipient_code", "killed_min",    "killed_max",
                                     "killed_best",     "injured_min", "injured_max", "injured_best", "claims",         "contradictions"},
                   style_, open),
        claims_("claims.csv", {"claim",     "incident",    "document", "outlet", "published", "type",    "mode",     "cameo",     "status",
                               "certainty", "trigger",     "start",    "stop",   "place",     "country", "latitude", "longitude", "place_precision",
                               "source",    "source_kind", "stance",   "quote",  "begin",     "end",     "url"},
                style_, open),
        parties_("parties.csv", {"claim", "role", "position", "text", "name", "code", "country", "kind", "begin", "end"}, style_, open),
        sources_("sources.csv", {"claim", "position", "text", "name", "code", "kind", "stance", "cue", "begin", "end"}, style_, open),
        casualties_("casualties.csv", {"incident", "kind", "source", "min", "max", "quote", "document", "published", "claim"}, style_, open),
        contradictions_("contradictions.csv", {"incident", "on", "first_claim", "second_claim"}, style_, open),
        history_("history.csv", {"incident", "as_of", "status"}, style_, open) {}

  void add(const Incident& incident, std::span<const Claim> claims) override {
    put_incident(incident);
    for (const auto& [kind, toll] : incident.casualties)
      for (const Figure& one : toll.by_source)
        casualties_.put(incident.id, kind, one.source, one.min, one.max, one.text, one.document, one.published, one.claim);
    for (const Contradiction& one : incident.contradictions) contradictions_.put(incident.id, one.on, one.first, one.second);
    for (const StatusChange& one : incident.history) history_.put(incident.id, one.as_of, spelling(one.status));
    for (const Claim& claim : claims) put_claim(claim);
  }
  void add_loose(const Claim& claim) override { put_claim(claim); }

 private:
  void put_incident(const Incident& incident) {
    const Place nowhere;
    const Place& place = incident.place ? *incident.place : nowhere;
    DelimitedRow& row = incidents_.row();
    row.put_all(incident.id, spelling(incident.status), incident.basis, incident.origins, incident.type ? spelling(*incident.type) : std::string_view(),
                incident.mode, incident.cameo, incident.start, incident.stop, place.name.value_or(place.text), place.country, place.admin1, place.latitude,
                place.longitude, place.precision);
    put_first(row, incident.actors);
    put_first(row, incident.recipients);
    for (const char* kind : {"killed", "injured"}) {
      const auto found = incident.casualties.find(kind);
      const Toll toll = found == incident.casualties.end() ? Toll{} : found->second;
      row.put_all(toll.min, toll.max, toll.best);
    }
    row.put_all(std::uint64_t{incident.claims.size()}, std::uint64_t{incident.contradictions.size()});
    incidents_.end_row();
    ++rows_;
  }

  // The most told; all of them are in parties.csv.
  static void put_first(DelimitedRow& row, const std::vector<Reconciled>& parties) {
    if (parties.empty())
      row.put_all("", "");
    else
      row.put_all(parties.front().name.value_or(parties.front().text), parties.front().code);
  }

  void put_claim(const Claim& claim) {
    const Event& event = claim.event;
    const Time no_time;
    const Place nowhere;
    const Time& time = event.time ? *event.time : no_time;
    const Place& place = event.place ? *event.place : nowhere;
    const Source* source = claim.sources.empty() ? nullptr : &claim.sources.back();
    DelimitedRow& row = claims_.row();
    row.put_all(claim.id, claim.incident, claim.document.id, outlet(claim.document), claim.document.published,
                event.type ? spelling(*event.type) : std::string_view(), event.mode, event.cameo, spelling(event.status), spelling(claim.certainty),
                event.trigger.text, time.start, time.stop, place.name.value_or(place.text), place.country, place.latitude, place.longitude, place.precision);
    row.put_all(source ? source->name.value_or(source->text) : "", source ? spelling(source->kind) : std::string_view(),
                source ? spelling(source->stance) : std::string_view(), claim.sentence.text, claim.sentence.at.begin, claim.sentence.at.end,
                link_to_words(claim));
    claims_.end_row();
    put_parties(claim, "actor", claim.actors);
    put_parties(claim, "recipient", claim.recipients);
    for (std::size_t i = 0; i < claim.sources.size(); ++i) {
      const Source& one = claim.sources[i];
      sources_.put(claim.id, std::uint64_t{i}, one.text, one.name, one.code, spelling(one.kind), spelling(one.stance), one.cue.text, one.at.begin, one.at.end);
    }
  }

  void put_parties(const Claim& claim, const char* role, const std::vector<Party>& parties) {
    for (std::size_t i = 0; i < parties.size(); ++i) {
      const Party& one = parties[i];
      parties_.put(claim.id, role, std::uint64_t{i}, one.text, one.name, one.code, one.country, spelling(one.entity_kind), one.at.begin, one.at.end);
    }
  }

  const DelimitedStyle style_;  // before the tables, which hold on to it
  Table incidents_, claims_, parties_, sources_, casualties_, contradictions_, history_;
};

}  // namespace

std::unique_ptr<Exporter> make_tidy(const ExportOptions& options, const OpenExport& open) { return std::make_unique<TidyExporter>(options, open); }

}  // namespace hearsay::serving
