#include "attribution/place_judge.h"

#include <algorithm>

namespace hearsay {
namespace {

// Chosen by cross-validation on the marked-up pages.
constexpr float kNamedAbove = 0.26f;

}  // namespace

std::optional<std::size_t> PlaceJudge::best_of(std::span<const float> votes) {
  const auto best = std::max_element(votes.begin(), votes.end());
  if (best == votes.end() || *best <= kNamedAbove) return std::nullopt;
  return static_cast<std::size_t>(best - votes.begin());
}

Result<PlaceJudge> PlaceJudge::create(const Lexicon& lexicon) {
  const auto table = lexicon.table("place_weights");
  if (!table) return fail(Fault::corrupt, "this lexicon lacks table place_weights; build it from the complete folder");
  auto weights = FeatureWeights::read(*table);
  if (!weights) return tl::unexpected(weights.error());
  return PlaceJudge(std::move(*weights));
}

std::optional<Place> PlaceJudge::choose(const PlaceFeatures& features, const DraftClaim& draft, Scratch& scratch) const {
  features.candidates(draft, scratch.candidates);
  scratch.votes.clear();
  for (const PlaceCandidate& one : scratch.candidates) {
    features.list(draft, one, scratch.candidates, scratch.list);
    scratch.votes.push_back(weights_.sum(scratch.list));
  }
  const auto best = best_of(scratch.votes);
  return best ? std::optional(*scratch.candidates[*best].record) : std::nullopt;
}

void PlaceJudge::settle(const Tree& tree, const NamedPlaces& named, std::vector<DraftClaim>& drafts) const {
  constexpr std::uint32_t kLeast = 60;  // words: no page learned from is so short
  if (tree.size() < kLeast) return;
  const PlaceFeatures features(tree, named, drafts);
  Scratch scratch;
  std::vector<std::optional<Place>> chosen;
  for (const DraftClaim& draft : drafts) chosen.push_back(choose(features, draft, scratch));
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Event& event = drafts[i].claim.event;
    if (chosen[i] == event.place) continue;
    drafts[i].trace.rules_place = event.place ? event.place->name.value_or(event.place->text) : "none";
    event.scene = std::exchange(event.place, std::move(chosen[i]));
  }
}

}  // namespace hearsay
