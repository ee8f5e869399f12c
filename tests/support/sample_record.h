// A small made-up conflict for tests: an air strike that three outlets tell of, and numbered claims for bulk.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/incident.h"

namespace hearsay::sample {

inline Party party(std::string text, std::uint32_t begin, const char* code, EntityKind kind = EntityKind::group) {
  Party out;
  out.at = {begin, begin + static_cast<std::uint32_t>(text.size())};
  out.head = text.substr(text.rfind(' ') + 1);
  out.text = std::move(text);
  out.entity_kind = kind;
  if (*code) out.code = code;
  return out;
}

inline Source source(std::string text, std::uint32_t begin, SourceKind kind, Stance stance, const char* cue) {
  Source out;
  static_cast<Party&>(out) = party(std::move(text), begin, "");
  out.cue.text = cue;
  out.kind = kind;
  out.stance = stance;
  return out;
}

inline Quantity killed(std::optional<std::int64_t> min, std::optional<std::int64_t> max, const char* text) {
  Quantity out;
  out.text = text;
  out.kind = "killed";
  out.unit = "people";
  out.approx = "exact";
  out.scope = "event";
  out.of = "recipient";
  out.min = min;
  out.max = max;
  return out;
}

inline Place tora() {
  Place place;
  place.text = "Tora";
  place.at = {34, 38};
  place.name = "Tora";
  place.country = "SYR";
  place.admin1 = "Homs";
  place.gazetteer_id = "g17";
  place.latitude = 34.75;
  place.longitude = 36.71;
  place.precision = "settlement";
  return place;
}

inline Claim strike(const char* document, const char* outlet, const char* published, const char* sentence) {
  Claim claim;
  claim.id = std::string(document) + ":0:0";
  claim.document = {
      .id = document, .source = outlet, .published = published, .title = "Air strike", .language = "en", .sha256 = std::string("sha-") + document};
  claim.sentence.text = sentence;
  claim.sentence.at = {0, static_cast<std::uint32_t>(claim.sentence.text.size())};
  claim.event.type = EventType::assault;
  claim.event.mode = "aerial";
  claim.event.cameo = "195";
  claim.event.contexts = {"military"};
  claim.event.trigger.text = "strike";
  claim.event.trigger.lemma = "strike";
  Time& time = claim.event.time.emplace();
  time.text = "on Friday";
  time.at = {20, 29};
  time.start = time.stop = "2026-05-01";
  time.precision = "day";
  claim.event.place = tora();
  claim.recipients = {party("people", 10, "CVL")};
  claim.certainty = Certainty::ct_plus;
  return claim;
}

/// Three accounts of one strike: residents count 40 or more, the radio tells of the bishop's 14, the army denies it.
inline std::vector<Claim> accounts() {
  Claim first = strike("radio-1", "Radio Example", "2026-05-01", "Bishop Aram said 14 people died in the air strike on Tora.");
  first.sources = {source("Bishop Aram", 0, SourceKind::named, Stance::asserts, "said")};
  first.quantities = {killed(14, 14, "14 people")};
  Claim second = strike("star-1", "Daily Star", "2026-05-02", "Residents, quoted by the Observatory, said at least 40 people were killed.");
  second.sources = {source("the Observatory", 21, SourceKind::organisation, Stance::asserts, "quoted"),
                    source("Residents", 0, SourceKind::witness, Stance::asserts, "said")};
  second.quantities = {killed(40, std::nullopt, "at least 40 people")};
  Claim third = strike("agency-1", "State Agency", "2026-05-03", "The army denied any strike on Tora.");
  third.sources = {source("The army", 0, SourceKind::organisation, Stance::denies, "denied")};
  third.certainty = Certainty::ct_minus;
  for (Claim* one : {&first, &second, &third}) one->actors = {party("the air force", 0, "SYRMIL")};
  return {first, second, third};
}

inline Incident strike_incident() {
  Incident incident;
  incident.id = "radio-1:0:0";
  incident.type = EventType::assault;
  incident.mode = "aerial";
  incident.cameo = "195";
  incident.majority = 3;
  incident.start = incident.stop = "2026-05-01";
  incident.place = tora();
  incident.place_claims = {"radio-1:0:0"};
  incident.actors = {{"the air force", "Syrian Air Force", "SYRMIL", "SYR", {"radio-1:0:0", "star-1:0:0"}}};
  incident.recipients = {{"people", std::nullopt, "CVL", std::nullopt, {"radio-1:0:0"}}};
  incident.status = IncidentStatus::disputed;
  incident.casualties["killed"] = Toll{14,
                                       std::nullopt,
                                       40,
                                       {{"Bishop Aram", "14 people", "radio-1", "2026-05-01", "radio-1:0:0", 14, 14},
                                        {"Residents", "at least 40 people", "star-1", "2026-05-02", "star-1:0:0", 40, std::nullopt}}};
  incident.claims = {"radio-1:0:0", "star-1:0:0", "agency-1:0:0"};
  incident.sources = {{"Bishop Aram", "named", "asserts", 0}, {"Residents", "witness", "asserts", 1}, {"The army", "organisation", "denies", 2}};
  incident.origins = 2;
  incident.contradictions = {{"occurrence", "radio-1:0:0", "agency-1:0:0"}, {"count", "radio-1:0:0", "star-1:0:0"}};
  incident.history = {{"2026-05-01", IncidentStatus::reported}, {"2026-05-02", IncidentStatus::confirmed}, {"2026-05-03", IncidentStatus::disputed}};
  return incident;
}

/// The n-th of any number of like claims, each of its own document.
inline Claim numbered(int n) {
  const std::string document = fmt::format("doc-{:05}", n);
  Claim claim = strike(document.c_str(), "Radio Example", "2026-05-01", fmt::format("Report {} told of a strike on Tora.", n).c_str());
  claim.quantities = {killed(n, n, "some")};
  return claim;
}

}  // namespace hearsay::sample
