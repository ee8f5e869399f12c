#include "attribution/spoken.h"

#include <algorithm>
#include <optional>

#include "base/words.h"
#include "coding/in_sentence.h"

namespace hearsay {
namespace {

class Finder {
 public:
  Finder(const Tree& tree, const EventCoder::Reading& reading, const std::vector<Attribution>& attributions, const ContentIndex& contents)
      : tree_(tree), reading_(reading), attributions_(attributions), contents_(contents), fault_(reading.words->class_named("fault")) {
    for (const CodedEvent& event : reading.events) event_heads_.push_back(event.head);
    std::sort(event_heads_.begin(), event_heads_.end());
  }

  // "should", "must": who says so asks whom it says it of, which is an event of its own beside what is asked for.
  std::vector<Spoken> requests() const {
    std::vector<Spoken> out;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const std::uint32_t verb = what_ought(i);
      if (verb == kNoToken) continue;
      const std::uint32_t subject = Arguments(tree_, reading_.frames).surface_subject(verb);
      const Attribution* speaker = innermost_speaker(i);
      if (!speaker || subject == kNoToken || is_in_request(verb)) continue;
      if (is_himself(subject, *speaker)) continue;
      const bool somebody = is_somebody(subject);
      if (is_wanted(verb) || (somebody && is_asked(subject, verb))) out.push_back({request_event(i, *speaker, somebody ? subject : kNoToken)});
    }
    return out;
  }

  /// The verb of what should be, where the word says so.
  std::uint32_t what_ought(std::uint32_t word) const {
    const bool ought = tree_.relation(word) == Relation::aux && is_one_of(tree_.folded(word), {"should", "must", "ought"});
    return ought ? tree_.head(word) : kNoToken;
  }

  // "It was a cowardly act, she said", "he is unfit for the post": who judges so finds fault with whom he speaks of.
  void add_judgements(std::vector<Spoken>& out) const {
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const Upos upos = tree_.token(i).upos;
      if ((upos != Upos::adj && upos != Upos::noun) || !finds_fault(i)) continue;
      const std::uint32_t judged = judged_by(i);
      const Attribution* speaker = judged != kNoToken ? innermost_speaker(i) : nullptr;
      if (!speaker || std::binary_search(event_heads_.begin(), event_heads_.end(), i)) continue;
      out.push_back({spoken(EventType::accuse, "111", "condemn", i, *speaker, is_somebody(judged) ? judged : kNoToken)});
    }
  }

  bool finds_fault(std::uint32_t word) const { return reading_.words->classes(tree_.lemma(word)) & fault_; }

  /// The subject of a sentence that says flatly that it is so.
  std::uint32_t judged_by(std::uint32_t word) const {
    const std::uint32_t above = tree_.head(word);
    const bool modifies = tree_.relation(word) == Relation::amod && above != kNoToken;
    if (modifies && finds_fault(above)) return kNoToken;  // "a terrible mistake" once
    const std::uint32_t predicate = modifies ? above : word;
    if (tree_.child(predicate, Relation::cop) == kNoToken) return kNoToken;
    for (const std::uint32_t c : tree_.children(predicate)) {
      if (tree_.relation(c) == Relation::aux && !is_one_of(tree_.lemma(c), {"have", "be"})) return kNoToken;
      if (tree_.relation(c) == Relation::mark && is_one_of(tree_.folded(c), {"if", "whether", "unless"})) return kNoToken;
      if (is_one_of(tree_.folded(c), {"not", "n't", "never", "no"})) return kNoToken;
    }
    const std::uint32_t subject = Arguments(tree_, reading_.frames).surface_subject(predicate);
    return subject != kNoToken && is_one_of(tree_.folded(subject), {"i", "something"}) ? kNoToken : subject;
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
    const bool too_late = tree_.child_with_lemma(tree_.head(modal), Relation::aux, "have") != kNoToken;  // "should not have fired" finds fault
    return too_late ? spoken(EventType::accuse, "111", "condemn", modal, speaker, asked) : spoken(EventType::request, "020", {}, modal, speaker, asked);
  }

  CodedEvent spoken(EventType type, std::string_view cameo, std::string_view mode, std::uint32_t word, const Attribution& speaker, std::uint32_t whom) const {
    CodedEvent event;
    event.trigger = {word, word + 1};
    event.head = word;
    event.record.type = type;
    event.record.cameo = cameo;
    if (!mode.empty()) event.record.mode = mode;
    event.record.trigger.text = tree_.written(word);
    event.record.trigger.at = tree_.document().chars(tree_.token(word).at);
    event.record.trigger.lemma = tree_.lemma(word);
    event.record.time = said_on(speaker.cue_head);
    event.actors.push_back(reading_.entities.party(speaker.source_head));
    if (whom != kNoToken) event.recipients.push_back(reading_.entities.party(whom));
    return event;
  }

  // "said today that it was shameful": it was today that she found fault.
  std::optional<Time> said_on(std::uint32_t cue) const {
    for (const TimeMention& time : in_sentence(reading_.times, tree_, cue))
      for (std::uint32_t i = time.words.first; i < time.words.last; ++i)
        if (tree_.head(i) == cue) return time.record;
    return std::nullopt;
  }

  const Attribution* innermost_speaker(std::uint32_t token) const {
    const Attribution* best = nullptr;
    for (const std::uint32_t number : contents_.in_sentence(tree_.sentence_of(token)))
      if (const Attribution& one = attributions_[number]; one.source_head != kNoToken && one.holds(token) && (!best || best->holds(one.cue_head))) best = &one;
    return best;
  }

  // In a clause that says so, about something done: not "whom they should know", "whether it should be so", "it should be easy".
  bool is_wanted(std::uint32_t verb) const {
    const std::uint32_t mark = tree_.child(verb, Relation::mark);
    if (mark != kNoToken && is_one_of(tree_.folded(mark), {"whether", "if"})) return false;
    return !is_relative(verb) && tree_.child(verb, Relation::cop) == kNoToken && tree_.lemma(verb) != "win";
  }

  // "he said he should be home soon": what somebody says of himself he does not ask for, nor does who says "I".
  bool is_himself(std::uint32_t subject, const Attribution& speaker) const {
    if (tree_.folded(subject) == "i") return true;
    const EntityMention *one = reading_.entities.mention_at(subject), *other = reading_.entities.mention_at(speaker.source_head);
    return one && other && one->entity == other->entity && tree_.folded(subject) != "we";
  }

  bool is_somebody(std::uint32_t word) const {
    const EntityMention* mention = reading_.entities.mention_at(word);
    return mention && reading_.entities.entities()[mention->entity].kind != EntityKind::thing;
  }

  // A body, or somebody of whom a deed that the dictionary knows is wanted: not "we should be sure soon".
  bool is_asked(std::uint32_t subject, std::uint32_t verb) const {
    const EntityKind kind = reading_.entities.entities()[reading_.entities.mention_at(subject)->entity].kind;
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
  ClassBits fault_;
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
  finder.add_judgements(out);
  finder.add_avowals(out);
  std::sort(out.begin(), out.end(), [](const Spoken& a, const Spoken& b) { return a.event.trigger.first < b.event.trigger.first; });
  return out;
}

}  // namespace hearsay
