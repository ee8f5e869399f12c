#include "linking/cluster.h"

#include <algorithm>
#include <numeric>
#include <queue>
#include <unordered_map>

namespace hearsay::linking {
namespace {

// Of two groups with more pairs than this, members at even steps stand for all: a war's longest-running incident must not
// make its next claim dear.
constexpr std::size_t kMembersAsked = 12;

struct Offer {
  double average;
  std::uint32_t a, b;
  bool operator<(const Offer& other) const {  // the queue hands out its greatest
    if (average != other.average) return average < other.average;
    return a != other.a ? a > other.a : b > other.b;
  }
};

// Only pairs that some strong edge connects are linked: an average reaches the threshold only if some pair does. The weak
// pairs, which are most, are asked for when their groups come to be compared.
class Groups {
 public:
  Groups(std::uint32_t nodes, std::span<const Edge> edges, const PairPoints& points, double threshold)
      : points_(points), threshold_(threshold), links_(nodes), members_(nodes) {
    for (std::uint32_t i = 0; i < nodes; ++i) members_[i] = {i};
    for (const Edge& edge : edges)
      if (edge.points >= threshold_) link(edge.a, edge.b, edge.points);
  }

  std::vector<std::uint32_t> run() {
    while (!offers_.empty()) {
      const Offer best = offers_.top();
      offers_.pop();
      const auto found = links_[best.a].find(best.b);
      if (found != links_[best.a].end() && found->second == best.average) join(best.a, best.b);
    }
    std::vector<std::uint32_t> out(members_.size());
    for (const auto& group : members_) {
      if (group.empty()) continue;
      const std::uint32_t smallest = *std::min_element(group.begin(), group.end());
      for (std::uint32_t node : group) out[node] = smallest;
    }
    return out;
  }

 private:
  void link(std::uint32_t a, std::uint32_t b, double average) {
    links_[a][b] = links_[b][a] = average;
    if (average >= threshold_) offers_.push({average, std::min(a, b), std::max(a, b)});
  }

  // The one with fewer links goes into the other.
  void join(std::uint32_t a, std::uint32_t b) {
    if (links_[a].size() < links_[b].size()) std::swap(a, b);
    const auto moved = std::move(links_[b]);
    links_[b].clear();
    std::vector<std::pair<std::uint32_t, double>> anew;
    for (const auto& [other, average] : links_[a])
      if (other != b) anew.emplace_back(other, together(a, average, b, moved, other));
    for (const auto& [other, average] : moved) {
      links_[other].erase(b);
      if (other != a && !links_[a].contains(other)) anew.emplace_back(other, together(b, average, a, links_[a], other));
    }
    links_[a].erase(b);
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
    for (const auto& [other, average] : anew) link(a, other, average);
  }

  // The average over `other` of two groups that join; `average` is that of `one`.
  using Links = std::unordered_map<std::uint32_t, double>;
  double together(std::uint32_t one, double average, std::uint32_t two, const Links& links_of_two, std::uint32_t other) const {
    const auto known = links_of_two.find(other);
    const double second = known == links_of_two.end() ? asked(two, other) : known->second;
    const auto m = static_cast<double>(members_[one].size()), n = static_cast<double>(members_[two].size());
    return (average * m + second * n) / (m + n);
  }

  double asked(std::uint32_t one, std::uint32_t two) const {
    const auto step = [&](std::uint32_t group) { return (members_[group].size() + kMembersAsked - 1) / kMembersAsked; };
    double sum = 0, pairs = 0;
    for (std::size_t i = 0; i < members_[one].size(); i += step(one))
      for (std::size_t j = 0; j < members_[two].size(); j += step(two), ++pairs)
        sum += points_(std::min(members_[one][i], members_[two][j]), std::max(members_[one][i], members_[two][j]));
    return sum / pairs;
  }

  const PairPoints& points_;
  double threshold_;
  std::vector<Links> links_;  // unordered, yet nothing hangs on their order: the queue orders all offers
  std::vector<std::vector<std::uint32_t>> members_;
  std::priority_queue<Offer> offers_;
};

}  // namespace

std::vector<std::uint32_t> average_link(std::uint32_t nodes, std::span<const Edge> edges, const PairPoints& points, double threshold) {
  return Groups(nodes, edges, points, threshold).run();
}

}  // namespace hearsay::linking
