// What is counted here stands apart from the figures: a reader who counts what a text says wants these only, one who adds up the dead both.
// Two passes over a document's events. The first counts victims told one by one. The second knows who died: a person who was
// wounded and then died is one dead and nobody wounded, and of "four people were shot", two of them dead, four are neither.

#include "coding/victims.h"

#include <algorithm>
#include <unordered_set>

#include "base/words.h"

namespace hearsay {
namespace {

class Counter {
 public:
  Counter(const Tree& tree, const EntityTable& entities, const QuantityReader& quantities, std::vector<CodedEvent>& events)
      : tree_(tree), entities_(entities), quantities_(quantities), events_(events) {}

  void run() {
    for (CodedEvent& event : events_) read(event);
    for (Harm& harm : harms_)
      if (death_ && harm.outcome.kind == "injured") settle(harm);
    for (Harm& harm : harms_)
      if (harm.single && !is_counted(harm)) harm.event->victims.push_back(std::move(*harm.single));
  }

 private:
  struct Harm {
    CodedEvent* event;
    QuantityReader::Outcome outcome;
    std::int64_t told = 0;             // the largest count, of figures or of single victims
    std::optional<Quantity> single{};  // what no figure says
  };

  void read(CodedEvent& event) {
    if (event.record.type && event.record.type != EventType::assault) return;
    Harm harm{&event, quantities_.outcome_of(tree_, event.head, event.trigger)};
    if (harm.outcome.kind != "killed" && harm.outcome.kind != "injured") return;
    if (harm.outcome.open) take_out_dead(event.quantities);
    harm.single = single_victims(event, harm.outcome);
    for (const Quantity& figure : event.quantities)
      if (figure.kind == harm.outcome.kind) harm.told = std::max(harm.told, figure.min.value_or(figure.max.value_or(0)));
    if (harm.single) harm.told = std::max(harm.told, *harm.single->min);
    death_ |= harm.outcome.kind == "killed" && !is_attempt(event.head);
    if (harm.outcome.kind == "injured") wounded_ = std::max(wounded_, harm.told);
    if (harm.outcome.kind == "killed") deaths_ = std::max(deaths_, harm.told);
    if (harm.outcome.kind == "killed" && !is_long_ago(event.record)) recent_deaths_ = std::max(recent_deaths_, harm.told);
    if (harm.outcome.kind == "killed" && harm.told > 0) note_dead(event);
    harms_.push_back(std::move(harm));
  }

  // "killed in 2008", "the death last year": another matter than what the report is about.
  static bool is_long_ago(const Event& event) { return event.time && is_one_of(event.time->precision, {"year", "month"}); }

  // "charged with attempted murder" tells of nobody's death.
  bool is_attempt(std::uint32_t head) const {
    const std::uint32_t property = tree_.child(head, Relation::amod);
    return property != kNoToken && is_one_of(tree_.folded(property), {"attempted", "alleged", "would-be"});
  }

  // "nine people were shot, two fatally": seven of them live
  static void take_out_dead(std::vector<Quantity>& figures) {
    const auto dead = std::find_if(figures.begin(), figures.end(), [](const Quantity& one) { return one.kind == "killed" && one.min && one.min == one.max; });
    if (dead == figures.end()) return;
    for (Quantity& figure : figures)
      if (figure.kind == "injured" && figure.min && figure.min == figure.max && *figure.min > *dead->min) figure.min = figure.max = *figure.min - *dead->min;
  }

  void note_dead(const CodedEvent& event) {
    for (const CodedParty& victim : event.recipients)
      if (!victim.record.entity.empty() && is_one_person(victim.head)) dead_.insert(victim.record.entity);
  }

  // "a third", "the second": a number in order stands for a person where no noun follows.
  bool is_one_in_order(std::uint32_t word) const {
    return tree_.child(word, Relation::det) != kNoToken && (is_one_of(tree_.folded(word), {"other", "another"}) || quantities_.is_ordinal(tree_.folded(word)));
  }

  bool is_one_person(std::uint32_t head) const {
    const Token& token = tree_.token(head);
    const std::string_view word = tree_.folded(head);
    if (token.upos == Upos::pron || token.upos == Upos::det)
      return is_one_of(word, {"he", "him", "his", "she", "her", "himself", "herself", "i", "me", "myself", "another", "someone", "somebody"});
    if (is_one_in_order(head)) return true;
    if (token.upos == Upos::adj) return tree_.lemma(head) == "old" && tree_.child(head, Relation::det) != kNoToken;  // "the 3-year-old", "a 3-year-old"
    if (token.upos == Upos::num) return word == "one";
    if (token.features & feature::plural) return false;
    const EntityMention* mention = entities_.mention_at(head);
    if (!mention) return token.upos == Upos::noun && (whom_counted(tree_.lemma(head)) != "unknown" || tree_.lemma(head) == "old");  // "a six-year-old"
    return !mention->plural && entities_.entities()[mention->entity].kind == EntityKind::person;
  }

  bool is_thing(const CodedParty& party) const {
    const Upos upos = tree_.token(party.head).upos;
    return party.record.entity_kind == EntityKind::thing && (upos == Upos::noun || upos == Upos::num || upos == Upos::propn);
  }

  static bool names(const Quantity& figure, const CodedParty& party) { return figure.at.begin < party.record.at.end && party.record.at.begin < figure.at.end; }

  using Figures = std::vector<Quantity>;
  static Figures::const_iterator figure_of(const CodedEvent& event, const CodedParty& victim) {
    return std::find_if(event.quantities.begin(), event.quantities.end(), [&](const Quantity& one) { return names(one, victim); });
  }

  // "Three brothers, Adam, Ben and Carl": as many names as were counted tell who they were.
  std::size_t named_behind(const CodedEvent& event, std::size_t counted, std::int64_t count) const {
    std::size_t last = counted + 1;
    while (last < event.recipients.size() && tree_.token(event.recipients[last].head).upos == Upos::propn &&
           figure_of(event, event.recipients[last]) == event.quantities.end())
      ++last;
    const std::size_t names = last - counted - 1;
    return count > 1 && names == static_cast<std::size_t>(count) ? names : 0;
  }

  // The victims together where one of them at least stands without a figure and each is told how many; else nothing.
  std::optional<Quantity> single_victims(const CodedEvent& event, const QuantityReader::Outcome& outcome) const {
    Quantity sum;
    sum.kind = std::string(outcome.kind);
    sum.min = sum.max = 0;
    sum.approx = "exact";
    const CodedParty *first = nullptr, *last = nullptr;
    std::int64_t singles = 0;
    std::vector<std::string> met;
    for (std::size_t i = 0; i < event.recipients.size(); ++i) {
      const CodedParty& victim = event.recipients[i];
      const auto figure = figure_of(event, victim);
      if (i > 0 && (is_same_person(event.recipients[i - 1], victim))) continue;
      if (figure != event.quantities.end()) {
        if (figure->kind != outcome.kind || !figure->min) return std::nullopt;
        i += named_behind(event, i, *figure->min);
        *sum.min += *figure->min;
        sum.max = sum.max && figure->max ? std::optional(*sum.max + *figure->max) : std::nullopt;
        if (figure->approx != "exact") sum.approx = figure->approx;
      } else if (is_one_person(victim.head)) {
        const std::string& entity = victim.record.entity;
        if (!entity.empty() && std::find(met.begin(), met.end(), entity) != met.end()) continue;  // "the boy, a student"
        met.push_back(entity);
        ++singles, ++*sum.min;
        if (sum.max) ++*sum.max;
      } else if (is_thing(victim)) {
        continue;
      } else {
        return std::nullopt;
      }
      if (!first) first = &victim;
      last = &victim;
    }
    if ((singles == 0 && !are_joined(first, last)) || (first == last && !event.quantities.empty())) return std::nullopt;
    describe(*first, *last, sum);
    return sum;
  }

  // "three children and two adults", not "six people, including two children"
  bool are_joined(const CodedParty* first, const CodedParty* last) const {
    if (!first || first == last) return false;
    const std::uint32_t joined = last->head;
    return tree_.relation(joined) == Relation::conj && tree_.head(joined) == first->head && tree_.child(joined, Relation::cc) != kNoToken;
  }

  // "his wife, Anna,", "a member and brother of the gang's leader": another word for the one before.
  bool is_same_person(const CodedParty& before, const CodedParty& victim) const {
    const Token &a = tree_.token(before.head), &b = tree_.token(victim.head);
    if (a.upos != Upos::noun || ((a.features | b.features) & feature::plural)) return false;
    if (b.upos == Upos::propn) {
      const std::uint32_t first = victim.words.first, last = victim.words.last;
      const bool apart = first == before.words.last + 1 && tree_.form(first - 1) == ",";
      return apart && last < tree_.size() && (tree_.form(last) == "," || tree_.form(last) == ".");
    }
    const bool bare = tree_.child(victim.head, Relation::det) == kNoToken && tree_.child(victim.head, Relation::nmod_poss) == kNoToken &&
                      tree_.child(victim.head, Relation::nummod) == kNoToken;
    return b.upos == Upos::noun && bare && tree_.relation(victim.head) == Relation::conj && tree_.child(before.head, Relation::det) != kNoToken;
  }

  void describe(const CodedParty& first, const CodedParty& last, Quantity& out) const {
    const ByteSpan at = tree_.bytes({std::min(first.words.first, last.words.first), std::max(first.words.last, last.words.last)});
    out.text = tree_.document().text(at);
    out.at = tree_.document().chars(at);
    out.unit = &first == &last ? first.record.head : "people";
    out.scope = "event";
    out.of = &first == &last ? std::string(whom_counted(fold(tree_.lemma(first.head)))) : "unknown";
    if (out.of == "unknown") out.of = "recipient";
  }

  // "five people were shot", and two of them died, as is told elsewhere. "Shot four others": others than the dead.
  void take_out_deaths(Quantity& figure) const {
    if (is_of_others(figure)) return;
    const bool exact = figure.min && figure.min == figure.max && *figure.min > 1;
    if (exact && *figure.min > recent_deaths_)
      figure.min = figure.max = *figure.min - recent_deaths_;
    else
      figure.kind = "other";
  }
  static bool is_of_others(const Quantity& figure) {
    const std::string text = fold(figure.text);
    return text.find("other") != std::string::npos || text.find("additional") != std::string::npos;
  }

  // Wounds told in a document with deaths.
  void settle(Harm& harm) const {
    const auto& figures = harm.event->quantities;
    const bool told_apart = std::any_of(figures.begin(), figures.end(), [](const Quantity& figure) { return figure.kind == "killed"; });
    if (harm.outcome.open && deaths_ > 0 && !told_apart) {
      for (Quantity& figure : harm.event->quantities)
        if (figure.kind == "injured") take_out_deaths(figure);
      std::erase_if(harm.event->quantities, [](const Quantity& figure) { return figure.kind == "other" && figure.max == 1; });
    }
    if (!harm.single) return;
    const CodedParty& victim = harm.event->recipients.front();
    const bool died = dead_.contains(victim.record.entity);
    const Token& word = tree_.token(harm.event->head);
    const bool open = harm.outcome.open || (word.upos == Upos::noun && tree_.lemma(harm.event->head) == "wound");  // the dead are found with wounds too
    if (open && (died || (deaths_ == 0 && wounded_ < 2)))
      harm.single->kind = "killed";  // the one death that is told of, "a murder"
    else if (died || (open && deaths_ > 0) || !is_new(*harm.event, victim))
      harm.single.reset();
  }

  // One victim is counted once in a report, where he is first told of.
  bool is_counted(const Harm& harm) {
    const std::string& entity = harm.event->recipients.front().record.entity;
    return *harm.single->min == 1 && !entity.empty() && !victims_.insert(harm.single->kind + ' ' + entity).second;
  }

  // "a woman", "another", a name, "the wounded man", "the man who was wounded": not the victim that was spoken of before.
  bool is_new(const CodedEvent& event, const CodedParty& victim) const {
    if (tree_.token(victim.head).upos == Upos::pron) return tree_.folded(victim.head) == "another";
    if (tree_.head(event.head) == victim.head) return true;
    const std::uint32_t determiner = tree_.child(victim.head, Relation::det);
    if (determiner == kNoToken) return true;
    return !is_one_of(tree_.folded(determiner), {"the", "this", "that"}) || tree_.token(victim.head).upos == Upos::adj;
  }

  const Tree& tree_;
  const EntityTable& entities_;
  const QuantityReader& quantities_;
  std::vector<CodedEvent>& events_;
  std::vector<Harm> harms_;
  std::unordered_set<std::string> dead_;     // entities
  std::unordered_set<std::string> victims_;  // counted one by one: their kind and entity
  bool death_ = false;
  std::int64_t wounded_ = 0, recent_deaths_ = 0, deaths_ = 0;  // the most that are told of at once
};

}  // namespace

void count_victims(const Tree& tree, const EntityTable& entities, const QuantityReader& quantities, std::vector<CodedEvent>& events) {
  Counter(tree, entities, quantities, events).run();
}

}  // namespace hearsay
