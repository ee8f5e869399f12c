#include "hearsay/incident_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace hearsay {
namespace {

// Case and accents away: NFKC_Casefold, then what stands above and below the letters.
std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* apart = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::UnicodeString parts = apart->normalize(fold->normalize(wide, status), status);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
    if (u_charType(parts.char32At(i)) != U_NON_SPACING_MARK) bare.append(parts.char32At(i));
  std::string out;
  bare.toUTF8String(out);
  return out;
}

bool contains(std::string_view text, const std::string& wanted) { return folded(text).find(wanted) != std::string::npos; }
bool is_in(const std::optional<std::string>& text, const std::string& wanted) { return text && contains(*text, wanted); }

// CAMEO codes are joined from parts of three letters.
bool code_has(const std::optional<std::string>& code, const std::string& wanted) {
  if (!code || wanted.empty()) return false;
  const std::string have = folded(*code);
  if (have.starts_with(wanted)) return true;
  for (std::size_t at = 3; at < have.size(); at += 3)
    if (wanted.size() == 3 && have.compare(at, 3, wanted) == 0) return true;
  return false;
}

bool any_party(const std::vector<Reconciled>& parties, const std::string& name) {
  const std::string wanted = folded(name);
  return std::any_of(parties.begin(), parties.end(),
                     [&](const Reconciled& one) { return contains(one.text, wanted) || is_in(one.name, wanted) || code_has(one.code, wanted); });
}

bool at_place(const std::optional<Place>& place, const std::string& name) {
  if (!place) return false;
  const std::string wanted = folded(name);
  return contains(place->text, wanted) || is_in(place->name, wanted) || is_in(place->admin1, wanted) || (place->country && folded(*place->country) == wanted);
}

bool has_source(const std::vector<IncidentSource>& sources, const std::string& name) {
  const std::string wanted = folded(name);
  return std::any_of(sources.begin(), sources.end(), [&](const IncidentSource& one) { return contains(one.name, wanted); });
}

bool of_type(const Incident& incident, const std::vector<std::string>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
    const std::string name = folded(one);
    return (incident.type && folded(spelling(*incident.type)) == name) || (incident.mode && folded(*incident.mode) == name);
  });
}

// ISO dates compare as text; a shorter one stands for every day in it.
bool in_days(const Incident& incident, const IncidentFilter& filter) {
  const auto& first = incident.start ? incident.start : incident.stop;
  const auto& last = incident.stop ? incident.stop : incident.start;
  if (!first) return !filter.since && !filter.until;
  return (!filter.since || *last >= *filter.since) && (!filter.until || first->substr(0, filter.until->size()) <= *filter.until);
}

std::int64_t most_killed(const Incident& incident) {
  const auto found = incident.casualties.find("killed");
  if (found == incident.casualties.end()) return 0;
  return std::max(found->second.min.value_or(0), found->second.max.value_or(0));
}

}  // namespace

bool matches(const Incident& incident, const IncidentFilter& filter) {
  const auto& status = filter.status;
  if (!status.empty() && std::find(status.begin(), status.end(), incident.status) == status.end()) return false;
  if (!filter.type.empty() && !of_type(incident, filter.type)) return false;
  if (!in_days(incident, filter)) return false;
  if (filter.killed_min && most_killed(incident) < *filter.killed_min) return false;
  if (filter.place && !at_place(incident.place, *filter.place)) return false;
  if (filter.actor && !any_party(incident.actors, *filter.actor)) return false;
  if (filter.recipient && !any_party(incident.recipients, *filter.recipient)) return false;
  return !filter.source || has_source(incident.sources, *filter.source);
}

std::string IncidentFilter::describe() const {
  std::string out;
  for (IncidentStatus one : status) out += fmt::format("{}{}", out.empty() ? "" : " or ", spelling(one));
  out += out.empty() ? "all incidents" : " incidents";
  if (!type.empty()) out += fmt::format(" of type {}", fmt::join(type, " or "));
  if (place) out += " at " + *place;
  if (actor) out += " by " + *actor;
  if (recipient) out += " against or with " + *recipient;
  if (source) out += " told by " + *source;
  if (since) out += " since " + *since;
  if (until) out += " until " + *until;
  if (killed_min) out += fmt::format(" with {} or more killed by some account", *killed_min);
  return out;
}

}  // namespace hearsay
