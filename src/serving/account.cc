#include "serving/account.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include "serving/incident_list.h"
#include "serving/words.h"

namespace hearsay::serving {
namespace {

std::string where(const Claim& claim, CharSpan at) { return fmt::format("{}:{}-{}", printable(claim.document.id), at.begin, at.end); }

std::string headline(const Incident& incident) {
  std::string out = type_words(incident.type, incident.mode);
  if (incident.cameo) out += fmt::format(" (CAMEO {})", *incident.cameo);
  out += fmt::format(", {}", days(incident.start, incident.stop));
  if (incident.place) out += ", " + place_words(*incident.place);
  return out;
}

std::string list(const std::vector<Reconciled>& parties) {
  std::string out;
  for (const Reconciled& one : parties) out += (out.empty() ? "" : ", ") + party_words(one);
  return out.empty() ? "not named" : out;
}

std::string casualties(const Incident& incident, const TextStyle& style) {
  std::string out;
  for (const auto& [kind, toll] : incident.casualties) {
    out += fmt::format("{:<11}{}{}\n", kind, range_words(toll.min, toll.max), toll.best ? fmt::format(", best {}", *toll.best) : "");
    for (const Figure& one : toll.by_source) {
      const std::string line = fmt::format("{}, {}: {}, {} {}", printable(one.published.empty() ? "no date" : one.published), printable(one.source),
                                           range_words(one.min, one.max), quoted(one.text), printable(one.claim));
      out += wrapped(line, 11, style);
    }
  }
  return out;
}

std::string header(const Incident& incident, const TextStyle& style) {
  std::string out = painted(headline(incident), Colour::bold, style) + '\n';
  out += fmt::format("{:<11}{}\n", "status", painted(status_words(incident), colour_of(incident.status), style));
  out += fmt::format("{:<11}{}\n", "who", list(incident.actors));
  out += fmt::format("{:<11}{}\n", "to whom", list(incident.recipients));
  out += casualties(incident, style);
  return out + fmt::format("{:<11}{}\n", "id", printable(incident.id));
}

bool has_counts(const Claim& claim) { return !claim.quantities.empty() || !claim.victims.empty(); }

std::string figures(const Claim& claim) {
  std::string out;
  for (const auto* counts : {&claim.quantities, &claim.victims})
    for (const Quantity& one : *counts) out += "; " + figure_words(one);
  return out;
}

std::string claim_line(const Claim& claim, const TextStyle& style) {
  const std::string said = fmt::format("{}  {}  {}: {}{}", printable(claim.document.published.value_or("no date")), outlet(claim.document), source_chain(claim),
                                       verdict(claim), figures(claim));
  const std::string words = quoted(claim.sentence.text) + ' ' + where(claim, claim.sentence.at);
  if (style.width == 0) return said + ": " + words + '\n';
  return painted(said, Colour::bold, style) + '\n' + wrapped(words, 4, style);
}

std::vector<const Claim*> oldest_first(std::span<const Claim> claims) {
  std::vector<const Claim*> out;
  for (const Claim& one : claims) out.push_back(&one);
  std::stable_sort(out.begin(), out.end(), [](const Claim* a, const Claim* b) {
    // Without a date is not the oldest: it is not known when it was said.
    return std::make_tuple(!a->document.published, std::cref(a->document.published)) <
           std::make_tuple(!b->document.published, std::cref(b->document.published));
  });
  return out;
}

// What a claim says about the thing that two claims differ on.
std::string position_on(const std::string& on, const Claim& claim) {
  if (on == "count") return !has_counts(claim) ? "no figure" : figures(claim).substr(2);
  if (on == "place") return claim.event.place ? place_words(*claim.event.place) : "no place";
  if (on == "time") return claim.event.time ? days(claim.event.time->start, claim.event.time->stop) : "no time";
  if (on == "actor") return claim.actors.empty() ? "nobody named" : party_words(claim.actors.front());
  return verdict(claim);
}

std::string side(const std::string& on, const std::string& id, std::span<const Claim> claims) {
  const auto found = std::find_if(claims.begin(), claims.end(), [&](const Claim& one) { return one.id == id; });
  if (found == claims.end()) return printable(id);
  return fmt::format("{}: {} ({})", speaker(*found), position_on(on, *found), printable(id));
}

std::string contradictions(const Incident& incident, std::span<const Claim> claims, const TextStyle& style) {
  if (incident.contradictions.empty()) return "";
  std::string out = '\n' + painted("Contradictions", Colour::bold, style) + '\n';
  for (const Contradiction& one : incident.contradictions)
    out += wrapped(fmt::format("{}: {} against {}", printable(one.on), side(one.on, one.first, claims), side(one.on, one.second, claims)), 0, style);
  return out;
}

std::string history(const Incident& incident, const TextStyle& style) {
  if (incident.history.size() < 2) return "";
  std::string out = '\n' + painted("Status over time", Colour::bold, style) + '\n';
  for (const StatusChange& one : incident.history)
    out += fmt::format("{}  {}\n", printable(one.as_of), painted(spelling(one.status), colour_of(one.status), style));
  return out;
}

std::string who_says_what(std::span<const Claim> claims, const TextStyle& style) {
  // A sentence that tells of one event with several words ("fired", "killed") is shown once, with its figures.
  const auto said = [](const Claim& one) { return std::make_tuple(one.document.id, one.sentence.at.begin, source_chain(one), verdict(one)); };
  std::set<decltype(said(claims.front()))> shown;
  for (const Claim& one : claims)
    if (has_counts(one)) shown.insert(said(one));
  std::string out;
  for (const Claim* one : oldest_first(claims))
    if (has_counts(*one) || shown.insert(said(*one)).second) out += claim_line(*one, style);
  return out;
}

std::string decision(const Review& review) {
  std::string out = fmt::format("{}  {}: {}", printable(review.at), printable(review.by), spelling(review.action));
  if (review.action == ReviewAction::edit) out += fmt::format(" {}={}", printable(review.field), printable(review.value));
  if (review.action == ReviewAction::grade) out += fmt::format(" {}", printable(review.value));
  if (review.incident.empty() && !review.claims.empty()) out += fmt::format(" of {}", printable(review.claims.front().id));
  return review.note.empty() ? out : out + fmt::format(": {}", printable(review.note));
}

}  // namespace

std::string review_account(std::span<const Review> reviews, const TextStyle& style) {
  if (reviews.empty()) return "";
  std::string out = '\n' + painted("Reviewed", Colour::bold, style) + '\n';
  for (const Review& one : reviews) out += wrapped(decision(one), 0, style);
  return out;
}

std::string incident_account(const Incident& incident, std::span<const Claim> claims, const TextStyle& style) {
  std::string out = header(incident, style) + '\n' + painted("Who says what, oldest first", Colour::bold, style) + '\n';
  out += who_says_what(claims, style);
  return out + contradictions(incident, claims, style) + history(incident, style);
}

}  // namespace hearsay::serving
