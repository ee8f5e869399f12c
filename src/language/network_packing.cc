// The layouts of weights that the kernels want.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "language/network_kernels.h"

namespace hearsay {
namespace {

AlignedArray<std::int8_t> tiles_of(std::span<const std::int8_t> weights, std::size_t columns, std::size_t inner) {
  const std::size_t deep = (inner + kTileInputs - 1) / kTileInputs * kTileInputs;
  AlignedArray<std::int8_t> tiles(padded(columns) * deep);
  for (std::size_t c = 0; c < columns; ++c) {
    std::int8_t* panel = tiles.data() + c / kPanel * kPanel * deep;
    for (std::size_t k = 0; k < inner; ++k) panel[k / 4 * kPanel * 4 + c % kPanel * 4 + k % 4] = weights[c * inner + k];
  }
  return tiles;
}

// y(r) = a d(r) + b d(r + 1) + c d(r + 2), in which d are words and a, b, c the weights of one column, takes three products a row,
// four rows twelve. They take six (Winograd's F(4, 3)):
//   p0 = (4 (d0 - d2) - (d2 - d4)) a       p5 = (4 (d1 - d3) - (d3 - d5)) c
//   p1 = (4 (d1 + d2) - (d3 + d4)) (a + b + c)    p2 = (4 (d1 - d2) - (d3 - d4)) (b - a - c)
//   p3 = (2 (d3 - d1) - (d2 - d4)) (a + 2 b + 4 c)    p4 = (2 (d3 - d1) + (d2 - d4)) (2 b - a - 4 c)
//   24 y0 = 6 p0 + 4 (p1 + p2) + (p3 + p4)    12 y1 = 2 (p1 - p2) + (p3 - p4)
//    6 y2 = (p1 + p2) + (p3 + p4)              6 y3 = (p1 - p2) + 2 (p3 - p4) + 6 p5
// All of it is whole numbers, so that the sums are the very ones that three products give. They may pass 2^31 and come back:
// a third is a product in numbers that come back, and what is left then, 8 y at most, must stay below 2^31.
using Folded = std::array<int, kFolds>;
Folded fold(int a, int b, int c) { return {a, a + b + c, b - a - c, a + 2 * b + 4 * c, 2 * b - a - 4 * c, c}; }

bool sums_stay_small(std::span<const std::int8_t> weights, std::size_t inner) {
  constexpr int kMost = (1 << 28) / kLargestFoldedInput;
  for (std::size_t at = 0; at < weights.size(); at += inner) {
    int sum = 0;
    for (const auto w : weights.subspan(at, inner)) sum += std::abs(w);
    if (sum >= kMost) return false;
  }
  return true;
}

AlignedArray<std::int16_t> folded(std::span<const std::int8_t> weights, std::size_t columns, std::size_t width) {
  AlignedArray<std::int16_t> out(columns * width * kFolds);
  const std::size_t half = columns / 2;
  for (std::size_t c = 0; c < columns; ++c) {
    const std::size_t slot = c < half ? c / kPanel * 2 : (c - half) / kPanel * 2 + 1;
    std::int16_t* const panel = out.data() + slot * kPanel * width * kFolds;
    const auto column = weights.subspan(c * 3 * width, 3 * width);
    for (std::size_t k = 0; k < width; ++k) {
      const Folded six = fold(column[k], column[k + width], column[k + 2 * width]);
      for (std::size_t f = 0; f < kFolds; ++f) panel[f * kPanel * width + (k / 2 * kPanel + c % kPanel) * 2 + k % 2] = static_cast<std::int16_t>(six[f]);
    }
  }
  return out;
}

}  // namespace

PackedMatrix PackedMatrix::pack(std::span<const std::int8_t> weights, std::span<const float> scales, std::span<const float> bias, std::size_t inner) {
  PackedMatrix m;
  m.inner = inner;
  m.columns = scales.size();
  const std::size_t width = padded(m.columns);
  m.scales.resize(width);
  m.bias.resize(width);
  std::ranges::copy(scales, m.scales.data());
  std::ranges::copy(bias, m.bias.data());
  std::vector<std::int16_t> kept;
  for (std::size_t first = 0; first < width; first += kPanel) {
    m.starts.push_back(static_cast<std::uint32_t>(m.inputs.size()));
    for (std::size_t k = 0; k < inner; k += 2) {
      std::array<std::int16_t, 2 * kPanel> pair{};
      for (std::size_t c = first; c < std::min(first + kPanel, m.columns); ++c) {
        // NOLINTNEXTLINE(bugprone-signed-char-misuse): weights are numbers from -127 to 127, no characters
        std::copy_n(weights.begin() + static_cast<std::ptrdiff_t>(c * inner + k), 2, pair.begin() + static_cast<std::ptrdiff_t>(2 * (c - first)));
      }
      if (std::ranges::all_of(pair, [](std::int16_t w) { return w == 0; })) continue;
      m.inputs.push_back(static_cast<std::uint16_t>(k));
      kept.insert(kept.end(), pair.begin(), pair.end());
    }
  }
  m.starts.push_back(static_cast<std::uint32_t>(m.inputs.size()));
  m.tiles = tiles_of(weights, m.columns, inner);
  m.extra.resize(width);
  for (std::size_t c = 0; c < m.columns; ++c)
    for (const auto w : weights.subspan(c * inner, inner)) m.extra[c] += 128 * w;
  m.weights.resize(kept.size());
  std::copy(kept.begin(), kept.end(), m.weights.data());
  return m;
}

PackedMatrix PackedMatrix::pack_convolution(std::span<const std::int8_t> weights, std::span<const float> scales, std::span<const float> bias,
                                            std::size_t inner) {
  PackedMatrix m = pack(weights, scales, bias, inner);
  // a matrix with half of its weights left out is as quick without
  const std::size_t all = padded(m.columns) / kPanel * inner / 2;
  if (2 * m.inputs.size() > all && sums_stay_small(weights, inner)) m.folded = hearsay::folded(weights, m.columns, inner / 3);
  return m;
}

}  // namespace hearsay
