#include "attribution/keeping.h"

#include <algorithm>
#include <unordered_map>

#include "attribution/content_index.h"
#include "base/words.h"

namespace hearsay {
namespace {

constexpr float kSure = 1;          // a cue that is one
constexpr float kTalkShare = 0.3f;  // of the sentences
constexpr std::uint32_t kFewestSentences = 6;

std::string_view score_class(float score) {
  constexpr std::string_view kNames[] = {"-3", "-2.5", "-2", "-1.5", "-1", "-0.5", "0", "0.5", "1", "1.5", "2", "2.5", "3", "4", "5", "6"};
  if (score >= 3) return kNames[std::min<std::size_t>(15, 12 + static_cast<std::size_t>(score - 3))];
  return kNames[static_cast<std::size_t>(std::clamp(score, -3.0f, 2.99f) * 2 + 6)];
}

std::string_view spelling(ContentSort sort) {
  constexpr std::string_view kNames[] = {"clause", "question", "infinitive", "phrase"};
  return kNames[static_cast<std::size_t>(sort)];
}

// A finite verb that hangs below a noun or beside the clause tells of something else: "the man who fled".
bool is_in_clause(const Tree& tree, std::uint32_t verb, TokenRange content) {
  for (std::uint32_t at = verb; tree.head(at) != kNoToken && content.has(tree.head(at)); at = tree.head(at)) {
    const Relation relation = tree.relation(at);
    if (relation == Relation::acl_relcl || relation == Relation::acl || relation == Relation::advcl) return false;
  }
  return true;
}

ContentSort content_sort(const Tree& tree, TokenRange content) {
  std::uint32_t first = content.first;
  while (first + 1 < content.last && tree.token(first).upos == Upos::punct) ++first;
  if (first >= content.last) return ContentSort::phrase;
  if (tree.token(first).upos == Upos::part && tree.folded(first) == "to") return ContentSort::infinitive;
  const bool asks = xpos_spelling(tree.token(first).xpos).starts_with('W') || is_one_of(tree.folded(first), {"whether", "if"});
  for (std::uint32_t i = first; i < content.last; ++i)
    if ((tree.token(i).features & feature::finite) != 0 && is_in_clause(tree, i, content)) return asks ? ContentSort::question : ContentSort::clause;
  return ContentSort::phrase;
}

}  // namespace

bool is_talk(const Scene& scene) {
  const Tree& tree = *scene.tree;
  std::uint32_t sentences = 0, personal = 0;
  for (const Sentence& sentence : tree.analysis().sentences) {
    bool quoted = false, person = false;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      quoted |= scene.quoted(i);
      person |= (tree.token(i).features & (feature::first_person | feature::second_person)) != 0;
    }
    if (quoted) continue;
    ++sentences;
    personal += person;
  }
  return sentences >= kFewestSentences && personal >= kTalkShare * static_cast<float>(sentences);
}

Candidates::Candidates(const Scene& scene, std::vector<Candidate> all)
    : scene_(scene), all_(std::move(all)), around_(all_.size(), -1), same_source_(all_.size(), 0) {
  const Tree& tree = *scene_.tree;
  std::vector<Attribution> found;
  std::unordered_map<std::string_view, std::uint32_t> speakers;
  for (const Candidate& one : all_) {
    found.push_back(one.found);
    sorts_.push_back(content_sort(tree, one.found.content));
    if (one.found.source && one.found.score > kSure) ++speakers[tree.folded(one.found.source_head)];
  }
  const ContentIndex contents(tree, found);
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const Attribution& one = all_[i].found;
    if (one.source) {
      const auto known = speakers.find(tree.folded(one.source_head));
      same_source_[i] = known == speakers.end() ? 0 : known->second - (one.score > kSure ? 1 : 0);
    }
    for (const std::uint32_t k : contents.in_sentence(tree.sentence_of(one.cue_head))) {
      if (k == i || !found[k].holds(one.cue_head)) continue;
      if (one.holds(found[k].cue_head) && found[k].score < one.score) continue;  // of two that hold each other the surer is around the other
      if (around_[i] < 0 || found[k].score > found[static_cast<std::size_t>(around_[i])].score) around_[i] = static_cast<std::int32_t>(k);
    }
  }
}

// What the content looks like, which lies at `place`.
void Candidates::content_features(std::size_t i, std::string_view place, FeatureList& out) const {
  const Attribution& one = all_[i].found;
  const Cue& cue = *scene_.cues[one.cue_head];
  const std::string_view pos = hearsay::spelling(cue.pos), kind = spelling(sorts_[i]);
  const std::string_view size = size_class(one.content.last - one.content.first);
  out.add("keep content=", kind, " ", pos);
  out.add("keep content=", kind, " kind=", cue.kind, "/", pos);
  out.add("keep content=", kind, " ", cue.lemma, "/", pos);
  out.add("keep content=", kind, " ", place, " ", pos);
  out.add("keep content=", kind, " size=", size);
  out.add("keep content=", place, " kind=", cue.kind);
  out.add("keep content=", place, " ", cue.lemma);
  out.add("keep content sure=", score_class(all_[i].content), " ", pos);
  out.add("keep content sure=", score_class(all_[i].content), " content=", kind);
  out.add("keep size=", size, " kind=", cue.kind);
}

// What holds its cue.
void Candidates::around_features(std::size_t i, std::string_view quotes, FeatureList& out) const {
  const Tree& tree = *scene_.tree;
  const Candidate& other = *around(i);
  const Attribution& one = all_[i].found;
  const Cue& cue = *scene_.cues[one.cue_head];
  const std::string_view pos = hearsay::spelling(cue.pos), kind = spelling(sorts_[i]);
  const std::string_view outer = score_class(other.found.score);
  out.add("keep within=", outer);
  out.add("keep within=", outer, " cue=", score_class(one.score));
  out.add("keep within=", outer, " ", quotes);
  out.add("keep within ", quotes, " content=", kind);
  out.add("keep within ", pos, " kind=", cue.kind);
  out.add("keep within kind=", scene_.cues[other.found.cue_head]->kind, " ", pos);
  out.add("keep within ", other.found.cue_head < one.cue_head ? "before" : "after", " ", quotes);
  out.add("keep within ", other.found.source == one.source ? "same source" : "another", " ", quotes);
  const bool across = tree.sentence_of(other.found.cue_head) != tree.sentence_of(one.cue_head);
  out.add("keep within ", across ? "across" : "here", " ", quotes);
}

void Candidates::features(std::size_t i, FeatureList& out) const {
  const Tree& tree = *scene_.tree;
  const Candidate& candidate = all_[i];
  const Attribution& one = candidate.found;
  const Cue& cue = *scene_.cues[one.cue_head];
  const std::string_view pos = hearsay::spelling(cue.pos), sure = score_class(one.score), kind = spelling(sorts_[i]);
  const std::string_view source = one.source ? scene_.nominals[one.source_head] : std::string_view("none");
  out.clear();
  out.add("keep");
  out.add("keep cue=", sure);
  out.add("keep cue=", sure, " ", pos);
  out.add("keep cue=", sure, " kind=", cue.kind);
  out.add("keep ", cue.lemma, "/", pos);
  out.add("keep kind=", cue.kind, "/", pos);
  out.add("keep source=", source, " ", pos);
  out.add("keep source=", source, " kind=", cue.kind);
  out.add("keep source=", source, " ", cue.lemma);
  out.add("keep source sure=", score_class(candidate.source), " ", pos);
  out.add("keep source=", source, " content=", kind);
  const std::string_view place = one.content.empty() ? "nowhere" : !one.inserted.empty() ? "around" : one.content.first > one.cue_head ? "behind" : "before";
  content_features(i, place, out);
  const bool quoted_cue = scene_.quoted(one.cue_head), quoted = !one.content.empty() && scene_.quoted(one.content.first);
  const std::string_view quotes = quoted_cue ? "cue" : quoted ? "content" : "none";
  out.add("keep quotes=", quotes, " ", pos);
  out.add("keep quotes=", quotes, " kind=", cue.kind);
  out.add("keep quotes=", quotes, " content=", kind);
  out.add("keep voice=", same_source_[i] == 0 ? "0" : same_source_[i] == 1 ? "1" : same_source_[i] < 4 ? "3" : "more", " source=", source);
  out.add("keep words=", size_class(one.cue.last - one.cue.first), " ", pos);
  out.add("keep first=", tree.folded(one.cue.first), " ", cue.lemma);
  if (!one.content.empty()) out.add("keep opens=", tree.folded(one.content.first), " ", place);
  if (!one.content.empty()) out.add("keep top=", hearsay::spelling(tree.token(one.content.last - 1).upos), " ", place);
  if (around(i)) around_features(i, quoted_cue ? "quoted" : "free", out);
  const TokenRange sentence = scene_.sentence(one.cue_head);
  if (tree.token(sentence.last - 1).upos != Upos::punct) out.add("keep headline ", pos);
}

}  // namespace hearsay
