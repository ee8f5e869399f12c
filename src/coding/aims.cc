#include "coding/aims.h"

#include <algorithm>
#include <span>

#include "base/words.h"

namespace hearsay {
namespace {

bool is_any_of(const Event& event, std::initializer_list<EventType> types) {
  return event.type && std::find(types.begin(), types.end(), *event.type) != types.end();
}

class Aims {
 public:
  Aims(const Tree& tree, const Frames& frames, const EntityTable& entities, std::vector<CodedEvent>& events)
      : tree_(tree), frames_(frames), entities_(entities), events_(events) {}

  void run() {
    // From the last to the first, so that what is passed on may have been passed on itself: "vowed to refuse to meet him".
    for (std::size_t i = events_.size(); i-- > 0;) {
      CodedEvent& event = events_[i];
      if (!event.recipients.empty()) continue;
      if (is_any_of(event.record, {EventType::threaten, EventType::agree, EventType::reject})) take_over_recipients(event);
      if (event.recipients.empty() && event.record.type == EventType::reject) take_makers_of_object(event);
      if (event.recipients.empty() && event.record.type == EventType::accuse) take_accused(event);
      if (event.recipients.empty() && is_any_of(event.record, {EventType::request, EventType::accuse})) take_makers_of_topic(event);
      if (event.recipients.empty() && event.record.type == EventType::protest) take_makers_of_cause(event);
      if (event.recipients.empty() && event.record.type == EventType::assault) take_what_is_hit(event);
      if (event.recipients.empty() && event.record.type == EventType::support) take_whom_it_favours(event);
      if (event.recipients.empty() && is_any_of(event.record, {EventType::request, EventType::agree})) take_who_answers(event);
      if (event.recipients.empty()) take_shared_object(i);
      if (event.recipients.empty() && event.record.type == EventType::assault) take_victim_of_crime(i);
      if (event.recipients.empty() && event.record.type == EventType::assault) take_whom_it_struck(event);
    }
  }

 private:
  std::span<const CodedEvent> events_beside(std::uint32_t token) const {
    const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(token)];
    const auto from = [&](std::uint32_t first) {
      return std::partition_point(events_.begin(), events_.end(), [&](const CodedEvent& one) { return one.trigger.first < first; });
    };
    return {from(sentence.first), from(sentence.last)};
  }

  const CodedEvent* event_at(std::uint32_t head) const {
    const auto beside = events_beside(head);
    const auto found = std::find_if(beside.begin(), beside.end(), [&](const CodedEvent& event) { return event.head == head; });
    return found == beside.end() ? nullptr : &*found;
  }

  static bool is_actor(const CodedEvent& event, const CodedParty& party) {
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const CodedParty& actor) {
      return actor.head == party.head || (!actor.record.entity.empty() && actor.record.entity == party.record.entity);
    });
  }

  static void take(CodedEvent& event, const std::vector<CodedParty>& parties) {
    for (const CodedParty& party : parties)
      if (!is_actor(event, party)) event.recipients.push_back(party);
  }

  // "threatened to bomb the town", "its pledge to support the government"
  void take_over_recipients(CodedEvent& event) const {
    for (const std::uint32_t c : tree_.children(event.head))
      if (is_content(c, event.head)) {
        if (const CodedEvent* inner = told_by(c)) return take(event, inner->recipients);
        if (event.record.type != EventType::agree && (tree_.token(c).features & feature::infinitive))
          take_known(event, tree_.child(c, Relation::obj));  // "threatened to flood Lithuania"
      }
  }

  void take_known(CodedEvent& event, std::uint32_t head) const {
    if (head == kNoToken || tree_.token(head).upos == Upos::pron) return;
    const CodedParty party = entities_.party(head);
    if (party.record.code) take(event, {party});
  }

  // "alleged that the general had ordered it", "charged that Washington was behind it"
  void take_accused(CodedEvent& event) const {
    for (const std::uint32_t c : tree_.children(event.head)) {
      if (tree_.relation(c) != Relation::ccomp || c < event.head) continue;
      if (const CodedEvent* inner = told_by(c); inner && !inner->actors.empty()) return take(event, inner->actors);
      return take_known(event, tree_.child(c, Relation::nsubj));
    }
  }

  // "called for an Israeli withdrawal", "condemned the militia's killing of two boys"
  void take_makers_of_topic(CodedEvent& event) const {
    for (const CodedEvent& topic : events_beside(event.head)) {
      const std::uint32_t above = tree_.head(topic.head);
      if (topic.head <= event.head || !is_nominal(tree_.token(topic.head).upos) || topic.actors.empty() ||
          topic.actors.front().record.entity_kind == EntityKind::thing)
        continue;
      const bool beside = above == event.head || (above != kNoToken && event.trigger.has(above));
      if (beside && (tree_.relation(topic.head) == Relation::obj || is_one_of(tree_.preposition(topic.head), {"for", "of", "over", "about"})))
        return take(event, topic.actors);
    }
  }

  bool is_content(std::uint32_t clause, std::uint32_t head) const {
    const Relation r = tree_.relation(clause);
    if (r == Relation::xcomp || r == Relation::acl) return true;
    if (r == Relation::ccomp) return clause > head;
    const std::uint32_t mark = r == Relation::advcl ? tree_.child(clause, Relation::mark) : kNoToken;  // "threatened on Monday to bomb the town"
    return mark != kNoToken && clause > head && tree_.token(mark).upos == Upos::part;
  }

  // The event of the clause, or what its verb goes on with: "to continue aid to the region".
  const CodedEvent* told_by(std::uint32_t clause) const {
    if (const CodedEvent* event = event_at(clause)) return event;
    for (const std::uint32_t c : tree_.children(clause))
      if (tree_.relation(c) == Relation::obj || tree_.relation(c) == Relation::xcomp)
        if (const CodedEvent* event = event_at(c)) return event;
    return nullptr;
  }

  // "rejected the rebels' offer"
  void take_makers_of_object(CodedEvent& event) const {
    for (const std::uint32_t c : tree_.children(event.head))
      if (tree_.relation(c) == Relation::obj || tree_.relation(c) == Relation::nsubj_pass)
        if (const CodedEvent* inner = event_at(c)) return take(event, inner->actors);
  }

  // "a rally against the government's arrest of two editors", "marched to protest the killing of a boy by police"
  void take_makers_of_cause(CodedEvent& event) const {
    for (const CodedEvent& cause : events_beside(event.head)) {
      const std::uint32_t above = tree_.head(cause.head);
      const bool beside = above == event.head || (above != kNoToken && event.trigger.has(above));
      const bool against = tree_.relation(cause.head) == Relation::obj || is_one_of(tree_.preposition(cause.head), {"against", "over", "at"});
      if (beside && against && cause.head > event.head && !cause.actors.empty()) return take(event, cause.actors);
    }
  }

  // "the strike hit a mill", "a mill was destroyed by shelling"; not "the strike killed ten": these are counted where they were killed.
  void take_what_is_hit(CodedEvent& event) const {
    const std::uint32_t verb = tree_.head(event.head);
    const Relation r = tree_.relation(event.head);
    if (verb == kNoToken || !is_nominal(tree_.token(event.head).upos) || (r != Relation::nsubj && r != Relation::obl_agent)) return;
    if (frames_.has(Frame::patient, tree_.lemma(verb))) return;
    if (const CodedEvent* hit = event_at(verb); hit && hit->record.type == EventType::assault) take(event, hit->recipients);
  }

  // "a rally in support of the president"
  void take_whom_it_favours(CodedEvent& event) const {
    for (const std::uint32_t c : tree_.children(event.head))
      if (tree_.relation(c) == Relation::nmod && tree_.preposition(c) == "in")
        if (const CodedEvent* favour = event_at(c); favour && favour->record.type == EventType::support) return take(event, favour->recipients);
  }

  // "the council rebuffed pleas for a truce", "turned down the offer": who answers was asked, or offered it.
  void take_who_answers(CodedEvent& event) const {
    const std::uint32_t verb = tree_.head(event.head);
    const Relation r = tree_.relation(event.head);
    if (verb == kNoToken || !is_nominal(tree_.token(event.head).upos) || (r != Relation::obj && r != Relation::obl && r != Relation::nsubj_pass)) return;
    const CodedEvent* answer = event_at(verb);
    if (answer && is_any_of(answer->record, {EventType::reject, EventType::agree, EventType::concede})) take(event, answer->actors);
  }

  // Nothing but commas, conjunctions and adverbs between the two.
  bool are_joined(const CodedEvent& event, const CodedEvent& next) const {
    constexpr std::uint32_t kMost = 3;
    const std::uint32_t first = event.trigger.last, last = next.trigger.first;
    if (first >= last || last - first > kMost || tree_.sentence_of(event.head) != tree_.sentence_of(next.head)) return false;
    bool joined = false;
    for (std::uint32_t k = first; k < last; ++k) {
      const Upos upos = tree_.token(k).upos;
      joined |= upos == Upos::cconj || tree_.form(k) == ",";
      if (upos != Upos::cconj && upos != Upos::adv && tree_.form(k) != ",") return false;
    }
    return joined;
  }

  // "beat and robbed a pedlar", "looting and abduction of farmers", whatever the tree makes of the first of the two
  void take_shared_object(std::size_t i) const {
    if (i + 1 >= events_.size() || !are_joined(events_[i], events_[i + 1])) return;
    const CodedEvent& next = events_[i + 1];
    const auto touches = [](const CodedEvent& event) {
      return is_any_of(event.record, {EventType::assault, EventType::coerce, EventType::accuse, EventType::support, EventType::reject, EventType::sanction,
                                      EventType::threaten, EventType::aid});
    };
    if (!touches(events_[i]) || !touches(next) || next.recipients.empty() || next.recipients.front().words.first < next.head) return;
    take(events_[i], next.recipients);
  }

  // "charged with murder in the death of a nun", "was found guilty of manslaughter for shooting a guard"
  void take_victim_of_crime(std::size_t i) const {
    CodedEvent& crime = events_[i];
    const std::uint32_t above = tree_.head(crime.head);
    if (above == kNoToken || !is_nominal(tree_.token(crime.head).upos)) return;
    const bool charged = frames_.has(Frame::judge, tree_.lemma(above)) || frames_.has(Frame::matter, tree_.lemma(above));
    if (!charged || !is_one_of(tree_.preposition(crime.head), {"with", "of", "for"})) return;
    for (std::size_t k = i + 1; k < events_.size() && tree_.sentence_of(events_[k].head) == tree_.sentence_of(crime.head); ++k) {
      const CodedEvent& deed = events_[k];
      const bool harm = !deed.record.type || deed.record.type == EventType::assault;
      if (harm && !deed.recipients.empty()) return take(crime, deed.recipients);
    }
  }

  // "fired twice, hitting a guard": whom it came to hit. Not of weapons that go off by themselves.
  void take_whom_it_struck(CodedEvent& event) const {
    if (event.actors.empty() || tree_.token(event.head).upos != Upos::verb) return;
    for (const CodedEvent& blow : events_beside(event.head)) {
      const bool gerund = tree_.relation(blow.head) == Relation::advcl && tree_.head(blow.head) == event.head && tree_.folded(blow.head).ends_with("ing");
      if (gerund && blow.head > event.head && blow.record.type == EventType::assault && !blow.recipients.empty()) return take(event, blow.recipients);
    }
  }

  const Tree& tree_;
  const Frames& frames_;
  const EntityTable& entities_;
  std::vector<CodedEvent>& events_;
};

}  // namespace

void give_aims(const Tree& tree, const Frames& frames, const EntityTable& entities, std::vector<CodedEvent>& events) {
  Aims(tree, frames, entities, events).run();
}

}  // namespace hearsay
