#include "coding/event_times.h"

#include <algorithm>
#include <span>

#include "base/words.h"
#include "coding/days.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kBack = 3;  // sentences behind which "it" no longer is the harm told last

bool does_harm(const CodedEvent& event) { return !event.record.type || event.record.type == EventType::assault; }

/// Harm done to somebody, or by somebody: not an accident that only has a name.
bool is_told(const CodedEvent& event) {
  return event.record.type == EventType::assault || (does_harm(event) && !(event.quantities.empty() && event.victims.empty()));
}

/// "gunned down" and "died" may tell of one matter, a stabbing and a bombing not.
bool may_be_one(const Event& one, const Event& other) {
  return other.type.value_or(EventType::assault) == EventType::assault && (one.mode == other.mode || !one.mode || !other.mode);
}

bool has_day(const std::optional<Time>& time) { return time && time->start && time->start == time->stop; }

/// Told as something that took place: not "to attack", "will attack".
bool took_place(const Tree& tree, std::uint32_t head) {
  const Token& token = tree.token(head);
  if (token.upos != Upos::verb) return true;
  const std::uint32_t auxiliary = tree.child(head, Relation::aux);
  if (auxiliary != kNoToken && is_one_of(tree.folded(auxiliary), {"will", "would", "shall", "may", "might", "could", "should", "can"})) return false;
  return !(token.features & feature::infinitive) || auxiliary != kNoToken;
}

/// "It happened", "the incident took place"
bool befalls(const Tree& tree, const Frames& frames, std::uint32_t verb) {
  if (tree.token(verb).upos != Upos::verb || !frames.has(Frame::befall, tree.lemma(verb)) || !took_place(tree, verb)) return false;
  if (tree.lemma(verb) == "take" && tree.child_with_lemma(verb, Relation::obj, "place") == kNoToken) return false;
  const std::uint32_t subject = tree.child(verb, Relation::nsubj);
  return subject != kNoToken && frames.has(Frame::occasion, tree.lemma(subject));
}

/// "Officers responded", "deputies were called", "she was brought to hospital": help came when the harm was done, or soon after.
bool is_coming_of_help(const Tree& tree, const Frames& frames, std::uint32_t verb) {
  if (tree.token(verb).upos != Upos::verb || !frames.has(Frame::help, tree.lemma(verb)) || !took_place(tree, verb)) return false;
  const bool active = tree.child(verb, Relation::nsubj_pass) == kNoToken;
  return !active || (tree.child(verb, Relation::obj) == kNoToken && tree.child(verb, Relation::nsubj) != kNoToken);
}

/// Of the days of a weekend both are meant as often as one.
bool is_long(const Time& time) {
  const auto first = parse_iso_day(time.start.value_or("")), last = parse_iso_day(time.stop.value_or(""));
  return time.precision == "week" && first && last && *last - *first > std::chrono::days(2);
}

class Heir {
 public:
  Heir(const Tree& tree, const Days& days, std::vector<CodedEvent>& events) : tree_(tree), days_(days), events_(events) {}

  void run() {
    const auto& sentences = tree_.analysis().sentences;
    for (std::uint32_t s = 1; s < sentences.size(); ++s)
      if (const auto day = day_of(s, befalls)) give_back(s, *day);
    if (std::any_of(events_.begin(), events_.end(), [](const CodedEvent& one) { return is_told(one) && has_day(one.record.time); })) {
      narrow();
      return;
    }
    if (const auto day = day_of_accident())
      give_first(*day);
    else if (const auto coming = day_of_help())
      give_first(*coming);
  }

 private:
  using Test = bool (*)(const Tree&, const Frames&, std::uint32_t);

  /// The day by the first verb of the sentence that passes.
  std::optional<Time> day_of(std::uint32_t sentence, Test test) const {
    const Sentence& words = tree_.analysis().sentences[sentence];
    const auto first = std::partition_point(days_.times.begin(), days_.times.end(), [&](const TimeMention& one) { return one.words.first < words.first; });
    if (first == days_.times.end() || first->words.first >= words.last) return std::nullopt;
    for (std::uint32_t i = words.first; i < words.last; ++i)
      if (test(tree_, days_.frames, i))
        if (auto time = days_.reader.of_event(days_.times, tree_, i); has_day(time)) return time;
    return std::nullopt;
  }

  /// The events of the last sentence before it that tells of harm.
  void give_back(std::uint32_t sentence, const Time& day) {
    std::uint32_t last = kNoToken;  // sentence
    for (auto event = events_.rbegin(); event != events_.rend(); ++event) {
      const std::uint32_t at = tree_.sentence_of(event->head);
      if (at >= sentence || !does_harm(*event) || !took_place(tree_, event->head)) continue;
      if (at + kBack < sentence || (last != kNoToken && at != last)) return;
      last = at;
      if (!event->record.time) event->record.time = day;
    }
  }

  void give_first(const Time& day) {
    const auto event =
        std::find_if(events_.begin(), events_.end(), [&](const CodedEvent& one) { return is_told(one) && !one.record.time && took_place(tree_, one.head); });
    if (event != events_.end()) event->record.time = day;
  }

  /// "the attacks this weekend", "two died in shootings": not all on the one day that is told.
  bool is_of_several(const CodedEvent& event) const {
    const std::uint32_t sentence = tree_.sentence_of(event.head);
    return std::any_of(events_.begin(), events_.end(), [&](const CodedEvent& other) {
      const Token& word = tree_.token(other.head);
      return tree_.sentence_of(other.head) == sentence && does_harm(other) && is_nominal(word.upos) && (word.features & feature::plural);
    });
  }

  /// "The shooting last week", of which the report says elsewhere that it was on Friday: if that is its only day of harm in this time.
  void narrow() {
    for (CodedEvent& event : events_) {
      auto& time = event.record.time;
      if (!does_harm(event) || !time || !is_long(*time) || is_of_several(event)) continue;
      const Time* only = nullptr;
      for (const CodedEvent& other : events_) {
        const auto& day = other.record.time;
        if (!may_be_one(event.record, other.record) || !has_day(day) || *day->start < *time->start || *day->start > *time->stop) continue;
        if (only && only->start != day->start) {
          only = nullptr;
          break;
        }
        only = &*day;
      }
      if (!only) continue;
      time->start = time->stop = only->start;
      time->precision = "day";
    }
  }

  std::optional<Time> day_of_accident() const {
    const auto accident = std::find_if(events_.begin(), events_.end(), [](const CodedEvent& one) { return does_harm(one) && has_day(one.record.time); });
    return accident == events_.end() ? std::nullopt : accident->record.time;
  }

  std::optional<Time> day_of_help() const {
    for (std::uint32_t s = 0; s < tree_.analysis().sentences.size(); ++s)
      if (const auto day = day_of(s, is_coming_of_help)) return day;
    return std::nullopt;
  }

  const Tree& tree_;
  const Days& days_;
  std::vector<CodedEvent>& events_;
};

}  // namespace

void inherit_times(const Tree& tree, const Days& days, std::vector<CodedEvent>& events) {
  if (std::any_of(events.begin(), events.end(), does_harm)) Heir(tree, days, events).run();
}

}  // namespace hearsay
