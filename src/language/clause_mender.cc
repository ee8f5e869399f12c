#include "language/clause_mender.h"

#include <algorithm>

#include "language/tree.h"

namespace hearsay {

// Of a sentence of more words nothing is mended: each search below runs through the sentence for each of its words.
constexpr std::uint32_t kLongest = 120;

void ClauseMender::mend(const Sentence& sentence) {
  at_ = sentence;
  if (sentence.last - sentence.first > kLongest) return;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (!is_nominal(token(i).upos)) continue;
    mend_bare_object(i);
    mend_argument_before(i);
    mend_marked_subject(i);
    mend_bare_subject(i);
    mend_compound_subject(i);
    mend_compound_gerund(i);
    mend_object_of_adjective(i);
    mend_second_verb(i);
    mend_place_of_gerund(i);
    mend_torn_name(i);
    mend_named_by_two(i);
    mend_headline_passives(i);
    mend_listed_subject(i);
    mend_against_agent(i);
  }
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    mend_number(i);
    if (is_verb(i)) {
      mend_gerund_subject(i);
      mend_two_objects(i);
      mend_clause_in_phrase(i);
      mend_outcome_behind(i);
      mend_idle_pronoun(i);
      mend_lost_conjunct(i);
      mend_finite_conjunct(i);
      mend_outcome_before(i);
      mend_missing_teller(i);
      mend_told_on(i);
      mend_prepositional_participle(i);
      mend_its_owner(i);
      mend_background(i);
      mend_of_being(i);
      mend_two_subjects(i);
      mend_bracketed_participle(i);
    }
    mend_elided_passive(i);
    if (is_nominal(token(i).upos) && (heads_[i] == kNoToken || relations_[i] == Relation::ccomp)) mend_verbless(i);
    if (heads_[i] == kNoToken && is_verb(i)) mend_fronted_participle(i);
  }
}

bool ClauseMender::is_past_verb(std::uint32_t i) const { return is_verb(i) && (token(i).features & feature::past); }

bool ClauseMender::below(std::uint32_t i, std::uint32_t above) const {
  for (; i != kNoToken; i = heads_[i])
    if (i == above) return true;
  return false;
}

std::uint32_t ClauseMender::child(std::uint32_t i, Relation wanted) const {
  for (std::uint32_t c = at_.first; c < at_.last; ++c)
    if (heads_[c] == i && relations_[c] == wanted) return c;
  return kNoToken;
}

std::uint32_t ClauseMender::subject(std::uint32_t verb) const {
  for (std::uint32_t c = at_.first; c < at_.last; ++c)
    if (heads_[c] == verb && is_subject(relations_[c])) return c;
  return kNoToken;
}

void ClauseMender::set(std::uint32_t i, std::uint32_t head, Relation relation) {
  if (i == head || below(head, i)) return;  // no cycles
  heads_[i] = head;
  relations_[i] = relation;
}

// The noun that the word at `i` stands in the phrase of.
std::uint32_t ClauseMender::phrase_head(std::uint32_t i) const {
  while (heads_[i] != kNoToken && (relations_[i] == Relation::compound || relations_[i] == Relation::amod || relations_[i] == Relation::nmod_poss ||
                                   relations_[i] == Relation::flat || relations_[i] == Relation::det || relations_[i] == Relation::nummod))
    i = heads_[i];
  return i;
}

// Whether all that stands between the verb and the noun belongs to the noun.
bool ClauseMender::reaches(std::uint32_t noun, std::uint32_t verb) const {
  for (std::uint32_t i = verb + 1; i < noun; ++i)
    if (!below(i, noun)) return false;
  return true;
}

// "killed at least nine civilians", "executed around 300 people": a nominal right behind its verb, without a
// preposition, that the parser took for an oblique.
void ClauseMender::mend_bare_object(std::uint32_t noun) {
  const std::uint32_t verb = heads_[noun];
  if (relations_[noun] != Relation::obl || verb == kNoToken || verb > noun || !is_verb(verb)) return;
  if (child(noun, Relation::nummod) == kNoToken && token(noun).upos != Upos::num) return;
  if (child(noun, Relation::case_) != kNoToken || child(verb, Relation::obj) != kNoToken || child(verb, Relation::aux_pass) != kNoToken) return;
  if (!reaches(noun, verb)) return;
  relations_[noun] = Relation::obj;
}

// "An attack blamed on rebels killed ten", "a bomb targeting a convoy killed ten", "the guard who shot and killed a thief also
// hit a boy": what stands right behind a participle or the verb of a relative clause, before a later verb, is the former's.
void ClauseMender::mend_argument_before(std::uint32_t noun) {
  const std::uint32_t verb = heads_[noun];
  const bool object = relations_[noun] == Relation::obj;
  if ((!object && relations_[noun] != Relation::obl) || verb == kNoToken || verb < noun || !is_verb(verb) || (!object && verb != noun + 1)) return;
  std::uint32_t begin = noun;
  while (begin > at_.first && below(begin - 1, noun)) --begin;
  if (begin == at_.first || (!object && child(noun, Relation::case_) == kNoToken)) return;
  const std::uint32_t before = begin - 1;
  if (!is_verb(before) || heads_[before] == verb) return;
  const bool relative = object && is_in_relative_clause(before) && child(before, Relation::obj) == kNoToken;
  if (relations_[before] == Relation::acl || relative) set(noun, before, relations_[noun]);
}

bool ClauseMender::is_in_relative_clause(std::uint32_t verb) const {
  while (relations_[verb] == Relation::conj && heads_[verb] != kNoToken) verb = heads_[verb];
  return relations_[verb] == Relation::acl_relcl && child(verb, Relation::nsubj) != kNoToken;
}

// A second subject that brings a conjunction or a preposition is none: "fighting between the army and rebels has
// displaced", "bombs dropped by planes killed".
void ClauseMender::mend_marked_subject(std::uint32_t noun) {
  const std::uint32_t verb = heads_[noun];
  if (relations_[noun] != Relation::nsubj || verb == kNoToken || verb < noun) return;
  const std::uint32_t first = relations_[verb] == Relation::acl ? heads_[verb] : subject(verb);  // "fire by troops killed", all hung on the fire
  if (first == kNoToken || first >= noun) return;
  const std::uint32_t joiner = child(noun, Relation::cc), mark = child(noun, Relation::case_);
  if (joiner != kNoToken && joiner > first + 1 && joiner < noun) {
    const std::uint32_t other = phrase_head(joiner - 1);
    if (is_nominal(token(other).upos) && other < joiner) set(noun, other, Relation::conj);
  } else if (mark != kNoToken && mark > first && mark < noun) {
    const std::uint32_t before = mark - 1;
    if (is_verb(before) && relations_[before] == Relation::acl)
      set(noun, before, form(mark) == "by" ? Relation::obl_agent : Relation::obl);
    else if (is_nominal(token(before).upos))
      set(noun, phrase_head(before), Relation::nmod);
  }
}

bool ClauseMender::has_object_behind(std::uint32_t verb) const {
  for (std::uint32_t c = verb + 1; c < at_.last; ++c)
    if (heads_[c] == verb && relations_[c] == Relation::obj) return true;
  return false;
}

// "Word went round the bazaar that soldiers shot the mayor", taken for a bazaar that they shot: a verb with an object and a
// subject of its own leaves nothing for "that" to stand for. Nor does a conjunction stand for anything: "denied reports that he fled".
void ClauseMender::mend_idle_pronoun(std::uint32_t verb) {
  if (relations_[verb] != Relation::acl_relcl) return;
  const std::uint32_t mark = child(verb, Relation::mark);
  if (mark != kNoToken && form(mark) == "that" && subject(verb) != kNoToken && relations_[heads_[verb]] == Relation::obj) {
    relations_[verb] = Relation::acl;
    return;
  }
  const std::uint32_t pronoun = child(verb, Relation::obj), own = subject(verb);
  if (pronoun == kNoToken || own == kNoToken || own < pronoun || form(pronoun) != "that" || !has_object_behind(verb)) return;
  relations_[pronoun] = Relation::mark;
  relations_[verb] = Relation::acl;
}

// "At least three policemen were killed", the policemen taken for an adverbial: a nominal without a preposition before a verb
// that has no subject is its subject. (Times of day and the like are obl:unmarked.)
void ClauseMender::mend_bare_subject(std::uint32_t noun) {
  const std::uint32_t verb = heads_[noun];
  if (relations_[noun] != Relation::obl || verb == kNoToken || verb < noun || !is_verb(verb) || child(noun, Relation::case_) != kNoToken) return;
  if (subject(verb) == kNoToken && child(verb, Relation::aux_pass) != kNoToken) give_subject(verb, noun);
}

// "after a gunman shot four people", "the data support it": the noun taken for a part of the verb's name
void ClauseMender::mend_compound_subject(std::uint32_t noun) {
  const std::uint32_t verb = noun + 1;
  if (relations_[noun] != Relation::compound || heads_[noun] != verb || !is_verb(verb) || subject(verb) != kNoToken) return;
  const std::uint32_t mark = child(verb, Relation::mark);
  const bool clause = mark != kNoToken ? mark < noun && is_past_verb(verb) : heads_[verb] == kNoToken && has_object_behind(verb);
  if (clause) relations_[noun] = Relation::nsubj;
}

// "killed in police firing", with the police in one place and the firing in another
void ClauseMender::mend_compound_gerund(std::uint32_t noun) {
  const std::uint32_t gerund = noun + 1, verb = heads_[noun], preposition = child(noun, Relation::case_);
  if (relations_[noun] != Relation::obl || verb == kNoToken || preposition == kNoToken || gerund >= at_.last || heads_[gerund] != verb) return;
  const bool bare = child(noun, Relation::det) == kNoToken && !(token(noun).features & feature::plural) && !form(noun).ends_with("ing");
  if (!bare || relations_[gerund] != Relation::advcl || !form(gerund).ends_with("ing") || child(gerund, Relation::obj) != kNoToken) return;
  heads_[preposition] = gerund;
  relations_[gerund] = Relation::obl;
  set(noun, gerund, Relation::compound);
}

// "is now in Geneva holding talks", with the city in the gerund's name and the copula on the gerund
void ClauseMender::mend_place_of_gerund(std::uint32_t noun) {
  const std::uint32_t gerund = noun + 1;
  if (relations_[noun] != Relation::compound || heads_[noun] != gerund || !is_verb(gerund) || child(noun, Relation::case_) == kNoToken) return;
  const std::uint32_t copula = child(gerund, Relation::cop);
  if (copula == kNoToken || copula > noun) return;
  heads_[noun] = heads_[gerund];
  relations_[noun] = relations_[gerund];
  for (std::uint32_t c = at_.first; c < noun; ++c)
    if (heads_[c] == gerund) heads_[c] = noun;
  set(gerund, noun, Relation::advcl);
}

// "rejected as false the rumours", the rumours hung on the adjective
void ClauseMender::mend_object_of_adjective(std::uint32_t noun) {
  const std::uint32_t adjective = heads_[noun];
  if (relations_[noun] != Relation::obj || adjective == kNoToken || token(adjective).upos != Upos::adj || relations_[adjective] != Relation::xcomp) return;
  set(noun, heads_[adjective], Relation::obj);
}

// "Shelling by rebels killed ten, police said", with a clause or an apposition for a subject and its verb hung on that or on the rebels,
// or the subject hung on its verb as a clause.
void ClauseMender::mend_gerund_subject(std::uint32_t gerund) {
  const bool begins = gerund == at_.first || form(gerund - 1) == "-" || form(gerund - 1) == "--" || form(gerund - 1) == "—" || form(gerund - 1) == "–";
  const Relation r = relations_[gerund];
  if (!begins || !form(gerund).ends_with("ing") || (r != Relation::advcl && r != Relation::appos)) return;
  const std::uint32_t verb = heads_[gerund];
  std::uint32_t comma = gerund;
  while (comma < at_.last && form(comma) != ",") ++comma;
  const bool before = r == Relation::advcl && verb != kNoToken && verb > gerund && verb < comma;
  if (before && is_past_verb(verb) && subject(verb) == kNoToken && child(verb, Relation::mark) == kNoToken && has_object_behind(verb))
    return give_subject(verb, gerund);
  for (std::uint32_t i = gerund + 1; i < at_.last && form(i) != ","; ++i) {
    const bool hung = below(i, gerund) && (relations_[i] == Relation::advcl || relations_[i] == Relation::acl);
    if (!hung || !is_past_verb(i) || subject(i) != kNoToken || child(i, Relation::mark) != kNoToken || !has_object_behind(i)) continue;
    std::uint32_t teller = gerund;
    while (heads_[teller] != kNoToken) teller = heads_[teller];
    const bool told = is_verb(teller) && teller > i;
    heads_[i] = told ? teller : heads_[gerund];
    relations_[i] = told ? Relation::ccomp : r;
    return give_subject(i, gerund);
  }
}

// "gave the rebels weapons", with two objects
void ClauseMender::mend_two_objects(std::uint32_t verb) {
  const std::uint32_t first = child(verb, Relation::obj);
  if (first == kNoToken || first < verb) return;
  for (std::uint32_t i = first + 1; i < at_.last && form(i) != ","; ++i)
    if (heads_[i] == verb && relations_[i] == Relation::obj && child(i, Relation::cc) == kNoToken) {
      relations_[first] = Relation::iobj;
      return;
    }
}

// The verb that a subject lost: what is past and has an object of its own, hung on a noun of the subject's phrase as
// though it were a participle. A participle with an object is rare.
std::uint32_t ClauseMender::lost_verb(std::uint32_t noun, std::uint32_t end) const {
  for (std::uint32_t i = noun + 1; i < end; ++i) {
    if (!is_past_verb(i) || !below(i, noun) || (relations_[i] != Relation::acl && relations_[i] != Relation::acl_relcl)) continue;
    if (subject(i) != kNoToken || !has_object_behind(i)) continue;
    if (child(i, Relation::obl_agent) != kNoToken || child(i, Relation::mark) != kNoToken || child(i, Relation::aux_pass) != kNoToken) continue;
    return i;
  }
  return kNoToken;
}

void ClauseMender::give_subject(std::uint32_t verb, std::uint32_t noun) {
  set(noun, verb, child(verb, Relation::aux_pass) == kNoToken ? Relation::nsubj : Relation::nsubj_pass);
}

// "Fighting raged in the town when rebels attacked a post": with a conjunction between two subjects of one verb, the
// participle on the first is its verb, and the conjunction's clause hangs on that.
bool ClauseMender::part_at_conjunction(std::uint32_t verb, std::uint32_t first, std::uint32_t last) {
  const std::uint32_t main = child(first, Relation::acl);
  if (main == kNoToken || main > last || !is_past_verb(main) || child(main, Relation::obl_agent) != kNoToken) return false;
  bool joined = false;
  for (std::uint32_t c = main + 1; c < last; ++c) joined |= heads_[c] == verb && (relations_[c] == Relation::mark || relations_[c] == Relation::advmod);
  if (!joined) return false;
  heads_[main] = heads_[verb];
  relations_[main] = relations_[verb];
  give_subject(main, first);
  set(verb, main, Relation::advcl);
  return true;
}

// "the envoy to Libya, Bishop Omar Salem, confirmed", with two subjects: the second says who the first is.
bool ClauseMender::is_named_behind(std::uint32_t first, std::uint32_t last) const {
  if (token(first).upos != Upos::noun || token(last).upos != Upos::propn) return false;
  bool comma = false;
  for (std::uint32_t i = first + 1; i < last; ++i) {
    if (is_verb(i) || (!below(i, first) && !below(i, last))) return false;
    comma |= form(i) == ",";
  }
  return comma;
}

// "Attacks by gangs have killed ten, the mission said": of two subjects of "said" the first is that of what was said.
void ClauseMender::mend_two_subjects(std::uint32_t verb) {
  std::uint32_t first = kNoToken, last = kNoToken;
  for (std::uint32_t c = at_.first; c < at_.last; ++c) {
    if (heads_[c] != verb || !is_subject(relations_[c]) || relations_[c] == Relation::nsubj_outer) continue;
    if (first == kNoToken) first = c;
    last = c;
  }
  if (first == kNoToken || first == last) return;
  if (first < verb && verb < last) return mend_stray_subject(verb, last);
  if (is_named_behind(first, last)) return set(last, first, Relation::appos);
  if (last == first + 1 && token(first).upos == Upos::noun && token(last).upos == Upos::propn)  // "the club's goalkeeper Omar Salem was held"
    return set(first, last, Relation::nmod_desc);
  if (last == first + 1 && xpos_spelling(token(last).xpos) == "VBG") return set(last, first, Relation::acl);  // "police firing left two dead"
  if (part_at_conjunction(verb, first, last)) return;
  std::uint32_t content = lost_verb(first, last);
  if (content != kNoToken) set(content, verb, Relation::ccomp);
  for (std::uint32_t c = first + 1; c < last && content == kNoToken; ++c)
    if (heads_[c] == verb && relations_[c] == Relation::ccomp && subject(c) == kNoToken) content = c;
  if (content != kNoToken) give_subject(content, first);
}

// "Forty were killed in raids – most of them were in Tora": behind a verb that has its subject another one is the next clause's.
void ClauseMender::mend_stray_subject(std::uint32_t verb, std::uint32_t stray) {
  const std::uint32_t participle = child(stray, Relation::acl);
  if (participle != kNoToken && child(verb, Relation::aux_pass) != kNoToken && is_bare_participle(participle))
    return part_as_passive(stray, participle, verb);  // "four tanks were destroyed, two trucks damaged"
  for (std::uint32_t i = stray + 1; i < at_.last; ++i) {
    if (below(i, stray) || subject(i) != kNoToken) continue;
    const std::uint32_t copula = child(i, Relation::cop);
    if (!is_verb(i) && (copula == kNoToken || copula < stray || copula > i)) continue;
    return set(stray, i, Relation::nsubj);
  }
}

// "Six died and 40 were hurt": what is joined to a verb before another verb's auxiliary is that verb's subject.
void ClauseMender::mend_lost_conjunct(std::uint32_t verb) {
  const std::uint32_t passive = child(verb, Relation::aux_pass), auxiliary = child(verb, Relation::aux);
  const std::uint32_t first = std::min(passive, auxiliary);
  if (first == kNoToken || first == at_.first || first > verb || subject(verb) != kNoToken) return;
  const std::uint32_t noun = first - 1, before = heads_[noun];
  if (relations_[noun] != Relation::conj || before == kNoToken || before > noun || !is_verb(before)) return;
  if (!is_nominal(token(noun).upos) && token(noun).upos != Upos::num) return;
  heads_[noun] = kNoToken;
  set(verb, before, Relation::conj);
  heads_[noun] = before;
  give_subject(verb, noun);
}

// "refused to leave and called for help", "are bent on leaving and have called": what has a tense is joined to no infinitive or gerund but to
// the verb above it.
void ClauseMender::mend_finite_conjunct(std::uint32_t verb) {
  const std::uint32_t before = heads_[verb];
  if (relations_[verb] != Relation::conj || before == kNoToken || before > verb || subject(verb) != kNoToken) return;
  const auto tag = [&](std::uint32_t i) { return xpos_spelling(token(i).xpos); };
  const std::uint32_t to = child(before, Relation::mark), auxiliary = child(verb, Relation::aux), had = child(before, Relation::aux);
  // "denied that its jets had been there and accused the rebels": what had been done is joined to no simple past.
  const bool simple = tag(verb) == "VBD" && auxiliary == kNoToken && had != kNoToken && tag(had) == "VBD" && had < before;
  if (simple && relations_[before] == Relation::ccomp && heads_[before] < before && tag(heads_[before]) == "VBD")
    return set(verb, heads_[before], Relation::conj);
  if (to == kNoToken || child(before, Relation::aux_pass) != kNoToken) return;
  const bool infinitive = tag(before) == "VB" && token(to).upos == Upos::part && tag(verb) == "VBD";
  const bool perfect = auxiliary != kNoToken && auxiliary > before && tag(auxiliary) != "VB" && tag(verb) == "VBN";
  if (!infinitive && !(perfect && tag(before) == "VBG")) return;
  std::uint32_t above = heads_[before];
  if (perfect && above != kNoToken && child(above, Relation::aux_pass) != kNoToken) return set(verb, above, Relation::conj);
  while (above != kNoToken && tag(above) != "VBD" && tag(above) != "VBZ" && tag(above) != "VBP") above = heads_[above];
  if (above != kNoToken && above < before) set(verb, above, Relation::conj);
}

// "shot dead a student", "shot dead seven people": before an article or a number the adjective is what became of them.
void ClauseMender::mend_outcome_before(std::uint32_t verb) {
  const std::uint32_t outcome = verb + 1;
  if (outcome + 1 >= at_.last || relations_[outcome] != Relation::amod) return;
  if (relations_[outcome + 1] != Relation::det && relations_[outcome + 1] != Relation::nummod) return;
  const std::uint32_t noun = heads_[outcome];
  if (heads_[noun] == verb && heads_[outcome + 1] == noun && relations_[noun] == Relation::obj) set(outcome, verb, Relation::xcomp);
}

// "Soldiers and mercenaries executed 300 people, Human Rights Watch said": a nominal right before a verb that has a
// content before it and no subject tells the content, whatever the parser joined it to.
void ClauseMender::mend_missing_teller(std::uint32_t verb) {
  if (verb == at_.first || subject(verb) != kNoToken) return;
  const std::uint32_t content = child(verb, Relation::ccomp), teller = verb - 1;
  if (content == kNoToken || content > teller || !is_nominal(token(teller).upos)) return;
  const Relation r = relations_[teller];
  if ((r != Relation::conj && r != Relation::appos && r != Relation::obl && r != Relation::obl_unmarked) || child(teller, Relation::cc) != kNoToken ||
      child(teller, Relation::case_) != kNoToken)
    return;
  std::uint32_t begin = teller;
  while (begin > content && below(begin - 1, teller) && token(begin - 1).upos != Upos::punct) --begin;
  if (begin == content || token(begin - 1).upos != Upos::punct) return;
  set(teller, verb, Relation::nsubj);
}

// Whether a clause's first word that has a tense is in the past.
bool ClauseMender::is_past_clause(std::uint32_t verb) const {
  std::uint32_t first = verb;
  for (std::uint32_t c = at_.first; c < verb; ++c)
    if (heads_[c] == verb && (relations_[c] == Relation::aux || relations_[c] == Relation::aux_pass || relations_[c] == Relation::cop)) {
      first = c;
      break;
    }
  return (token(first).features & (feature::past | feature::participle)) == feature::past;
}

// "The spokesman said nobody had left and they do not expect it", the second clause joined to "said": what a pronoun does today
// is not told beside what was said in the past, but with it.
void ClauseMender::mend_told_on(std::uint32_t verb) {
  const std::uint32_t teller = heads_[verb], own = subject(verb);
  if (relations_[verb] != Relation::conj || teller == kNoToken || teller > verb || own == kNoToken || token(own).upos != Upos::pron) return;
  const std::uint32_t content = child(teller, Relation::ccomp);
  if (content == kNoToken || content < teller || content > verb || !is_past_clause(teller) || is_past_clause(verb)) return;
  for (std::uint32_t i = content; i < own; ++i)
    if (form(i) == "\"" || form(i) == "”" || form(i) == "''") return;
  set(verb, content, Relation::conj);
}

// "The ministry said that seven people died and expressed its sorrow", the sorrow hung on the seven: what is done with "its" own
// was done by one, here the teller.
void ClauseMender::mend_its_owner(std::uint32_t verb) {
  const std::uint32_t content = heads_[verb];
  if (relations_[verb] != Relation::conj || content == kNoToken || relations_[content] != Relation::ccomp || subject(verb) != kNoToken) return;
  const std::uint32_t object = child(verb, Relation::obj), own = subject(content), teller = heads_[content];
  if (object == kNoToken || own == kNoToken || teller > content || !(token(own).features & feature::plural)) return;
  const std::uint32_t owner = child(object, Relation::nmod_poss), speaker = subject(teller);
  if (owner == kNoToken || form(owner) != "its" || speaker == kNoToken || (token(speaker).features & feature::plural)) return;
  heads_[verb] = kNoToken;
  set(verb, teller, Relation::conj);
}

// "Police acknowledged that an officer had shot a student, as a strike brought the city to a halt": behind a comma the reporter tells what
// went on meanwhile, not the police.
void ClauseMender::mend_background(std::uint32_t verb) {
  const std::uint32_t mark = child(verb, Relation::mark);
  if (relations_[verb] != Relation::advcl || mark == kNoToken || form(mark) != "as" || mark == at_.first || form(mark - 1) != ",") return;
  if (subject(verb) == kNoToken) return;
  for (std::uint32_t i = heads_[verb]; i != kNoToken; i = heads_[i]) {
    const std::uint32_t teller = heads_[i];
    if (relations_[i] != Relation::ccomp || teller == kNoToken) continue;
    if (teller < i && i < mark && is_past_clause(teller)) set(verb, teller, Relation::advcl);
    return;
  }
}

// "amid reports of a school being burned", with the reports for what is burned
void ClauseMender::mend_of_being(std::uint32_t verb) {
  const std::uint32_t being = child(verb, Relation::aux_pass);
  if (being == kNoToken || being == at_.first || form(being) != "being" || being + 1 != verb || heads_[verb] == kNoToken) return;
  const std::uint32_t struck = being - 1, of = child(struck, Relation::case_), reports = heads_[struck];
  if (relations_[struck] != Relation::nmod || of == kNoToken || form(of) != "of" || reports == kNoToken || reports > of) return;
  if (child(verb, Relation::aux) != kNoToken || child(reports, Relation::case_) == kNoToken) return;
  const bool subject = heads_[reports] == verb && relations_[reports] == Relation::nsubj_pass;
  if (!subject && (heads_[reports] != heads_[verb] || relations_[verb] != Relation::advcl)) return;
  if (subject) set(reports, heads_[verb], Relation::obl);
  set(verb, struck, Relation::acl);
}

// "An air strike on a village killed 17 people on Monday" with the strike for its root.
void ClauseMender::mend_verbless(std::uint32_t noun) {
  if (subject(noun) != kNoToken || child(noun, Relation::cop) != kNoToken) return;
  const std::uint32_t lost = lost_verb(noun, at_.last);
  if (lost == kNoToken) return;
  for (std::uint32_t i = noun + 1; i < lost; ++i)
    if (form(i) == "," || form(i) == ":") return;  // "Two dead, one wounded in clashes"
  heads_[lost] = heads_[noun];
  relations_[lost] = relations_[noun];
  give_subject(lost, noun);
}

// "Backed by tanks, troops advanced on the town" with the participle for its root and the troops joined to the tanks.
void ClauseMender::mend_fronted_participle(std::uint32_t root) {
  if (root != at_.first || !(token(root).features & (feature::participle | feature::past)) || subject(root) != kNoToken) return;
  for (std::uint32_t noun = root + 1; noun < at_.last; ++noun) {
    if (relations_[noun] != Relation::conj || !is_nominal(token(noun).upos) || !below(noun, root)) continue;
    if (child(noun, Relation::cc) != kNoToken) return;
    const std::uint32_t verb = child(noun, Relation::acl);
    if (verb == kNoToken || verb < noun || !is_past_verb(verb) || child(verb, Relation::obl_agent) != kNoToken) continue;
    heads_[verb] = kNoToken;
    relations_[verb] = Relation::root;
    give_subject(verb, noun);
    set(root, verb, Relation::advcl);
    return;
  }
}

// "The attack, carried out by gunmen, killed a guard": a participle between commas is no predicate where a finite verb, joined to it by
// nothing but a comma, follows.
void ClauseMender::mend_bracketed_participle(std::uint32_t verb) {
  if (verb == at_.first || form(verb - 1) != "," || !(token(verb).features & feature::participle) || !(token(verb).features & feature::past)) return;
  const std::uint32_t noun = subject(verb), main = child(verb, Relation::conj);
  if (noun == kNoToken || noun > verb || main == kNoToken || main < verb || child(main, Relation::cc) != kNoToken || !is_past_verb(main)) return;
  for (std::uint32_t i = at_.first; i < at_.last; ++i)  // "The attack, it was said, was"
    if (heads_[i] == verb && (relations_[i] == Relation::aux || relations_[i] == Relation::aux_pass || relations_[i] == Relation::cop)) return;
  std::uint32_t begin = main;
  while (begin > verb && below(begin - 1, main)) --begin;
  const bool comma = form(begin) == "," || (begin > verb && form(begin - 1) == ",");
  if (!comma || !is_nominal(token(noun).upos) || subject(main) != kNoToken) return;
  set(main, heads_[verb], relations_[verb]);
  set(noun, main, Relation::nsubj);
  for (std::uint32_t i = at_.first; i < at_.last; ++i)
    if (heads_[i] == verb && i > main) heads_[i] = main;
  set(verb, noun, Relation::acl);
}

}  // namespace hearsay
