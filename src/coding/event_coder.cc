#include "coding/event_coder.h"

#include <algorithm>
#include <future>

#include "base/words.h"
#include "coding/aims.h"
#include "coding/causes.h"
#include "coding/event_places.h"
#include "coding/event_times.h"
#include "coding/in_sentence.h"
#include "coding/party_words.h"
#include "coding/sides.h"
#include "coding/victims.h"

namespace hearsay {
namespace {

Trigger trigger_of(const Tree& tree, TokenRange words) {
  Trigger out;
  const ByteSpan at = tree.bytes(words);
  out.text = tree.document().text(at);
  out.at = tree.document().chars(at);
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    if (tree.token(i).upos == Upos::punct) continue;
    if (!out.lemma.empty()) out.lemma += ' ';
    out.lemma += fold(tree.lemma(i));
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(' '));
    if (!one.empty()) out.emplace_back(one);
    text.remove_prefix(std::min(one.size() + 1, text.size()));
  }
  return out;
}

/// "the Basra attack": where it was, not a country's own.
bool is_scene(const Tree& tree, const EventCoder::Reading& reading, std::uint32_t head, std::uint32_t event) {
  const Relation r = tree.relation(head);
  if (tree.head(head) != event || head > event || (r != Relation::compound && r != Relation::nmod_poss && r != Relation::nmod)) return false;
  const EntityMention* mention = reading.entities.mention_at(head);  // "the March Lane shooting": a street, which the gazetteer has not
  if (mention && !mention->entry && reading.entities.entities()[mention->entity].kind == EntityKind::place) return true;
  return any_over(reading.places, tree, head, [](const PlaceMention& place) { return place.record.precision != "country"; });
}

bool is_destination(const Tree& tree, const EventCoder::Reading& reading, std::uint32_t head) {
  if (!reading.frames->has(Frame::goal, tree.preposition(head))) return false;
  return any_over(reading.places, tree, head);
}

/// What states do to each other: "opened an embassy in Azerbaijan", where the entry says so.
bool is_done_to_state(const EventEntry& entry, std::string_view preposition) {
  if (entry.type == EventType::assault || entry.type == EventType::coerce || entry.type == EventType::protest || entry.type == EventType::consult) return false;
  return entry.type && std::any_of(entry.recipient.begin(), entry.recipient.end(),
                                   [&](const Slot& slot) { return slot.kind == Slot::Kind::preposition && slot.preposition == preposition; });
}

/// "the Danish city of Odense"
bool is_named_town(const Tree& tree, const EventCoder::Reading& reading, std::uint32_t head) {
  if (!is_one_of(tree.lemma(head), {"city", "town", "village", "district", "province", "region", "state", "area", "suburb", "neighbourhood", "neighborhood"}))
    return false;
  for (const std::uint32_t c : tree.children(head))
    if (c > head && tree.preposition(c) == "of" && any_over(reading.places, tree, c)) return true;
  return false;
}

/// "the bombing in Mogadishu" bombs somebody there, not the city's government.
bool is_venue(const Tree& tree, const EventCoder::Reading& reading, const EventEntry& entry, std::uint32_t head) {
  const std::string_view preposition = tree.preposition(head);
  if (!reading.frames->has(Frame::venue, preposition) || is_done_to_state(entry, preposition)) return false;
  return any_over(reading.places, tree, head) || (entry.type == EventType::assault && is_named_town(tree, reading, head));
}

/// "He was taken to hospital": the victim was spoken of already. "Ten were taken to hospital" tells how many were hurt.
bool is_uncounted_patient(const Tree& tree, const Frames& frames, const CodedEvent& event) {
  if (event.record.type != EventType::aid || !event.quantities.empty() || !event.actors.empty()) return false;
  for (std::uint32_t i = event.trigger.first; i < event.trigger.last; ++i)
    if (i != event.head && frames.has(Frame::ward, tree.lemma(i)) && tree.preposition(i) == "to") return true;
  return false;
}

std::optional<std::string> unless_empty(std::string_view text) { return text.empty() ? std::nullopt : std::optional<std::string>(text); }

}  // namespace

Result<EventCoder> EventCoder::create(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const petrarch::Dictionaries> dictionaries) {
  // Together they take most of the time, and each as much as the other.
  auto reading_actors = std::async(std::launch::async, [&] { return ActorLexicon::create(lexicon); });
  auto events = EventLexicon::create(lexicon);
  auto actors = reading_actors.get();
  if (!events) return tl::unexpected(events.error());
  if (!actors) return tl::unexpected(actors.error());
  auto places = PlaceReader::create(lexicon);
  if (!places) return tl::unexpected(places.error());
  auto times = TimeReader::create(lexicon);
  if (!times) return tl::unexpected(times.error());
  auto quantities = QuantityReader::create(lexicon);
  if (!quantities) return tl::unexpected(quantities.error());
  auto instruments = InstrumentReader::create(lexicon);
  if (!instruments) return tl::unexpected(instruments.error());
  EventCoder out(std::make_shared<const EventLexicon>(std::move(*events)), std::make_shared<const ActorLexicon>(std::move(*actors)), std::move(*places),
                 SiteReader::create(lexicon), std::move(*times), std::move(*quantities), std::move(*instruments));
  if (!dictionaries) return out;
  auto loaded = PetrarchCoder::create(std::move(dictionaries), std::move(lexicon));
  if (!loaded) return tl::unexpected(loaded.error());
  out.loaded_ = std::make_shared<const PetrarchCoder>(std::move(*loaded));
  return out;
}

CodedEvent EventCoder::make(const Tree& tree, const FoundEvent& found, const Reading& reading) const {
  CodedEvent out;
  out.trigger = found.trigger;
  out.head = found.head;
  out.entry = found.entry->row;
  Event& event = out.record;
  event.type = found.entry->type;
  event.mode = unless_empty(found.entry->mode);
  event.cameo = unless_empty(found.entry->cameo);
  event.contexts = words_of(found.entry->contexts);
  event.trigger = trigger_of(tree, found.trigger);
  const auto is_time = [&](std::uint32_t head) {  // "the attack on Friday" attacks no Friday
    return any_over(reading.times, tree, head);
  };
  const auto is_event = [&](std::uint32_t head) {
    const auto here = std::equal_range(reading.found_heads.begin(), reading.found_heads.end(), head);
    return here.first != here.second;
  };
  for (std::uint32_t head : found.actors) {
    if (is_time(head)) continue;
    const CodedParty party = reading.entities.party(head);
    const bool stands_for_some = party.record.code && event.type != EventType::assault && event.type != EventType::protest;  // "Moscow sanctions"
    if (stands_for_some || !is_scene(tree, reading, head, found.head)) reading.entities.parties(head, out.actors);
  }
  for (std::uint32_t head : found.recipients)
    if (!is_time(head) && !is_venue(tree, reading, *found.entry, head))
      reading.entities.parties(is_event(head) ? head : reading.entities.person_behind(head), out.recipients);
  if (event.type == EventType::mobilize)  // troops go to a town, they do nothing to it
    std::erase_if(out.recipients, [&](const CodedParty& party) { return is_destination(tree, reading, party.head); });
  if (event.type == EventType::consult)  // "toured Brno": whom they met there is not told
    std::erase_if(out.recipients, [](const CodedParty& party) { return party.record.entity_kind == EntityKind::place && !party.record.code; });
  std::erase_if(out.recipients, [&](const CodedParty& party) { return !party.record.code && is_scene(tree, reading, party.head, found.head); });
  for (CodedParty& party : out.actors) trim_party(tree, *reading.frames, reading.times, {found.head, false, reading.found_heads}, party);
  for (CodedParty& party : out.recipients)
    trim_party(tree, *reading.frames, reading.times, {found.head, event.type == EventType::request, reading.found_heads}, party);
  complete(tree, found, found.entry->mode, reading, out);
  std::erase_if(out.recipients, [&](const CodedParty& party) { return reading.frames->has(Frame::nobody, tree.folded(party.head)); });  // "nobody was hurt"
  return out;
}

void EventCoder::complete(const Tree& tree, const FoundEvent& found, std::string_view mode, const Reading& reading, CodedEvent& out) const {
  Event& event = out.record;
  instruments_.of_event(tree, found.head, found.trigger, event.instruments);
  event.time = times_.of_event(reading.times, tree, found.head);
  if (const PlaceMention* where = PlaceReader::of_event(reading.places, reading.sites, tree, place_context(event, found.head, found.trigger)))
    event.place = where->record;
  const QuantityReader::Context context{found.head, found.trigger, tree.lemma(found.head), event.type, mode, found.actors, found.recipients};
  quantities_.of_event(tree, context, out.quantities);
  out.is_speech = event.type == EventType::accuse || event.type == EventType::request || event.type == EventType::threaten || event.type == EventType::reject;
}

CodedEvent EventCoder::make(const Tree& tree, const PetrarchFound& found, const Reading& reading) const {
  CodedEvent out;
  out.trigger = {found.head, found.head + 1};
  out.head = found.head;
  Event& event = out.record;
  event.type = found.facts.type;
  event.mode = unless_empty(found.facts.mode);
  event.cameo = found.cameo;
  event.contexts = words_of(found.facts.contexts);
  event.trigger = trigger_of(tree, out.trigger);
  FoundEvent heads{out.trigger, out.head};
  const auto take = [&](const NounCodes& codes, std::vector<CodedParty>& parties, std::vector<std::uint32_t>& to) {
    for (const NounCode& one : codes) {
      CodedParty& party = parties.emplace_back(reading.entities.party(one.head));
      give_code(one.code, party.record);
      to.push_back(one.head);
    }
  };
  take(found.actors, out.actors, heads.actors);
  take(found.recipients, out.recipients, heads.recipients);
  complete(tree, heads, found.facts.mode, reading, out);
  return out;
}

// Verbs that a project brings tell all its events: what they pass over it does not want.
void EventCoder::find_events(const Tree& tree, Reading& reading) const {
  if (loaded_ && loaded_->tells_events()) {
    reading.loaded.clear();
    loaded_->find(tree, reading.entities, reading.loaded);
    for (const PetrarchFound& found : reading.loaded) reading.events.push_back(make(tree, found, reading));
  } else {
    finder_.find(tree, reading.found);
    reading.found_heads.clear();
    for (const FoundEvent& found : reading.found) reading.found_heads.push_back(found.head);
    std::sort(reading.found_heads.begin(), reading.found_heads.end());
    for (const FoundEvent& found : reading.found) reading.events.push_back(make(tree, found, reading));
    Causes(tree, quantities_, *reading.frames).join(reading.events);
  }
  if (!loaded_) return;
  const std::vector<bool> discarded = loaded_->discarded(tree);
  std::erase_if(reading.events, [&](const CodedEvent& event) { return discarded[tree.sentence_of(event.head)]; });
}

void EventCoder::code(const Tree& tree, Reading& reading) const {
  reading.entities.build(tree);
  reading.places.clear();
  reading.times.clear();
  reading.found.clear();
  reading.events.clear();
  places_.read(tree, reading.places);
  drop_parties(tree, reading.entities, reading.places);
  reading.sites.clear();
  sites_.read(tree, reading.places, reading.sites);
  places_.read_stand_ins(tree, reading.places, reading.sites);
  std::stable_sort(reading.sites.begin(), reading.sites.end(), [](const PlaceMention& a, const PlaceMention& b) { return a.words.first < b.words.first; });
  reading.entities.spread_country(reading.places);
  times_.read(tree, reading.times);
  if (loaded_) loaded_->code_parties(tree, reading.entities);
  find_events(tree, reading);
  give_sides(tree, reading.events);
  give_aims(tree, *reading.frames, reading.entities, reading.events);
  count_victims(tree, reading.entities, quantities_, reading.events);
  inherit_places(tree, {places_, *reading.frames, reading.places, reading.sites, places_.dateline(reading.places, tree), places_.focus(reading.places, tree)},
                 reading.events);
  inherit_times(tree, {times_, *reading.frames, reading.times}, reading.events);
  // Only now: the patient's sentence is still of the same scene.
  std::erase_if(reading.events, [&](const CodedEvent& event) { return is_uncounted_patient(tree, *reading.frames, event); });
}

void EventCoder::read_mentions(const Tree& tree, Reading& reading) const {
  reading.toponyms.clear();
  places_.read_toponyms(tree, reading.places, reading.toponyms);
  reading.quantities.clear();
  reading.instruments.clear();
  quantities_.read(tree, reading.quantities);
  instruments_.read(tree, reading.instruments);
}

}  // namespace hearsay
