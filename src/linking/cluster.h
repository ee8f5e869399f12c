// Groups nodes by average link: the two groups whose members agree best on average join first, until none agrees enough.
// One wrong pair cannot chain two events together, and one pair in conflict cannot keep two well-told accounts apart.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace hearsay::linking {

struct Edge {
  std::uint32_t a = 0, b = 0;  // a < b
  double points = 0;
};

/// How well any two nodes agree, a < b; negative where they conflict.
using PairPoints = std::function<double(std::uint32_t a, std::uint32_t b)>;

/// For each node the smallest node of its group. `edges`: the pairs that may be worth a join, none twice, in any order; those
/// below `threshold` are passed over. Of a group's other pairs `points` is asked as they are needed.
std::vector<std::uint32_t> average_link(std::uint32_t nodes, std::span<const Edge> edges, const PairPoints& points, double threshold);

}  // namespace hearsay::linking
