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

// y(r) = a d(r) + b d(r + 1) + c d(r + 2), in which d are words and a, b, c the weights of one column, takes three products a row.
// Two rows take four (Winograd's F(2, 3)):
//   p = (d0 - d2) a,  q = (d1 + d2) (a + b + c),  s = (d2 - d1) (a - b + c),  t = (d1 - d3) c
//   y0 = p + (q + s) / 2,  y1 = (q - s) / 2 - t
// All of it is whole numbers, and what is halved is even, so that the sums are the very ones that three products give. Sums
// may pass 2^31 and come back, but for the halves: they are d1 b + d2 (a + c) and d1 (a + c) + d2 b, which must stay below 2^30.
using Folded = std::array<int, kFolds>;
Folded fold(int a, int b, int c) { return {a, a + b + c, a - b + c, c}; }

bool halves_stay_small(std::span<const std::int8_t> weights, std::size_t width) {
  constexpr long kMost = (1l << 30) / kLargestInput;
  for (std::size_t at = 0; at < weights.size(); at += 3 * width) {
    long sum = 0;
    for (std::size_t k = at; k < at + width; ++k) sum += std::abs(weights[k + width]) + std::abs(weights[k] + weights[k + 2 * width]);
    if (sum >= kMost) return false;
  }
  return true;
}

AlignedArray<std::int16_t> folded(std::span<const std::int8_t> weights, std::size_t columns, std::size_t width) {
  AlignedArray<std::int16_t> out(padded(columns) * width * kFolds);
  for (std::size_t c = 0; c < columns; ++c) {
    std::int16_t* const panel = out.data() + c / kPanel * kPanel * width * kFolds;
    const auto column = weights.subspan(c * 3 * width, 3 * width);
    for (std::size_t k = 0; k < width; ++k) {
      const Folded four = fold(column[k], column[k + width], column[k + 2 * width]);
      for (std::size_t f = 0; f < kFolds; ++f) panel[f * kPanel * width + (k / 2 * kPanel + c % kPanel) * 2 + k % 2] = static_cast<std::int16_t>(four[f]);
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
  m.weights.resize(kept.size());
  std::copy(kept.begin(), kept.end(), m.weights.data());
  return m;
}

PackedMatrix PackedMatrix::pack_convolution(std::span<const std::int8_t> weights, std::span<const float> scales, std::span<const float> bias,
                                            std::size_t inner) {
  PackedMatrix m = pack(weights, scales, bias, inner);
  // a matrix with a third of its weights left out is as quick without
  const std::size_t all = padded(m.columns) / kPanel * inner / 2;
  if (3 * m.inputs.size() > 2 * all && halves_stay_small(weights, inner / 3)) m.folded = hearsay::folded(weights, m.columns, inner / 3);
  return m;
}

}  // namespace hearsay
