#include "linking/cluster.h"

#include <algorithm>
#include <numeric>
#include <queue>

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

// A group bears the number of its smallest node. Groups are compared where a strong edge connects them: an average reaches
// the threshold only if some pair does. The weak pairs, which are most, are asked for when their groups come to be compared.
// Of two groups that join, neither of which agrees with a third, the third needs no comparing: the average of two averages
// below the threshold lies below it too. So the work of a join grows with the groups it may yet join.
class Groups {
 public:
  Groups(std::uint32_t nodes, std::span<const Edge> edges, const PairPoints& points, double threshold)
      : points_(points), threshold_(threshold), links_(nodes), members_(nodes) {
    for (std::uint32_t i = 0; i < nodes; ++i) members_[i] = {i};
    take(edges);
  }

  std::vector<std::uint32_t> run() {
    while (!offers_.empty()) {
      const Offer best = offers_.top();
      offers_.pop();
      const Link* link = find(links_[best.a], best.b);
      if (link && link->average == best.average) join(best.a, best.b);
    }
    std::vector<std::uint32_t> out(members_.size());
    for (std::uint32_t group = 0; group < members_.size(); ++group)
      for (std::uint32_t node : members_[group]) out[node] = group;
    return out;
  }

 private:
  struct Link {
    std::uint32_t to;
    double average;
  };
  using Links = std::vector<Link>;  // by `to`

  void take(std::span<const Edge> edges) {
    std::vector<Offer> offers;
    for (const Edge& edge : edges) {
      if (edge.points < threshold_) continue;
      links_[edge.a].push_back({edge.b, edge.points});
      links_[edge.b].push_back({edge.a, edge.points});
      offers.push_back({edge.points, edge.a, edge.b});
    }
    for (Links& links : links_) std::sort(links.begin(), links.end(), [](const Link& one, const Link& other) { return one.to < other.to; });
    offers_ = std::priority_queue<Offer>({}, std::move(offers));
  }

  template <class Some>
  static auto place_of(Some& links, std::uint32_t to) {
    return std::lower_bound(links.begin(), links.end(), to, [](const Link& link, std::uint32_t wanted) { return link.to < wanted; });
  }
  static const Link* find(const Links& links, std::uint32_t to) {
    const auto at = place_of(links, to);
    return at != links.end() && at->to == to ? &*at : nullptr;
  }
  static void erase(Links& links, std::uint32_t to) {
    if (const auto at = place_of(links, to); at != links.end() && at->to == to) links.erase(at);
  }
  static void set(Links& links, Link link) {
    if (const auto at = place_of(links, link.to); at != links.end() && at->to == link.to)
      *at = link;
    else
      links.insert(at, link);
  }

  // `a` < `b`, which goes into it.
  void join(std::uint32_t a, std::uint32_t b) {
    const Links of_a = std::move(links_[a]), of_b = std::move(links_[b]);
    links_[b] = {};
    Links both;
    for (auto i = of_a.begin(), j = of_b.begin(); i != of_a.end() || j != of_b.end();) {
      const bool one = j == of_b.end() || (i != of_a.end() && i->to <= j->to), other = i == of_a.end() || (j != of_b.end() && j->to <= i->to);
      const std::uint32_t third = one ? i->to : j->to;
      if (third != a && third != b) meet(a, one ? &*i : nullptr, b, other ? &*j : nullptr, third, both);
      i += one;
      j += other;
    }
    links_[a] = std::move(both);
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b] = {};
  }

  // What links `a` and `b`, of which one may be none, to a third group becomes its link to both.
  void meet(std::uint32_t a, const Link* of_a, std::uint32_t b, const Link* of_b, std::uint32_t third, Links& both) {
    erase(links_[third], b);
    if ((!of_a && of_b->average < threshold_) || (!of_b && of_a->average < threshold_)) return erase(links_[third], a);
    const auto m = static_cast<double>(members_[a].size()), n = static_cast<double>(members_[b].size());
    const double average = ((of_a ? of_a->average : asked(a, third)) * m + (of_b ? of_b->average : asked(b, third)) * n) / (m + n);
    both.push_back({third, average});
    set(links_[third], {a, average});
    if (average >= threshold_) offers_.push({average, std::min(a, third), std::max(a, third)});
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
  std::vector<Links> links_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::priority_queue<Offer> offers_;
};

}  // namespace

std::vector<std::uint32_t> average_link(std::uint32_t nodes, std::span<const Edge> edges, const PairPoints& points, double threshold) {
  return Groups(nodes, edges, points, threshold).run();
}

}  // namespace hearsay::linking
