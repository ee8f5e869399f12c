#include "language/network_decode.h"

#include <algorithm>
#include <limits>

namespace hearsay {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kRootCost = 1e6;  // more than all arcs of a sentence together can win

using Heads = std::vector<std::uint32_t>;

/// The words of one cycle, or nothing. A word that is its own head is a root.
Heads find_cycle(std::span<const std::uint32_t> heads) {
  enum : std::uint8_t { fresh, on_path, done };
  std::vector<std::uint8_t> state(heads.size(), fresh);
  Heads path;
  for (std::uint32_t start = 0; start < heads.size(); ++start) {
    path.clear();
    std::uint32_t at = start;
    while (state[at] == fresh) {
      state[at] = on_path;
      path.push_back(at);
      if (heads[at] == at) break;
      at = heads[at];
    }
    if (state[at] == on_path && heads[at] != at) { return Heads(std::find(path.begin(), path.end(), at), path.end()); }
    for (auto p : path) state[p] = done;
  }
  return {};
}

struct Square {  // (i, j): j as head of i; node 0 is the root
  explicit Square(std::size_t size) : n(size), values(size * size, kNever) {}
  double& at(std::size_t i, std::size_t j) { return values[i * n + j]; }
  double at(std::size_t i, std::size_t j) const { return values[i * n + j]; }
  std::size_t n;
  std::vector<double> values;
};

Heads best_heads(const Square& scores) {
  Heads heads(scores.n, 0);
  for (std::size_t i = 1; i < scores.n; ++i) {
    for (std::size_t j = 0; j < scores.n; ++j) {
      if (scores.at(i, j) > scores.at(i, heads[i])) heads[i] = static_cast<std::uint32_t>(j);
    }
  }
  return heads;
}

/// Chu-Liu-Edmonds: a cycle is shrunk to one node, the rest solved, and the cycle opened where the best
/// arc enters it. Each round shrinks the graph, so the depth is at most half the words.
Heads edmonds(const Square& scores) {
  Heads heads = best_heads(scores);
  const Heads cycle = find_cycle(heads);
  if (cycle.empty()) return heads;

  Heads rest;
  for (std::uint32_t i = 0; i < scores.n; ++i) {
    if (std::find(cycle.begin(), cycle.end(), i) == cycle.end()) rest.push_back(i);
  }
  const std::size_t m = rest.size();  // the cycle's node in the smaller graph
  Square small(m + 1);
  Heads enter(m), leave(m);  // the word of the cycle that takes rest[j] as head; that heads rest[j]
  for (std::size_t j = 0; j < m; ++j) {
    for (std::size_t k = 0; k < m; ++k) small.at(j, k) = scores.at(rest[j], rest[k]);
    enter[j] = leave[j] = cycle.front();
    for (auto c : cycle) {
      const double gain = scores.at(c, rest[j]) - scores.at(c, heads[c]);
      if (gain > small.at(m, j)) small.at(m, j) = gain, enter[j] = c;
      if (scores.at(rest[j], c) > small.at(j, m)) small.at(j, m) = scores.at(rest[j], c), leave[j] = c;
    }
  }
  const Heads found = edmonds(small);
  for (std::size_t j = 1; j < m; ++j) heads[rest[j]] = found[j] == m ? leave[j] : rest[found[j]];
  heads[enter[found[m]]] = rest[found[m]];
  return heads;
}

}  // namespace

void decode_tree(const ArcScores& scores, std::span<std::uint32_t> heads) {
  const std::size_t n = scores.words;
  std::size_t roots = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const float* row = scores.values + i * scores.stride;
    heads[i] = static_cast<std::uint32_t>(std::max_element(row, row + n) - row);
    roots += heads[i] == i;
  }
  if (roots == 1 && find_cycle(heads).empty()) return;

  Square all(n + 1);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) all.at(i + 1, j + 1) = i == j ? kNever : scores.at(i, j);
    all.at(i + 1, 0) = scores.at(i, i) - kRootCost;
  }
  const Heads found = edmonds(all);
  for (std::uint32_t i = 0; i < n; ++i) heads[i] = found[i + 1] == 0 ? i : found[i + 1] - 1;
}

void decode_names(const float* scores, std::size_t words, std::size_t marks, std::size_t stride, std::vector<std::uint8_t>& out) {
  constexpr float kImpossible = -1e9f;
  auto inside = [](std::size_t mark) { return mark != 0 && mark % 2 == 0; };
  out.assign(words, 0);
  if (words == 0 || marks == 0) return;
  std::vector<float> best(marks), next(marks);
  std::vector<std::uint8_t> back(words * marks);
  for (std::size_t b = 0; b < marks; ++b) best[b] = inside(b) ? kImpossible : scores[b];
  for (std::size_t i = 1; i < words; ++i) {
    const auto any = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t b = 0; b < marks; ++b) {
      std::size_t from = any;
      if (inside(b)) from = best[b - 1] >= best[b] ? b - 1 : b;
      next[b] = best[from] + scores[i * stride + b];
      back[i * marks + b] = static_cast<std::uint8_t>(from);
    }
    best.swap(next);
  }
  auto mark = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = words; i-- > 0;) {
    out[i] = mark;
    mark = back[i * marks + mark];
  }
}

}  // namespace hearsay
