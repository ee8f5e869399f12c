#include "coding/petrarch_phrases.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

/// Taggers that learn words apart from Penn tags may disagree with themselves; either saying verb will do.
bool is_verbal(const Token& token) { return token.upos == Upos::verb || token.upos == Upos::aux || xpos_spelling(token.xpos).starts_with("VB"); }

bool is_finite(const Token& token) {
  const std::string_view tag = xpos_spelling(token.xpos);
  return tag == "VBD" || tag == "VBZ" || tag == "VBP";
}

bool is_negation(std::string_view word) { return is_one_of(word, {"not", "n't", "n’t", "never"}); }

/// Adjectives that say of their infinitive that it is coming: "is about to attack".
bool is_prospective(std::string_view word) { return is_one_of(word, {"about", "set", "ready", "due", "willing", "prepared", "poised"}); }

}  // namespace

/// The dependents of a predicate by what becomes of them.
struct Phrases::Parts {
  std::vector<std::uint32_t> helpers;  // "to", auxiliaries, copula
  std::vector<std::uint32_t> negations;
  std::vector<std::uint32_t> fronted;   // clauses before the subject
  std::vector<std::uint32_t> inner;     // complements
  std::vector<std::uint32_t> beside;    // clauses on the same level
  std::vector<std::uint32_t> joined;    // verbs that share the subject
  std::vector<std::uint32_t> subjects;  // several where a poor tree cut one up
  std::uint32_t object = kNoToken, copula = kNoToken;
  std::uint32_t participle = kNoToken;  // "there were soldiers killed"
  bool infinitive = false, passive = false, existential = false;
};

std::uint32_t Phrases::add(Phrase::Kind kind, std::uint32_t token, std::uint32_t parent) {
  const auto number = static_cast<std::uint32_t>(phrases_.size());
  Phrase& one = phrases_.emplace_back();
  one.kind = kind;
  one.token = token;
  one.parent = parent;
  if (parent != kNoToken) phrases_[parent].children.push_back(number);
  return number;
}

std::uint32_t Phrases::build(std::uint32_t root) {
  phrases_.clear();
  depth_ = 0;
  return clause(root, kNoToken);
}

void Phrases::sort_dependent(std::uint32_t predicate, std::uint32_t d, Parts& out) const {
  const auto is_predicate = [&](std::uint32_t i) { return is_verbal(tree_.token(i)) || tree_.child(i, Relation::cop) != kNoToken; };
  switch (tree_.relation(d)) {
    case Relation::cop:
      out.copula = d;
      out.helpers.push_back(d);
      break;
    case Relation::aux_pass:
      out.passive = true;
      out.helpers.push_back(d);
      break;
    case Relation::aux: out.helpers.push_back(d); break;
    case Relation::mark:
      if (tree_.folded(d) == "to") out.infinitive = true, out.helpers.push_back(d);
      break;
    case Relation::advmod: (is_negation(tree_.folded(d)) ? out.negations : out.inner).push_back(d); break;
    case Relation::expl: out.existential = out.existential || tree_.folded(d) == "there"; break;
    case Relation::nsubj_pass: out.passive = true; [[fallthrough]];
    case Relation::nsubj:
    case Relation::nsubj_outer:
      if (out.subjects.empty() || (d < predicate && out.helpers.empty())) out.subjects.push_back(d);
      break;
    case Relation::obj:
      if (out.object == kNoToken) out.object = d;
      [[fallthrough]];
    case Relation::iobj:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod:
    case Relation::compound_prt: out.inner.push_back(d); break;
    case Relation::csubj:
    case Relation::csubj_pass: out.fronted.push_back(d); break;
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::advcl: out.inner.push_back(d); break;
    case Relation::conj:
      if (is_predicate(d) && d > predicate)
        (tree_.child(d, Relation::nsubj) == kNoToken && tree_.child(d, Relation::nsubj_pass) == kNoToken ? out.joined : out.beside).push_back(d);
      break;
    case Relation::parataxis:
      if (is_predicate(d)) out.beside.push_back(d);
      break;
    default: break;
  }
}

// Poor trees make other things of a subject; a noun before the verb without a preposition is one nevertheless.
void Phrases::likely_subject(std::uint32_t predicate, Parts& parts) const {
  const std::uint32_t first = parts.helpers.empty() ? predicate : std::min(predicate, parts.helpers.front());
  for (std::uint32_t d : parts.inner) {
    const Relation r = tree_.relation(d);
    if (d < first && (r == Relation::obl || r == Relation::obj || r == Relation::nmod) && is_nominal(tree_.token(d).upos) && case_of(d) == kNoToken)
      return parts.subjects.push_back(d);
  }
  // "came as the leader prepared": the conjunction taken for a preposition, its subject for the main verb's.
  const std::uint32_t above = tree_.head(predicate);
  if (above == kNoToken || tree_.relation(predicate) != Relation::advcl || !is_finite(tree_.token(predicate)) ||
      tree_.child(predicate, Relation::mark) != kNoToken)
    return;
  for (std::uint32_t d : tree_.children(above))
    if (belongs_to_next_clause(d) && d < predicate) return parts.subjects.push_back(d);
}

bool Phrases::belongs_to_next_clause(std::uint32_t oblique) const {
  const std::uint32_t above = tree_.head(oblique), mark = case_of(oblique), next = tree_.subtree(oblique).last;
  if (above == kNoToken || oblique < above || tree_.relation(oblique) != Relation::obl || mark == kNoToken || next >= tree_.size()) return false;
  if (!is_one_of(tree_.folded(mark), {"as", "after", "before", "since", "until", "while", "because"})) return false;
  const std::uint32_t verb = tree_.relation(next) == Relation::aux ? tree_.head(next) : next;
  return verb != kNoToken && tree_.head(verb) == above && tree_.relation(verb) == Relation::advcl && is_finite(tree_.token(next)) &&
         tree_.child(verb, Relation::nsubj) == kNoToken && tree_.child(verb, Relation::mark) == kNoToken;
}

// A root that is a mere name with a finite verb beside it: the verb's subject, cut off.
std::uint32_t Phrases::cut_off_verb(std::uint32_t predicate) const {
  if (!is_nominal(tree_.token(predicate).upos) || is_verbal(tree_.token(predicate)) || tree_.child(predicate, Relation::cop) != kNoToken) return kNoToken;
  for (std::uint32_t d : tree_.children(predicate))
    if (d > predicate && tree_.relation(d) == Relation::parataxis && is_verbal(tree_.token(d)) && tree_.child(d, Relation::nsubj) == kNoToken) return d;
  return kNoToken;
}

Phrases::Parts Phrases::parts_of(std::uint32_t predicate) const {
  Parts out;
  for (std::uint32_t d : tree_.children(predicate)) sort_dependent(predicate, d, out);
  if (out.subjects.empty() && !out.infinitive) likely_subject(predicate, out);
  const std::uint32_t start = out.subjects.empty() ? predicate : out.subjects.front();
  const auto is_clause = [&](std::uint32_t d) {
    const Relation r = tree_.relation(d);
    return r == Relation::ccomp || r == Relation::advcl || r == Relation::xcomp || r == Relation::parataxis;
  };
  // What stands before the subject is told beside the verb, not by it: "X attacked Y, officials said".
  for (std::uint32_t d : out.inner)
    if (d < start && is_clause(d)) out.fronted.push_back(d);
  std::erase_if(out.inner, [&](std::uint32_t d) { return d <= start; });
  // A nominal predicate keeps its own modifiers.
  const Upos upos = tree_.token(predicate).upos;
  const bool verbal = is_verbal(tree_.token(predicate));
  if (!verbal) std::erase_if(out.inner, [&](std::uint32_t d) { return !is_clause(d); });
  if (!verbal && upos == Upos::adj && !is_prospective(tree_.folded(predicate))) out.inner.clear();
  if (out.existential && !out.subjects.empty())
    for (std::uint32_t c : tree_.children(out.subjects.front()))
      if (tree_.relation(c) == Relation::acl && tree_.token(c).upos == Upos::verb && out.participle == kNoToken) out.participle = c;
  return out;
}

std::uint32_t Phrases::clause(std::uint32_t predicate, std::uint32_t parent) {
  const std::uint32_t number = add(Phrase::Kind::clause, predicate, parent);
  if (depth_ >= kDeepest) return number;
  ++depth_;
  if (const std::uint32_t verb = cut_off_verb(predicate); verb != kNoToken) {
    noun(predicate, number);
    chain(verb, parts_of(verb), number);
    --depth_;
    return number;
  }
  const Parts parts = parts_of(predicate);
  for (std::uint32_t d : parts.fronted) clause(d, number);
  for (std::uint32_t d : parts.subjects) noun(d, number);
  chain(predicate, parts, number);
  for (std::uint32_t d : parts.beside) clause(d, number);
  --depth_;
  return number;
}

// "will | not | have attacked and destroyed": each verb holds the next, the last one or those joined hold what follows.
void Phrases::chain(std::uint32_t predicate, const Parts& parts, std::uint32_t parent) {
  const bool verbal = is_verbal(tree_.token(predicate));
  std::vector<std::uint32_t> verbs = parts.helpers;
  if (parts.participle != kNoToken) verbs.push_back(predicate);
  const std::uint32_t last = parts.participle != kNoToken ? parts.participle : verbal ? predicate : kNoToken;
  if (last != kNoToken) verbs.push_back(last);
  if (verbs.empty()) return;
  const auto has_helpers = [&](std::uint32_t d) { return !parts_of(d).helpers.empty(); };
  const bool apart = std::any_of(parts.joined.begin(), parts.joined.end(), has_helpers);
  std::uint32_t above = parent, coordination = kNoToken;
  const auto coordinate = [&] {
    above = coordination = add(Phrase::Kind::verb, kNoToken, above);
    phrases_[above].coordination = true;
  };
  if (apart) coordinate();
  for (std::size_t i = 0; i < verbs.size(); ++i) {
    const bool main = i + 1 == verbs.size();
    if (main && !apart && !parts.joined.empty()) coordinate();
    above = add(Phrase::Kind::verb, verbs[i], above);
    Phrase& one = phrases_[above];
    one.main = main;
    one.infinitive = tree_.relation(verbs[i]) == Relation::mark;
    one.passive = main && verbal && (parts.passive || parts.participle != kNoToken);
    const std::uint32_t next = main ? kNoToken : verbs[i + 1];
    one.negated = std::any_of(parts.negations.begin(), parts.negations.end(), [&](std::uint32_t n) { return n > verbs[i] ? n < next : i == 0 && !main; });
  }
  complements(last != kNoToken && last != predicate ? last : predicate, last != kNoToken && last != predicate ? parts_of(last) : parts, above);
  for (std::uint32_t d : parts.joined) {
    Parts own = parts_of(d);
    own.passive = own.passive || (parts.passive && own.helpers.empty() && own.object == kNoToken && (tree_.token(d).features & feature::participle) != 0);
    chain(d, own, coordination);
    for (std::uint32_t b : own.beside) clause(b, coordination);
  }
}

void Phrases::complements(std::uint32_t predicate, const Parts& parts, std::uint32_t parent) {
  if (is_nominal(tree_.token(predicate).upos) && !is_verbal(tree_.token(predicate))) noun(predicate, parent);
  // "wants Putin to attack": the object is the subject of the infinitive.
  std::uint32_t raised = kNoToken;
  for (std::uint32_t d : parts.inner)
    if (parts.object != kNoToken && d > parts.object && tree_.relation(d) == Relation::xcomp && tree_.token(d).upos == Upos::verb &&
        tree_.child_with_lemma(d, Relation::mark, "to") != kNoToken)
      raised = parts.object;
  for (std::uint32_t d : parts.inner)
    if (d != raised) complement(d, parent, raised);
}

void Phrases::complement(std::uint32_t d, std::uint32_t parent, std::uint32_t raised) {
  switch (tree_.relation(d)) {
    case Relation::obj:
    case Relation::iobj:
      if (!raise_object(d, parent)) noun(d, parent);
      break;
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod:
      if (belongs_to_next_clause(d)) break;
      if (case_of(d) != kNoToken)
        prepositional(d, parent);
      else if (tree_.relation(d) == Relation::obl && tree_.token(d).upos == Upos::noun)
        noun(d, parent);  // an object in a poor tree
      break;
    case Relation::advmod:
    case Relation::compound_prt: add(Phrase::Kind::particle, d, parent); break;
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::advcl: {
      // "accused of killing": a gerund behind a preposition tells no event of its own.
      const std::uint32_t mark = tree_.child(d, Relation::mark);
      const bool gerund = tree_.form(d).ends_with("ing") && tree_.child(d, Relation::aux) == kNoToken && tree_.child(d, Relation::nsubj) == kNoToken;
      if (mark != kNoToken && gerund && tree_.folded(mark) != "to") break;
      const std::uint32_t number = clause(d, parent);
      if (raised != kNoToken && tree_.relation(d) == Relation::xcomp) add_subject(raised, number);
      break;
    }
    default: break;
  }
}

// "soldiers killed in Graustark": verbs that say more of a noun, not those with a "to".
void Phrases::participle(std::uint32_t verb, std::uint32_t noun) {
  const Parts parts = parts_of(verb);
  if (parts.helpers.empty()) chain(verb, parts, noun);
}

}  // namespace hearsay
