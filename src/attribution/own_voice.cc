#include "attribution/own_voice.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

bool opens_quotation(std::string_view form) { return is_one_of(form, {"\"", "“", "``", "''", "«", "‘"}); }

bool closes_quotation(std::string_view form) { return is_one_of(form, {"\"", "”", "''", "»", "’"}); }

/// The words between marks around this one, inside the content; a word or two in marks are only called so.
bool stands_in_marks(const Tree& tree, TokenRange content, std::uint32_t word) {
  constexpr std::uint32_t kFewestWords = 4;
  std::uint32_t open = kNoToken;
  for (std::uint32_t i = content.first; i < word; ++i) {
    if (open != kNoToken && closes_quotation(tree.form(i)))
      open = kNoToken;
    else if (opens_quotation(tree.form(i)))
      open = i;
  }
  if (open == kNoToken) return false;
  std::uint32_t end = word;
  while (end < content.last && !closes_quotation(tree.form(end))) ++end;
  return end > open + kFewestWords;
}

/// Behind these stands what is said to be, not only what is spoken of: "warned of attacks", "spoke as if they had fled".
bool tells_that(std::string_view word) { return is_one_of(word, {"of", "against", "if", "as"}); }

/// "announced it with a raid", "concluded with the signing", "on arriving there"
bool is_of_circumstance(std::string_view preposition) { return is_one_of(preposition, {"with", "in", "on", "upon", "at", "against"}); }

/// Done rather than spoken.
bool is_one_of_deeds(const CodedEvent& event) {
  switch (event.record.type.value_or(EventType::accuse)) {
    case EventType::assault:
    case EventType::coerce:
    case EventType::mobilize:
    case EventType::retreat:
    case EventType::sanction: return true;
    default: return false;
  }
}

std::string_view mark_of(const Tree& tree, std::uint32_t clause) {
  const std::uint32_t mark = tree.child(clause, Relation::mark);
  return mark == kNoToken ? std::string_view() : tree.folded(mark);
}

}  // namespace

bool is_quoted(const Tree& tree, const Attribution& one, std::uint32_t event) {
  if (one.content.empty()) return false;
  return opens_quotation(tree.form(one.content.first)) || (event != kNoToken && stands_in_marks(tree, one.content, event));
}

OwnVoice::Way OwnVoice::way(std::uint32_t event, std::uint32_t cue) const {
  Way out;
  for (std::uint32_t at = event; tree_.head(at) != kNoToken; at = tree_.head(at)) {
    const Relation r = tree_.relation(at);
    out.tells_which |= r == Relation::acl_relcl || (r == Relation::acl && mark_of(tree_, at).empty());
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
  if (is_quoted(tree_, one, event.head)) return false;
  if (kind != "name" && is_deed(one.source_head)) return true;
  const Way on_cue = way(event.head, one.cue_head);
  if (on_cue.top == kNoToken) return false;
  if (on_cue.is_aside && is_negated(one.cue_head) && one.stance != Stance::denies) return true;
  if ((is_one_of(kind, {"think", "ask", "doubt"}) || is_negated(one.cue_head)) && is_asked_about(event.head, one, on_cue)) return true;
  if (is_one_of(kind, {"say", "tell"}) && stands_before(event.head, one, on_cue)) return true;
  if (on_cue.has_clause) return false;
  if (is_one_of(kind, {"deny", "doubt", "oppose", "refuse"}) && is_answered(event, on_cue)) return true;
  if (is_one_of(kind, {"ask", "want", "expect"}) && (is_taken_for_granted(event.head, on_cue) || is_aside_of_wish(on_cue))) return true;
  if (frames_.has(Frame::issue, tree_.lemma(one.cue_head)) && tree_.relation(on_cue.top) == Relation::obj) return true;
  if (kind == "discuss") return is_only_spoken_of(on_cue);
  if (kind == "think" && (is_only_spoken_of(on_cue) || is_own_decision(one, on_cue))) return true;
  if (is_one_of(kind, {"light", "say", "show", "support"}) && goes_along(on_cue)) return true;
  return is_found(one);
}

// "rejected the offer", "dismissed the allegation", "questioned the demands": that somebody spoke so is not what he says.
bool OwnVoice::is_answered(const CodedEvent& event, const Way& way) const {
  if (tree_.relation(way.top) != Relation::obj || !event.trigger.has(way.top) || !is_nominal(tree_.token(way.top).upos)) return false;
  switch (event.record.type.value_or(EventType::assault)) {
    case EventType::accuse:
    case EventType::agree:
    case EventType::request:
    case EventType::support:
    case EventType::threaten: return true;
    default: return false;
  }
}

// "asked for video of the shooting", "wants to meet the mothers of those killed in it": what a wish only names took place anyway.
bool OwnVoice::is_taken_for_granted(std::uint32_t event, const Way& way) const {
  if (event == way.top || !is_nominal(tree_.token(event).upos) || !is_definite(event)) return false;
  const Relation r = tree_.relation(event);
  const std::string_view preposition = tree_.preposition(event);
  return r == Relation::nmod || (r == Relation::obl && (preposition == "about" || frames_.has(Frame::aside, preposition)));
}

bool OwnVoice::is_definite(std::uint32_t noun) const {
  const auto children = tree_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const Relation r = tree_.relation(c);
    return r == Relation::nmod_poss || (r == Relation::det && is_one_of(tree_.folded(c), {"the", "this", "these", "that", "those"}));
  });
}

// "asked to leave when the shelling began", "wants the men who fired tried"
bool OwnVoice::is_aside_of_wish(const Way& way) const { return way.tells_which; }

// "wondered why they had taken part in the raid", "tried to find out how he came by a wound": a question takes for granted what it is about;
// who decides "whether" says nothing of it.
bool OwnVoice::is_asked_about(std::uint32_t event, const Attribution& one, const Way& way) const {
  if (one.content.empty() || one.content.first < one.cue_head) return false;
  const std::string_view first = xpos_spelling(tree_.token(one.content.first).xpos);
  return first.starts_with('W') && event != way.top && is_nominal(tree_.token(event).upos);
}

// "In a reference to the riots, she said that …": it belongs to the telling, whatever the tree makes of it.
bool OwnVoice::stands_before(std::uint32_t event, const Attribution& one, const Way& way) const {
  if (one.source_head == kNoToken || event > one.source->first || one.source->first > one.cue_head) return false;
  const std::uint32_t clause = tree_.child(one.cue_head, Relation::ccomp);
  if (clause == kNoToken || clause < one.cue_head) return false;
  if (one.cue.last < tree_.size() && tree_.form(one.cue.last) == ",") return false;  // put in: "before he died, she said, he asked for her"
  return way.top == clause || tree_.relation(way.top) == Relation::advcl || tree_.relation(way.top) == Relation::obl;
}

// "The attacks show that …"
bool OwnVoice::is_deed(std::uint32_t word) const {
  if (word == kNoToken || tree_.token(word).upos != Upos::noun) return false;
  auto at = std::partition_point(events_.begin(), events_.end(), [&](const CodedEvent& event) { return event.trigger.last <= word; });
  return at != events_.end() && at->head == word && is_one_of_deeds(*at);
}

bool OwnVoice::says_nothing_yet(const Attribution& one, std::string_view kind) const {
  if (tree_.token(one.cue_head).upos != Upos::verb || is_quoted(tree_, one)) return false;
  if (kind == "support" || (kind == "deny" && tree_.child(one.cue_head, Relation::ccomp) == kNoToken)) return true;
  const bool done = tree_.child_with_lemma(one.cue_head, Relation::aux, "do") != kNoToken && !is_negated(one.cue_head);
  return xpos_spelling(tree_.token(one.cue_head).xpos) == "VB" && !done;
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
