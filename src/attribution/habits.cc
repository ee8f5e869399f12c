#include "attribution/habits.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

bool is_sum(const CodedEvent& event) {
  const auto cumulative = [](const Quantity& figure) { return figure.scope == "cumulative"; };
  return event.victims.empty() && !event.quantities.empty() && std::all_of(event.quantities.begin(), event.quantities.end(), cumulative);
}

/// Nothing says which one: no article, owner or number, no day, no relative clause, no name beside it.
bool is_bare(const Tree& tree, std::uint32_t noun) {
  for (const std::uint32_t c : tree.children(noun)) {
    const Relation r = tree.relation(c);
    if (r == Relation::nmod_poss || r == Relation::nummod || is_clausal(r) || tree.token(c).upos == Upos::propn) return false;
    if (r == Relation::det && !is_one_of(tree.folded(c), {"any", "all", "such", "every"})) return false;
    if (r == Relation::nmod && is_one_of(tree.preposition(c), {"on", "in", "at", "near", "since", "last", "during"})) return false;
  }
  return true;
}

/// Named in its sentence, where the place of another event may have been taken over.
bool has_own_place(const Tree& tree, const CodedEvent& event) {
  if (!event.record.place) return false;
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(event.head)];
  const CharSpan here = tree.document().chars(tree.bytes({sentence.first, sentence.last}));
  return event.record.place->at.begin >= here.begin && event.record.place->at.end <= here.end;
}

bool is_any(const Tree& tree, std::uint32_t noun) {
  const std::uint32_t determiner = tree.child(noun, Relation::det);
  return determiner != kNoToken && is_one_of(tree.folded(determiner), {"any", "every"});
}

}  // namespace

Result<Habits> Habits::read(const Lexicon& lexicon) {
  const auto table = lexicon.table("habits");
  const auto part = table ? table->column("part") : std::nullopt;
  if (!part) return fail(Fault::corrupt, "the lexicon needs a table habits with the columns words, part");
  return Habits(*table, *part);
}

bool Habits::is_a(std::string_view lemma, std::string_view part) const {
  for (const RowId row : table_.find(lemma))
    if (table_.cell(row, part_) == part) return true;
  return false;
}

bool Habits::is_habit(const Tree& tree, const CodedEvent& event) const {
  return is_sum(event) || happens_often(tree, event.head) || is_kind_of_thing(tree, event);
}

// "often", "every week"
bool Habits::happens_often(const Tree& tree, std::uint32_t verb) const {
  if (tree.token(verb).upos != Upos::verb) return false;
  for (const std::uint32_t c : tree.children(verb)) {
    if (tree.relation(c) == Relation::advmod && is_a(tree.folded(c), "adverb")) return true;
    const bool past = (tree.token(verb).features & (feature::past | feature::participle)) == feature::past;  // "rallied every evening this week" is no habit
    if (past || tree.relation(c) != Relation::obl_unmarked || !is_a(fold(tree.lemma(c)), "period")) continue;
    const std::uint32_t determiner = tree.child(c, Relation::det);
    if (determiner != kNoToken && is_one_of(tree.folded(determiner), {"every", "each"})) return true;
  }
  return false;
}

// "the fight against terrorism", "all forms of violence", "any attack", "they renounce violence"
bool Habits::is_kind_of_thing(const Tree& tree, const CodedEvent& event) const {
  const Token& token = tree.token(event.head);
  if (token.upos != Upos::noun || !event.quantities.empty() || !event.victims.empty()) return false;
  const std::uint32_t head = tree.head(event.head);
  if (is_any(tree, event.head)) return true;
  if (head == kNoToken || event.trigger.has(head) || !is_bare(tree, event.head)) return false;
  const bool deed = is_a(tree.lemma(event.head), "deed");
  if (tree.relation(event.head) == Relation::nmod && is_a(tree.lemma(head), "stake")) return deed || (token.features & feature::plural) || is_any(tree, head);
  if (!deed || event.record.time || has_own_place(tree, event)) return false;
  const Relation r = tree.relation(event.head);
  const bool aside = (r == Relation::obl || r == Relation::nmod) && is_a(tree.preposition(event.head), "preposition");
  return r == Relation::obj || aside;
}

}  // namespace hearsay
