// The part of ClauseMender that is about numbers, names in a row and what became of people.
#include "language/clause_mender.h"
#include "language/tree.h"

namespace hearsay {

// Numbers alone, which parsers hang on the wrong word.
void ClauseMender::mend_number(std::uint32_t number) {
  if (token(number).upos != Upos::num || number == at_.first || number + 1 >= at_.last) return;
  mend_counted_object(number);
  mend_bounded_object(number);
  mend_counted_subject(number);
  mend_age(number);
}

// "killing 11 and injuring 20 others", the eleven hung on the others
void ClauseMender::mend_counted_object(std::uint32_t number) {
  const std::uint32_t verb = number - 1, counted = heads_[number];
  if (!is_verb(verb) || relations_[number] != Relation::nummod || counted == kNoToken || child(verb, Relation::obj) != kNoToken) return;
  for (std::uint32_t i = number + 1; i < counted; ++i)
    if (is_verb(i) && heads_[counted] == i) return set(number, verb, Relation::obj);
}

// "killed up to nine people", the "up" hung on the verb
void ClauseMender::mend_bounded_object(std::uint32_t number) {
  const std::uint32_t noun = heads_[number], up = number - 2, to = number - 1;
  if (number < at_.first + 3 || noun == kNoToken || relations_[number] != Relation::nummod || relations_[noun] != Relation::obl) return;
  const std::uint32_t verb = heads_[noun];
  if (verb + 1 != up || !is_verb(verb) || form(up) != "up" || form(to) != "to" || heads_[to] != noun || child(verb, Relation::obj) != kNoToken) return;
  set(up, number, Relation::advmod);
  set(to, up, Relation::fixed);
  set(noun, verb, Relation::obj);
}

// "Two killed, five wounded"
void ClauseMender::mend_counted_subject(std::uint32_t number) {
  const std::uint32_t verb = number + 1;
  if (relations_[number] == Relation::obl_unmarked && heads_[number] == verb && is_verb(verb) && subject(verb) == kNoToken)
    relations_[number] = Relation::nsubj_pass;
}

// "Amal Deeb, 61, and Jamil Nour, 63, were hurt": an age is nobody else.
void ClauseMender::mend_age(std::uint32_t number) {
  if (number < at_.first + 2 || form(number - 1) != "," || token(number - 2).upos != Upos::propn || relations_[number] != Relation::conj) return;
  const std::string_view next = form(number + 1);
  if (form(number).size() < 4 && (next == "," || next == "." || next == "and")) set(number, phrase_head(number - 2), Relation::nummod);
}

// "arrested Amal and Jamil Nour", the first name and the last joined to Amal each for itself
void ClauseMender::mend_torn_name(std::uint32_t name) {
  if (name == at_.first || relations_[name] != Relation::conj || relations_[name - 1] != Relation::conj || heads_[name] != heads_[name - 1]) return;
  if (token(name).upos == Upos::propn && token(name - 1).upos == Upos::propn) set(name, name - 1, Relation::flat);
}

// "say the police tortured detainees", with tortured detainees: what has a subject of its own is a clause's verb, and the noun its object.
void ClauseMender::mend_clause_in_phrase(std::uint32_t verb) {
  const std::uint32_t noun = heads_[verb], own = child(verb, Relation::nsubj);
  if (relations_[verb] != Relation::amod || noun == kNoToken || noun < verb || own == kNoToken || own > verb) return;
  heads_[verb] = heads_[noun];
  relations_[verb] = relations_[noun] == Relation::obj ? Relation::ccomp : relations_[noun];
  set(noun, verb, Relation::obj);
}

// "have killed ten civilians and injured scores", with injured scores that were killed: right behind the conjunction stands a second verb.
void ClauseMender::mend_second_verb(std::uint32_t noun) {
  const std::uint32_t first = heads_[noun];
  if (relations_[noun] != Relation::conj || first == kNoToken || relations_[first] != Relation::obj || !(token(noun).features & feature::plural)) return;
  const std::uint32_t verb = heads_[first], second = child(noun, Relation::amod);
  if (verb == kNoToken || !is_past_verb(verb) || second == kNoToken || second == at_.first || !is_past_verb(second)) return;
  const std::uint32_t joiner = second - 1;
  if (token(joiner).upos != Upos::cconj || child(noun, Relation::det) != kNoToken) return;
  for (std::uint32_t i = second + 1; i < noun; ++i)
    if (heads_[i] != noun) return;
  heads_[noun] = kNoToken;
  set(second, verb, Relation::conj);
  set(joiner, second, Relation::cc);
  set(noun, second, Relation::obj);
}

// "Concerning the raid, he said", "including ten children": participles that are prepositions.
void ClauseMender::mend_prepositional_participle(std::uint32_t verb) {
  const std::string_view word = form(verb);
  if (relations_[verb] != Relation::advcl || (word != "Concerning" && word != "concerning" && word != "Regarding" && word != "regarding")) return;
  const std::uint32_t object = child(verb, Relation::obj), above = heads_[verb];
  if (object == kNoToken || object < verb || above == kNoToken) return;
  heads_[object] = above;
  relations_[object] = Relation::obl;
  set(verb, object, Relation::case_);
}

// "Two drivers, Rima Deeb and Jamil Saad,": the second name, too, says who the drivers were.
void ClauseMender::mend_named_by_two(std::uint32_t name) {
  const std::uint32_t counted = heads_[name];
  if (relations_[name] != Relation::conj || token(name).upos != Upos::propn || counted == kNoToken || token(counted).upos != Upos::noun) return;
  const std::uint32_t first = child(counted, Relation::appos);
  if (first == kNoToken || first < counted || first > name || token(first).upos != Upos::propn) return;
  if (child(counted, Relation::nummod) != kNoToken) set(name, first, Relation::conj);
}

// A past participle that tells by itself what became of the noun beside it.
bool ClauseMender::is_bare_participle(std::uint32_t i) const {
  if (!is_past_verb(i) || has_object_behind(i)) return false;
  return child(i, Relation::obl_agent) == kNoToken && child(i, Relation::aux) == kNoToken && child(i, Relation::aux_pass) == kNoToken;
}

// The participle is joined to the verb, and the noun is who it was done to.
void ClauseMender::part_as_passive(std::uint32_t noun, std::uint32_t participle, std::uint32_t verb) {
  heads_[noun] = kNoToken;
  set(participle, verb, Relation::conj);
  set(noun, participle, Relation::nsubj_pass);
}

// "Two were killed and another wounded", "left two dead and others wounded": "another" is no kind of wounded.
void ClauseMender::mend_elided_passive(std::uint32_t participle) {
  const std::uint32_t first = heads_[participle];
  if (relations_[participle] != Relation::conj || first == kNoToken || first > participle || subject(participle) != kNoToken) return;
  const bool outcome = is_bare_participle(participle) || token(participle).upos == Upos::adj;
  if (!outcome || (!is_verb(first) && relations_[first] != Relation::xcomp)) return;
  std::uint32_t who = participle - 1;
  while (who > first && token(who).upos == Upos::adv) --who;
  const Relation r = relations_[who];
  if (who == first || heads_[who] != participle || (r != Relation::det && r != Relation::amod && r != Relation::compound)) return;
  const std::string_view word = form(who);
  if (word == "another" || word == "others" || word == "several" || word == "many" || word == "some") set(who, participle, Relation::nsubj_pass);
}

// "Six guards killed, dozens wounded in raid", the dozens taken for whom the guards killed: no comma stands before an object.
void ClauseMender::mend_headline_passives(std::uint32_t noun) {
  const std::uint32_t verb = heads_[noun];
  if (relations_[noun] != Relation::obj || verb == kNoToken || !is_past_verb(verb) || verb + 2 > noun || form(verb + 1) != ",") return;
  const std::uint32_t participle = child(noun, Relation::acl);
  if (participle == kNoToken || participle < noun || !is_bare_participle(participle)) return;
  for (std::uint32_t i = verb + 2; i < noun; ++i)
    if (heads_[i] != noun) return;
  part_as_passive(noun, participle, verb);
}

// "Norway, the wider alliance and Mali are bent on it", the alliance taken for another name of Norway: that would end with a comma.
void ClauseMender::mend_listed_subject(std::uint32_t noun) {
  const std::uint32_t first = heads_[noun];
  if (relations_[noun] != Relation::appos || first == kNoToken || first > noun || !is_subject(relations_[first])) return;
  const std::uint32_t last = child(noun, Relation::conj);
  if (last == kNoToken || last < noun || child(last, Relation::cc) == kNoToken) return;
  std::uint32_t begin = noun, end = last;
  while (begin > first && below(begin - 1, noun) && token(begin - 1).upos != Upos::punct) --begin;
  while (end + 1 < at_.last && below(end + 1, first)) ++end;
  const bool comma = begin > first && form(begin - 1) == ",";
  if (comma && end + 1 < at_.last && token(end).upos != Upos::punct && (token(end + 1).upos == Upos::aux || is_verb(end + 1))) set(noun, first, Relation::conj);
}

// "an offensive launched by the army against the clans", with an army against the clans
void ClauseMender::mend_against_agent(std::uint32_t noun) {
  const std::uint32_t agent = heads_[noun], mark = child(noun, Relation::case_);
  if (relations_[noun] != Relation::nmod || agent == kNoToken || agent > noun || mark == kNoToken || (form(mark) != "against" && form(mark) != "on")) return;
  const std::uint32_t by = child(agent, Relation::case_), participle = heads_[agent];
  if (relations_[agent] != Relation::obl_agent || by == kNoToken || form(by) != "by" || relations_[participle] != Relation::acl) return;
  set(noun, participle, Relation::obl);
}

// "left 100 people, among them five firemen, wounded": what became of them stands last, and is not the firemen's alone.
void ClauseMender::mend_outcome_behind(std::uint32_t verb) {
  const std::string_view word = form(verb);
  if (word != "leaving" && word != "left" && word != "leave" && word != "leaves") return;
  const std::uint32_t object = child(verb, Relation::obj);
  if (object == kNoToken || object < verb) return;
  std::uint32_t last = at_.last - 1;
  while (last > object && !below(last, object)) --last;
  const Relation r = relations_[last];
  const bool outcome = (is_past_verb(last) || (token(last).features & feature::participle) || token(last).upos == Upos::adj) && heads_[last] != object;
  if (outcome && (r == Relation::acl || r == Relation::amod || (r == Relation::conj && is_verb(last)))) set(last, object, Relation::acl);
}

}  // namespace hearsay
