#include "coding/causes.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {

void Causes::join(std::vector<CodedEvent>& events) const {
  for (std::size_t first = 0; first < events.size();) {
    const std::uint32_t sentence = tree_.sentence_of(events[first].head);
    std::size_t last = first;
    while (last < events.size() && tree_.sentence_of(events[last].head) == sentence) ++last;
    const Events told(events.data() + first, last - first);
    pass_on_actors(told);
    replace_touched_events(told);
    blame_makers(told);
    take_over_modes(told);
    give_victims(told);
    borrow_recipients(told);
    first = last;
  }
  blame_violence(events);
}

bool Causes::tells_harm(const CodedEvent& event) const {
  if (quantities_.counts_harm(tree_, event.head)) return true;
  for (std::uint32_t i = event.trigger.first; i < event.trigger.last; ++i)  // "left ten dead"
    if (tree_.token(i).upos == Upos::adj && quantities_.counts_harm(tree_, i)) return true;
  return false;
}

// Whether what `anchor` tells brought about what its head tells.
bool Causes::is_means(std::uint32_t anchor) const {
  const Relation r = tree_.relation(anchor);
  if (r == Relation::obl_agent || r == Relation::nsubj || r == Relation::csubj) return true;
  if (r == Relation::obl || r == Relation::nmod) return frames_.has(Frame::means, tree_.preposition(anchor));
  if (r != Relation::advcl) return false;
  if (frames_.has(Frame::means, tree_.preposition(anchor))) return true;  // "died due to police firing"
  const std::uint32_t mark = tree_.child(anchor, Relation::mark), when = tree_.child(anchor, Relation::advmod);
  return (mark != kNoToken && frames_.has(Frame::means, tree_.folded(mark))) || (when != kNoToken && frames_.has(Frame::means, tree_.folded(when)));
}

// What of a cause stands in the clause of its effect: "police firing" may hang the firing on the police, "a bomb
// planted by rebels" the planting on the bomb.
std::uint32_t Causes::anchor(const CodedEvent& cause) const {
  const Relation r = tree_.relation(cause.head);
  const std::uint32_t noun = tree_.head(cause.head);
  if ((r != Relation::acl && r != Relation::acl_relcl) || noun == kNoToken) return cause.head;
  const bool on_maker = r == Relation::acl && !cause.actors.empty() && noun == cause.actors.front().head;
  return on_maker || cause.trigger.has(noun) ? noun : cause.head;
}

// The predicates whose clause tells of the harm: with "killed two and wounded five when" the clause may hang on either,
// and with "left ten dead" on the leaving.
std::vector<std::uint32_t> Causes::predicates(const CodedEvent& harm) const {
  std::vector<std::uint32_t> out{harm.head};
  const std::uint32_t above = tree_.head(harm.head);
  if (above == kNoToken) return out;
  if (tree_.relation(harm.head) == Relation::conj) out.push_back(above);
  for (const std::uint32_t c : tree_.children(harm.head))
    if (tree_.relation(c) == Relation::conj && quantities_.counts_harm(tree_, c)) out.push_back(c);
  // "two dead and nine injured": what left the two so left the five
  if (tree_.relation(harm.head) == Relation::conj && tree_.token(above).upos == Upos::adj && tree_.head(above) != kNoToken) out.push_back(tree_.head(above));
  // "these deaths took place due to shelling"
  if (is_subject(tree_.relation(harm.head)) && is_one_of(tree_.lemma(above), {"take", "occur", "happen", "result", "come", "be"})) out.push_back(above);
  if (above < harm.head && tree_.relation(harm.head) == Relation::amod && tree_.relation(above) == Relation::obj) out.push_back(tree_.head(above));
  return out;
}

bool Causes::brought_about(const CodedEvent& event, const CodedEvent& cause) const {
  const std::uint32_t at = anchor(cause);
  if (!tells_harm(event)) return at != cause.head && tree_.head(at) == event.head && tree_.relation(at) == Relation::nsubj;  // "shells fired by rebels hit"
  if (tree_.relation(event.head) == Relation::advcl && tree_.head(event.head) == cause.head && tree_.folded(event.head).ends_with("ing")) return true;
  const std::vector<std::uint32_t> told = predicates(event);
  return std::find(told.begin(), told.end(), tree_.head(at)) != told.end() && is_means(at);
}

// "attacks in a market which killed ten": the relative clause hung on the market.
bool Causes::stands_below(std::uint32_t noun, std::uint32_t event) const {
  for (int steps = 0; noun != kNoToken && steps < 4; noun = tree_.head(noun), ++steps) {
    if (noun == event) return true;
    if (tree_.relation(noun) != Relation::nmod && tree_.relation(noun) != Relation::obl) return false;
  }
  return false;
}

// "The attack killed ten": who attacked killed them; an event acts for those who made it.
void Causes::pass_on_actors(Events events) const {
  for (CodedEvent& event : events) {
    const bool relative = tree_.relation(event.head) == Relation::acl_relcl && tells_harm(event);
    const auto maker = [&](const CodedParty& party) {
      return std::find_if(events.begin(), events.end(), [&](const CodedEvent& other) {
        return &other != &event && (other.head == party.head || (relative && !party.record.code && stands_below(party.head, other.head)));
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
void Causes::replace_touched_events(Events events) const {
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

// "The bus was blown up by rebels, killing ten": what was blown up killed nobody.
void Causes::drop_struck(Events events, CodedEvent& event) const {
  if (tree_.relation(event.head) != Relation::advcl || !tells_harm(event) || !tree_.folded(event.head).ends_with("ing")) return;
  for (const CodedEvent& cause : events) {
    if (cause.head != tree_.head(event.head) || cause.record.type != EventType::assault) continue;
    std::erase_if(event.actors, [&](const CodedParty& actor) {
      return std::any_of(cause.recipients.begin(), cause.recipients.end(), [&](const CodedParty& struck) { return struck.head == actor.head; });
    });
  }
}

// "Ten were killed in a landslide as police fired": what no man did took them.
bool Causes::is_of_calamity(Events events, const CodedEvent& event) const {
  return std::any_of(events.begin(), events.end(), [&](const CodedEvent& other) {
    return &other != &event && !other.record.type && !quantities_.counts_harm(tree_, other.head) && brought_about(event, other);
  });
}

// "Six were killed in police firing", "deaths due to police firing", "killed when police opened fire", "the raids
// killed six": who fired killed them. A second time for "killed when a bomb planted by rebels exploded".
void Causes::blame_makers(Events events) const {
  for (int round = 0; round < 2; ++round) {
    for (CodedEvent& event : events) {
      drop_struck(events, event);
      if (!event.actors.empty() || (!tells_harm(event) && event.record.type != EventType::assault) || is_of_calamity(events, event)) continue;
      const auto suffers = [&](const CodedParty& actor) {
        return std::any_of(event.recipients.begin(), event.recipients.end(), [&](const CodedParty& one) { return one.head == actor.head; });
      };
      for (const CodedEvent& cause : events) {
        if (&cause == &event || cause.actors.empty() || cause.record.type != EventType::assault || !brought_about(event, cause)) continue;
        if (std::none_of(cause.actors.begin(), cause.actors.end(), suffers)) event.actors = cause.actors;  // "soldiers were wounded in fighting"
      }
    }
  }
}

bool Causes::is_nobody(std::uint32_t head) const {
  const std::uint32_t determiner = tree_.child(head, Relation::det);
  return frames_.has(Frame::nobody, tree_.folded(head)) || (determiner != kNoToken && frames_.has(Frame::nobody, tree_.folded(determiner)));
}

// "Six were killed in shelling": whom it killed the shelling touched. Who is named is left to the claim of his death: accounts of one raid
// name different victims, and would seem to tell of different raids.
void Causes::give_victims(Events events) const {
  for (CodedEvent& cause : events) {
    if (!cause.recipients.empty() || cause.record.type != EventType::assault || tells_harm(cause)) continue;
    for (const CodedEvent& event : events) {
      if (&cause == &event || !tells_harm(event) || !brought_about(event, cause)) continue;
      for (const CodedParty& victim : event.recipients) {
        if (is_nobody(victim.head) || victim.record.name) continue;
        const auto same = [&](const CodedParty& other) { return other.head == victim.head; };
        if (std::none_of(cause.actors.begin(), cause.actors.end(), same) && std::none_of(cause.recipients.begin(), cause.recipients.end(), same))
          cause.recipients.push_back(victim);
      }
    }
  }
}

// "killed in an air strike": killed from the air.
void Causes::take_over_modes(Events events) const {
  for (CodedEvent& event : events) {
    if (event.record.type != EventType::assault || event.record.mode || !tells_harm(event)) continue;
    for (const CodedEvent& cause : events)
      if (&cause != &event && cause.record.type == EventType::assault && cause.record.mode && brought_about(event, cause))
        event.record.mode = cause.record.mode;
  }
}

// "threatened to cut off supplies to the town": whom the content would touch is whom the threat is made to;
// "retaliated by firing into the town": whom the means touch.
void Causes::borrow_recipients(Events events) const {
  for (CodedEvent& event : events) {
    const auto type = event.record.type;
    const bool speaks = type == EventType::threaten || type == EventType::agree || type == EventType::reject;
    if (!event.recipients.empty() || (!speaks && type != EventType::assault)) continue;
    const auto content = std::find_if(events.begin(), events.end(), [&](const CodedEvent& other) {
      const Relation r = tree_.relation(other.head);
      if (!speaks) return r == Relation::advcl && tree_.head(other.head) == event.head && tree_.preposition(other.head) == "by";
      return &other != &event && (r == Relation::xcomp || r == Relation::ccomp || r == Relation::obj || r == Relation::nmod || r == Relation::obl) &&
             tree_.head(other.head) == event.head;
    });
    if (content == events.end()) continue;
    for (const CodedParty& party : content->recipients)
      if (std::none_of(event.actors.begin(), event.actors.end(), [&](const CodedParty& actor) { return actor.head == party.head; }))
        event.recipients.push_back(party);
  }
}

// Deaths and injuries of which nobody says whence they came are violence's where violence was told of just before.
void Causes::blame_violence(std::vector<CodedEvent>& events) const {
  constexpr std::uint32_t kReach = 3;  // sentences
  std::optional<std::uint32_t> violent;
  const auto near = [&](std::uint32_t sentence) { return violent && sentence - *violent <= kReach; };
  for (std::size_t first = 0; first < events.size();) {
    const std::uint32_t sentence = tree_.sentence_of(events[first].head);
    std::size_t last = first;
    bool calamity = false;
    for (; last < events.size() && tree_.sentence_of(events[last].head) == sentence; ++last) {
      if (events[last].record.type == EventType::assault) violent = sentence;
      calamity |= !events[last].record.type && !quantities_.counts_harm(tree_, events[last].head);
    }
    for (std::size_t i = first; i < last; ++i) {
      Event& event = events[i].record;
      if (event.type || calamity || !near(sentence) || !quantities_.counts_harm(tree_, events[i].head)) continue;
      event.type = EventType::assault;
      event.mode.reset();
      event.cameo = "180";
    }
    if (calamity) violent.reset();
    first = last;
  }
}

}  // namespace hearsay
