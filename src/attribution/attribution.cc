#include "attribution/attribution.h"

#include <algorithm>

#include "attribution/apart.h"
#include "attribution/assembly.h"
#include "attribution/by_cue.h"
#include "attribution/citing.h"
#include "attribution/credits.h"
#include "attribution/decisions.h"
#include "attribution/layout.h"
#include "attribution/relay.h"
#include "attribution/rumours.h"
#include "attribution/tolls.h"

namespace hearsay {

struct Attributor::Parts {
  std::shared_ptr<const Lexicon> lexicon;
  CueTable cues;
  SourceKinds kinds;
  FeatureWeights weights;
  Relayed relayed;
  TimeWords times;
  Frames frames;
};

namespace {

Result<Table> wanted(const Lexicon& lexicon, std::string_view name) {
  if (auto table = lexicon.table(name)) return *table;
  return fail(Fault::input, "the lexicon has no table " + std::string(name) + "; build it from the complete data folder");
}

// Below zero: a missed source does more harm than one too many, and on held-out news this is where F1 is flat.
constexpr float kThreshold = -0.4f;

// A verb of saying nearly always has one who says: of those on held-out news one in twenty-five has none.
// A noun often has none, and what is only perhaps a cue wants a sure one.
constexpr float kVerbSource = -1;

/// One document's walk over its cues, with the scratch that all of them share.
class Search {
 public:
  Search(const Tree& tree, const Attributor::Parts& parts) : tree_(tree), weights_(parts.weights), relayed_(parts.relayed), frames_(parts.frames) {
    scene_.build(tree, parts.cues, parts.kinds, parts.times);
  }

  void run(std::vector<Attribution>& out) {
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const Cue* cue = scene_.cues[i];
      if (!cue) continue;
      cue_features(scene_, i, features_);
      const float score = cue->weight + weights_.sum(features_);
      if (score <= kThreshold) continue;
      Attribution found{.cue_head = i, .stance = cue->stance, .entry = cue->row, .score = score};
      find_source(found);
      find_cue_words(found);
      if (find_content(found) || announces(scene_, i)) out.push_back(found);
    }
    find_layout_speech(scene_, out);
    find_relays(scene_, relayed_, out);
    find_citations(scene_, relayed_, out);
    find_rumours(scene_, relayed_, out);
    find_tolls(scene_, frames_, out);
    keep_apart(scene_, relayed_, out);
    find_credits(scene_, relayed_, out);
    sort_by_cue(out);
    resolve_parents(tree_, out);
  }

 private:
  void find_source(Attribution& found) {
    source_candidates(scene_, found.cue_head, candidates_);
    float best = scene_.cues[found.cue_head]->pos == CuePos::verb && found.score > 0 ? kVerbSource : 0;
    const SourceCandidate* chosen = nullptr;
    for (const SourceCandidate& candidate : candidates_) {
      if (is_hearer(candidate.head, found.cue_head)) continue;
      source_features(scene_, found.cue_head, candidate, features_);
      const float score = weights_.sum(features_);
      if (score > best) best = score, chosen = &candidate;
    }
    if (!chosen) {
      found.kind = SourceKind::anonymous;
      return;
    }
    found.source_head = named_by(chosen->head);
    found.source = found.source_head == chosen->head ? source_words(scene_, *chosen, found.cue_head) : source_phrase(scene_, found.source_head, found.cue_head);
    found.kind = scene_.kinds->kind(tree_, *found.source, found.source_head);
  }

  // "Radio X was told that …": neither tells it nor is told of.
  bool is_hearer(std::uint32_t head, std::uint32_t cue) const {
    if (tree_.head(head) != cue || !is_subject(tree_.relation(head)) || tree_.child(cue, Relation::aux_pass) == kNoToken) return false;
    return scene_.cues[cue]->kind == "tell";
  }

  // "Mr X, the governor of A, where …, said": the apposition speaks, and it is Mr X.
  std::uint32_t named_by(std::uint32_t head) const {
    const std::uint32_t above = tree_.head(head);
    const bool apposition = tree_.relation(head) == Relation::appos && above != kNoToken && above < head;
    return apposition && scene_.is_person(above) && tree_.child(above, Relation::case_) == kNoToken ? above : head;
  }

  void find_cue_words(Attribution& found) {
    std::vector<bool>& taken = taken_;
    const TokenRange sentence = scene_.sentence(found.cue_head);
    taken.assign(sentence.last - sentence.first, false);
    for (const std::uint32_t child : tree_.children(found.cue_head)) {
      if (tree_.relation(child) == Relation::punct) continue;
      const TokenRange words = tree_.subtree(child);
      if (found.source && words.first < found.source->last && found.source->first < words.last) {
        const std::uint32_t mark = tree_.child(child, Relation::case_);  // "according to X": the preposition may be the cue's
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

  bool find_content(Attribution& found) {
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
    return assemble_content(scene_, chosen_, found);
  }

  const Tree& tree_;
  const FeatureWeights& weights_;
  const Relayed& relayed_;
  const Frames& frames_;
  Scene scene_;
  FeatureList features_;
  std::vector<SourceCandidate> candidates_;
  std::vector<ContentUnit> units_;
  std::vector<const ContentUnit*> chosen_;
  std::vector<bool> taken_;
};

}  // namespace

Attributor::Attributor(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Attributor::Attributor(Attributor&&) noexcept = default;
Attributor& Attributor::operator=(Attributor&&) noexcept = default;
Attributor::~Attributor() = default;

Result<Attributor> Attributor::create(std::shared_ptr<const Lexicon> lexicon) {
  const auto cue_table = wanted(*lexicon, "cues"), kind_table = wanted(*lexicon, "source_kinds"), weight_table = wanted(*lexicon, "attribution_weights"),
             relayed_table = wanted(*lexicon, "relayed"), calendar = wanted(*lexicon, "calendar");
  for (const auto* table : {&cue_table, &kind_table, &weight_table, &relayed_table, &calendar})
    if (!*table) return tl::unexpected(table->error());
  auto cues = CueTable::read(*cue_table);
  if (!cues) return tl::unexpected(cues.error());
  auto kinds = SourceKinds::read(*kind_table);
  if (!kinds) return tl::unexpected(kinds.error());
  auto weights = FeatureWeights::read(*weight_table);
  if (!weights) return tl::unexpected(weights.error());
  const auto relayed = Relayed::read(*relayed_table);
  if (!relayed) return tl::unexpected(relayed.error());
  const auto times = TimeWords::read(*calendar);
  if (!times) return tl::unexpected(times.error());
  Frames frames = Frames::create(*lexicon);
  return Attributor(
      std::make_unique<const Parts>(Parts{std::move(lexicon), std::move(*cues), *kinds, std::move(*weights), *relayed, *times, std::move(frames)}));
}

void Attributor::find(const Tree& tree, std::vector<Attribution>& out) const {
  out.clear();
  Search(tree, *parts_).run(out);
}

}  // namespace hearsay
