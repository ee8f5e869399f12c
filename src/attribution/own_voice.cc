#include "attribution/own_voice.h"

#include "base/words.h"

namespace hearsay {
namespace {

bool is_quoted(const Tree& tree, const Attribution& one) {
  return !one.content.empty() && is_one_of(tree.form(one.content.first), {"\"", "“", "``", "''", "«", "‘"});
}

/// Behind these stands what is said to be, not only what is spoken of: "warned of attacks", "spoke as if they had fled".
bool tells_that(std::string_view word) { return is_one_of(word, {"of", "against", "if", "as"}); }

/// "announced it with a raid", "concluded with the signing", "on arriving there"
bool is_of_circumstance(std::string_view preposition) { return is_one_of(preposition, {"with", "in", "on", "upon", "at", "against"}); }

std::string_view mark_of(const Tree& tree, std::uint32_t clause) {
  const std::uint32_t mark = tree.child(clause, Relation::mark);
  return mark == kNoToken ? std::string_view() : tree.folded(mark);
}

}  // namespace

OwnVoice::Way OwnVoice::way(std::uint32_t event, std::uint32_t cue) const {
  Way out;
  for (std::uint32_t at = event; tree_.head(at) != kNoToken; at = tree_.head(at)) {
    const Relation r = tree_.relation(at);
    out.has_clause |= r == Relation::ccomp || mark_of(tree_, at) == "that";
    if (tree_.head(at) == cue) {
      out.top = at;
      return out;
    }
    out.is_aside |= r == Relation::acl_relcl || (r == Relation::advcl && mark_of(tree_, at) != "to");
  }
  return out;
}

bool OwnVoice::tells(const CodedEvent& event, const Attribution& one, std::string_view kind) const {
  if (is_quoted(tree_, one)) return false;
  const Way on_cue = way(event.head, one.cue_head);
  if (on_cue.top == kNoToken) return false;
  if (on_cue.is_aside && is_negated(one.cue_head) && one.stance != Stance::denies) return true;
  if (on_cue.has_clause) return false;
  if (kind == "discuss") return is_only_spoken_of(on_cue);
  if (kind == "think" && (is_only_spoken_of(on_cue) || is_own_decision(one, on_cue))) return true;
  if (is_one_of(kind, {"light", "say", "show", "support"}) && goes_along(on_cue)) return true;
  return is_found(one);
}

// "discussed the attack", "spoke about the arrests", "weighed the offer"
bool OwnVoice::is_only_spoken_of(const Way& way) const {
  const Relation r = tree_.relation(way.top);
  if (r == Relation::obj) return true;
  if (r == Relation::advcl) return !tells_that(mark_of(tree_, way.top));
  return (r == Relation::obl || r == Relation::nmod) && !tells_that(tree_.preposition(way.top));
}

// "found him dead", "was pronounced dead": so it was, and who was is nobody's source
bool OwnVoice::is_found(const Attribution& one) const {
  const std::string_view lemma = tree_.lemma(one.cue_head);
  if (lemma == "find") return true;
  return frames_.has(Frame::noticed, lemma) && one.source_head != kNoToken && tree_.head(one.source_head) == one.cue_head &&
         tree_.relation(one.source_head) == Relation::nsubj_pass;
}

// "made the decision to release him"
bool OwnVoice::is_own_decision(const Attribution& one, const Way& way) const {
  return tree_.token(one.cue_head).upos == Upos::noun && tree_.relation(way.top) == Relation::acl;
}

// "resigned in protest, they announced", "announced their resignation in protest"
bool OwnVoice::goes_along(const Way& way) const {
  const std::string_view with = tree_.relation(way.top) == Relation::obl ? tree_.preposition(way.top) : std::string_view();
  return frames_.has(Frame::aside, with) || is_of_circumstance(with);
}

// "would not say if he was alone when he was shot": shot he was
bool OwnVoice::is_negated(std::uint32_t cue) const {
  for (const std::uint32_t c : tree_.children(cue))
    if (tree_.relation(c) == Relation::advmod && is_one_of(tree_.folded(c), {"not", "n't", "never"})) return true;
  return false;
}

}  // namespace hearsay
