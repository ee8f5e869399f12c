#include "language/tree.h"

#include <algorithm>

#include "hearsay/lexicon.h"
#include "language/clause_mender.h"
#include "language/dateline.h"

namespace hearsay {
namespace {

bool is_apostrophe_free_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// What a noun phrase leaves out: clauses of its own, the preposition before it, what is joined or set off after it.
bool leaves_phrase(Relation relation) {
  switch (relation) {
    case Relation::acl_relcl:
    case Relation::advcl:
    case Relation::advcl_relcl:
    case Relation::appos:
    case Relation::case_:
    case Relation::cc:
    case Relation::cc_preconj:
    case Relation::ccomp:
    case Relation::conj:
    case Relation::cop:
    case Relation::csubj:
    case Relation::csubj_pass:
    case Relation::dep:
    case Relation::discourse:
    case Relation::expl:
    case Relation::mark:
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::nsubj_outer:
    case Relation::aux:
    case Relation::aux_pass:
    case Relation::obl:
    case Relation::obl_unmarked:
    case Relation::orphan:
    case Relation::parataxis:
    case Relation::punct:
    case Relation::reparandum:
    case Relation::vocative:
    case Relation::acl:
    case Relation::list: return true;
    default: return false;
  }
}

}  // namespace

bool is_nominal(Upos upos) { return upos == Upos::noun || upos == Upos::propn || upos == Upos::pron || upos == Upos::num; }

bool is_subject(Relation relation) {
  return relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::nsubj_outer || relation == Relation::csubj ||
         relation == Relation::csubj_pass || relation == Relation::csubj_outer;
}

bool is_clausal(Relation relation) {
  switch (relation) {
    case Relation::root:
    case Relation::acl:
    case Relation::acl_relcl:
    case Relation::advcl:
    case Relation::advcl_relcl:
    case Relation::ccomp:
    case Relation::xcomp:
    case Relation::csubj:
    case Relation::csubj_pass:
    case Relation::csubj_outer:
    case Relation::parataxis: return true;
    default: return false;
  }
}

// "X, Y, confirmed that Z have been killed": parsers that lose the way over an apposition hang X on "killed", which
// has its own subject, and leave "confirmed" without one.
void Tree::mend_subjects() {
  const auto has_subject = [&](std::uint32_t verb, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i)
      if (heads_[i] == verb && is_subject(relations_[i])) return true;
    return false;
  };
  for (std::uint32_t i = 0; i < heads_.size(); ++i) {
    const std::uint32_t head = heads_[i];
    if (head == kNoToken || head < i || !is_subject(relations_[i])) continue;
    const std::uint32_t verb = heads_[head];
    if (verb == kNoToken || verb <= i || verb >= head || relations_[head] != Relation::ccomp || token(verb).upos != Upos::verb) continue;
    if (has_subject(verb, i + 1, verb) || !has_subject(head, verb + 1, head)) continue;
    heads_[i] = verb;
    relations_[i] = Relation::nsubj;
  }
}

// "denied on Saturday that it had bombed the town": what is denied hangs on the verb, not on the Saturday.
void Tree::mend_contents() {
  for (std::uint32_t i = 0; i < heads_.size(); ++i) {
    if (relations_[i] != Relation::acl_relcl && relations_[i] != Relation::acl) continue;
    const std::uint32_t noun = heads_[i];
    if (noun == kNoToken || noun > i || token(noun).upos != Upos::propn) continue;
    const std::uint32_t verb = heads_[noun];
    if (verb == kNoToken || verb > noun || token(verb).upos != Upos::verb || (relations_[noun] != Relation::obl && relations_[noun] != Relation::obl_unmarked))
      continue;
    bool content = false;
    for (std::uint32_t c = noun + 1; c < i; ++c) content |= heads_[c] == i && relations_[c] == Relation::mark && form(c) == "that";
    if (!content) continue;
    heads_[i] = verb;
    relations_[i] = Relation::ccomp;
  }
  for (std::uint32_t i = 1; i < heads_.size(); ++i) mend_bare_content(i);
}

// "declare the defector will not be granted immunity": parsers that miss the unmarked clause take its subject for the
// object of "declare" and lose the rest. A finite auxiliary right behind an object, of a verb without a subject, tells.
void Tree::mend_bare_content(std::uint32_t aux) {
  if (token(aux).upos != Upos::aux || !(token(aux).features & feature::finite)) return;
  const Relation r = relations_[aux];
  const std::uint32_t content = heads_[aux];
  if ((r != Relation::aux && r != Relation::aux_pass && r != Relation::cop) || content == kNoToken || content < aux) return;
  std::uint32_t object = aux - 1;
  while (relations_[object] != Relation::obj && heads_[object] != kNoToken) object = heads_[object];
  if (relations_[object] != Relation::obj || object >= aux) return;
  const std::uint32_t verb = heads_[object];
  if (verb == kNoToken || verb > object || token(verb).upos != Upos::verb || heads_[content] == object) return;
  if (form(verb).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos) return;  // trees of capitals are too loose to tell
  bool passive = false;
  for (std::uint32_t i = verb + 1; i < content; ++i) {
    if (heads_[i] == content && is_subject(relations_[i])) return;
    passive |= heads_[i] == content && relations_[i] == Relation::aux_pass;
  }
  for (std::uint32_t at = verb; at != kNoToken; at = heads_[at])
    if (at == content) return;  // "X, whom police arrested, was freed": no content of "arrested"
  const std::uint32_t above = heads_[content];
  for (std::uint32_t i = 0; i < verb; ++i)  // what else hung on it from before the clause goes up
    if (heads_[i] == content) heads_[i] = above == kNoToken ? verb : above;
  heads_[content] = verb;
  relations_[content] = Relation::ccomp;
  heads_[object] = content;
  relations_[object] = token(object).upos == Upos::verb ? Relation::csubj : passive ? Relation::nsubj_pass : Relation::nsubj;
}

// Coordinated clauses, whose nouns parsers join to the wrong verb.
void Tree::mend_coordination(const Sentence& sentence) {
  for (std::uint32_t verb = sentence.first + 1; verb < sentence.last; ++verb) {
    const std::uint32_t first = heads_[verb];
    if (relations_[verb] != Relation::conj || first == kNoToken || first > verb || is_nominal(token(verb).upos)) continue;
    join_by_tense(verb);
    bool subject = false, auxiliary = false, object = false;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (heads_[i] != verb) continue;
      const Relation r = relations_[i];
      subject |= is_subject(r);
      auxiliary |= r == Relation::aux || r == Relation::aux_pass || r == Relation::cop;
      object |= r == Relation::obj || r == Relation::ccomp || r == Relation::xcomp;
    }
    if (!object && token(verb).upos == Upos::verb) take_own_object(first, verb, sentence.last);
    if (subject) continue;
    if (auxiliary)
      take_joined_subject(first, verb);
    else if (token(verb).features & feature::participle || form(verb).ends_with("ed"))
      take_bare_subject(verb);
  }
}

// "says soldiers stormed the house and executed three": what is past goes with what is past, not with the present saying.
void Tree::join_by_tense(std::uint32_t verb) {
  const auto past = [&](std::uint32_t i) {
    return token(i).upos == Upos::verb && (token(i).features & feature::past) && (token(i).features & feature::finite);
  };
  const std::uint32_t teller = heads_[verb];
  if (token(teller).upos != Upos::verb || past(teller) || !(token(teller).features & feature::finite) || !past(verb)) return;
  for (std::uint32_t i = teller + 1; i < verb; ++i) {
    if (heads_[i] != teller || relations_[i] != Relation::ccomp || !past(i)) continue;
    heads_[verb] = i;
    return;
  }
}

// "killed 12 and wounded 30": the thirty, joined to the twelve over a verb of its own, are that verb's.
void Tree::take_own_object(std::uint32_t first, std::uint32_t verb, std::uint32_t end) {
  constexpr std::uint32_t kReach = 8;
  for (std::uint32_t i = verb + 1; i < end && i < verb + kReach; ++i) {
    if (i == verb + 1 && heads_[i] == verb && relations_[i] == Relation::obl_unmarked && token(i).upos == Upos::num) {
      relations_[i] = Relation::obj;  // "and wounded 30", the thirty taken for a time
      return;
    }
    const std::uint32_t noun = heads_[i];
    if (relations_[i] != Relation::conj || noun == kNoToken || noun < first || noun > verb || heads_[noun] != first || relations_[noun] != Relation::obj)
      continue;
    heads_[i] = verb;
    relations_[i] = Relation::obj;
    return;
  }
}

// "ten were killed and scores were injured": the scores, joined to the verb before, are the next one's subject.
void Tree::take_joined_subject(std::uint32_t first, std::uint32_t verb) {
  for (std::uint32_t i = first + 1; i < verb; ++i) {
    if (heads_[i] != first || relations_[i] != Relation::conj || !is_nominal(token(i).upos)) continue;
    heads_[i] = verb;
    relations_[i] = Relation::nsubj_pass;
    return;
  }
}

// "two are dead and a third wounded", "ten killed and 13 injured": the number right before a bare participle is its subject.
void Tree::take_bare_subject(std::uint32_t verb) {
  const std::uint32_t i = verb - 1;
  if (heads_[i] != verb) return;
  const Relation r = relations_[i];
  const bool figure = token(i).upos == Upos::num && (r == Relation::nummod || r == Relation::obl_unmarked);
  const bool in_order =
      token(i).upos == Upos::adj && r == Relation::amod && i > 0 && token(i - 1).upos == Upos::det && (heads_[i - 1] == verb || heads_[i - 1] == i);
  if (!figure && !in_order) return;
  relations_[i] = Relation::nsubj_pass;
  if (in_order) heads_[i - 1] = i;
}

// "MISRATA, Libya, June 7 (Wire) - Shells hit …": parsers take the town for the subject. What stands before the dash
// is cut off from what stands behind it.
void Tree::cut_off_datelines() {
  for (const Sentence& sentence : analysis_->sentences) {
    const std::uint32_t end = dateline_end(*document_, *analysis_, sentence);
    if (end == sentence.first) continue;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const bool crosses = heads_[i] != kNoToken && (i < end) != (heads_[i] < end);
      if (!crosses) continue;
      heads_[i] = kNoToken;
      relations_[i] = i < end ? Relation::dep : Relation::root;
    }
  }
}

void Tree::build(const Document& document, const Analysis& analysis) {
  document_ = &document;
  analysis_ = &analysis;
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  heads_.assign(count, kNoToken);
  sentence_of_.assign(count, 0);
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      sentence_of_[i] = s;
      const std::uint32_t head = analysis.tokens[i].head;
      // A head outside the sentence or on a cycle makes the token a root: every walk upwards must end.
      if (head != i && head >= sentence.first && head < sentence.last) heads_[i] = head;
    }
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      std::uint32_t steps = 0, at = i;
      while (heads_[at] != kNoToken && steps++ <= sentence.last - sentence.first) at = heads_[at];
      if (heads_[at] != kNoToken) heads_[i] = kNoToken;
    }
  }
  relations_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) relations_[i] = analysis.tokens[i].relation;
  ClauseMender clauses(document, analysis, heads_, relations_);
  for (const Sentence& sentence : analysis.sentences) clauses.mend(sentence);
  mend_subjects();
  mend_contents();
  for (const Sentence& sentence : analysis.sentences) mend_coordination(sentence);
  cut_off_datelines();
  child_begin_.assign(count + 1, 0);
  for (std::uint32_t head : heads_)
    if (head != kNoToken) ++child_begin_[head + 1];
  for (std::uint32_t i = 0; i < count; ++i) child_begin_[i + 1] += child_begin_[i];
  children_.resize(child_begin_.empty() ? 0 : child_begin_[count]);
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end());
  for (std::uint32_t i = 0; i < count; ++i)
    if (heads_[i] != kNoToken) children_[next[heads_[i]]++] = i;

  folded_.clear();
  folded_at_.resize(count);
  std::string buffer;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string_view text = form(i);
    const auto begin = static_cast<std::uint32_t>(folded_.size());
    if (is_apostrophe_free_ascii(text)) {
      for (char c : text) folded_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    } else {
      fold(text, buffer);
      folded_ += buffer;
    }
    folded_at_[i] = {begin, static_cast<std::uint32_t>(folded_.size())};
  }
  // The folded spelling of the first preposition with its fixed parts ("because of").
  preposition_at_.assign(count, ByteSpan{});
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t mark = child(i, Relation::case_);
    // Parsers hang the preposition of "of Foreign Minister X" on the title as often as on the name.
    for (std::uint32_t c : children(i))
      if (mark == kNoToken && (relation(c) == Relation::flat || (c < i && (relation(c) == Relation::compound || relation(c) == Relation::nmod_desc))))
        mark = child(c, Relation::case_);
    if (mark == kNoToken) continue;
    const auto begin = static_cast<std::uint32_t>(folded_.size());
    folded_ += std::string(folded(mark));
    for (std::uint32_t part : children(mark))
      if (relation(part) == Relation::fixed) folded_ += ' ' + std::string(folded(part));
    preposition_at_[i] = {begin, static_cast<std::uint32_t>(folded_.size())};
  }
}

std::string_view Tree::folded(std::uint32_t i) const { return std::string_view(folded_).substr(folded_at_[i].begin, folded_at_[i].end - folded_at_[i].begin); }

std::string_view Tree::preposition(std::uint32_t i) const {
  return std::string_view(folded_).substr(preposition_at_[i].begin, preposition_at_[i].end - preposition_at_[i].begin);
}

std::span<const std::uint32_t> Tree::children(std::uint32_t i) const { return {children_.data() + child_begin_[i], child_begin_[i + 1] - child_begin_[i]}; }

std::uint32_t Tree::child(std::uint32_t i, Relation wanted) const {
  for (std::uint32_t c : children(i))
    if (relation(c) == wanted) return c;
  return kNoToken;
}

std::uint32_t Tree::child_with_lemma(std::uint32_t i, Relation wanted, std::string_view lemma_wanted) const {
  for (std::uint32_t c : children(i))
    if (relation(c) == wanted && lemma(c) == lemma_wanted) return c;
  return kNoToken;
}

bool Tree::dominates(std::uint32_t above, std::uint32_t below) const {
  while (below != above && below != kNoToken) below = heads_[below];
  return below == above;
}

TokenRange Tree::subtree(std::uint32_t i) const {
  TokenRange range{i, i + 1};
  for (std::uint32_t c : children(i)) {
    const TokenRange below = subtree(c);
    range.first = std::min(range.first, below.first);
    range.last = std::max(range.last, below.last);
  }
  return range;
}

// "the killing of a girl by soldiers", the soldiers hung on the girl: they are no part of her phrase.
bool Tree::is_maker_of_above(std::uint32_t i) const {
  const std::uint32_t noun = head(i);
  return relation(i) == Relation::nmod && preposition(i) == "by" && relation(noun) == Relation::nmod && preposition(noun) == "of" && head(noun) < noun &&
         noun < i;
}

TokenRange Tree::noun_phrase(std::uint32_t head) const {
  TokenRange range{head, head + 1};
  for (std::uint32_t c : children(head)) {
    if (leaves_phrase(relation(c)) || is_maker_of_above(c)) continue;
    const bool before = c < head;
    // The possessive marker and the preposition of an inner nominal belong to the phrase.
    TokenRange below = relation(c) == Relation::nmod || relation(c) == Relation::nmod_poss ? subtree(c) : noun_phrase(c);
    if (relation(c) == Relation::nmod) {
      const TokenRange inner = noun_phrase(c);
      const std::uint32_t mark = child(c, Relation::case_);
      below = {mark == kNoToken ? inner.first : std::min(inner.first, mark), inner.last};
    }
    if (before)
      range.first = std::min(range.first, below.first);
    else
      range.last = std::max(range.last, below.last);
  }
  while (range.last > head + 1 && token(range.last - 1).upos == Upos::punct) --range.last;
  while (range.first < head && token(range.first).upos == Upos::punct) ++range.first;
  return range;
}

void Tree::conjuncts(std::uint32_t i, std::vector<std::uint32_t>& out) const {
  while (relation(i) == Relation::conj && heads_[i] != kNoToken) i = heads_[i];
  out.push_back(i);
  for (std::uint32_t c : children(i))
    if (relation(c) == Relation::conj) out.push_back(c);
}

ByteSpan Tree::bytes(TokenRange range) const {
  if (range.empty()) return {};
  return {token(range.first).at.begin, token(range.last - 1).at.end};
}

}  // namespace hearsay
