#include "attribution/mention_phrases.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

bool is_direction(std::string_view word) {
  return is_one_of(
      word, {"northern", "southern", "eastern",   "western",   "central",   "northeastern", "northwestern", "southeastern", "southwestern", "north", "south",
             "east",     "west",     "northeast", "northwest", "southeast", "southwest",    "upper",        "lower",        "inner",        "outer"});
}

}  // namespace

bool is_inside_phrase(Relation r) {
  return r == Relation::compound || r == Relation::flat || r == Relation::fixed || r == Relation::goeswith || r == Relation::nmod_desc;
}

// Whether a phrase goes on over this word towards its begin.
bool MentionPhrases::may_precede(std::uint32_t i) const {
  const Relation r = tree_.relation(i);
  switch (tree_.token(i).upos) {
    case Upos::verb: return r == Relation::amod || r == Relation::compound;
    case Upos::adp:
    case Upos::sconj:
    case Upos::aux:
    case Upos::intj: return false;
    case Upos::pron: return r == Relation::nmod_poss;
    case Upos::punct: return tree_.form(i) == "-" || (tree_.form(i) == "," && i > 0 && tree_.token(i - 1).upos == Upos::adj);
    default: return true;
  }
}

std::uint32_t MentionPhrases::begin_of(std::uint32_t head, std::uint32_t earliest) const {
  std::uint32_t begin = head;
  while (begin > earliest && may_precede(begin - 1)) --begin;
  // What counts them is a quantity of its own: "two rebel units" are "rebel units".
  const auto counts = [&](std::uint32_t i) {
    const Upos upos = tree_.token(i).upos;
    return upos == Upos::num || upos == Upos::punct || upos == Upos::cconj || (upos == Upos::adv && tree_.token(i + 1).upos != Upos::punct);
  };
  while (begin < head && counts(begin)) ++begin;
  return begin;
}

// The words behind the head that belong to who is meant: the rest of a name, "of" whom, a number ("Brigade 55"); not where
// they are, against whom or what they do.
std::uint32_t MentionPhrases::end_of(std::uint32_t head) const {
  std::uint32_t end = head + 1;
  for (const std::uint32_t c : tree_.children(head)) {
    if (c < head) continue;
    const Relation r = tree_.relation(c);
    const std::string_view preposition = r == Relation::nmod ? tree_.preposition(c) : "";
    const bool of = preposition == "of" && tree_.child(c, Relation::nummod) == kNoToken;
    const bool post = preposition == "for" && kinds_.is_title(head) && is_capital(tree_.form(c));  // "Minister for Education"
    const bool number = r == Relation::nummod && c == end;
    if (of || post || number || is_inside_phrase(r)) end = std::max(end, end_of(c));
  }
  return end;
}

TokenRange MentionPhrases::around(std::uint32_t head, TokenRange name) const {
  constexpr std::uint32_t kLongest = 10;
  const TokenRange words{begin_of(std::min(head, name.first), tree_.noun_phrase(head).first), std::max(end_of(head), name.last)};
  return words.last - words.first <= kLongest ? words : with_determiner(name);
}

TokenRange MentionPhrases::with_determiner(TokenRange words) const {
  const std::uint32_t begin = tree_.analysis().sentences[tree_.sentence_of(words.first)].first;
  const auto before = [&] { return words.first > begin && words.has(tree_.head(words.first - 1)) ? words.first - 1 : kNoToken; };
  if (before() != kNoToken && is_direction(tree_.folded(before()))) --words.first;
  if (before() != kNoToken && tree_.token(before()).upos == Upos::det) --words.first;
  return words;
}

}  // namespace hearsay
