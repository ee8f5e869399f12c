// The kernels as one would write them on paper, and the packing of weights.
#include <algorithm>
#include <array>
#include <cmath>

#include "language/network_kernels.h"

namespace hearsay {
namespace {

constexpr float kEpsilon = 1e-5f;

void sum_rows(const std::int8_t* table, const float* scales, const std::uint32_t* rows, std::size_t count, std::size_t width, float* out) {
  std::fill_n(out, width, 0.0f);
  for (std::size_t r = 0; r < count; ++r) {
    const std::int8_t* row = table + rows[r] * width;
    for (std::size_t i = 0; i < width; ++i) out[i] += scales[rows[r]] * row[i];
  }
}

void normalise(const float* in, const float* weight, const float* bias, std::size_t width, float* out) {
  float sum = 0, squares = 0;
  for (std::size_t i = 0; i < width; ++i) sum += in[i];
  const float mean = sum / width;
  for (std::size_t i = 0; i < width; ++i) squares += (in[i] - mean) * (in[i] - mean);
  const float factor = 1 / std::sqrt(squares / width + kEpsilon);
  for (std::size_t i = 0; i < width; ++i) out[i] = (in[i] - mean) * factor * weight[i] + bias[i];
}

float largest(const float* in, std::size_t width) {
  float most = 0;
  for (std::size_t i = 0; i < width; ++i) most = std::max(most, std::fabs(in[i]));
  return most;
}

void quantise(const float* in, std::size_t width, float unit, std::int16_t* out) {
  const float times = 1 / unit;
  for (std::size_t i = 0; i < width; ++i) {
    const float held = std::clamp(in[i] * times, -1.0f * kLargestInput, 1.0f * kLargestInput);
    out[i] = static_cast<std::int16_t>(std::nearbyint(held));
  }
}

void multiply(const std::int16_t* in, std::size_t stride, const float* units, std::size_t rows, const PackedMatrix& m, float* out, std::size_t out_stride) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < padded(m.columns); ++c) {
      std::int32_t sum = 0;
      for (std::uint32_t p = m.starts[c / kPanel]; p < m.starts[c / kPanel + 1]; ++p) {
        const std::int16_t* weights = m.weights.data() + (p * kPanel + c % kPanel) * 2;
        const std::int16_t* inputs = in + r * stride + m.inputs[p];
        sum += inputs[0] * weights[0] + inputs[1] * weights[1];
      }
      out[r * out_stride + c] = static_cast<float>(sum) * (units[r] * m.scales[c]) + m.bias[c];
    }
  }
}

void add_maxout(const float* pair, std::size_t width, float* x) {
  for (std::size_t i = 0; i < width; ++i) x[i] += std::max(pair[i], pair[i + width]);
}

void add_maxout_of(const float* a, const float* b, const float* c, const float* bias, std::size_t width, float* x) {
  auto sum = [&](std::size_t i) { return a[i] + b[i] + c[i] + bias[i]; };
  for (std::size_t i = 0; i < width; ++i) x[i] += std::max(sum(i), sum(i + width));
}

void add(const float* y, std::size_t width, float* x) {
  for (std::size_t i = 0; i < width; ++i) x[i] += y[i];
}

void add_relu(const float* a, const float* b, std::size_t width, float* out) {
  for (std::size_t i = 0; i < width; ++i) out[i] = std::max(0.0f, a[i] + (b ? b[i] : 0.0f));
}

void multiply_small(const float* a, std::size_t a_stride, std::size_t rows, const float* b, std::size_t b_stride, std::size_t inner, std::size_t columns,
                    float* c, std::size_t c_stride) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t j = 0; j < columns; ++j) {
      float sum = 0;
      for (std::size_t k = 0; k < inner; ++k) sum += a[r * a_stride + k] * b[k * b_stride + j];
      c[r * c_stride + j] = sum;
    }
  }
}

void softmax(float* row, const float* bias, float scale, std::size_t size) {
  float most = -1e30f, sum = 0;
  for (std::size_t i = 0; i < size; ++i) most = std::max(most, row[i] = row[i] * scale + bias[i]);
  for (std::size_t i = 0; i < size; ++i) sum += row[i] = std::exp(row[i] - most);
  for (std::size_t i = 0; i < size; ++i) row[i] /= sum;
  std::fill(row + size, row + padded(size), 0.0f);
}

AlignedArray<std::int8_t> tiles_of(std::span<const std::int8_t> weights, std::size_t columns, std::size_t inner) {
  const std::size_t deep = (inner + kTileInputs - 1) / kTileInputs * kTileInputs;
  AlignedArray<std::int8_t> tiles(padded(columns) * deep);
  for (std::size_t c = 0; c < columns; ++c) {
    std::int8_t* panel = tiles.data() + c / kPanel * kPanel * deep;
    for (std::size_t k = 0; k < inner; ++k) panel[k / 4 * kPanel * 4 + c % kPanel * 4 + k % 4] = weights[c * inner + k];
  }
  return tiles;
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

const Kernels& plain_kernels() {
  static constexpr Kernels kernels{sum_rows, normalise, largest, quantise, multiply, add_maxout, add_maxout_of, add, add_relu, multiply_small, softmax};
  return kernels;
}

}  // namespace hearsay
