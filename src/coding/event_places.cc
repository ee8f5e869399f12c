#include "coding/event_places.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kReach = 2;  // sentences a place is taken over into

bool is_one_of_types(const Event& event, std::initializer_list<EventType> types) {
  return !event.type || std::find(types.begin(), types.end(), *event.type) != types.end();
}

bool is_definite(const Tree& tree, std::uint32_t noun) {
  for (const std::uint32_t c : tree.children(noun)) {
    const Relation r = tree.relation(c);
    if (r == Relation::nummod || r == Relation::nmod_poss) return true;
    if (r == Relation::det && is_one_of(tree.folded(c), {"the", "this", "that", "these", "those", "both"})) return true;
  }
  return false;
}

/// Whether the words speak of something that took place, and go on with what was told: "the attack", "ten were killed";
/// not "attacks" in general, nor "to attack".
bool goes_on(const Tree& tree, std::uint32_t head) {
  const Token& token = tree.token(head);
  if (token.upos == Upos::noun || token.upos == Upos::propn) return is_definite(tree, head);
  if (token.upos != Upos::verb) return true;
  if (token.features & feature::finite) return true;
  if (tree.child(head, Relation::aux) != kNoToken || tree.child(head, Relation::aux_pass) != kNoToken) return true;
  return (token.features & (feature::gerund | feature::participle)) && tree.relation(head) == Relation::advcl;
}

}  // namespace

PlaceReader::Context place_context(const Event& event, std::uint32_t head, TokenRange trigger) {
  PlaceReader::Context out{head, trigger};
  out.physical = is_one_of_types(event, {EventType::assault, EventType::coerce, EventType::protest, EventType::mobilize, EventType::aid, EventType::consult,
                                         EventType::retreat});
  out.moves = is_one_of_types(event, {EventType::assault, EventType::mobilize, EventType::retreat, EventType::consult});
  out.has_target = is_one_of_types(event, {EventType::assault, EventType::mobilize, EventType::retreat, EventType::consult});
  return out;
}

void drop_groups(const EntityTable& entities, std::vector<PlaceMention>& places) {
  std::erase_if(places, [&](const PlaceMention& place) {
    if (place.record.latitude && place.record.precision != "near") return false;
    const EntityMention* mention = entities.mention_at(place.head);
    if (!mention || !mention->entry) return false;
    const EntityKind kind = entities.entities()[mention->entity].kind;
    return kind == EntityKind::group || kind == EntityKind::organisation;
  });
}

void inherit_places(const Tree& tree, std::optional<Place> dateline, std::vector<CodedEvent>& events) {
  std::optional<Place> current = std::move(dateline);
  std::uint32_t current_sentence = 0;
  for (std::size_t first = 0; first < events.size();) {
    const std::uint32_t sentence = tree.sentence_of(events[first].head);
    if (sentence > current_sentence + kReach) current.reset();
    std::optional<Place> named;
    std::size_t last = first;
    for (; last < events.size() && tree.sentence_of(events[last].head) == sentence; ++last) {
      Event& event = events[last].record;
      if (!is_one_of_types(event, {EventType::assault, EventType::protest, EventType::mobilize, EventType::coerce})) continue;
      if (event.place && !named) named = event.place;
      if (!event.place && goes_on(tree, events[last].head)) event.place = named ? named : current;
    }
    if (named) current = named;
    if (current) current_sentence = named || sentence == current_sentence + 1 ? sentence : current_sentence;
    first = last;
  }
}

}  // namespace hearsay
