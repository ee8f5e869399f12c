#include <algorithm>

#include "attribution/decisions.h"

namespace hearsay {
namespace {

std::string_view unit_size(std::uint32_t size) { return size <= 1 ? "1" : size <= 3 ? "3" : size <= 6 ? "6" : size <= 15 ? "15" : size <= 40 ? "40" : "more"; }

// The subtree of `above` without that of its part `below`.
ContentUnit rest_of(const Tree& tree, std::uint32_t above, std::uint32_t below) {
  const TokenRange whole = tree.subtree(above), hole = tree.subtree(below);
  ContentUnit unit{.head = above};
  unit.left = {whole.first, std::clamp(hole.first, whole.first, whole.last)};
  unit.right = {std::clamp(hole.last, whole.first, whole.last), whole.last};
  if (unit.left.empty()) std::swap(unit.left, unit.right);
  return unit;
}

void quotation_units(const Scene& scene, std::uint32_t cue, std::vector<ContentUnit>& out) {
  const TokenRange sentence = scene.sentence(cue);
  std::int32_t last = -1;
  const std::uint32_t from = sentence.first > 0 ? sentence.first - 1 : 0, to = std::min(sentence.last + 1, scene.tree->size());
  for (std::uint32_t i = from; i < to; ++i) {
    const std::int32_t q = scene.quotation_of[i];
    if (q < 0 || q == last) continue;
    last = q;
    const Quotation& quotation = scene.quotations[q];
    if (quotation.words.has(cue)) continue;
    const bool here = quotation.words.first < sentence.last && quotation.words.last > sentence.first;
    const std::string_view where = here ? "here" : quotation.words.first < cue ? "previous" : "next";
    if (!here && scene.tree->analysis().sentences[scene.tree->sentence_of(quotation.words.first < cue ? cue : quotation.words.first)].new_paragraph) continue;
    out.push_back({quotation.words,
                   {},
                   quotation.words.first,
                   std::string(quotation.words.first < cue ? "<" : ">") + "quotation " + std::string(where) + (quotation.scare ? " scare" : "")});
  }
}

}  // namespace

void content_units(const Scene& scene, std::uint32_t cue, std::vector<ContentUnit>& out) {
  const Tree& tree = *scene.tree;
  out.clear();
  for (const std::uint32_t child : tree.children(cue)) {
    if (tree.relation(child) == Relation::punct) continue;
    ContentUnit unit{.left = tree.subtree(child), .head = child};
    unit.route.assign(1, child < cue ? '<' : '>');
    unit.route += spelling(tree.relation(child));
    const std::string_view preposition = tree.preposition(child);
    if (!preposition.empty()) (unit.route += ':') += preposition;
    out.push_back(std::move(unit));
  }
  std::string route;
  for (std::uint32_t at = cue, steps = 0; tree.head(at) != kNoToken && steps < 3; ++steps) {
    route += '^';
    route += spelling(tree.relation(at));
    ContentUnit unit = rest_of(tree, tree.head(at), at);
    unit.route = route;
    at = tree.head(at);
    if (unit.size() > 0) out.push_back(std::move(unit));
  }
  quotation_units(scene, cue, out);
  const TokenRange sentence = scene.sentence(cue);
  if (scene.cues[cue]->pos == CuePos::particle && cue + 1 < sentence.last) out.push_back({{cue + 1, sentence.last}, {}, cue + 1, "rest of sentence"});
}

void content_features(const Scene& scene, std::uint32_t cue_at, const ContentUnit& unit, std::uint32_t source, FeatureList& out) {
  const Tree& tree = *scene.tree;
  const Cue& cue = *scene.cues[cue_at];
  const std::string_view pos = spelling(cue.pos), route = unit.route;
  out.clear();
  out.add("content");
  out.add("content route=", route, " ", pos);
  out.add("content route=", route, " kind=", cue.kind, "/", pos);
  out.add("content route=", route, " ", cue.lemma, "/", pos);
  out.add("content route=", route, " size=", unit_size(unit.size()));
  out.add("content size=", unit_size(unit.size()), " kind=", cue.kind);
  out.add("content route=", route, " upos=", spelling(tree.token(unit.head).upos));
  const bool holds_source = source != kNoToken && (unit.left.has(source) || unit.right.has(source));
  if (holds_source) out.add("content is source ", unit.head == source ? "itself" : "within");
  if (holds_source) out.add("content is source route=", route);
  const std::uint32_t mark = tree.child(unit.head, Relation::mark);
  if (mark != kNoToken) {
    out.add("content mark=", tree.folded(mark), " route=", route);
    out.add("content mark=", tree.folded(mark), " kind=", cue.kind);
  }
  bool clause = false, object = false, quotation = false, before = false, after = false;
  for (const std::uint32_t child : tree.children(cue_at)) {
    if (child == unit.head) continue;
    const Relation relation = tree.relation(child);
    clause |= relation == Relation::ccomp || relation == Relation::xcomp;
    object |= relation == Relation::obj;
  }
  const TokenRange sentence = scene.sentence(cue_at);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (!scene.quoted(i)) continue;
    quotation = true;
    (i < cue_at ? before : after) = true;
  }
  const std::string_view quoted = scene.quoted(unit.head) ? (scene.quoted(cue_at) ? "both" : "unit")
                                  : scene.quoted(cue_at)  ? "cue"
                                  : quotation             ? "other"
                                                          : "none";
  out.add("content beside clause=", clause ? "1" : "0", object ? "o" : "", " route=", route);
  out.add("content beside clause=", clause ? "1" : "0", object ? "o" : "", " route=", route, " kind=", cue.kind);
  out.add("content quoted=", quoted, " route=", route);
  out.add("content quoted=", quoted, before ? "<" : "", after ? ">" : "", " route=", route.substr(0, 1));
  out.add("content quoted=", quoted, " kind=", cue.kind);
  out.add("content tag=", xpos_spelling(tree.token(cue_at).xpos), " route=", route);
  if (!scene.nominals[unit.head].empty()) out.add("content nominal=", scene.nominals[unit.head], " route=", route);
  const std::uint32_t edge = unit.left.first;
  if (edge > sentence.first && edge < sentence.last) out.add("content after=", tree.folded(edge - 1), " route=", route);
  bool subject = false;
  for (const std::uint32_t child : tree.children(unit.head)) subject |= is_subject(tree.relation(child)) && child != source;
  out.add("content ", subject ? "subject" : "no subject", " route=", route);
}

void extension_features(const Scene& scene, std::uint32_t cue_at, std::uint32_t child, FeatureList& out) {
  const Tree& tree = *scene.tree;
  const Cue& cue = *scene.cues[cue_at];
  const TokenRange words = tree.subtree(child);
  const std::string_view pos = spelling(cue.pos), relation = spelling(tree.relation(child)), side = child < cue_at ? "<" : ">";
  const std::string_view preposition = tree.preposition(child), lemma = tree.lemma(child);
  out.clear();
  out.add("words");
  out.add("words ", side, relation, " ", pos);
  out.add("words ", side, relation, ":", preposition, " ", pos);
  out.add("words ", side, relation, " kind=", cue.kind, "/", pos);
  out.add("words ", side, relation, ":", preposition, " ", cue.lemma, "/", pos);
  out.add("words ", side, relation, "=", lemma, " ", pos);
  out.add("words =", lemma, " ", cue.lemma, "/", pos);
  out.add("words ", side, relation, " size=", unit_size(words.last - words.first));
  const bool beside = words.last == cue_at || words.first == cue_at + 1;
  out.add("words ", side, relation, beside ? " beside" : " apart");
  if (scene.quotation_of[child] >= 0) out.add("words quoted ", side, relation);
  bool clause = false;
  for (const std::uint32_t other : tree.children(cue_at)) clause |= tree.relation(other) == Relation::ccomp || tree.relation(other) == Relation::xcomp;
  out.add("words ", side, relation, ":", preposition, clause ? " with clause" : " without");
}

}  // namespace hearsay
