#include "serving/incident_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "serving/words.h"

namespace hearsay::serving {
namespace {

constexpr std::size_t kShortest = 6;  // shorter ones are unique today and not tomorrow

// A byte of a letter or digit; every letter beyond ASCII counts as one.
bool in_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80); }

std::size_t shared(const std::string& a, const std::string& b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

Toll toll(const Incident& incident, const char* kind) {
  const auto found = incident.casualties.find(kind);
  return found == incident.casualties.end() ? Toll{} : found->second;
}

std::string range_of(const Incident& incident, const char* kind) {
  const Toll found = toll(incident, kind);
  return short_range(found.min, found.max);
}

std::string who_to_whom(const Incident& incident) {
  const std::string who = names(incident.actors), whom = names(incident.recipients);
  if (who.empty() && whom.empty()) return "";
  return fmt::format("{} → {}", who.empty() ? "?" : who, whom.empty() ? "?" : whom);
}

class CsvRow {
 public:
  void put(std::string_view text) {
    if (!row_.empty() || begun_) row_ += ',';
    begun_ = true;
    row_ += csv_field(text);
  }
  void put(const std::optional<std::string>& text) { put(std::string_view(text ? *text : "")); }
  void put(std::size_t number) { put(std::to_string(number)); }
  void put(const std::optional<std::int64_t>& number) { put(number ? std::to_string(*number) : ""); }
  void put(const std::optional<double>& number) { put(number ? fmt::format("{}", *number) : ""); }
  void put(const std::string& text) { put(std::string_view(text)); }
  std::string line() const { return row_ + '\n'; }

 private:
  std::string row_;
  bool begun_ = false;
};

constexpr const char* kCsvHead =
    "id,start,stop,status,basis,origins,type,mode,cameo,place,country,admin1,latitude,longitude,place_precision,"
    "actors,actor_codes,recipients,recipient_codes,killed_min,killed_max,killed_best,injured_min,injured_max,injured_best,"
    "claims,sources,contradictions\n";

void put_parties(CsvRow& row, const std::vector<Reconciled>& parties) {
  std::string shown, codes;
  for (const Reconciled& one : parties) {
    shown += (shown.empty() ? "" : "; ") + one.name.value_or(one.text);
    if (one.code) codes += (codes.empty() ? "" : "; ") + *one.code;
  }
  row.put(shown);
  row.put(codes);
}

void put_place(CsvRow& row, const std::optional<Place>& place) {
  const Place none;
  const Place& at = place ? *place : none;
  row.put(at.name.value_or(at.text));
  row.put(at.country);
  row.put(at.admin1);
  row.put(at.latitude);
  row.put(at.longitude);
  row.put(at.precision);
}

std::string csv_row(const Incident& incident) {
  CsvRow row;
  for (const auto& text : {std::optional(incident.id), incident.start, incident.stop}) row.put(text);
  row.put(spelling(incident.status));
  row.put(incident.basis);
  row.put(std::size_t{incident.origins});
  row.put(incident.type ? spelling(*incident.type) : std::string_view());
  row.put(incident.mode);
  row.put(incident.cameo);
  put_place(row, incident.place);
  put_parties(row, incident.actors);
  put_parties(row, incident.recipients);
  for (const char* kind : {"killed", "injured"}) {
    const Toll found = toll(incident, kind);
    for (const auto& number : {found.min, found.max, found.best}) row.put(number);
  }
  for (std::size_t count : {incident.claims.size(), incident.sources.size(), incident.contradictions.size()}) row.put(count);
  return row.line();
}

}  // namespace

ShortIds::ShortIds(std::vector<std::string> all) : all_(std::move(all)) { std::sort(all_.begin(), all_.end()); }

std::string ShortIds::of(const std::string& id) const {
  const auto at = std::lower_bound(all_.begin(), all_.end(), id);
  std::size_t length = kShortest;
  if (at != all_.begin()) length = std::max(length, shared(id, *std::prev(at)) + 1);
  const auto after = at != all_.end() && *at == id ? std::next(at) : at;
  if (after != all_.end()) length = std::max(length, shared(id, *after) + 1);
  // Not in the middle of a word: "reuters-0412" is a name, "reuters-0" is none.
  while (length < id.size() && (in_word(id[length]) || !in_word(id[length - 1]))) ++length;
  return id.substr(0, length);
}

void sort_by_day(std::vector<Incident>& incidents) {
  const auto key = [](const Incident& one) { return std::make_tuple(!one.start, std::cref(one.start), std::cref(one.stop), std::cref(one.id)); };
  std::sort(incidents.begin(), incidents.end(), [&](const Incident& a, const Incident& b) { return key(a) < key(b); });
}

Colour colour_of(IncidentStatus status) {
  switch (status) {
    case IncidentStatus::confirmed: return Colour::green;
    case IncidentStatus::reported: return Colour::cyan;
    case IncidentStatus::disputed: return Colour::yellow;
    case IncidentStatus::rumoured: return Colour::magenta;
    case IncidentStatus::denied: return Colour::red;
    case IncidentStatus::expected: return Colour::blue;
  }
  return Colour::none;
}

std::string incident_table(std::span<const Incident> incidents, const ShortIds& ids, const TextStyle& style) {
  TextTable table({"ID", "DATE", "STATUS", "TYPE", "PLACE", "KILLED", "INJURED", "ORIGINS", "WHO → WHOM"});
  for (const Incident& one : incidents) {
    table.add({{printable(ids.of(one.id)), Colour::dim},
               {days(one.start, one.stop)},
               {std::string(spelling(one.status)), colour_of(one.status)},
               {type_words(one.type, one.mode)},
               {one.place ? cut(place_words(*one.place), 32) : ""},
               {range_of(one, "killed")},
               {range_of(one, "injured")},
               {std::to_string(one.origins)},
               {who_to_whom(one)}});
  }
  return table.draw(style);
}

std::string incident_csv(std::span<const Incident> incidents) {
  std::string out = kCsvHead;
  for (const Incident& one : incidents) out += csv_row(one);
  return out;
}

std::string incident_jsonl(std::span<const Incident> incidents) {
  std::string out;
  for (const Incident& one : incidents) {
    append_json(one, out);
    out += '\n';
  }
  return out;
}

}  // namespace hearsay::serving
