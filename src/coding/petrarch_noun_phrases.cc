// Noun and prepositional phrases, and the clauses that hang on nouns.

#include <algorithm>

#include "coding/petrarch_phrases.h"

namespace hearsay {

// A preposition may hang on a noun beside the head where the tree is poor.
std::uint32_t Phrases::case_of(std::uint32_t head) const {
  const auto own = [&](std::uint32_t noun) {
    for (std::uint32_t c : tree_.children(noun))
      if (tree_.relation(c) == Relation::case_ && c < noun && tree_.folded(c).find('\'') == std::string_view::npos) return c;
    return kNoToken;
  };
  if (const std::uint32_t found = own(head); found != kNoToken) return found;
  for (std::uint32_t c : tree_.children(head))
    if (tree_.relation(c) == Relation::compound && c < head)
      if (const std::uint32_t found = own(c); found != kNoToken) return found;
  return kNoToken;
}

// "wants Putin to attack" where the tree hangs the infinitive on the name.
bool Phrases::raise_object(std::uint32_t object, std::uint32_t parent) {
  const Upos upos = tree_.token(object).upos;
  if (upos != Upos::propn && upos != Upos::pron) return false;
  for (std::uint32_t c : tree_.children(object)) {
    if (tree_.relation(c) != Relation::acl || tree_.token(c).upos != Upos::verb || tree_.child_with_lemma(c, Relation::mark, "to") == kNoToken) continue;
    add_subject(object, clause(c, parent));
    return true;
  }
  return false;
}

void Phrases::add_subject(std::uint32_t subject, std::uint32_t clause) {
  const std::uint32_t number = noun(subject, clause);
  std::vector<std::uint32_t>& children = phrases_[clause].children;
  std::rotate(children.begin(), std::find(children.begin(), children.end(), number), children.end());
}

std::uint32_t Phrases::prepositional(std::uint32_t head, std::uint32_t parent) {
  const std::uint32_t number = add(Phrase::Kind::preposition, case_of(head), parent);
  noun(head, number);
  return number;
}

std::uint32_t Phrases::noun(std::uint32_t head, std::uint32_t parent) {
  const std::uint32_t number = add(Phrase::Kind::noun, head, parent);
  if (depth_ >= kDeepest) return number;
  ++depth_;
  std::vector<std::uint32_t> heads;
  tree_.conjuncts(head, heads);
  if (std::find(heads.begin(), heads.end(), head) == heads.end()) heads.push_back(head);
  for (std::uint32_t one : heads) {
    if (one < head) continue;  // those named before it hold it, not the other way round
    for (std::uint32_t c : tree_.children(one)) {
      const Relation r = tree_.relation(c);
      if ((r == Relation::nmod || r == Relation::obl) && case_of(c) != kNoToken)
        prepositional(c, number);
      else if (r == Relation::appos)
        noun(c, number);
      else if (r == Relation::acl && tree_.token(c).upos == Upos::verb) { participle(c, number); }
    }
  }
  --depth_;
  return number;
}

}  // namespace hearsay
