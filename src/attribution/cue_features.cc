#include "attribution/decisions.h"

namespace hearsay {
namespace {

// The nearest ancestor that could itself be a cue, and the relation by which the walk arrived there.
struct Above {
  const Cue* cue = nullptr;
  Relation by = Relation::dep;
};
Above cue_above(const Scene& scene, std::uint32_t token) {
  for (std::uint32_t at = token, steps = 0; scene.tree->head(at) != kNoToken && steps < 8; ++steps) {
    const Relation by = scene.tree->relation(at);
    at = scene.tree->head(at);
    if (scene.cues[at] && scene.cues[at]->pos == CuePos::verb && scene.cues[at]->weight > -1) return {scene.cues[at], by};
  }
  return {};
}

void child_features(const Scene& scene, std::uint32_t token, const Cue& cue, std::string_view pos, FeatureList& out) {
  const Tree& tree = *scene.tree;
  bool complement = false, object = false, subject = false;
  for (const std::uint32_t child : tree.children(token)) {
    const Relation relation = tree.relation(child);
    if (relation == Relation::punct) continue;
    const std::string_view side = child < token ? "<" : ">", name = spelling(relation);
    std::string_view detail = tree.preposition(child);
    if (relation == Relation::aux || relation == Relation::mark || relation == Relation::cop) detail = tree.lemma(child);
    if (is_clausal(relation)) {
      const std::uint32_t mark = tree.child(child, Relation::mark);
      if (mark != kNoToken) detail = tree.folded(mark);
    }
    out.add("cue has=", side, name, " kind=", cue.kind);
    out.add("cue has=", side, name, " ", cue.lemma, "/", pos);
    if (!detail.empty()) {
      out.add("cue has=", side, name, ":", detail, " kind=", cue.kind);
      out.add("cue has=", side, name, ":", detail, " ", cue.lemma, "/", pos);
    }
    if (is_subject(relation)) {
      subject = true;
      out.add("cue subject=", scene.nominals[child], " kind=", cue.kind);
      out.add("cue subject=", scene.nominals[child], " ", pos);
    }
    if (relation == Relation::advmod && detail.empty()) out.add("cue adverb=", tree.folded(child), " ", pos);
    complement |= relation == Relation::ccomp || relation == Relation::xcomp || relation == Relation::parataxis;
    object |= relation == Relation::obj || relation == Relation::obl;
    if (relation == Relation::obj || relation == Relation::nmod || relation == Relation::obl)
      out.add("cue ", name, ":", detail, "=", scene.nominals[child], " kind=", cue.kind);
  }
  out.add("cue frame=", subject ? "s" : "", complement ? "c" : "", object ? "o" : "", " kind=", cue.kind);
  out.add("cue frame=", subject ? "s" : "", complement ? "c" : "", object ? "o" : "", " ", cue.lemma, "/", pos);
}

void quote_features(const Scene& scene, std::uint32_t token, const Cue& cue, std::string_view pos, FeatureList& out) {
  const TokenRange sentence = scene.sentence(token);
  const std::int32_t inside = scene.quotation_of[token];
  if (inside >= 0) {
    const bool whole = scene.quoted(token);
    out.add("cue ", whole ? "quoted" : "scare", " kind=", cue.kind);
    out.add("cue ", whole ? "quoted" : "scare", " ", pos);
    return;
  }
  std::string_view before = "", after = "";
  for (std::uint32_t i = token; i-- > sentence.first && token - i <= 6;)
    if (scene.quoted(i)) {
      before = token - i <= 3 ? "near" : "far";
      break;
    }
  for (std::uint32_t i = token + 1; i < sentence.last && i - token <= 6; ++i)
    if (scene.quoted(i)) {
      after = i - token <= 3 ? "near" : "far";
      break;
    }
  if (before.empty() && after.empty()) return;
  out.add("cue quotes=", before, "/", after, " kind=", cue.kind);
  out.add("cue quotes=", before, "/", after, " ", pos);
}

}  // namespace

void cue_features(const Scene& scene, std::uint32_t token, FeatureList& out) {
  const Tree& tree = *scene.tree;
  const Cue& cue = *scene.cues[token];
  const std::string_view pos = spelling(cue.pos), relation = spelling(tree.relation(token)), tag = xpos_spelling(tree.token(token).xpos);
  out.clear();
  out.add("cue ", pos);
  out.add("cue lemma=", cue.lemma, "/", pos);
  out.add("cue kind=", cue.kind, "/", pos);
  if (!cue.rest.empty()) out.add("cue with=", cue.lemma, " ", cue.rest.front());
  out.add("cue relation=", relation, " ", pos);
  out.add("cue relation=", relation, " kind=", cue.kind);
  out.add("cue relation=", relation, " ", cue.lemma, "/", pos);
  out.add("cue tag=", tag, " kind=", cue.kind);
  out.add("cue tag=", tag, " relation=", relation);
  out.add("cue tag=", tag, " ", cue.lemma);
  child_features(scene, token, cue, pos, out);
  quote_features(scene, token, cue, pos, out);

  const TokenRange sentence = scene.sentence(token);
  const std::uint32_t head = tree.head(token);
  if (head != kNoToken) {
    const Cue* above = scene.cues[head];
    out.add("cue under=", relation, " ", above ? above->kind : std::string_view("none"), " kind=", cue.kind);
    out.add("cue under=", relation, " ", tree.lemma(head), " ", pos);
    if (cue.pos != CuePos::verb) out.add("cue under=", scene.nominals[head], " ", relation, " ", pos);
  }
  const Above above = cue_above(scene, token);
  if (above.cue) {
    out.add("cue above=", above.cue->kind, " by=", spelling(above.by), " kind=", cue.kind);
    out.add("cue above=", above.cue->lemma, " by=", spelling(above.by));
    out.add("cue above ", cue.lemma, "/", pos);
  } else {
    out.add("cue top ", cue.lemma, "/", pos);
    out.add("cue top kind=", cue.kind);
  }
  const std::string_view before = token > sentence.first ? tree.folded(token - 1) : "^", after = token + 1 < sentence.last ? tree.folded(token + 1) : "$";
  out.add("cue before=", before, " ", pos);
  out.add("cue after=", after, " ", pos);
  out.add("cue before=", before, " kind=", cue.kind);
  out.add("cue after=", after, " kind=", cue.kind);
  out.add("cue after=", after, " ", cue.lemma);
  if (tree.token(sentence.last - 1).upos != Upos::punct) out.add("cue headline ", pos);
  if (sentence.last - sentence.first < 6) out.add("cue short ", pos, " kind=", cue.kind);
}

}  // namespace hearsay
