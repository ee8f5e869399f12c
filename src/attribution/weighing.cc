#include "attribution/weighing.h"

#include <algorithm>

#include "attribution/assembly.h"
#include "attribution/beginning.h"

namespace hearsay {
namespace {

// Log odds of a cue that is worth finding a source and content for, to judge the whole by.
constexpr float kPerhaps = -2.5f;

// A verb of saying nearly always has one who says: of those on held-out news one in twenty-five has none.
// A noun often has none, and what is only perhaps a cue wants a sure one.
constexpr float kVerbSource = -1;

}  // namespace

std::vector<Candidate> Weighing::candidates() {
  std::vector<Candidate> all;
  for (std::uint32_t i = 0; i < scene_.tree->size(); ++i) {
    if (!scene_.cues[i]) continue;
    const float score = cue(i);
    if (score > kPerhaps) all.push_back(refined_parts(i, score));
  }
  return all;
}

float Weighing::cue(std::uint32_t token) {
  cue_features(scene_, token, features_);
  return scene_.cues[token]->weight + weights_.sum(features_);
}

Candidate Weighing::parts(std::uint32_t cue, float score) {
  Candidate one{.found = {.cue_head = cue, .stance = scene_.cues[cue]->stance, .entry = scene_.cues[cue]->row, .score = score}};
  find_source(one);
  find_cue_words(one.found);
  find_content(one);
  return one;
}

Candidate Weighing::refined_parts(std::uint32_t cue, float score) {
  Candidate one = parts(cue, score);
  move_beginning(scene_, weights_, one.found);
  return one;
}

void Weighing::find_source(Candidate& one) {
  Attribution& found = one.found;
  source_candidates(scene_, found.cue_head, candidates_);
  float best = scene_.cues[found.cue_head]->pos == CuePos::verb && found.score > 0 ? kVerbSource : 0;
  const SourceCandidate* chosen = nullptr;
  for (const SourceCandidate& candidate : candidates_) {
    if (is_hearer(candidate.head, found.cue_head) || is_day_alone(candidate.head)) continue;
    source_features(scene_, found.cue_head, candidate, features_);
    const float score = weights_.sum(features_);
    if (score > best) best = score, chosen = &candidate;
  }
  if (!chosen) {
    found.kind = SourceKind::anonymous;
    return;
  }
  one.source = best;
  found.source_head = named_by(chosen->head);
  found.source = found.source_head == chosen->head ? source_words(scene_, *chosen, found.cue_head) : source_phrase(scene_, found.source_head, found.cue_head);
  found.kind = scene_.kinds->kind(*scene_.tree, *found.source, found.source_head);
}

// "Radio X was told that …": neither tells it nor is told of.
bool Weighing::is_hearer(std::uint32_t head, std::uint32_t cue) const {
  if (scene_.tree->head(head) != cue || !is_subject(scene_.tree->relation(head)) || scene_.tree->child(cue, Relation::aux_pass) == kNoToken) return false;
  return scene_.cues[cue]->kind == "tell";
}

// "The council Thursday condemned it": the day says nothing, though the tree may make it the subject.
bool Weighing::is_day_alone(std::uint32_t head) const {
  return scene_.times->stands_bare(*scene_.tree, head) && scene_.tree->child(head, Relation::nmod_poss) == kNoToken;
}

// "Mr X, the governor of A, where …, said": the apposition speaks, and it is Mr X.
std::uint32_t Weighing::named_by(std::uint32_t head) const {
  const std::uint32_t above = scene_.tree->head(head);
  const bool apposition = scene_.tree->relation(head) == Relation::appos && above != kNoToken && above < head;
  return apposition && scene_.is_person(above) && scene_.tree->child(above, Relation::case_) == kNoToken ? above : head;
}

void Weighing::find_cue_words(Attribution& found) {
  std::vector<bool>& taken = taken_;
  const TokenRange sentence = scene_.sentence(found.cue_head);
  taken.assign(sentence.last - sentence.first, false);
  for (const std::uint32_t child : scene_.tree->children(found.cue_head)) {
    if (scene_.tree->relation(child) == Relation::punct) continue;
    const TokenRange words = scene_.tree->subtree(child);
    if (found.source && words.first < found.source->last && found.source->first < words.last) {
      const std::uint32_t mark = scene_.tree->child(child, Relation::case_);  // "according to X": the preposition may be the cue's
      if (mark == kNoToken || found.source->has(mark)) continue;
    }
    extension_features(scene_, found.cue_head, child, features_);
    if (weights_.sum(features_) > 0)
      for (std::uint32_t i = words.first; i < words.last; ++i) taken[i - sentence.first] = true;
  }
  found.cue = {found.cue_head, found.cue_head + 1};
  while (found.cue.first > sentence.first && taken[found.cue.first - 1 - sentence.first]) --found.cue.first;
  while (found.cue.last < sentence.last && taken[found.cue.last - sentence.first]) ++found.cue.last;
}

void Weighing::find_content(Candidate& one) {
  Attribution& found = one.found;
  content_units(scene_, found.cue_head, units_);
  chosen_.clear();
  float best = -1e9f;
  const ContentUnit* best_unit = nullptr;
  for (const ContentUnit& unit : units_) {
    if (is_hearer(unit.head, found.cue_head)) continue;
    content_features(scene_, found.cue_head, unit, found.source_head, features_);
    const float score = weights_.sum(features_);
    if (score > 0) chosen_.push_back(&unit);
    if (score > best) best = score, best_unit = &unit;
  }
  if (chosen_.empty() && best_unit && best > -2) chosen_.push_back(best_unit);
  one.content = std::max(best, -9.0f);
  assemble_content(scene_, chosen_, found);
}

}  // namespace hearsay
