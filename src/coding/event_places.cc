#include "coding/event_places.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "base/words.h"
#include "coding/in_sentence.h"

namespace hearsay {
namespace {

// "arrested Leo Madrid": a person's name where no preposition puts anything in it.
bool is_somebody(const Tree& tree, const EntityTable& entities, const PlaceMention& place) {
  const EntityMention* mention = entities.mention_at(place.head);
  if (!mention || !mention->named || entities.entities()[mention->entity].kind != EntityKind::person) return false;
  const Relation r = tree.relation(place.head);
  return (is_subject(r) || r == Relation::obj || r == Relation::conj || r == Relation::appos) && tree.preposition(place.head).empty();
}

constexpr std::uint32_t kReach = 2;  // sentences a place is taken over into

bool is_one_of_types(const Event& event, std::initializer_list<EventType> types) {
  return !event.type || std::find(types.begin(), types.end(), *event.type) != types.end();
}

/// Whether the words speak of something that took place: not "to attack", which may come about anywhere.
bool goes_on(const Tree& tree, std::uint32_t head) {
  const Token& token = tree.token(head);
  if (token.upos != Upos::verb || !(token.features & feature::infinitive)) return true;
  return tree.child(head, Relation::aux) != kNoToken || tree.child(head, Relation::aux_pass) != kNoToken;
}

/// "a petition seeking the deployment of troops": what is asked for may come about anywhere.
bool is_asked_for(const Tree& tree, std::span<const CodedEvent> sentence, const CodedEvent& event) {
  return std::any_of(sentence.begin(), sentence.end(), [&](const CodedEvent& other) {
    return other.record.type == EventType::request && other.head != event.head && tree.dominates(other.head, event.head);
  });
}

/// The next sentences speak of the town rather than of the one site in it.
bool is_wider(const Place& town, const Place& site) { return site.precision == "site" && town.precision == "settlement"; }

/// "a series of shootings in the Puget Sound region": the report goes on about its town.
bool is_around(const Place& region, const Place& town) {
  return (region.precision == "area" || region.precision == "sea") && town.precision == "settlement" && region.country && region.country == town.country;
}

/// "Blast at the port; bus in Tora ambushed": two events, of which the second's town says nothing.
bool is_apart(const Tree& tree, std::uint32_t a, std::uint32_t b) {
  for (std::uint32_t i = std::min(a, b); i < std::max(a, b); ++i)
    if (tree.form(i) == ";") return true;
  return false;
}

const Place* town_in(const Tree& tree, std::uint32_t token, const std::vector<PlaceMention>& towns) {
  const auto beside = in_sentence(towns, tree, token);
  const auto found = std::find_if(beside.begin(), beside.end(), [&](const PlaceMention& town) {
    return town.locates && town.record.precision == "settlement" && !is_apart(tree, token, town.head);
  });
  return found == beside.end() ? nullptr : &found->record;
}

/// A street whose town nobody named beside it stands in the town that the report is about.
void put_into(const Place& town, Place& place) {
  if (place.latitude || place.precision != "site") return;
  if (!place.country) place.country = town.country;
  if (place.country == town.country && !place.admin1) place.admin1 = town.admin1;
}

/// A ground or work, not a town that nobody knows.
bool is_site(const Scenes& scenes, const Place& place) {
  return std::any_of(scenes.sites.begin(), scenes.sites.end(), [&](const PlaceMention& site) { return site.record.at == place.at; });
}

bool happens_in_view(const Event& event) { return is_one_of_types(event, {EventType::assault, EventType::protest, EventType::mobilize, EventType::coerce}); }

bool does_harm(const Event& event) { return is_one_of_types(event, {EventType::assault}); }

/// Reports of all that happens in a country are written in its capital ("CAIRO, June 6 (Wire) -"): what they tell of no place was there no
/// more than anywhere.
bool is_written_in_capital(const Scenes& scenes) { return scenes.dateline && scenes.reader.is_capital_city(*scenes.dateline); }

/// The town whose report this is, where what is told of no place happened; null if the report is its country's.
std::optional<Place> home_of(const Scenes& scenes) {
  const bool of_country = is_written_in_capital(scenes) && scenes.focus && scenes.reader.is_capital_city(*scenes.focus);
  return of_country ? std::nullopt : scenes.focus;
}

/// The word behind "Concerning" or "Elsewhere" where the event's sentence opens so: nothing is taken over from the sentence before.
std::optional<std::uint32_t> behind_topic(const Tree& tree, const Frames& frames, std::uint32_t event) {
  constexpr std::uint32_t kLongest = 4;  // words: "in a separate development"
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(event)];
  std::string opening;
  for (std::uint32_t i = sentence.first; i < std::min(sentence.last, sentence.first + kLongest); ++i) {
    if (!opening.empty()) opening += ' ';
    opening += tree.folded(i);
    if (frames.has(Frame::topic, opening)) return i + 1;
  }
  return std::nullopt;
}

/// "Concerning the port, ...": the place that the sentence is about.
std::optional<Place> place_at(const Tree& tree, const Scenes& scenes, std::uint32_t token) {
  if (token < tree.size() && tree.token(token).upos == Upos::det) ++token;
  for (const auto* mentions : {&scenes.sites, &scenes.towns})
    for (const PlaceMention& mention : in_sentence(*mentions, tree, token - 1))
      if (mention.words.first == token && mention.record.precision != "country") return mention.record;
  return std::nullopt;
}

bool is_street(const Tree& tree, const Scenes& scenes, const Place& place, std::uint32_t event) {
  for (const auto* mentions : {&scenes.towns, &scenes.sites})
    for (const PlaceMention& mention : in_sentence(*mentions, tree, event))
      if (mention.record.at == place.at)
        return scenes.reader.is_street(tree, mention.words) || (place.precision == "site" && scenes.reader.is_quarter(tree, mention.words));
  return false;
}

/// "the shooting", "this raid": one that was told of before.
bool is_told_again(const Tree& tree, std::uint32_t head) {
  const std::uint32_t determiner = tree.child(head, Relation::det);
  return is_nominal(tree.token(head).upos) && determiner != kNoToken && is_one_of(tree.folded(determiner), {"the", "this", "that"});
}

/// Where the events so far took place whose own words said so: the last one of each type and mode.
class ToldPlaces {
 public:
  void note(const Event& event) {
    by_mode_[{event.type, event.mode}] = *event.place;
    by_type_[event.type] = *event.place;
  }
  /// Of the last one of its type; if there is one in its mode too, of that. Null if there is none.
  const Place* find(const Event& event) const {
    if (const auto found = by_mode_.find({event.type, event.mode}); found != by_mode_.end()) return &found->second;
    const auto found = by_type_.find(event.type);
    return found == by_type_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::pair<std::optional<EventType>, std::optional<std::string>>, Place> by_mode_;
  std::map<std::optional<EventType>, Place> by_type_;
};

}  // namespace

PlaceReader::Context place_context(const Event& event, std::uint32_t head, TokenRange trigger) {
  PlaceReader::Context out{head, trigger};
  out.physical = is_one_of_types(
      event, {EventType::assault, EventType::coerce, EventType::protest, EventType::mobilize, EventType::aid, EventType::consult, EventType::retreat});
  out.moves = is_one_of_types(event, {EventType::assault, EventType::mobilize, EventType::retreat, EventType::consult});
  out.has_target = is_one_of_types(event, {EventType::assault, EventType::mobilize, EventType::retreat, EventType::consult});
  out.strikes = event.type == EventType::assault;
  out.closes = is_one_of_types(event, {EventType::coerce, EventType::sanction}) && event.mode != "arrest";
  return out;
}

void drop_parties(const Tree& tree, const EntityTable& entities, std::vector<PlaceMention>& places) {
  std::erase_if(places, [&](const PlaceMention& place) {
    if (is_somebody(tree, entities, place)) return true;
    if (place.record.latitude && place.record.precision != "near") return false;
    const EntityMention* mention = entities.mention_at(place.head);
    if (!mention || !mention->entry) return false;
    const EntityKind kind = entities.entities()[mention->entity].kind;
    return kind == EntityKind::group || kind == EntityKind::organisation;
  });
}

void inherit_places(const Tree& tree, const Scenes& scenes, std::vector<CodedEvent>& events) {
  for (CodedEvent& event : events) {
    if (!event.record.place) continue;
    if (scenes.focus)
      put_into(*scenes.focus, *event.record.place);
    else if (scenes.dateline && is_site(scenes, *event.record.place))
      put_into(*scenes.dateline, *event.record.place);
  }
  ToldPlaces told;
  const std::optional<Place> home = home_of(scenes);
  std::optional<Place> current = scenes.dateline && !is_written_in_capital(scenes) ? scenes.dateline : home;
  std::uint32_t current_sentence = 0;
  for (std::size_t first = 0; first < events.size();) {
    const std::uint32_t sentence = tree.sentence_of(events[first].head);
    const bool is_far = sentence > current_sentence + kReach;
    if (is_far) current = home;
    if (const auto topic = behind_topic(tree, scenes.frames, events[first].head)) current = place_at(tree, scenes, *topic);
    std::optional<Place> named;
    std::uint32_t namer = events[first].head;
    const auto after = std::find_if(events.begin() + static_cast<std::ptrdiff_t>(first), events.end(),
                                    [&](const CodedEvent& one) { return tree.sentence_of(one.head) != sentence; });
    const std::span<const CodedEvent> beside(events.begin() + static_cast<std::ptrdiff_t>(first), after);
    std::size_t last = first;
    for (; last < first + beside.size(); ++last) {
      Event& event = events[last].record;
      if (event.place && event.place->latitude && !is_street(tree, scenes, *event.place, events[last].head))
        told.note(event);  // a report goes on about the street's town
      if (event.place && !named && happens_in_view(event)) {
        named = event.place;
        namer = events[last].head;
      }
      if (event.place || !happens_in_view(event) || !goes_on(tree, events[last].head) || is_asked_for(tree, beside, events[last])) continue;
      if (const Place* before = is_told_again(tree, events[last].head) ? told.find(event) : nullptr; before && (!current || is_wider(*current, *before))) {
        event.place = named = *before;
        continue;
      }
      // Whoever is charged or sentenced for it may be so anywhere. Far off, the harm is still that of which the report is; arrests and marches
      // may be others, elsewhere.
      const bool goes_along = is_far ? does_harm(event) : event.mode != "trial";
      if (named || goes_along) event.place = named ? named : current;
    }
    if (const Place* town = named ? town_in(tree, namer, scenes.towns) : nullptr; town && is_wider(*town, *named)) named = *town;
    const bool within = named && named->precision == "site" && !named->latitude;
    if (named && scenes.focus && (within || is_street(tree, scenes, *named, events[first].head))) named = scenes.focus;
    if (named && !(current && (is_wider(*current, *named) || is_around(*named, *current)))) current = named;
    if (named || (current && sentence == current_sentence + 1)) current_sentence = sentence;
    first = last;
  }
}

}  // namespace hearsay
