#include "linking/telling.h"

#include <algorithm>
#include <cmath>

#include "linking/cluster.h"
#include "linking/pair_score.h"

namespace hearsay::linking {
namespace {

constexpr std::size_t kClaimsBefore = 120;  // with how many of its document before it a claim is compared
constexpr double kMostPoints = 8;           // no pair says more than this, for or against
constexpr double kSameDocument = 0.4;       // a document's accounts are of one event more often than two documents'
// Two reports whose main event is one share names, ages and streets all through, also where the sentences that tell the event
// do not; that says little of what either tells in passing. Times likeness and the accounts' shares of their documents.
constexpr double kContext = 18;
constexpr double kUnsaid = 200;  // six rare words or so: that two short reports name one town is no likeness yet
constexpr double kMostContext = 4;
constexpr double kMostContextAgainst = 2.5;  // one town is shelled day after day, in the same words
constexpr double kAgainst = -1;              // points of place or time from which they speak against
constexpr double kFollower = 0.5;            // more is asked of what only speaks of the event: conditions, demands, habits

double clipped(const Points& points) { return std::clamp(points.total(), -kMostPoints, kMostPoints); }

// A sum over many events tells of none.
bool is_sum(const Claim& claim) {
  const auto cumulative = [](const Quantity& quantity) { return quantity.scope == "cumulative"; };
  return claim.victims.empty() && !claim.quantities.empty() && std::all_of(claim.quantities.begin(), claim.quantities.end(), cumulative);
}

// Opinions and sums never join; conditions, demands and habits follow an event that others tell.
bool tells(const Claim& claim) { return (claim.event.status == EventStatus::actual || claim.event.status == EventStatus::future) && !is_sum(claim); }
bool follows(const Claim& claim) { return !tells(claim) && !is_sum(claim) && claim.event.status != EventStatus::opinion; }

class Reader {
 public:
  Reader(std::span<const Claim> claims, std::span<const std::uint32_t> of_document, const Rarity& rarity) {
    for (std::uint32_t index : of_document) {
      claims_.push_back(&claims[index]);
      traits_.push_back(traits_of(claims[index]));
      rarity.weigh(traits_.back().words);
    }
    group();
    for (const auto& group : groups_) {
      std::vector<const Traits*> parts;
      for (std::uint32_t i : group) parts.push_back(&traits_[i]);
      out_.accounts.push_back({merge(parts), share_of(group)});
      rarity.weigh(out_.accounts.back().traits.words);
    }
    for (std::uint32_t i = 0; i < claims_.size(); ++i)
      if (follows(*claims_[i])) out_.account_of[i] = nearest_account(i);
  }

  Telling take() { return std::move(out_); }

 private:
  Spot spot_of(std::uint32_t i) const {
    const Claim& claim = *claims_[i];
    return {claim.sentence.index, claim.sentence.at, claim.event.trigger.at};
  }

  double points(std::uint32_t a, std::uint32_t b) const { return clipped(score_in_document(traits_[a], spot_of(a), traits_[b], spot_of(b))); }

  void group() {
    std::vector<std::uint32_t> telling;
    for (std::uint32_t i = 0; i < claims_.size(); ++i)
      if (tells(*claims_[i])) telling.push_back(i);
    const auto of_two = [&](std::uint32_t a, std::uint32_t b) { return points(telling[a], telling[b]); };
    std::vector<Edge> edges;
    for (std::uint32_t j = 1; j < telling.size(); ++j)
      for (std::uint32_t i = j > kClaimsBefore ? j - kClaimsBefore : 0; i < j; ++i) edges.push_back({i, j, of_two(i, j)});
    const auto groups = average_link(static_cast<std::uint32_t>(telling.size()), edges, of_two, kOneEventInDocument);
    out_.account_of.assign(claims_.size(), kNone);
    for (std::uint32_t i = 0; i < telling.size(); ++i) {
      const bool first = groups[i] == i;
      if (first) groups_.emplace_back();
      out_.account_of[telling[i]] = first ? static_cast<std::uint32_t>(groups_.size() - 1) : out_.account_of[telling[groups[i]]];
      groups_[out_.account_of[telling[i]]].push_back(telling[i]);
    }
  }

  std::uint32_t nearest_account(std::uint32_t follower) const {
    std::uint32_t best = kNone;
    double most = kOneEventInDocument + kFollower;
    for (std::uint32_t account = 0; account < groups_.size(); ++account) {
      double sum = 0;
      for (std::uint32_t i : groups_[account]) sum += points(i, follower);
      if (const double average = sum / static_cast<double>(groups_[account].size()); average > most) most = average, best = account;
    }
    return best;
  }

  // Of all that the document tells, and beside the most that it tells of one event; their geometric mean.
  double share_of(const std::vector<std::uint32_t>& group) const {
    std::size_t all = 0, most = 0;
    for (const auto& one : groups_) all += one.size(), most = std::max(most, one.size());
    const auto claims = static_cast<double>(group.size());
    return std::sqrt(claims / static_cast<double>(all) * claims / static_cast<double>(most));
  }

  std::vector<const Claim*> claims_;
  std::vector<Traits> traits_;                      // of each
  std::vector<std::vector<std::uint32_t>> groups_;  // those that tell of one event, in text order
  Telling out_;
};

double most_context(const Points& points) { return points.place < kAgainst || points.time < kAgainst ? kMostContextAgainst : kMostContext; }

double with_context(Points points, Seen one, Seen other, bool same_document) {
  if (same_document) return clipped(points) + kSameDocument;
  const double context = kContext * std::sqrt(one.account->share * other.account->share) * likeness(*one.context, *other.context);
  points.context = std::min(context, most_context(points));
  return clipped(points);
}

}  // namespace

Telling tell(std::span<const Claim> claims, std::span<const std::uint32_t> of_document, const Rarity& rarity) {
  return Reader(claims, of_document, rarity).take();
}

WordBag context_of(std::span<const Claim> claims, std::span<const std::uint32_t> of_document, const Rarity& rarity) {
  WordBag out;
  out.keys = word_keys(claims[of_document.front()].document.title.value_or(""));
  for (std::uint32_t index : of_document) {
    const Traits traits = traits_of(claims[index]);
    out.keys.insert(out.keys.end(), traits.words.keys.begin(), traits.words.keys.end());
    for (const auto* parties : {&traits.actors, &traits.recipients})
      for (const PartyTrait& party : *parties)
        if (party.person && party.name.size() > 1) out.keys.push_back(key_of(party.name.front() + ' ' + party.name.back()));
  }
  sort_unique(out.keys);
  weigh_context(out, rarity);
  return out;
}

void weigh_context(WordBag& bag, const Rarity& rarity) { rarity.weigh(bag, kUnsaid); }

double points_across(Seen one, Seen other, bool same_document) {
  return with_context(score(one.account->traits, other.account->traits), one, other, same_document);
}

std::optional<double> strong_points(Seen one, Seen other, bool same_document) {
  Points points = facts(one.account->traits, other.account->traits);
  const double context = same_document ? kSameDocument : most_context(points);
  if (points.total() + kMostWordPoints + context < kOneEventAcross) return std::nullopt;
  points.words = word_points(one.account->traits, other.account->traits);
  if (points.total() + context < kOneEventAcross) return std::nullopt;
  const double sum = with_context(points, one, other, same_document);
  return sum < kOneEventAcross ? std::nullopt : std::optional(sum);
}

}  // namespace hearsay::linking
