// The kernels as one would write them on paper.
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

float quantise_bytes(const float* in, std::size_t width, std::int8_t* out) {
  float most = kLeastLargest;
  for (std::size_t i = 0; i < width; ++i) most = std::max(most, std::fabs(in[i]));
  const float unit = most / kLargestByte, times = 1 / unit;
  for (std::size_t i = 0; i < width; ++i) out[i] = static_cast<std::int8_t>(std::nearbyint(in[i] * times));
  return unit;
}

void quantise_normals_bytes(const float* in, const float* weight, const float* bias, std::size_t width, std::size_t rows, std::int8_t* out, float* units) {
  std::vector<float> normal(width);
  for (std::size_t r = 0; r < rows; ++r) {
    normalise(in + r * width, weight, bias, width, normal.data());
    units[r] = quantise_bytes(normal.data(), width, out + r * width);
  }
}

void quantise(const float* in, std::size_t width, float unit, std::int16_t* out) {
  const float times = 1 / unit;
  for (std::size_t i = 0; i < width; ++i) {
    const float held = std::clamp(in[i] * times, -1.0f * kLargestInput, 1.0f * kLargestInput);
    out[i] = static_cast<std::int16_t>(std::nearbyint(held));
  }
}

void quantise_normals(const float* in, const float* weight, const float* bias, float unit, std::size_t width, std::size_t rows, std::int16_t* out) {
  std::vector<float> normal(width);
  for (std::size_t r = 0; r < rows; ++r) {
    normalise(in + r * width, weight, bias, width, normal.data());
    quantise(normal.data(), width, unit, out + r * width);
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

void add_maxout_of(const float* y, const float* a, const float* b, const float* c, const float* bias, std::size_t width, float* x) {
  auto sum = [&](std::size_t i) { return a[i] + b[i] + c[i] + bias[i]; };
  for (std::size_t i = 0; i < width; ++i) x[i] = y[i] + std::max(sum(i), sum(i + width));
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

void transpose(const float* in, std::size_t stride, std::size_t rows, std::size_t columns, float* out, std::size_t out_stride) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t k = 0; k < columns; ++k) out[k * out_stride + r] = in[r * stride + k];
  }
}

void softmax(float* row, const float* bias, float scale, std::size_t size) {
  float most = -1e30f, sum = 0;
  for (std::size_t i = 0; i < size; ++i) most = std::max(most, row[i] = row[i] * scale + bias[i]);
  for (std::size_t i = 0; i < size; ++i) sum += row[i] = std::exp(row[i] - most);
  for (std::size_t i = 0; i < size; ++i) row[i] /= sum;
  std::fill(row + size, row + padded(size), 0.0f);
}

}  // namespace

const Kernels& plain_kernels() {
  static constexpr Kernels kernels{sum_rows,  normalise, quantise_bytes, quantise_normals_bytes, quantise, quantise_normals, multiply,
                                   nullptr,   nullptr,   add_maxout,     add_maxout_of,          add,      add_relu,         multiply_small,
                                   transpose, softmax};
  return kernels;
}

}  // namespace hearsay
