#include "linking/account.h"

#include <algorithm>
#include <map>

#include "linking/casualties.h"
#include "linking/contradictions.h"
#include "linking/days.h"
#include "linking/speakers.h"
#include "linking/status.h"
#include "linking/testimony.h"

namespace hearsay::linking {
namespace {

// Only what is told as having happened or as coming describes the incident; where nothing is, everything does.
std::vector<const Claim*> describing(std::span<const Claim> claims, std::span<const Testimony> testimonies) {
  std::vector<const Claim*> out;
  for (const Testimony& one : testimonies)
    if (one.position != Position::silent && one.position != Position::denies && one.position != Position::refuses) out.push_back(&claims[one.claim]);
  if (out.empty())
    for (const Testimony& one : testimonies) out.push_back(&claims[one.claim]);
  return out;
}

// The value most claims have, of equals the first told. `of` gives an optional or a pointer.
template <class Of>
auto majority(const std::vector<const Claim*>& claims, Of of) {
  using Value = std::decay_t<decltype(*of(*claims.front()))>;
  std::vector<std::pair<Value, std::uint32_t>> counted;
  for (const Claim* claim : claims) {
    const auto value = of(*claim);
    if (!value) continue;
    const auto known = std::find_if(counted.begin(), counted.end(), [&](const auto& pair) { return pair.first == *value; });
    if (known == counted.end())
      counted.emplace_back(*value, 1);
    else
      ++known->second;
  }
  const auto most = std::max_element(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counted.end() ? std::optional<std::pair<Value, std::uint32_t>>() : std::optional(*most);
}

void set_type(const std::vector<const Claim*>& claims, Incident& out) {
  const auto type = majority(claims, [](const Claim& claim) { return &claim.event.type; });  // none is a type too: harm without an attacker
  out.type = type->first;
  out.majority = type->second;
  std::vector<const Claim*> same;
  for (const Claim* claim : claims)
    if (claim->event.type == out.type) same.push_back(claim);
  if (const auto mode = majority(same, [](const Claim& claim) { return claim.event.mode; })) out.mode = mode->first;
  if (const auto cameo = majority(same, [](const Claim& claim) { return claim.event.cameo; })) out.cameo = cameo->first;
}

// The most told window, where a day says more than a month: claims by days of width.
void set_time(const std::vector<const Claim*>& claims, Incident& out) {
  std::vector<std::pair<Window, double>> told;
  for (const Claim* claim : claims) {
    const auto window = window_of(claim->event);
    if (!window) continue;
    const double weight = 1.0 / (1 + window->width());
    const auto known = std::find_if(told.begin(), told.end(), [&](const auto& pair) { return pair.first == *window; });
    if (known == told.end())
      told.emplace_back(*window, weight);
    else
      known->second += weight;
  }
  const auto most = std::max_element(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == told.end()) return;
  for (const Claim* claim : claims)
    if (window_of(claim->event) == most->first) {
      out.start = claim->event.time->start;
      out.stop = claim->event.time->stop;
      return;
    }
}

int fineness(const Place& place) {
  constexpr std::string_view kFromFine[] = {"site", "settlement", "near", "admin2", "admin1", "area", "sea", "country"};
  const auto found = std::find(std::begin(kFromFine), std::end(kFromFine), place.precision);
  return static_cast<int>(std::end(kFromFine) - found);
}

// Towns go before sites, which few name alike, and those before areas; then the place most claims name, then the first told.
void set_place(const std::vector<const Claim*>& claims, Incident& out) {
  struct Told {
    const Place* place;
    std::vector<std::string> claims;
  };
  std::vector<Told> told;
  const auto same = [](const Place& a, const Place& b) { return a.name == b.name && a.gazetteer_id == b.gazetteer_id && a.country == b.country; };
  for (const Claim* claim : claims) {
    if (!scene_of(claim->event)) continue;
    const Place& place = *scene_of(claim->event);
    const auto known = std::find_if(told.begin(), told.end(), [&](const Told& one) { return same(*one.place, place); });
    if (known == told.end())
      told.push_back({&place, {claim->id}});
    else
      known->claims.push_back(claim->id);
  }
  const auto rank = [](const Told& one) { return one.place->precision == "settlement" ? 2 : fineness(*one.place) > 4 ? 1 : 0; };
  const auto most = std::max_element(told.begin(), told.end(),
                                     [&](const Told& a, const Told& b) { return rank(a) != rank(b) ? rank(a) < rank(b) : a.claims.size() < b.claims.size(); });
  if (most == told.end()) return;
  out.place = *most->place;
  out.place_claims = std::move(most->claims);
}

bool same_party(const Party& one, const Reconciled& other) {
  if (one.name && other.name) return *one.name == *other.name;
  if (one.name.has_value() != other.name.has_value()) return false;
  return one.code == other.code && plain(one.text) == plain(other.text);
}

// Each party once, the most told first. A pronoun that nobody resolved tells nothing.
std::vector<Reconciled> reconcile(const std::vector<const Claim*>& claims, std::vector<Party> Claim::*parties) {
  std::vector<Reconciled> out;
  for (const Claim* claim : claims)
    for (const Party& party : claim->*parties) {
      if (!party.name && !party.code && telling_words(party).empty()) continue;
      const auto known = std::find_if(out.begin(), out.end(), [&](const Reconciled& other) { return same_party(party, other); });
      if (known == out.end())
        out.push_back({party.name.value_or(party.text), party.name, party.code, party.country, {claim->id}});
      else if (known->claims.back() != claim->id)
        known->claims.push_back(claim->id);
    }
  std::stable_sort(out.begin(), out.end(), [](const Reconciled& a, const Reconciled& b) { return a.claims.size() > b.claims.size(); });
  return out;
}

IncidentSource source_of(const Claim& claim, const Testimony& testimony) {
  const Source* source = innermost(claim);
  const bool denies = testimony.position == Position::denies || testimony.position == Position::refuses;
  const std::string_view own = denies                                    ? "denies"
                               : testimony.position == Position::expects ? "expects"
                               : testimony.position == Position::silent  ? "doubts"
                                                                         : "asserts";
  return {label(claim), std::string(source ? spelling(source->kind) : "media"), std::string(source ? spelling(source->stance) : own), testimony.origin};
}

void set_sources(std::span<const Claim> claims, std::span<const Testimony> testimonies, Incident& out) {
  for (const Testimony& one : testimonies) {
    IncidentSource source = source_of(claims[one.claim], one);
    if (std::find(out.sources.begin(), out.sources.end(), source) == out.sources.end()) out.sources.push_back(std::move(source));
  }
}

}  // namespace

Incident account(std::span<const Claim> claims, std::span<const std::uint32_t> members, const Newsroom& newsroom) {
  const std::vector<Testimony> told = testimonies(claims, members, newsroom);
  const std::vector<const Claim*> telling = describing(claims, told);
  Incident out;
  out.id = claims[members.front()].id;
  set_type(telling, out);
  set_time(telling, out);
  set_place(telling, out);
  out.actors = reconcile(telling, &Claim::actors);
  out.recipients = reconcile(telling, &Claim::recipients);
  Verdict verdict = judge(told);
  out.status = verdict.status;
  out.basis = std::move(verdict.basis);
  out.origins = verdict.origins;
  out.casualties = casualties(claims, told);
  for (std::uint32_t member : members) out.claims.push_back(claims[member].id);
  set_sources(claims, told, out);
  out.contradictions = contradictions(claims, told);
  out.history = history(told);
  return out;
}

}  // namespace hearsay::linking
