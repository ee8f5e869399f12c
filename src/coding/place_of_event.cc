// Where an event took place, of the places that its sentence names.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/words.h"
#include "coding/clauses.h"
#include "coding/in_sentence.h"
#include "coding/places.h"

namespace hearsay {
namespace {

/// "seized full control of the airport", "the capture of Tora"; a name of which nothing is known may be somebody's.
bool is_of_trigger(const PlaceMention& place, const Tree& tree, const PlaceReader::Context& event) {
  return place.record.latitude && tree.preposition(place.head) == "of" && event.trigger.has(tree.head(place.head));
}

/// "the attack on Goma", not "talks on Syria"
bool is_struck(const PlaceMention& place, const Tree& tree, const PlaceReader::Context& event) {
  return event.strikes && place.record.latitude && place.record.precision != "country" && is_one_of(tree.preposition(place.head), {"on", "against", "upon"});
}

constexpr int kToldThere = 40, kOpening = 6;  // what reported speech costs; what the whole of a sentence does

/// "In Tora, engineers repaired the roof of the hall shelled on Monday": it is the scene of all that follows, unless that is only told there.
bool opens_sentence(const Tree& tree, const PlaceMention& place) {
  const std::uint32_t first = tree.analysis().sentences[tree.sentence_of(place.head)].first;
  const std::uint32_t behind = place.words.last;
  return place.locates && place.words.first == first + 1 && behind < tree.size() && tree.form(behind) == "," &&
         is_one_of(tree.folded(first), {"in", "at", "near"});
}

/// What stands between the event and a place of its sentence; kUnrelated if the place does not tell where.
int cost_of(const PlaceMention& place, const Tree& tree, const PlaceReader::Context& event) {
  const std::uint32_t governor = governor_of(tree, place.words);
  const bool beside = governor == event.head || event.trigger.has(governor);
  const Relation r = tree.relation(place.head);
  // "captured Brega", "the Tripoli air strikes"; not "Libya said", "the Libyan army".
  const bool has_target = event.has_target || (event.closes && place.record.precision != "country");
  const bool is_target =
      beside && ((has_target && (r == Relation::obj || r == Relation::nsubj_pass || is_of_trigger(place, tree, event) || is_struck(place, tree, event))) ||
                 (r == Relation::compound && place.record.precision != "country"));  // "a US strike" may be anywhere
  if (!place.locates && !is_target) return kUnrelated;
  const bool is_left = event.closes && beside && r == Relation::obl && tree.preposition(place.head) == "from";  // "expelled from the country"
  if (!event.moves && !is_left && is_one_of(tree.preposition(place.head), {"to", "from", "toward", "towards", "through"})) return kUnrelated;
  // "envoys from Chad met in Goma": where they come from
  if (r == Relation::nmod && !beside && governor < event.head && is_nominal(tree.token(governor).upos) && tree.preposition(place.head) == "from")
    return kUnrelated;
  // "damaged a bank that is located near the embassy": not at the embassy
  if (is_one_of(tree.lemma(governor), {"locate", "situate"}) && is_one_of(tree.preposition(place.head), {"near", "opposite", "behind", "beside"}))
    return kUnrelated;
  if (tree.head(event.head) == place.head) return 0;  // "those who are in Geneva for a summit"
  if (tells_of(tree, governor, event.head)) return 2;
  const int cost = attachment_cost(tree, event.head, governor);
  return cost < kToldThere && opens_sentence(tree, place) ? std::min(cost, kOpening) : cost;
}

int fineness(const Place& place) {
  constexpr std::string_view kFromWide[] = {"sea", "country", "area", "admin1", "admin2", "settlement"};
  const auto found = std::find(std::begin(kFromWide), std::end(kFromWide), place.precision);
  return static_cast<int>(found - std::begin(kFromWide));
}

/// Whether a place may lie in an area of several states: "in Pulwama in Kashmir".
bool is_about(const Place& area, const Place& place) {
  constexpr double kReach = 6;  // degrees
  return area.precision == "area" && area.latitude && place.latitude && std::abs(*area.latitude - *place.latitude) < kReach &&
         std::abs(*area.longitude - *place.longitude) < kReach;
}

/// "Fighting in Iraq killed twelve in Fallujah": a little further off, but within the other.
bool is_within(const PlaceMention& fine, const PlaceMention& wide) {
  if (fineness(fine.record) <= fineness(wide.record)) return false;
  if (fine.record.precision == "site" && !fine.record.latitude) return !fine.record.country || fine.record.country == wide.record.country;
  return wide.record.country ? fine.record.country == wide.record.country : is_about(wide.record, fine.record);
}

}  // namespace

const PlaceMention* PlaceReader::of_event(const std::vector<PlaceMention>& places, const std::vector<PlaceMention>& sites, const Tree& tree,
                                          const Context& event) {
  const PlaceMention* best = nullptr;
  constexpr int kDetour = 8;
  const int farthest = event.physical ? 30 : 5;  // dearer phrases belong to another clause
  int best_cost = farthest;
  for (const auto* mentions : {&sites, &places})
    for (const PlaceMention& place : in_sentence(*mentions, tree, event.head)) {
      if (place.words.has(event.head)) continue;
      const int cost = cost_of(place, tree, event);
      const bool finer = best && cost < best_cost + kDetour && cost < farthest && is_within(place, *best);
      if ((cost >= best_cost && !finer) || (best && cost + kDetour > best_cost && is_within(*best, place))) continue;
      best = &place;
      best_cost = cost;
    }
  return best;
}

}  // namespace hearsay
