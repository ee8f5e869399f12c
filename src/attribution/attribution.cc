#include "attribution/attribution.h"

#include <algorithm>

#include "attribution/apart.h"
#include "attribution/assembly.h"
#include "attribution/by_cue.h"
#include "attribution/citing.h"
#include "attribution/credits.h"
#include "attribution/going_on.h"
#include "attribution/keeping.h"
#include "attribution/layout.h"
#include "attribution/relay.h"
#include "attribution/rumours.h"
#include "attribution/tolls.h"
#include "attribution/transcript.h"
#include "attribution/weighing.h"

namespace hearsay {

struct Attributor::Parts {
  std::shared_ptr<const Lexicon> lexicon;
  CueTable cues;
  SourceKinds kinds;
  FeatureWeights weights;
  Relayed relayed;
  Table brackets;
  TimeWords times;
  Frames frames;
};

namespace {

Result<Table> wanted(const Lexicon& lexicon, std::string_view name) {
  if (auto table = lexicon.table(name)) return *table;
  return fail(Fault::input, "the lexicon has no table " + std::string(name) + "; build it from the complete data folder");
}

// Below zero: a missed source does more harm than one too many, and on held-out news this is where F1 is flat.
constexpr float kKeep = -0.3f;

// In talk what its speakers like, want and do they tell themselves; only what somebody else clearly says without a clause is told by another.
constexpr float kKeepInTalk = 1.5f;

// Log odds of the cue alone for what is said or thought in a clause: in talk ("I think …"), and in another's words.
constexpr float kToldInTalk = 0, kToldWithin = 2, kNever = 1e9f;

/// One document's walk over its cues, with the scratch that all of them share.
class Search {
 public:
  Search(const Tree& tree, const Attributor::Parts& parts)
      : tree_(tree), weights_(parts.weights), relayed_(parts.relayed), brackets_(parts.brackets), frames_(parts.frames), weighing_(scene_, parts.weights) {
    scene_.build(tree, parts.cues, parts.kinds, parts.times);
  }

  void run(std::vector<Attribution>& out) {
    const Candidates candidates(scene_, weighing_.candidates());
    talk_ = is_talk(scene_);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const Attribution& found = candidates[i].found;
      const bool told_below = found.score > 0 && announces(scene_, found.cue_head);
      if (told_below || (!found.content.empty() && keeps(candidates, i))) out.push_back(found);
    }
    find_layout_speech(scene_, relayed_, out);
    find_transcript_speech(scene_, brackets_, out);
    let_contents_go_on(scene_, out);
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
  bool keeps(const Candidates& candidates, std::size_t i) {
    const Attribution& one = candidates[i].found;
    candidates.features(i, features_);
    const float keep = weights_.sum(features_);
    if (is_dateline(one)) return false;
    if (keep > kKeep) return !talk_ || candidates.is_told(i) || scene_.quoted(one.content.first) || (keep > kKeepInTalk && is_somebody_else(one));
    // The marks from which these weights are learned know only the outermost, of news that somebody writes.
    if (!one.source) return false;
    if (candidates.around(i) && disputes(one)) return true;
    return candidates.is_told(i) && one.score > (talk_ ? kToldInTalk : candidates.around(i) ? kToldWithin : kNever);
  }

  // "MUMBAI: Police arrested ten men": a place before a colon says nothing.
  bool is_dateline(const Attribution& one) const {
    if (!one.source || tree_.written(one.cue_head) != ":" || !scene_.names[one.source_head]) return false;
    return scene_.names[one.source_head]->kind == NameKind::place && one.source->first == scene_.sentence(one.cue_head).first;
  }

  static bool disputes(const Attribution& one) { return one.score > 0 && (one.stance == Stance::denies || one.stance == Stance::doubts); }

  bool is_somebody_else(const Attribution& one) const {
    return one.source && (tree_.token(one.source_head).features & (feature::first_person | feature::second_person)) == 0;
  }

  const Tree& tree_;
  const FeatureWeights& weights_;
  const Relayed& relayed_;
  const Table& brackets_;
  const Frames& frames_;
  Scene scene_;
  Weighing weighing_;
  FeatureList features_;
  bool talk_ = false;
};

}  // namespace

Attributor::Attributor(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Attributor::Attributor(Attributor&&) noexcept = default;
Attributor& Attributor::operator=(Attributor&&) noexcept = default;
Attributor::~Attributor() = default;

Result<Attributor> Attributor::create(std::shared_ptr<const Lexicon> lexicon) {
  const auto cue_table = wanted(*lexicon, "cues"), kind_table = wanted(*lexicon, "source_kinds"), weight_table = wanted(*lexicon, "attribution_weights"),
             relayed_table = wanted(*lexicon, "relayed"), brackets = wanted(*lexicon, "brackets"), calendar = wanted(*lexicon, "calendar");
  for (const auto* table : {&cue_table, &kind_table, &weight_table, &relayed_table, &brackets, &calendar})
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
      std::make_unique<const Parts>(Parts{std::move(lexicon), std::move(*cues), *kinds, std::move(*weights), *relayed, *brackets, *times, std::move(frames)}));
}

void Attributor::find(const Tree& tree, std::vector<Attribution>& out) const {
  out.clear();
  Search(tree, *parts_).run(out);
}

}  // namespace hearsay
