#include "coding/arguments.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

constexpr int kDeepest = 6;  // clauses a subject is inherited through

bool is_object(Relation r) { return r == Relation::obj; }

bool holds_nominal(Relation r) {
  return r == Relation::obl || r == Relation::nmod || r == Relation::obl_agent || r == Relation::obl_unmarked || r == Relation::nmod_desc;
}

}  // namespace

bool Arguments::is_relative_pronoun(std::uint32_t i) const {
  const Token& token = tree_.token(i);
  if (token.upos != Upos::pron && token.upos != Upos::det) return false;
  const std::string_view word = tree_.folded(i);
  return word == "who" || word == "whom" || word == "which" || word == "that";
}

// "Four others hurt": somebody, where "the cuts hurt" of themselves.
bool Arguments::has_counted_subject(std::uint32_t verb) const {
  const std::uint32_t subject = tree_.child(verb, Relation::nsubj);
  return subject != kNoToken && (tree_.token(subject).upos == Upos::num || tree_.child(subject, Relation::nummod) != kNoToken);
}

// "Three soldiers killed in blast": verbs that always have an object are passive without one, as headlines write them.
bool Arguments::is_headline_passive(std::uint32_t verb) const {
  if (!has(Frame::patient, verb)) return false;
  if (tree_.relation(verb) == Relation::acl_relcl || tree_.relation(verb) == Relation::advcl) return false;
  if (!tree_.folded(verb).ends_with("ed") && !(tree_.folded(verb) == "hurt" && has_counted_subject(verb))) return false;
  for (const std::uint32_t c : tree_.children(verb)) {
    const Relation r = tree_.relation(c);
    if (r == Relation::obj || r == Relation::ccomp || r == Relation::xcomp || r == Relation::aux) return false;
    if (r == Relation::conj && tree_.child(c, Relation::obj) != kNoToken) return false;
  }
  return true;
}

bool Arguments::is_passive(std::uint32_t verb) const {
  if (is_headline_passive(verb)) return true;
  for (std::uint32_t c : tree_.children(verb)) {
    const Relation r = tree_.relation(c);
    if (r == Relation::aux_pass || r == Relation::nsubj_pass || r == Relation::csubj_pass) return true;
    if (is_subject(r) || r == Relation::aux) {  // "have attacked", "he attacked": active, unless an auxiliary says so below
      for (std::uint32_t d : tree_.children(verb))
        if (tree_.relation(d) == Relation::aux_pass) return true;
      return false;
    }
  }
  const Token& token = tree_.token(verb);
  const bool past_participle = xpos_spelling(token.xpos) == "VBN" || ((token.features & feature::participle) && (token.features & feature::past));
  if (!past_participle) return false;
  // A bare past participle after a noun or joined to a passive has its noun for an object.
  switch (tree_.relation(verb)) {
    case Relation::acl:
    case Relation::amod:
    case Relation::xcomp: return true;
    case Relation::advcl: return tree_.child(verb, Relation::obj) == kNoToken || has(Frame::give, verb);  // "has flown home, held talks and rested"
    case Relation::acl_relcl: return tree_.child(verb, Relation::nsubj) == kNoToken;
    case Relation::conj: return tree_.head(verb) != kNoToken && is_passive(tree_.head(verb));
    case Relation::root:
    case Relation::ccomp:
    case Relation::parataxis:  // headlines: "Three killed in raid"
      return tree_.child(verb, Relation::obj) == kNoToken;
    default: return false;
  }
}

std::uint32_t Arguments::antecedent(std::uint32_t pronoun) const {
  if (pronoun == kNoToken || !is_relative_pronoun(pronoun)) return pronoun;
  for (std::uint32_t at = tree_.head(pronoun), steps = 0; at != kNoToken && steps < 8; at = tree_.head(at), ++steps)
    if (tree_.relation(at) == Relation::acl_relcl || tree_.relation(at) == Relation::acl)
      return tree_.head(at) == kNoToken ? pronoun : meant_by(pronoun, tree_.head(at));
  return pronoun;
}

// "an aide to the regime who fled", the clause hung on the regime: who flees is somebody.
std::uint32_t Arguments::meant_by(std::uint32_t pronoun, std::uint32_t noun) const {
  if (tree_.folded(pronoun) != "who" && tree_.folded(pronoun) != "whom") return bearer(noun);
  std::uint32_t at = noun;
  while (tree_.head(at) != kNoToken && ((tree_.token(at).upos == Upos::noun && has(Frame::body, at)) || is_named_body(at)) &&
         tree_.relation(at) == Relation::nmod)
    at = tree_.head(at);
  return bearer(is_nominal(tree_.token(at).upos) && !has(Frame::body, at) ? at : noun);
}

std::uint32_t Arguments::agent(std::uint32_t verb) const {
  if (const std::uint32_t by = tree_.child(verb, Relation::obl_agent); by != kNoToken) return by;
  for (std::uint32_t c : tree_.children(verb))
    if ((tree_.relation(c) == Relation::obl || tree_.relation(c) == Relation::nmod) && tree_.preposition(c) == "by") return c;
  for (std::uint32_t c : tree_.children(verb)) {  // "was riddled with bullets by gunmen", the gunmen hung on the bullets
    const bool kept_object = tree_.relation(c) == Relation::obj && tree_.child(verb, Relation::aux_pass) != kNoToken;  // "was denied permission by police"
    if (!kept_object && (tree_.relation(c) != Relation::obl || !is_one_of(tree_.preposition(c), {"with", "on", "at", "as", "to"}))) continue;
    for (std::uint32_t d : tree_.children(c))
      if (tree_.relation(d) == Relation::nmod && tree_.preposition(d) == "by") return d;
  }
  return kNoToken;
}

// "the decision to attack": whose decision it is.
std::uint32_t Arguments::noun_owner(std::uint32_t noun, int depth) const {
  const std::uint32_t owner = tree_.child(noun, Relation::nmod_poss);
  if (owner != kNoToken && tree_.token(owner).upos != Upos::pron) return owner;
  while (tree_.relation(noun) == Relation::conj && tree_.head(noun) != kNoToken) noun = tree_.head(noun);  // "guns and launchers to strike with"
  const std::uint32_t governor = tree_.head(noun);
  if (governor == kNoToken || tree_.token(governor).upos != Upos::verb) return owner;
  const Relation r = tree_.relation(noun);
  // "renewed its pledge to help", "left in the hope of meeting them"; not "spoke of the plan to leave", "was put off in order to help"
  const bool busy = r == Relation::obl && is_one_of(tree_.preposition(noun), {"in", "for", "of", "on", "with"}) && !is_passive(governor);
  if (r == Relation::obj || busy)
    if (const std::uint32_t subject = surface_subject(governor, depth + 1); subject != kNoToken) return subject;
  return owner;
}

// "arrested a man for shooting the mayor", with the clause hung on the man: the man shot.
bool Arguments::is_judged_object(std::uint32_t noun) const {
  const std::uint32_t verb = noun == kNoToken ? kNoToken : tree_.head(noun);
  if (verb != kNoToken && tree_.relation(noun) == Relation::nmod && tree_.preposition(noun) == "of" && has(Frame::deed, verb)) return true;
  if (verb == kNoToken || (tree_.relation(noun) != Relation::obj && tree_.relation(noun) != Relation::nsubj_pass)) return false;
  return has(Frame::judge, verb);
}

// "Gunmen attacked, killing four, police said": what hangs on "said" belongs to the clause that was said.
std::uint32_t Arguments::told_clause(std::uint32_t teller, std::uint32_t verb) const {
  if (!has(Frame::tell, teller)) return kNoToken;
  for (const std::uint32_t c : tree_.children(teller))
    if ((tree_.relation(c) == Relation::ccomp || tree_.relation(c) == Relation::parataxis) && c < verb && verb < teller) return c;
  return kNoToken;
}

// "expect people to leave", with the clause hung on the noun: people leave.
bool Arguments::is_asked_object(std::uint32_t noun) const {
  const std::uint32_t verb = tree_.head(noun);
  const Relation r = tree_.relation(noun);
  return verb != kNoToken && (r == Relation::obj || r == Relation::iobj) && has(Frame::ask, verb);
}

// "was the first state to recognise it", "the only one to resign": the state did, and the one.
bool Arguments::is_first_of_kind(std::uint32_t noun) const {
  for (const std::uint32_t c : tree_.children(noun))
    if (tree_.relation(c) == Relation::amod && c < noun && is_one_of(tree_.folded(c), {"first", "second", "third", "last", "latest", "only", "next"}))
      return true;
  return is_one_of(tree_.folded(noun), {"first", "second", "third", "last", "latest", "only", "next"});
}

// The subject of "to leave" in "told them to leave" is "them"; in "wants to leave" it is the wanter.
std::uint32_t Arguments::controller(std::uint32_t verb, int depth) const {
  const std::uint32_t above = tree_.head(verb);
  if (tree_.token(above).upos == Upos::verb) {
    const std::uint32_t object = tree_.child(above, Relation::obj);
    if (object != kNoToken && object < verb) return antecedent(object);
    const std::uint32_t indirect = tree_.child(above, Relation::iobj);
    if (indirect != kNoToken && indirect < verb) return antecedent(indirect);
  }
  return surface_subject(above, depth + 1);
}

// "arrested him for shooting", "accused him of killing", "kept him from leaving": the object does it.
bool Arguments::has_object_control(std::uint32_t verb) const {
  const std::uint32_t mark = tree_.child(verb, Relation::mark);
  if (mark == kNoToken) return false;
  const std::string_view word = tree_.folded(mark);
  if (word == "in") return has(Frame::ask, tree_.head(verb));  // "helped the army in taking the town"
  return word == "for" || word == "of" || word == "from" || word == "with" || word == "into";
}

// "the arrest of soldiers for killing a priest": the soldiers, also with the clause hung on the verb above the arrest
// or on the soldiers.
std::uint32_t Arguments::judged_party(std::uint32_t noun) const {
  if (!has(Frame::deed, noun)) return noun;
  std::vector<std::uint32_t> judged;
  oblique(noun, "of", judged);
  return judged.empty() ? noun : judged.front();
}

// "called on both sides to stop", "appealed to donors to help"
std::uint32_t Arguments::asked_oblique(std::uint32_t asking, std::uint32_t verb) const {
  if (!has(Frame::ask, asking)) return kNoToken;
  for (const std::uint32_t c : tree_.children(asking))
    if (tree_.relation(c) == Relation::obl && c > asking && c < verb && is_one_of(tree_.preposition(c), {"on", "upon", "to", "with"})) return c;
  return kNoToken;
}

// "were killed by shelling the town", "in fighting": who did it is not who was killed.
bool Arguments::is_means_of_passive(std::uint32_t verb) const {
  const std::uint32_t mark = tree_.child(verb, Relation::mark);
  return mark != kNoToken && is_one_of(tree_.folded(mark), {"by", "in"}) && is_passive(tree_.head(verb));
}

// "accused soldiers of burning homes", with the burning taken for a property of the homes.
bool Arguments::is_attributive_gerund(std::uint32_t verb) const {
  if (tree_.relation(verb) != Relation::amod || verb == 0 || !tree_.folded(verb).ends_with("ing")) return false;
  const std::uint32_t before = verb - 1;
  return tree_.relation(before) == Relation::case_ && tree_.head(before) == tree_.head(verb) && is_judged_object(tree_.head(tree_.head(verb)));
}

std::uint32_t Arguments::inherited_subject(std::uint32_t verb, int depth) const {
  if (object_of_noun(verb) != kNoToken) return kNoToken;
  const std::uint32_t above = tree_.head(verb);
  if (above == kNoToken) return kNoToken;
  const bool nominal_above = is_nominal(tree_.token(above).upos);
  const bool infinitive = tree_.token(verb).features & feature::infinitive;
  if (infinitive)
    if (const std::uint32_t named = named_before(verb); named != kNoToken) return named;
  switch (tree_.relation(verb)) {
    case Relation::conj:
    case Relation::parataxis: return surface_subject(above, depth + 1);
    case Relation::ccomp:
      if (const std::uint32_t before = subject_of_content_before(verb); before != kNoToken) return antecedent(before);
      return controller(verb, depth);
    case Relation::xcomp: return controller(verb, depth);
    case Relation::advcl:
      if (const std::uint32_t told = told_clause(above, verb); told != kNoToken) return surface_subject(told, depth + 1);
      for (const Relation r : {Relation::obj, Relation::iobj})
        if (const std::uint32_t object = tree_.child(above, r); infinitive && object != kNoToken && is_asked_object(object)) return object;
      if (infinitive)
        if (const std::uint32_t asked = asked_oblique(above, verb); asked != kNoToken) return asked;
      if (is_means_of_passive(verb)) return kNoToken;
      if (has_object_control(verb))
        if (const std::uint32_t object = logical_object(above); object != kNoToken) return judged_party(object);
      return nominal_above && tree_.child(above, Relation::cop) == kNoToken ? above : surface_subject(above, depth + 1);
    case Relation::acl:
      if (infinitive && is_asked_object(above)) return above;
      if (infinitive && is_first_of_kind(above)) {
        const bool predicate = tree_.child(above, Relation::cop) != kNoToken || tree_.relation(above) == Relation::xcomp;  // "became the first to"
        return predicate ? surface_subject(above, depth + 1) : above;
      }
      if (is_judged_object(above) && has_object_control(verb)) return above;
      if (has_object_control(verb) && judged_party(above) != above) return judged_party(above);
      return infinitive || tree_.child(verb, Relation::mark) != kNoToken ? noun_owner(above, depth) : above;
    case Relation::amod: return is_attributive_gerund(verb) ? tree_.head(above) : above;
    case Relation::acl_relcl: return bearer(above);
    default: return kNoToken;
  }
}

std::uint32_t Arguments::surface_subject(std::uint32_t verb, int depth) const {
  if (verb == kNoToken || depth > kDeepest) return kNoToken;
  if (const std::uint32_t own = own_subject(verb); own != kNoToken) return antecedent(own);
  return inherited_subject(verb, depth);
}

// "The story is that the army fled", the story hung on "fled": behind the mark stands the verb's own subject.
std::uint32_t Arguments::own_subject(std::uint32_t verb) const {
  const std::uint32_t mark = tree_.child(verb, Relation::mark);
  std::uint32_t first = kNoToken;
  for (const std::uint32_t c : tree_.children(verb)) {
    const Relation r = tree_.relation(c);
    if (r != Relation::nsubj && r != Relation::nsubj_pass && r != Relation::nsubj_outer) continue;
    if (first == kNoToken)
      first = c;
    else if (mark != kNoToken && first < mark && mark < c && c < verb)
      return c;
  }
  return first;
}

// "are committed to ending it", "is opposed to the plan": passives in form only, the subject's own doing.
bool Arguments::is_bent_on(std::uint32_t verb) const {
  if (!has(Frame::bent, verb)) return false;
  const auto children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const std::uint32_t mark = tree_.child(c, Relation::mark);
    return c > verb && (tree_.preposition(c) == "to" || (mark != kNoToken && tree_.folded(mark) == "to"));
  });
}

std::uint32_t Arguments::logical_subject(std::uint32_t verb) const {
  if (is_passive(verb)) {
    std::uint32_t by = agent(verb);
    if (by == kNoToken)
      for (const std::uint32_t c : tree_.children(verb))  // "was jeered and pelted by the crowd"
        if (by == kNoToken && tree_.relation(c) == Relation::conj && only_joins(verb, c) && is_passive(c)) by = agent(c);
    return by == kNoToken && is_bent_on(verb) ? surface_subject(verb) : by;
  }
  const std::uint32_t maker = tree_.folded(verb).ends_with("ing") && tree_.child(verb, Relation::aux) == kNoToken ? agent(verb) : kNoToken;
  return maker != kNoToken && is_nominal(tree_.token(maker).upos) ? maker : surface_subject(verb);  // "shelling by the army"
}

// Nothing but a conjunction and adverbs between two verbs.
bool Arguments::only_joins(std::uint32_t verb, std::uint32_t later) const {
  if (later <= verb + 1 || later > verb + 4) return false;
  for (std::uint32_t i = verb + 1; i < later; ++i)
    if (tree_.token(i).upos != Upos::cconj && tree_.token(i).upos != Upos::adv) return false;
  return true;
}

// "the man police shot": a relative clause that has a subject of its own and no object. Not "the town where ten died".
bool Arguments::has_object_gap(std::uint32_t verb) const {
  const std::uint32_t subject = tree_.child(verb, Relation::nsubj);
  if (tree_.relation(verb) != Relation::acl_relcl || subject == kNoToken || is_relative_pronoun(subject)) return false;
  const auto children = tree_.children(verb);
  return std::none_of(children.begin(), children.end(), [&](std::uint32_t c) { return xpos_spelling(tree_.token(c).xpos) == "WRB"; });
}

// "condemns killing of two nurses": a noun, though it is tagged as a verb, of which whoever condemns is no subject.
std::uint32_t Arguments::object_of_noun(std::uint32_t gerund) const {
  if (!tree_.folded(gerund).ends_with("ing") || tree_.child(gerund, Relation::obj) != kNoToken || tree_.child(gerund, Relation::aux) != kNoToken)
    return kNoToken;
  for (const std::uint32_t c : tree_.children(gerund))
    if (c > gerund && holds_nominal(tree_.relation(c)) && tree_.preposition(c) == "of" && tree_.folded(gerund + 1) == "of") return c;
  return kNoToken;
}

std::uint32_t Arguments::logical_object(std::uint32_t verb) const {
  if (is_passive(verb)) return agent(verb) == kNoToken && is_bent_on(verb) ? kNoToken : surface_subject(verb);
  if (const std::uint32_t object = object_of_noun(verb); object != kNoToken) return antecedent(object);
  if (is_attributive_gerund(verb)) return tree_.head(verb);
  for (std::uint32_t c : tree_.children(verb))
    if (is_object(tree_.relation(c))) return antecedent(c);
  if (const std::uint32_t asked = tree_.child(verb, Relation::iobj); asked != kNoToken) return antecedent(asked);  // "asked them to leave"
  if (has_object_gap(verb)) return tree_.head(verb);
  // "donated and personally delivered goods": coordinated verbs may share the object of the last one.
  for (std::uint32_t c : tree_.children(verb))
    if (tree_.relation(c) == Relation::conj && tree_.token(c).upos == Upos::verb && only_joins(verb, c)) return tree_.child(c, Relation::obj);
  return kNoToken;
}

// "shells aimed at the post", "arms intended for the rebels": the participle only points.
bool Arguments::is_pointer(std::uint32_t node) const { return tree_.relation(node) == Relation::acl && has(Frame::point, node); }

void Arguments::oblique(std::uint32_t node, std::string_view preposition, std::vector<std::uint32_t>& out) const {
  for (std::uint32_t c : tree_.children(node)) {
    if (holds_nominal(tree_.relation(c)) && tree_.preposition(c) == preposition) out.push_back(antecedent(c));
    if (is_pointer(c)) oblique(c, preposition, out);
  }
}

}  // namespace hearsay
