#include "coding/clauses.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

/// The cost of going from `below` up to its head; kUnrelated across reported speech.
int step_up(const Tree& tree, std::uint32_t below) {
  switch (tree.relation(below)) {
    case Relation::ccomp: return 60;
    case Relation::parataxis: return 40;
    case Relation::acl_relcl: return 9;
    case Relation::acl: return 4;
    case Relation::advcl:
    case Relation::advcl_relcl: return 5;
    case Relation::xcomp: return 2;
    case Relation::csubj:
    case Relation::csubj_pass: return 4;
    case Relation::conj: return 3;
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obj:
    case Relation::obl:
    case Relation::nmod:
    case Relation::obl_unmarked:
    case Relation::nmod_unmarked: return 2;
    default: return 1;
  }
}

}  // namespace

std::uint32_t head_of(const Tree& tree, TokenRange words) {
  for (std::uint32_t i = words.first; i < words.last; ++i)
    if (tree.is_root(i) || !words.has(tree.head(i))) return i;
  return words.first;
}

std::uint32_t governor_of(const Tree& tree, TokenRange words) {
  const std::uint32_t head = head_of(tree, words);
  return tree.is_root(head) ? head : tree.head(head);
}

bool tells_of(const Tree& tree, std::uint32_t clause, std::uint32_t event) {
  const Relation r = tree.relation(clause);
  const std::uint32_t noun = tree.head(clause);
  if ((r != Relation::acl && r != Relation::acl_relcl) || noun == kNoToken) return false;
  if (is_one_of(tree.lemma(clause), {"locate", "situate", "lie", "stand", "base"})) return false;  // no event is located
  return noun == event || (tree.head(noun) == event && is_one_of(tree.preposition(noun), {"in", "during"}) && tree.token(noun).upos == Upos::noun);
}

int attachment_cost(const Tree& tree, std::uint32_t event, std::uint32_t governor) {
  // Up from the event to the lowest node above both, then down to the governor.
  int up = 0;
  for (std::uint32_t above = event; above != kNoToken; above = tree.head(above)) {
    if (tree.dominates(above, governor)) {
      int down = 0;
      for (std::uint32_t i = governor; i != above; i = tree.head(i)) down += step_up(tree, i) + 1;
      return std::min(up + down, kUnrelated);
    }
    up += step_up(tree, above);
  }
  return kUnrelated;
}

}  // namespace hearsay
