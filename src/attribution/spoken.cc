#include "attribution/spoken.h"

#include <algorithm>

namespace hearsay {
namespace {

class Finder {
 public:
  Finder(const Tree& tree, const EventCoder::Reading& reading, const std::vector<Attribution>& attributions, const ContentIndex& contents)
      : tree_(tree), reading_(reading), attributions_(attributions), contents_(contents) {
    for (const CodedEvent& event : reading.events) event_heads_.push_back(event.head);
    std::sort(event_heads_.begin(), event_heads_.end());
  }

  // "should", "must": who says so asks whom it says it of, which is an event of its own beside what is asked for.
  std::vector<Spoken> requests() const {
    std::vector<Spoken> out;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (tree_.relation(i) != Relation::aux || (tree_.folded(i) != "should" && tree_.folded(i) != "must")) continue;
      const std::uint32_t verb = tree_.head(i), subject = Arguments(tree_, reading_.frames).surface_subject(verb);
      const Attribution* speaker = innermost_speaker(i);
      if (speaker && subject != kNoToken && is_asked(subject, verb) && !is_in_request(verb)) out.push_back({request_event(i, *speaker, subject)});
    }
    return out;
  }

  // "insisted that they should go": the verb above asks for it.
  bool is_in_request(std::uint32_t verb) const {
    std::uint32_t at = verb;
    while (tree_.head(at) != kNoToken && tree_.relation(at) == Relation::conj) at = tree_.head(at);
    if (tree_.relation(at) != Relation::ccomp) return false;
    at = tree_.head(at);
    return std::any_of(reading_.events.begin(), reading_.events.end(),
                       [&](const CodedEvent& event) { return event.head == at && event.record.type == EventType::request; });
  }

  CodedEvent request_event(std::uint32_t modal, const Attribution& speaker, std::uint32_t asked) const {
    CodedEvent event;
    event.trigger = {modal, modal + 1};
    event.head = modal;
    const bool too_late = tree_.child_with_lemma(tree_.head(modal), Relation::aux, "have") != kNoToken;  // "should not have fired" finds fault
    event.record.type = too_late ? EventType::accuse : EventType::request;
    event.record.cameo = too_late ? "111" : "020";
    if (too_late) event.record.mode = "condemn";
    event.record.trigger.text = tree_.written(modal);
    event.record.trigger.at = tree_.document().chars(tree_.token(modal).at);
    event.record.trigger.lemma = tree_.lemma(modal);
    event.actors.push_back(reading_.entities.party(speaker.source_head));
    event.recipients.push_back(reading_.entities.party(asked));
    return event;
  }

  const Attribution* innermost_speaker(std::uint32_t token) const {
    const Attribution* best = nullptr;
    for (const std::uint32_t number : contents_.in_sentence(tree_.sentence_of(token)))
      if (const Attribution& one = attributions_[number]; one.source_head != kNoToken && one.holds(token) && (!best || best->holds(one.cue_head))) best = &one;
    return best;
  }

  // A body, or somebody of whom a deed that the dictionary knows is wanted: not "we should know soon".
  bool is_asked(std::uint32_t subject, std::uint32_t verb) const {
    const EntityMention* mention = reading_.entities.mention_at(subject);
    if (!mention) return false;
    const EntityKind kind = reading_.entities.entities()[mention->entity].kind;
    if (kind == EntityKind::thing) return false;
    if (kind != EntityKind::person && tree_.token(subject).upos != Upos::pron && !is_relative(verb)) return true;
    const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(verb)];
    const auto deed = std::lower_bound(event_heads_.begin(), event_heads_.end(), sentence.first);
    const auto end = std::lower_bound(deed, event_heads_.end(), sentence.last);
    return std::any_of(deed, end, [&](std::uint32_t head) { return tree_.dominates(verb, head); });
  }

  bool is_relative(std::uint32_t verb) const { return tree_.relation(verb) == Relation::acl_relcl || tree_.relation(verb) == Relation::advcl; }

  // "A group calling itself the Dawn claimed responsibility": for the violence that was told of just before, and that is told once more by
  // who says so, as its doer.
  void add_avowals(std::vector<Spoken>& out) const {
    for (const Attribution& one : attributions_) {
      const std::uint32_t share = one.content.empty() ? kNoToken : one.content.last - 1;
      if (!one.source || is_nobody(tree_, *reading_.frames, one) || one.cue_head > share || one.content.last - one.content.first > 2 ||
          tree_.head(share) != one.cue_head)
        continue;
      if (!reading_.frames->has(Frame::share, tree_.lemma(share)) || tree_.child(share, Relation::nmod) != kNoToken || names_deed(one.cue_head)) continue;
      if (const CodedEvent* deed = violence_before(one.cue_head)) out.push_back({avowed(*deed, one, share), &one});
    }
  }

  bool names_deed(std::uint32_t verb) const {
    const auto children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) { return tree_.relation(c) == Relation::obl && tree_.preposition(c) == "for"; });
  }

  // The events stand in text order.
  const CodedEvent* violence_before(std::uint32_t word) const {
    constexpr std::uint32_t kReach = 3;  // sentences
    const auto& events = reading_.events;
    auto at = std::partition_point(events.begin(), events.end(), [&](const CodedEvent& event) { return event.trigger.first < word; });
    while (at != events.begin()) {
      const CodedEvent& event = *--at;
      if (tree_.sentence_of(event.head) + kReach < tree_.sentence_of(word)) break;
      if (event.record.type == EventType::assault) return &event;
    }
    return nullptr;
  }

  CodedEvent avowed(const CodedEvent& deed, const Attribution& speaker, std::uint32_t share) const {
    CodedEvent event;
    event.trigger = {speaker.cue_head, share + 1};
    event.head = speaker.cue_head;
    event.record = deed.record;
    const ByteSpan at = tree_.bytes(event.trigger);
    event.record.trigger.text = tree_.document().text(at);
    event.record.trigger.at = tree_.document().chars(at);
    event.record.trigger.lemma = tree_.lemma(share);
    event.actors.push_back(reading_.entities.party(speaker.source_head));
    event.recipients = deed.recipients;
    return event;
  }

 private:
  const Tree& tree_;
  const EventCoder::Reading& reading_;
  const std::vector<Attribution>& attributions_;
  const ContentIndex& contents_;
  std::vector<std::uint32_t> event_heads_;  // sorted
};

}  // namespace

bool is_nobody(const Tree& tree, const Frames& frames, const Attribution& one) {
  const std::uint32_t head = one.source_head;
  if (head == kNoToken || (tree.child(head, Relation::nmod) != kNoToken && tree.token(head).upos == Upos::pron)) return false;  // "none of the parties"
  const auto is = [&](std::uint32_t word) { return word != kNoToken && frames.has(Frame::nobody, tree.folded(word)); };
  return is(head) || is(tree.child(head, Relation::det));
}

std::vector<Spoken> spoken_events(const Tree& tree, const EventCoder::Reading& reading, const std::vector<Attribution>& attributions,
                                  const ContentIndex& contents) {
  const Finder finder(tree, reading, attributions, contents);
  std::vector<Spoken> out = finder.requests();
  finder.add_avowals(out);
  std::sort(out.begin(), out.end(), [](const Spoken& a, const Spoken& b) { return a.event.trigger.first < b.event.trigger.first; });
  return out;
}

}  // namespace hearsay
