#include "linking/cluster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace hearsay::linking {
namespace {

/// Points between any two of some nodes, most of them weak, and the edges that are strong.
struct World {
  std::vector<std::vector<double>> points;
  std::vector<Edge> edges;
  double operator()(std::uint32_t a, std::uint32_t b) const { return points[a][b]; }
};

World invented(std::uint32_t nodes, unsigned seed) {
  std::mt19937 random(seed);
  World out{std::vector(nodes, std::vector<double>(nodes)), {}};
  for (std::uint32_t a = 0; a < nodes; ++a)
    for (std::uint32_t b = a + 1; b < nodes; ++b) {
      const double points = static_cast<double>(random() % 1000) / 125 - 4 + (a % 7 == b % 7 ? 3.5 : 0);
      out.points[a][b] = points;
      if (points >= 2.5) out.edges.push_back({a, b, points});
    }
  return out;
}

std::vector<std::uint32_t> grouped(const World& world) {
  const PairPoints points = [&](std::uint32_t a, std::uint32_t b) { return world(a, b); };
  return average_link(static_cast<std::uint32_t>(world.points.size()), world.edges, points, 2.5);
}

TEST(AverageLink, BestPairsFirst) {
  World world{{{0, 6, 1}, {0, 0, 5}, {0, 0, 0}}, {{0, 1, 6}, {1, 2, 5}}};
  EXPECT_EQ(grouped(world), (std::vector<std::uint32_t>{0, 0, 0})) << "(1 + 5) / 2 is enough";
  world.points[0][2] = -1;
  EXPECT_EQ(grouped(world), (std::vector<std::uint32_t>{0, 0, 2}));
}

TEST(AverageLink, TheOrderOfEdgesDoesNotMatter) {
  std::mt19937 random(3);
  for (unsigned seed = 0; seed < 50; ++seed) {
    World world = invented(40, seed);
    const auto groups = grouped(world);
    std::shuffle(world.edges.begin(), world.edges.end(), random);
    EXPECT_EQ(grouped(world), groups);
  }
}

// What groups together does not hang on what stands apart from it: some of the groups, linked alone, come out again.
TEST(AverageLink, SomeGroupsAloneGroupAlike) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const World world = invented(60, seed);
    const auto groups = grouped(world);
    std::map<std::uint32_t, std::uint32_t> number;  // of the nodes of every other group
    std::vector<std::uint32_t> kept;
    for (std::uint32_t node = 0; node < groups.size(); ++node)
      if (groups[node] % 2 == 0) number[node] = static_cast<std::uint32_t>(kept.size()), kept.push_back(node);
    World part{std::vector(kept.size(), std::vector<double>(kept.size())), {}};
    for (std::uint32_t a = 0; a < kept.size(); ++a)
      for (std::uint32_t b = a + 1; b < kept.size(); ++b) part.points[a][b] = world(kept[a], kept[b]);
    for (const Edge& edge : world.edges)
      if (number.contains(edge.a) && number.contains(edge.b)) part.edges.push_back({number[edge.a], number[edge.b], edge.points});
    const auto alone = grouped(part);
    for (std::uint32_t i = 0; i < kept.size(); ++i) EXPECT_EQ(kept[alone[i]], groups[kept[i]]) << "seed " << seed;
  }
}

}  // namespace
}  // namespace hearsay::linking
