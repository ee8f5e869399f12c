#include "coding/event_coder.h"

#include <algorithm>

#include "base/words.h"
#include "coding/event_places.h"
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

/// "the Basra attack": where it was, unless a capital stands for its government or a country for itself.
bool is_scene(const Tree& tree, const EventCoder::Reading& reading, std::uint32_t head, std::uint32_t event) {
  const Relation r = tree.relation(head);
  if (tree.head(head) != event || head > event || (r != Relation::compound && r != Relation::nmod_poss && r != Relation::nmod)) return false;
  return std::any_of(reading.places.begin(), reading.places.end(),
                     [&](const PlaceMention& place) { return place.words.has(head) && place.record.precision != "country"; });
}

bool is_destination(const Tree& tree, const EventCoder::Reading& reading, std::uint32_t head) {
  const std::string_view preposition = tree.preposition(head);
  if (preposition != "to" && preposition != "into" && preposition != "in" && preposition != "near" && preposition != "toward" && preposition != "towards")
    return false;
  return std::any_of(reading.places.begin(), reading.places.end(), [&](const PlaceMention& place) { return place.words.has(head); });
}

/// "the bombing in Mogadishu" bombs somebody there, not the city's government.
bool is_venue(const Tree& tree, const EventCoder::Reading& reading, std::uint32_t head) {
  if (tree.preposition(head) != "in" && tree.preposition(head) != "at" && tree.preposition(head) != "near") return false;
  return std::any_of(reading.places.begin(), reading.places.end(), [&](const PlaceMention& place) { return place.words.has(head); });
}

/// Whether what `anchor` tells brought about what its head tells.
bool is_means(const Tree& tree, std::uint32_t anchor) {
  const Relation r = tree.relation(anchor);
  if (r == Relation::obl_agent || r == Relation::nsubj) return true;
  if (r == Relation::obl || r == Relation::nmod)
    return is_one_of(tree.preposition(anchor), {"in", "by", "during", "from", "due to", "because of", "as a result of", "following"});
  const std::uint32_t mark = r == Relation::advcl ? tree.child(anchor, Relation::mark) : kNoToken;
  const std::uint32_t when = r == Relation::advcl ? tree.child(anchor, Relation::advmod) : kNoToken;
  return (mark != kNoToken && is_one_of(tree.folded(mark), {"when", "as", "after"})) || (when != kNoToken && tree.folded(when) == "when");
}

std::optional<std::string> unless_empty(std::string_view text) { return text.empty() ? std::nullopt : std::optional<std::string>(text); }

}  // namespace

Result<EventCoder> EventCoder::create(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const petrarch::Dictionaries> dictionaries) {
  auto events = EventLexicon::create(lexicon);
  if (!events) return tl::unexpected(events.error());
  auto actors = ActorLexicon::create(lexicon);
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
    return std::any_of(reading.times.begin(), reading.times.end(), [&](const TimeMention& time) { return time.words.has(head); });
  };
  const auto is_event = [&](std::uint32_t head) {
    return std::any_of(reading.found.begin(), reading.found.end(), [&](const FoundEvent& other) { return other.head == head; });
  };
  for (std::uint32_t head : found.actors) {
    if (is_time(head)) continue;
    CodedParty party = reading.entities.party(head);
    if (party.record.code || !is_scene(tree, reading, head, found.head)) out.actors.push_back(std::move(party));
  }
  for (std::uint32_t head : found.recipients)
    if (!is_time(head) && !is_venue(tree, reading, head))
      out.recipients.push_back(reading.entities.party(is_event(head) ? head : reading.entities.person_behind(head)));
  if (event.type == EventType::mobilize)  // troops go to a town, they do nothing to it
    std::erase_if(out.recipients, [&](const CodedParty& party) { return is_destination(tree, reading, party.head); });
  std::erase_if(out.recipients, [&](const CodedParty& party) { return !party.record.code && is_scene(tree, reading, party.head, found.head); });
  complete(tree, found, found.entry->mode, reading, out);
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

// "attacks in a market which killed ten": the relative clause hung on the market.
bool EventCoder::stands_below(const Tree& tree, std::uint32_t noun, std::uint32_t event) {
  for (int steps = 0; noun != kNoToken && steps < 4; noun = tree.head(noun), ++steps) {
    if (noun == event) return true;
    if (tree.relation(noun) != Relation::nmod && tree.relation(noun) != Relation::obl) return false;
  }
  return false;
}

// "The attack killed ten": who attacked killed them; an event acts for those who made it.
void EventCoder::pass_on_actors(const Tree& tree, std::vector<CodedEvent>& events) const {
  for (CodedEvent& event : events) {
    const bool relative = tree.relation(event.head) == Relation::acl_relcl && quantities_.counts_harm(tree.lemma(event.head));
    const auto maker = [&](const CodedParty& party) {
      return std::find_if(events.begin(), events.end(), [&](const CodedEvent& other) {
        return &other != &event && (other.head == party.head || (relative && !party.record.code && stands_below(tree, party.head, other.head)));
      });
    };
    const auto found = std::find_if(event.actors.begin(), event.actors.end(), [&](const CodedParty& party) { return maker(party) != events.end(); });
    if (found == event.actors.end()) continue;
    const std::vector<CodedParty> makers = maker(*found)->actors;
    event.actors.erase(found);
    for (const CodedParty& one : makers) event.actors.push_back(one);
  }
}

// "condemned the raids of the militia": the militia is condemned. Nobody is touched by "supported the raid".
void EventCoder::replace_touched_events(std::vector<CodedEvent>& events) const {
  for (CodedEvent& event : events) {
    std::vector<CodedParty> touched;
    const auto add = [&](const CodedParty& party) {
      const auto same = [&](const CodedParty& other) { return other.head == party.head; };
      if (std::none_of(event.actors.begin(), event.actors.end(), same) && std::none_of(touched.begin(), touched.end(), same)) touched.push_back(party);
    };
    for (const CodedParty& party : event.recipients) {
      const auto content = std::find_if(events.begin(), events.end(), [&](const CodedEvent& other) { return &other != &event && other.head == party.head; });
      if (content == events.end())
        add(party);
      else
        for (const CodedParty& maker : content->actors) add(maker);
    }
    event.recipients = std::move(touched);
  }
}

// "Six were killed in police firing", "deaths due to police firing", "killed when police opened fire", "the raids
// killed six": who fired killed them.
void EventCoder::blame_makers(const Tree& tree, std::vector<CodedEvent>& events) const {
  for (CodedEvent& event : events) {
    if (!event.actors.empty() || !quantities_.counts_harm(tree.lemma(event.head))) continue;
    for (const CodedEvent& cause : events) {
      if (&cause == &event || cause.actors.empty() || cause.record.type != EventType::assault) continue;
      // "police firing" may hang the firing on the police
      const bool on_maker = tree.relation(cause.head) == Relation::acl && tree.head(cause.head) == cause.actors.front().head;
      const std::uint32_t anchor = on_maker ? cause.actors.front().head : cause.head;
      if (tree.head(anchor) == event.head && is_means(tree, anchor)) event.actors = cause.actors;
    }
  }
}

// "threatened to cut off supplies to the town": whom the content would touch is whom the threat is made to;
// "retaliated by firing into the town": whom the means touch.
void EventCoder::borrow_recipients(const Tree& tree, std::vector<CodedEvent>& events) const {
  for (CodedEvent& event : events) {
    const auto type = event.record.type;
    const bool speaks = type == EventType::threaten || type == EventType::agree || type == EventType::reject;
    if (!event.recipients.empty() || (!speaks && type != EventType::assault)) continue;
    const auto content = std::find_if(events.begin(), events.end(), [&](const CodedEvent& other) {
      const Relation r = tree.relation(other.head);
      if (!speaks) return r == Relation::advcl && tree.head(other.head) == event.head && tree.preposition(other.head) == "by";
      return &other != &event && (r == Relation::xcomp || r == Relation::ccomp || r == Relation::obj || r == Relation::nmod || r == Relation::obl) &&
             tree.head(other.head) == event.head;
    });
    if (content == events.end()) continue;
    for (const CodedParty& party : content->recipients)
      if (std::none_of(event.actors.begin(), event.actors.end(), [&](const CodedParty& actor) { return actor.head == party.head; }))
        event.recipients.push_back(party);
  }
}

// Deaths and injuries of which nobody says whence they came are violence's where violence was told of just before.
void EventCoder::blame_violence(const Tree& tree, std::vector<CodedEvent>& events) const {
  constexpr std::uint32_t kReach = 3;  // sentences
  std::optional<std::uint32_t> violent;
  const auto near = [&](std::uint32_t sentence) { return violent && sentence - *violent <= kReach; };
  for (std::size_t first = 0; first < events.size();) {
    const std::uint32_t sentence = tree.sentence_of(events[first].head);
    std::size_t last = first;
    bool calamity = false;
    for (; last < events.size() && tree.sentence_of(events[last].head) == sentence; ++last) {
      if (events[last].record.type == EventType::assault) violent = sentence;
      calamity |= !events[last].record.type && !quantities_.counts_harm(tree.lemma(events[last].head));
    }
    for (std::size_t i = first; i < last; ++i) {
      Event& event = events[i].record;
      if (event.type || calamity || !near(sentence) || !quantities_.counts_harm(tree.lemma(events[i].head))) continue;
      event.type = EventType::assault;
      event.mode.reset();
      event.cameo = "180";
    }
    if (calamity) violent.reset();
    first = last;
  }
}

// Verbs that a project brings tell all its events: what they pass over it does not want.
void EventCoder::find_events(const Tree& tree, Reading& reading) const {
  if (loaded_ && loaded_->tells_events()) {
    reading.loaded.clear();
    loaded_->find(tree, reading.entities, reading.loaded);
    for (const PetrarchFound& found : reading.loaded) reading.events.push_back(make(tree, found, reading));
  } else {
    finder_.find(tree, reading.found);
    for (const FoundEvent& found : reading.found) reading.events.push_back(make(tree, found, reading));
    pass_on_actors(tree, reading.events);
    replace_touched_events(reading.events);
    blame_makers(tree, reading.events);
    borrow_recipients(tree, reading.events);
    blame_violence(tree, reading.events);
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
  drop_groups(reading.entities, reading.places);
  reading.sites.clear();
  sites_.read(tree, reading.places, reading.sites);
  reading.entities.spread_country(reading.places);
  times_.read(tree, reading.times);
  if (loaded_) loaded_->code_parties(tree, reading.entities);
  find_events(tree, reading);
  count_victims(tree, reading.entities, quantities_, reading.events);
  inherit_places(tree, {places_, reading.places, reading.sites, places_.dateline(reading.places, tree), places_.focus(reading.places, tree)}, reading.events);
}

void EventCoder::read_mentions(const Tree& tree, Reading& reading) const {
  reading.quantities.clear();
  reading.instruments.clear();
  quantities_.read(tree, reading.quantities);
  instruments_.read(tree, reading.instruments);
}

}  // namespace hearsay
