// Makers of a deed that stand outside its own phrase: those it comes from, who claimed it, is blamed for it or faces charges of it,
// who made what is named beside it, and the authors of what was written.
#include "base/words.h"
#include "coding/role_filler.h"

namespace hearsay {

// "fire from fighters", "support from the fleet", "requests have come from the mayor": those it comes from.
void RoleFiller::from_people(std::uint32_t noun, Tokens& out) const {
  Tokens found;
  arguments_.oblique(noun, "from", found);
  const std::uint32_t verb = tree_.relation(noun) == Relation::nsubj ? tree_.head(noun) : kNoToken;
  if (found.empty() && verb != kNoToken && lexicon_.light_verb(tree_.lemma(verb)) == EventLexicon::Light::occurrence) arguments_.oblique(verb, "from", found);
  // "drew criticism on Friday from the mayor"; not "lifted sanctions from the island"
  const std::uint32_t above = tree_.relation(noun) == Relation::obj ? tree_.head(noun) : kNoToken;
  if (found.empty() && above != kNoToken && lexicon_.frames().has(Frame::taker, tree_.lemma(above))) arguments_.oblique(above, "from", found);
  for (const std::uint32_t i : found)
    if (is_people(i)) out.push_back(i);
}

// "attacks claimed by the group", "a raid launched by the army"; "losses sustained by the army", whose light verb has a sufferer
std::uint32_t RoleFiller::participle_subject(std::uint32_t noun, EventLexicon::Light part) const {
  for (const std::uint32_t c : tree_.children(noun)) {
    const Relation r = tree_.relation(c);
    if ((r != Relation::acl && r != Relation::acl_relcl) || lexicon_.light_verb(tree_.lemma(c)) != part) continue;
    if (const std::uint32_t maker = arguments_.logical_subject(c); maker != kNoToken && maker != noun) return maker;
  }
  return kNoToken;
}

// "an attack blamed on rebels", "attributed the raid to bandits"
void RoleFiller::blamed_party(std::uint32_t noun, Tokens& out) const {
  const auto from = [&](std::uint32_t verb) {
    if (verb == kNoToken || !lexicon_.frames().has(Frame::blame, tree_.lemma(verb))) return;
    for (const std::string_view preposition : {"on", "to"})
      for (const std::uint32_t node : {verb, noun})  // "attributed the killings to bandits" may hang the bandits on the killings
        if (out.empty()) arguments_.oblique(node, preposition, out);
  };
  for (const std::uint32_t c : tree_.children(noun))
    if (tree_.relation(c) == Relation::acl || tree_.relation(c) == Relation::acl_relcl) from(c);
  if (tree_.relation(noun) == Relation::obj || tree_.relation(noun) == Relation::nsubj_pass) from(tree_.head(noun));
}

// "a statement issued by the mayor condemns it", "the union sent a letter demanding it", "was seen on footage firing": whose words
// or whose picture it is.
std::uint32_t RoleFiller::author(std::uint32_t text, std::uint32_t verb) const {
  if (tree_.token(text).upos != Upos::noun || !lexicon_.frames().has(Frame::writing, tree_.lemma(text))) return kNoToken;
  if (const std::uint32_t owner = tree_.child(text, Relation::nmod_poss); owner != kNoToken && is_people(owner)) return owner;
  Tokens found;
  for (const std::uint32_t c : tree_.children(text))
    if (tree_.relation(c) == Relation::acl && c != verb)
      if (const std::uint32_t by = arguments_.agent(c); by != kNoToken && is_people(by)) return by;
  for (const std::string_view preposition : {"by", "from"}) arguments_.oblique(text, preposition, found);
  for (const std::uint32_t i : found)
    if (is_people(i)) return i;
  const std::uint32_t above = tree_.head(text);
  if (tree_.relation(verb) != Relation::acl || tree_.head(verb) != text || above == kNoToken || tree_.token(above).upos != Upos::verb) return kNoToken;
  if (!arguments_.is_passive(above) && lexicon_.frames().has(Frame::taker, tree_.lemma(above))) return kNoToken;
  const std::uint32_t subject = arguments_.surface_subject(above);
  return subject == text ? kNoToken : people_only(subject);
}

// "faces charges of murder", "several charges including murder", "is held on a charge of murder", "filed charges of murder against him"
std::uint32_t RoleFiller::charged_party(std::uint32_t event) const {
  const std::uint32_t charge = tree_.relation(event) == Relation::nmod || tree_.relation(event) == Relation::appos ? tree_.head(event) : kNoToken;
  if (charge == kNoToken || !lexicon_.frames().has(Frame::charge, tree_.lemma(charge))) return kNoToken;
  Tokens found;
  arguments_.oblique(charge, "against", found);
  const std::uint32_t verb = tree_.head(charge);
  const bool clause = verb != kNoToken && tree_.token(verb).upos == Upos::verb;
  if (found.empty() && clause) arguments_.oblique(verb, "against", found);
  if (!found.empty()) return found.front();
  if (!clause) return kNoToken;
  if (tree_.relation(charge) == Relation::obl) {
    const std::uint32_t held = arguments_.logical_object(verb);
    return held != kNoToken ? held : arguments_.logical_subject(verb);  // "appeared in court on charges of murder"
  }
  const auto light = lexicon_.light_verb(tree_.lemma(verb));
  return tree_.relation(charge) == Relation::obj && light != EventLexicon::Light::actor ? arguments_.logical_subject(verb) : kNoToken;
}

// "killings and abductions by rebels", "carried out abductions and robberies": one maker of both.
void RoleFiller::share_maker(std::uint32_t event, Tokens& out) const {
  for (const std::uint32_t c : tree_.children(event))
    if (tree_.relation(c) == Relation::conj && tree_.token(c).upos == Upos::noun) arguments_.oblique(c, "by", out);
  const std::uint32_t first = tree_.head(event);
  if (!out.empty() || first == kNoToken || tree_.relation(event) != Relation::conj || tree_.token(first).upos != Upos::noun ||
      tree_.relation(first) != Relation::obj)
    return;
  const std::uint32_t verb = tree_.head(first);
  if (verb == kNoToken || lexicon_.light_verb(tree_.lemma(verb)) != EventLexicon::Light::actor) return;
  if (const std::uint32_t who = arguments_.logical_subject(verb); who != kNoToken && is_people(who)) out.push_back(who);
}

// "a clash with miners", "talks with the envoy"
bool RoleFiller::has_partner(std::uint32_t noun) const {
  for (const std::uint32_t c : tree_.children(noun))
    if (tree_.relation(c) == Relation::nmod && tree_.preposition(c) == "with" && is_people(c)) return true;
  return false;
}

}  // namespace hearsay
