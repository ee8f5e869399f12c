#include "attribution/claim_judge.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numbers.h"

namespace hearsay {
namespace {

// Chosen by cross-validation on the marked-up pages: what is left out wrongly costs as much as what is told needlessly.
constexpr float kNeedlessAbove = 0.7f, kClearlyBetter = 0.2f;

void give_type(std::size_t label, Event& event) {
  event.type = type_of(label);
  event.mode = event.type ? std::nullopt : std::optional<std::string>("disaster");
  event.cameo.reset();
}

/// A project's own dictionaries tell what it wants to be told, nobody's dead are left out, and what has a day of its own helps to tell incidents apart.
bool may_fall(const DraftClaim& draft) { return draft.trace.entry && draft.claim.quantities.empty() && draft.claim.victims.empty() && !draft.claim.event.time; }

/// Whether somebody did the harm hangs on more than these signs: the whole report tells ("the gun went off").
bool may_change(const DraftClaim& draft) {
  const auto type = draft.claim.event.type;
  return draft.trace.entry && type && *type != EventType::assault;
}

}  // namespace

std::size_t label_of(std::optional<EventType> type) { return type ? static_cast<std::size_t>(*type) + 1 : kClaimLabels - 1; }

std::optional<EventType> type_of(std::size_t label) { return label + 1 == kClaimLabels ? std::nullopt : std::optional(static_cast<EventType>(label - 1)); }

std::string_view label_name(std::size_t label) { return label == kNeedless ? "needless" : type_name(type_of(label)); }

ClaimVerdict verdict_of(const ClaimVotes& votes, std::size_t own) {
  ClaimVerdict out{.needless = votes[kNeedless]};
  const auto best = static_cast<std::size_t>(std::max_element(votes.begin() + 1, votes.end()) - votes.begin());
  if (votes[best] > votes[own] + kClearlyBetter) out.better = best;
  return out;
}

bool is_needless(const ClaimVerdict& verdict) { return verdict.needless > kNeedlessAbove; }

Result<ClaimJudge> ClaimJudge::create(const Lexicon& lexicon) {
  const auto table = lexicon.table("claim_weights");
  if (!table) return fail(Fault::corrupt, "this lexicon lacks table claim_weights; build it from the complete folder");
  const auto label = table->column("label"), weight = table->column("weight");
  if (!label || !weight) return fail(Fault::corrupt, "table claim_weights has no column `label` or no column `weight`");
  ClaimJudge out;
  out.weights_.reserve(table->rows());
  for (RowId row = 0; row < table->rows(); ++row) {
    const auto value = number_in<float>(table->cell(row, *weight));
    std::size_t at = 0;
    while (at < kClaimLabels && label_name(at) != table->cell(row, *label)) ++at;
    if (!value || at == kClaimLabels)
      return fail(Fault::corrupt, fmt::format("`{}` is no label or `{}` no weight", table->cell(row, *label), table->cell(row, *weight)),
                  {.source = table->origin(row)});
    out.weights_[feature_hash(kFeatureSeed, table->cell(row, 0))][at] = *value;
  }
  return out;
}

ClaimVerdict ClaimJudge::judge(const FeatureList& features, std::optional<EventType> type) const {
  ClaimVotes votes = {};
  for (const std::uint64_t hash : features.hashes()) {
    const ClaimVotes each = weights_.get(hash);
    for (std::size_t label = 0; label < kClaimLabels; ++label) votes[label] += each[label];
  }
  return verdict_of(votes, label_of(type));
}

void ClaimJudge::sift(const Tree& tree, std::vector<DraftClaim>& drafts) const {
  constexpr std::uint32_t kLeast = 60;  // words: a sentence or two does not show what a text is about, and no page learned from is so short
  if (tree.size() < kLeast) return;
  ClaimFeatures features(tree, drafts);
  FeatureList list;
  std::vector<bool> needless;
  for (DraftClaim& draft : drafts) {
    features.list(draft, list);
    const ClaimVerdict verdict = judge(list, draft.claim.event.type);
    needless.push_back(may_fall(draft) && is_needless(verdict));
    if (!may_change(draft) || !verdict.better) continue;
    draft.trace.lexicon_type = type_name(draft.claim.event.type);
    give_type(*verdict.better, draft.claim.event);
  }
  std::size_t at = 0;
  std::erase_if(drafts, [&](const DraftClaim&) { return needless[at++]; });
}

}  // namespace hearsay
