#include "attribution/turns.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

bool is_past(const Tree& tree, std::uint32_t word) { return (tree.token(word).features & (feature::past | feature::participle)) == feature::past; }

bool is_finite_auxiliary(const Tree& tree, std::uint32_t word) {
  const Relation r = tree.relation(word);
  if (r != Relation::aux && r != Relation::aux_pass && r != Relation::cop) return false;
  return is_past(tree, word) || is_one_of(tree.folded(word), {"is", "are", "am", "has", "have", "does", "do", "'s", "'re", "'ve"});
}

bool has_w_word(const Tree& tree, std::uint32_t word) { return xpos_spelling(tree.token(word).xpos).starts_with('W'); }

bool is_marked_until(const Tree& tree, std::uint32_t at) {
  const std::uint32_t mark = tree.child(at, Relation::mark);
  const std::string_view word = mark == kNoToken ? tree.preposition(at) : tree.folded(mark);
  return is_one_of(word, {"until", "till"});
}

}  // namespace

bool is_first_to(const Tree& tree, std::uint32_t clause, std::uint32_t noun) {
  const std::uint32_t mark = tree.child(clause, Relation::mark);
  if (mark == kNoToken || tree.folded(mark) != "to" || clause < noun) return false;
  const auto is_first = [&](std::uint32_t i) { return is_one_of(tree.folded(i), {"first", "second", "third", "last", "latest", "only"}); };
  const auto children = tree.children(noun);
  return is_first(noun) || std::any_of(children.begin(), children.end(), [&](std::uint32_t c) { return tree.relation(c) == Relation::amod && is_first(c); });
}

bool asks_for_detail(const Tree& tree, std::uint32_t clause) {
  const auto is_future = [&](std::uint32_t c) { return tree.relation(c) == Relation::aux && xpos_spelling(tree.token(c).xpos) == "MD"; };
  const auto children = tree.children(clause);
  if (std::any_of(children.begin(), children.end(), is_future)) return false;
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    if (c > clause) return false;
    const auto below = tree.children(c);
    return has_w_word(tree, c) || std::any_of(below.begin(), below.end(), [&](std::uint32_t b) { return b < clause && has_w_word(tree, b); });
  });
}

std::uint32_t be_before_infinitive(const Tree& tree, std::uint32_t verb) {
  if (xpos_spelling(tree.token(verb).xpos) != "VB") return kNoToken;
  std::uint32_t be = kNoToken, to = kNoToken;
  for (const std::uint32_t c : tree.children(verb)) {
    if (c > verb) break;
    const Relation r = tree.relation(c);
    if ((r == Relation::aux || r == Relation::cop) && tree.lemma(c) == "be") be = c;
    if (tree.folded(c) == "to") to = c;
  }
  return be != kNoToken && to != kNoToken && be < to ? be : kNoToken;
}

bool is_awaited(const Tree& tree, std::uint32_t at, std::uint32_t above) {
  const Relation r = tree.relation(at);
  if ((r != Relation::advcl && r != Relation::obl) || !is_marked_until(tree, at)) return false;
  const auto children = tree.children(above);
  const bool will = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return tree.relation(c) == Relation::aux && is_one_of(tree.folded(c), {"will", "wo", "would", "shall", "'ll", "'d"});
  });
  const bool no = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) { return is_one_of(tree.folded(c), {"not", "n't", "never"}); });
  return will && no;
}

bool is_half_preposition(const Tree& tree, std::uint32_t noun) {
  if (!is_one_of(tree.preposition(noun), {"in", "on"}) || tree.child(noun, Relation::det) != kNoToken) return false;
  return is_one_of(tree.folded(noun), {"view", "light", "account", "spite", "face", "wake", "case", "terms"});
}

bool is_event_of(const Tree& tree, std::uint32_t noun) {
  return tree.folded(noun) == "event" && tree.preposition(noun) == "in" && tree.child(noun, Relation::nmod_poss) == kNoToken;
}

bool is_accused(const Tree& tree, std::uint32_t verb) {
  if (tree.lemma(verb) != "accuse" || !(tree.token(verb).features & feature::participle) || xpos_spelling(tree.token(verb).xpos) == "VBG") return false;
  if (tree.child(verb, Relation::obl_agent) != kNoToken || tree.child(verb, Relation::obj) != kNoToken) return false;
  return tree.child_with_lemma(verb, Relation::aux, "have") == kNoToken || tree.child(verb, Relation::aux_pass) != kNoToken;
}

bool has_own_auxiliary(const Tree& tree, std::uint32_t verb) {
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) { return c < verb && is_finite_auxiliary(tree, c); });
}

bool hedges_adjective(const Tree& tree, std::uint32_t hedge) {
  const std::uint32_t next = hedge + 1;
  return next < tree.size() && tree.head(next) == tree.head(hedge) && tree.relation(next) == Relation::amod && tree.token(next).upos == Upos::adj;
}

}  // namespace hearsay
