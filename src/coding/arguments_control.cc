// Subjects that stand in the words around a clause: before an infinitive, in the content told before it, or where a predicate
// or an apposition says who somebody is.
#include <algorithm>

#include "base/words.h"
#include "coding/arguments.h"

namespace hearsay {
namespace {

constexpr int kDeepest = 6;  // phrases between an infinitive and the one that names its subject

bool is_joined(Relation r) { return r == Relation::obl || r == Relation::nmod; }

}  // namespace

// "called for the governor to resign", "the time for the rebels to leave", "the refusal of the guards to leave", "regrets their
// decision to leave", wherever the infinitive hangs. Not "left for London to meet him".
std::uint32_t Arguments::named_before(std::uint32_t infinitive) const {
  const std::uint32_t mark = tree_.child(infinitive, Relation::mark);
  if (mark == kNoToken || mark == 0 || mark > infinitive || tree_.folded(mark) != "to") return kNoToken;
  std::uint32_t at = mark - 1;
  if (at > 0 && is_one_of(tree_.folded(at), {"not", "never"})) --at;
  for (int steps = 0; steps < kDeepest && at != kNoToken && at < mark && tree_.sentence_of(at) == tree_.sentence_of(infinitive); ++steps) {
    const std::uint32_t above = tree_.head(at);
    if (has(Frame::resolve, at)) return resolved_by(at);
    if (above == kNoToken) return kNoToken;
    const std::string_view preposition = is_joined(tree_.relation(at)) ? tree_.preposition(at) : "";
    if (preposition == "for" && (tree_.token(above).upos != Upos::verb || has(Frame::ask, above))) return antecedent(at);
    if (preposition == "of" && has(Frame::resolve, above)) return at;
    at = above;
  }
  return kNoToken;
}

// "the guards' refusal", "their refusal", "Council efforts". What "renewed their pledge" says of an object is left to the renewing.
std::uint32_t Arguments::resolved_by(std::uint32_t noun) const {
  const std::uint32_t owner = tree_.child(noun, Relation::nmod_poss);
  if (owner != kNoToken) return tree_.token(owner).upos == Upos::pron && tree_.relation(noun) == Relation::obj ? kNoToken : owner;
  const std::uint32_t compound = noun == 0 ? kNoToken : noun - 1;
  const bool named = compound != kNoToken && tree_.head(compound) == noun && tree_.relation(compound) == Relation::compound;
  return named && (tree_.token(compound).upos == Upos::propn || has(Frame::body, compound)) ? compound : kNoToken;
}

// "He said that they took the boy away, shot him": parsers hang both clauses on "said".
std::uint32_t Arguments::subject_of_content_before(std::uint32_t verb) const {
  const std::uint32_t teller = tree_.head(verb);
  if (verb < teller || (tree_.token(verb).features & feature::infinitive) || tree_.folded(verb).ends_with("ing")) return kNoToken;
  std::uint32_t found = kNoToken;
  for (const std::uint32_t c : tree_.children(teller)) {
    if (c >= verb) break;
    if (c > teller && tree_.relation(c) == Relation::ccomp)
      if (const std::uint32_t subject = own_subject(c); subject != kNoToken) found = subject;
  }
  return found;
}

// "owner of the Lions who refused", the clause hung on the club
bool Arguments::is_named_body(std::uint32_t noun) const {
  if (tree_.token(noun).upos != Upos::propn) return false;
  const auto& names = tree_.analysis().names;
  const auto name = std::partition_point(names.begin(), names.end(), [&](const Name& one) { return one.last <= noun; });
  return name != names.end() && name->first <= noun && name->kind != NameKind::person;
}

// "Ann Lee is a singer who sued him", "Ann Lee, a singer who sued him": Ann Lee did. Not "it was the army that fired".
std::uint32_t Arguments::bearer(std::uint32_t noun) const {
  std::uint32_t at = noun;
  for (int steps = 0; steps < kDeepest && tree_.relation(at) == Relation::conj && tree_.head(at) != kNoToken; ++steps) at = tree_.head(at);
  if (tree_.child(at, Relation::cop) != kNoToken) {
    const std::uint32_t subject = tree_.child(at, Relation::nsubj);
    return subject != kNoToken && tree_.token(subject).upos == Upos::propn ? subject : noun;
  }
  const std::uint32_t above = tree_.head(at);
  if (tree_.relation(at) != Relation::appos || above == kNoToken || tree_.token(above).upos != Upos::propn || tree_.token(at).upos != Upos::noun) return noun;
  if (has(Frame::body, at) && !is_named_body(above)) return noun;  // "Ann Lee, head of the Miners, a union that refused"
  const bool same_number = !(tree_.token(at).features & feature::plural) || tree_.child(above, Relation::conj) != kNoToken;
  return same_number ? above : noun;  // not "ROME -- Four judges who ruled"
}

}  // namespace hearsay
