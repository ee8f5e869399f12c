#include "serving/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "serving/plain_text.h"

namespace hearsay::serving {
namespace {

constexpr std::size_t kLongestParty = 60;

// In the order of Certainty.
constexpr std::array<const char*, 8> kPast = {"it happened",
                                              "it probably happened",
                                              "it may have happened",
                                              "it did not happen",
                                              "it probably did not happen",
                                              "it may not have happened",
                                              "whether it happened is known but not said",
                                              "not said whether it happened"};
constexpr std::array<const char*, 8> kFuture = {"it will happen",       "it will probably happen",     "it may happen",
                                                "it will not happen",   "it will probably not happen", "it may not happen",
                                                "spoken of as to come", "spoken of as to come"};

bool negative(Certainty c) { return c == Certainty::ct_minus || c == Certainty::pr_minus || c == Certainty::ps_minus; }

std::string shared_prefix_dropped(const std::string& start, const std::string& stop) {
  // Only whole days of one month or year may be shortened: "2026-05-01–03", "2026-05-30–06-02".
  if (start.size() != 10 || stop.size() != 10) return stop;
  if (start.compare(0, 8, stop, 0, 8) == 0) return stop.substr(8);
  if (start.compare(0, 5, stop, 0, 5) == 0) return stop.substr(5);
  return stop;
}

}  // namespace

std::string short_range(std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
  if (min && max) return *min == *max ? fmt::format("{}", *min) : fmt::format("{}–{}", *min, *max);
  if (min) return fmt::format("≥{}", *min);
  return max ? fmt::format("≤{}", *max) : "";
}

std::string range_words(std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
  if (min && max) return *min == *max ? fmt::format("{}", *min) : fmt::format("{} to {}", *min, *max);
  if (min) return fmt::format("{} or more", *min);
  return max ? fmt::format("up to {}", *max) : "a number not given";
}

std::string figure_words(const Quantity& quantity) {
  std::string out = quantity.kind + ' ';
  if (quantity.approx == "about" && quantity.min) out += "about ";
  out += range_words(quantity.min, quantity.max);
  if (quantity.scope == "cumulative") out += ", in total so far";
  if (quantity.scope == "update") out += ", a new count";
  return out;
}

std::string days(const std::optional<std::string>& start, const std::optional<std::string>& stop) {
  if (!start && !stop) return "no date";
  if (!start) return "until " + *stop;
  if (!stop) return "since " + *start;
  return *start == *stop ? *start : *start + "–" + shared_prefix_dropped(*start, *stop);
}

std::string place_words(const Place& place) {
  std::string out = printable(place.name.value_or(place.text));
  for (const auto& wider : {place.admin1, place.country})
    if (wider && *wider != out) out += ", " + printable(*wider);
  return out;
}

std::string type_words(const std::optional<EventType>& type, const std::optional<std::string>& mode) {
  if (!type) return mode ? printable(*mode) : "event";
  return mode ? fmt::format("{} {}", spelling(*type), printable(*mode)) : std::string(spelling(*type));
}

std::string party_words(const Party& party) { return cut(printable(party.name.value_or(party.text)), kLongestParty); }

std::string party_words(const Reconciled& party) {
  const std::string name = cut(printable(party.name.value_or(party.text)), kLongestParty);
  return party.code && *party.code != name ? fmt::format("{} ({})", name, printable(*party.code)) : name;
}

std::string names(const std::vector<Reconciled>& parties) {
  constexpr std::size_t kShown = 2;
  std::string out;
  for (std::size_t i = 0; i < std::min(kShown, parties.size()); ++i) out += (i ? ", " : "") + printable(parties[i].name.value_or(parties[i].text));
  if (parties.size() > kShown) out += fmt::format(" +{}", parties.size() - kShown);
  return out;
}

std::string source_chain(const Claim& claim) {
  if (claim.sources.empty()) return "in its own voice";
  std::string out;
  for (const Source& one : claim.sources) out += (out.empty() ? "" : ", quoting ") + party_words(one);
  return out;
}

std::string outlet(const Origin& origin) { return printable(origin.source.value_or(origin.id)); }

std::string speaker(const Claim& claim) { return claim.sources.empty() ? outlet(claim.document) : party_words(claim.sources.back()); }

std::string verdict(const Claim& claim) {
  const Stance stance = claim.sources.empty() ? Stance::asserts : claim.sources.back().stance;
  if (stance == Stance::denies && negative(claim.certainty)) return "denied";
  if (stance == Stance::doubts) return "doubted";
  const auto certainty = static_cast<std::size_t>(claim.certainty);
  switch (claim.event.status) {
    case EventStatus::actual: return stance == Stance::asks && claim.certainty == Certainty::uu ? "asked about" : kPast[certainty];
    case EventStatus::future: return stance == Stance::expects && !negative(claim.certainty) ? "expected" : kFuture[certainty];
    case EventStatus::conditional: return "it would happen under a condition";
    case EventStatus::demanded: return "demanded";
    case EventStatus::generic: return "a habit, no one event";
    case EventStatus::opinion: return "an opinion";
  }
  return "";
}

std::string status_words(const Incident& incident) {
  const std::string verb = incident.status == IncidentStatus::expected ? "expect" : "assert";
  std::string out(spelling(incident.status));
  if (incident.basis == "corroborated")
    out += " by corroboration";
  else if (incident.basis == "admission")
    out += " by admission";
  else if (incident.basis == "reviewer")
    out += " by a reviewer";
  if (incident.origins == 0)
    out += fmt::format(": nobody {}s it outright", verb);
  else if (incident.origins == 1)
    out += fmt::format(": 1 independent origin {}s it", verb);
  else
    out += fmt::format(": {} independent origins {} it", incident.origins, verb);
  const auto denials = std::count_if(incident.sources.begin(), incident.sources.end(), [](const IncidentSource& one) { return one.stance == "denies"; });
  if (denials > 0) out += fmt::format(", {} {} it", denials, denials == 1 ? "source denies" : "sources deny");
  return out;
}

std::string quoted(std::string_view text) { return fmt::format("“{}”", printable(text)); }

}  // namespace hearsay::serving
