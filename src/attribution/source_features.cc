#include <algorithm>

#include "attribution/decisions.h"
#include "base/words.h"

namespace hearsay {
namespace {

void append_route(std::string& route, const Tree& tree, std::uint32_t token) {
  route += spelling(tree.relation(token));
  const std::string_view preposition = tree.preposition(token);
  if (!preposition.empty()) (route += ':') += preposition;
}

bool may_hold_source(Relation relation) {
  switch (relation) {
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::nsubj_outer:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::obl_unmarked:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::nmod_unmarked:
    case Relation::nmod_desc:
    case Relation::compound:
    case Relation::obj:
    case Relation::iobj:
    case Relation::dep:
    case Relation::csubj:
    case Relation::amod:
    case Relation::parataxis:
    case Relation::ccomp:
    case Relation::appos:
    case Relation::flat:
    case Relation::dislocated: return true;
    default: return false;
  }
}

// "said Friday"; not USA Today.
bool is_day(const Scene& scene, std::uint32_t i) { return !scene.names[i] && scene.times->stands_bare(*scene.tree, i); }

void children_as_candidates(const Scene& scene, std::uint32_t node, std::uint32_t cue, const std::string& prefix, std::vector<SourceCandidate>& out) {
  const Tree& tree = *scene.tree;
  for (const std::uint32_t child : tree.children(node)) {
    if (child == cue || !may_hold_source(tree.relation(child)) || scene.nominals[child].empty() || tree.dominates(child, cue)) continue;
    if (is_day(scene, child)) continue;
    out.push_back({child, prefix});
    append_route(out.back().route, tree, child);
  }
}

// Whoever stands beside the cue is a candidate even where the tree sees no way to them.
void add_neighbour(const Neighbour& beside, std::uint32_t cue, const Scene& scene, std::vector<SourceCandidate>& out) {
  if (!beside || beside.head == cue || scene.nominals[beside.head].empty()) return;
  const auto stands_there = [&](const SourceCandidate& one) {  // the topmost word of the phrase, if the tree has a way to it
    const std::uint32_t above = scene.tree->head(one.head);
    return beside.phrase.has(one.head) && (above == kNoToken || !beside.phrase.has(above));
  };
  auto same = std::find_if(out.begin(), out.end(), stands_there);
  if (same == out.end()) same = out.insert(out.end(), {beside.head, "beside", {}});
  same->beside = beside;
}

bool follows_quotation(const Scene& scene, std::uint32_t cue) {
  std::uint32_t at = cue;
  while (at > 0 && scene.tree->token(at - 1).upos == Upos::punct && scene.quotation_of[at - 1] < 0) --at;
  return at > 0 && scene.quoted(at - 1) && !scene.quoted(cue);
}

bool has_verb(const Tree& tree, TokenRange words) {
  for (std::uint32_t i = words.first; i < words.last; ++i)
    if (tree.token(i).upos == Upos::verb) return true;
  return false;
}

// The end of a source without when it spoke: "the police | on Wednesday", "a spokesman | late Tuesday", "the army | last week".
std::uint32_t without_time(const Scene& scene, TokenRange words, std::uint32_t head) {
  const Tree& tree = *scene.tree;
  std::uint32_t begin = words.last;
  bool time = false, bare = false;
  const auto counts_or_points = [&](std::uint32_t i) {
    const Upos upos = tree.token(i).upos;
    return upos == Upos::num || upos == Upos::det || upos == Upos::adj || upos == Upos::adv || upos == Upos::punct;
  };
  for (; begin > head + 1; --begin) {
    const std::uint32_t i = begin - 1;
    if (scene.names[i] && scene.names[i]->first < i && scene.names[i]->kind != NameKind::other && scene.names[i]->first <= head) return words.last;
    const bool tells = scene.times->tells_time(tree, i);
    if (!tells && !counts_or_points(i)) break;
    time |= tells;
    bare |= tells && scene.times->stands_bare(tree, i);
  }
  if (!time || has_verb(tree, {head, begin})) return words.last;  // "a report published this week"
  const bool marked = begin > head + 1 && is_one_of(tree.folded(begin - 1), {"on", "in", "at", "during", "since"});
  if (marked) return begin - 1;
  return bare && tree.token(begin - 1).upos != Upos::adp ? begin : words.last;
}

}  // namespace

void source_candidates(const Scene& scene, std::uint32_t cue, std::vector<SourceCandidate>& out) {
  const Tree& tree = *scene.tree;
  out.clear();
  children_as_candidates(scene, cue, cue, "", out);
  std::string prefix;
  for (std::uint32_t at = cue, steps = 0; tree.head(at) != kNoToken && steps < 4; ++steps) {
    prefix += '^';
    prefix += spelling(tree.relation(at));
    at = tree.head(at);
    if (!scene.nominals[at].empty()) out.push_back({at, prefix});
    children_as_candidates(scene, at, cue, prefix + ">", out);
    if (out.size() > 24) break;
  }
  add_neighbour(neighbour_before(scene, cue), cue, scene, out);
  add_neighbour(neighbour_after(scene, cue), cue, scene, out);
}

void source_features(const Scene& scene, std::uint32_t cue_at, const SourceCandidate& candidate, FeatureList& out) {
  const Tree& tree = *scene.tree;
  const Cue& cue = *scene.cues[cue_at];
  const std::string_view pos = spelling(cue.pos), nominal = scene.nominals[candidate.head], route = candidate.route;
  const std::string_view side = candidate.head < cue_at ? "<" : ">";
  out.clear();
  out.add("source");
  out.add("source route=", route, " ", pos);
  out.add("source route=", route, " kind=", cue.kind, "/", pos);
  out.add("source route=", route, " ", cue.lemma, "/", pos);
  out.add("source route=", route, side, nominal);
  out.add("source route=", route, " tag=", xpos_spelling(tree.token(cue_at).xpos));
  out.add("source nominal=", nominal, " ", pos);
  const std::string_view depth = route.find('^') == route.npos ? "own" : "above";
  out.add("source nominal=", nominal, " kind=", cue.kind, depth);
  bool subject = false, passive = false;
  for (const std::uint32_t child : tree.children(cue_at)) {
    subject |= is_subject(tree.relation(child)) && child != candidate.head;
    passive |= tree.relation(child) == Relation::nsubj_pass || tree.relation(child) == Relation::aux_pass;
  }
  if (subject) out.add("source rival ", depth);
  if (subject) out.add("source rival ", route);
  if (passive) out.add("source passive route=", route);
  if (passive) out.add("source passive ", depth);
  if (scene.quotation_of[candidate.head] != scene.quotation_of[cue_at]) out.add("source across quotes ", scene.quoted(candidate.head) ? "in" : "out");
  const std::uint32_t gap = candidate.head > cue_at ? candidate.head - cue_at : cue_at - candidate.head;
  out.add("source gap=", side, gap <= 1 ? "1" : gap <= 2 ? "2" : gap <= 4 ? "4" : gap <= 8 ? "8" : gap <= 16 ? "16" : "more", " ", pos);
  if (candidate.beside) {
    const std::string_view how = candidate.beside.how, sort = scene.is_person(candidate.head) ? std::string_view("person") : nominal;
    out.add("source beside=", how, " ", pos);
    out.add("source beside=", how, " kind=", cue.kind, "/", pos);
    out.add("source beside=", how, " ", sort, " ", pos);
    out.add("source beside=", how, subject ? " rival " : " ", sort, " ", pos);
    out.add("source beside=", how, " tag=", xpos_spelling(tree.token(cue_at).xpos));
    const std::string_view quote = follows_quotation(scene, cue_at) ? " behind quotation" : "";  // "…", added the agency
    out.add("source beside=", how, quote, subject ? " rival " : " ", pos);
    out.add("source beside=", how, " route=", route);
    out.add("source beside=", how, " =", tree.lemma(candidate.beside.head));
  }
  if (tree.lemma(candidate.head) == "it" || tree.lemma(candidate.head) == "there") out.add("source it ", cue.kind, "/", pos);
}

TokenRange source_phrase(const Scene& scene, std::uint32_t head, std::uint32_t cue) {
  const Tree& tree = *scene.tree;
  TokenRange range = tree.subtree(head);
  // Names that a parser hangs side by side stay together; clauses and everything beyond the cue go.
  for (const std::uint32_t child : tree.children(head)) {
    const Relation relation = tree.relation(child);
    const TokenRange below = tree.subtree(child);
    const bool clause = relation == Relation::acl_relcl || relation == Relation::parataxis || relation == Relation::ccomp || relation == Relation::advcl ||
                        relation == Relation::advcl_relcl || relation == Relation::nsubj || relation == Relation::cop || relation == Relation::aux ||
                        relation == Relation::dep || relation == Relation::obl;
    if (child > head && (clause || tree.dominates(child, cue))) range.last = std::min(range.last, below.first);
    const bool before = relation == Relation::case_ || relation == Relation::mark || relation == Relation::cc || relation == Relation::nsubj ||
                        relation == Relation::cop || relation == Relation::advmod;
    if (child < head && (relation == Relation::case_ || relation == Relation::mark || relation == Relation::cc || (clause && before)))
      range.first = std::max(range.first, below.last);
  }
  if (range.has(cue)) {
    if (cue > head)
      range.last = cue;
    else
      range.first = cue + 1;
  }
  range.first = std::min(range.first, head);
  range.last = std::max(range.last, head + 1);
  range.last = without_time(scene, range, head);
  while (range.last > head + 1 && (tree.token(range.last - 1).upos == Upos::punct || tree.relation(range.last - 1) == Relation::cc)) --range.last;
  while (range.first < head && (tree.token(range.first).upos == Upos::punct || tree.token(range.first).upos == Upos::sconj)) ++range.first;
  return range;
}

TokenRange source_words(const Scene& scene, const SourceCandidate& candidate, std::uint32_t cue) {
  const Tree& tree = *scene.tree;
  if (candidate.route == "beside") return {candidate.beside.words.first, without_time(scene, candidate.beside.words, candidate.head)};
  TokenRange words = source_phrase(scene, candidate.head, cue);
  if (!candidate.beside) return words;
  words.first = std::min(words.first, candidate.beside.phrase.first);
  const auto goes_on = [&](std::uint32_t i) { return tree.token(i).upos != Upos::adp && tree.token(i).upos != Upos::det; };
  if (words.last < candidate.beside.phrase.last && goes_on(words.last)) words.last = candidate.beside.phrase.last;
  words.last = without_time(scene, words, candidate.head);
  return words;
}

}  // namespace hearsay
