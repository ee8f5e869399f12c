// The kernels in Highway: this file is compiled once for every instruction set, see foreach_target.h.
#include <algorithm>
#include <array>
#include <cmath>

#include "language/network_kernels.h"

// the tiles are arrays of vectors, which vectors of unknown size cannot be put in
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "language/network_kernels_fast.cc"
#include <hwy/foreach_target.h>
// after foreach_target.h
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hearsay {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// No wider than a panel, so that every width is a whole number of vectors.
using F = hn::CappedTag<float, kPanel>;
using I32 = hn::CappedTag<std::int32_t, kPanel>;
using I16 = hn::CappedTag<std::int16_t, 2 * kPanel>;

void sum_rows(const std::int8_t* HWY_RESTRICT table, const float* scales, const std::uint32_t* rows, std::size_t count, std::size_t width,
              float* HWY_RESTRICT out) {
  const F f;
  const I32 i32;
  const hn::Rebind<std::int8_t, F> i8;
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) {
    auto sum = hn::Zero(f);
    for (std::size_t r = 0; r < count; ++r) {
      const auto bytes = hn::LoadU(i8, table + rows[r] * width + i);
      sum = hn::MulAdd(hn::ConvertTo(f, hn::PromoteTo(i32, bytes)), hn::Set(f, scales[rows[r]]), sum);
    }
    hn::StoreU(sum, f, out + i);
  }
}

void normalise(const float* HWY_RESTRICT in, const float* HWY_RESTRICT weight, const float* HWY_RESTRICT bias, std::size_t width, float* HWY_RESTRICT out) {
  const F f;
  const std::size_t lanes = hn::Lanes(f);
  auto sum = hn::Zero(f), squares = hn::Zero(f);
  for (std::size_t i = 0; i < width; i += lanes) sum = hn::Add(sum, hn::LoadU(f, in + i));
  const auto mean = hn::Set(f, hn::GetLane(hn::SumOfLanes(f, sum)) / static_cast<float>(width));
  for (std::size_t i = 0; i < width; i += lanes) {
    const auto off = hn::Sub(hn::LoadU(f, in + i), mean);
    squares = hn::MulAdd(off, off, squares);
  }
  const float variance = hn::GetLane(hn::SumOfLanes(f, squares)) / static_cast<float>(width);
  const auto factor = hn::Set(f, 1 / std::sqrt(variance + 1e-5f));
  for (std::size_t i = 0; i < width; i += lanes) {
    const auto unit = hn::Mul(hn::Sub(hn::LoadU(f, in + i), mean), factor);
    hn::StoreU(hn::MulAdd(unit, hn::LoadU(f, weight + i), hn::LoadU(f, bias + i)), f, out + i);
  }
}

float largest(const float* HWY_RESTRICT in, std::size_t width) {
  const F f;
  auto most = hn::Zero(f);
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) most = hn::Max(most, hn::Abs(hn::LoadU(f, in + i)));
  return hn::GetLane(hn::MaxOfLanes(f, most));
}

void quantise(const float* HWY_RESTRICT in, std::size_t width, float unit, std::int16_t* HWY_RESTRICT out) {
  const F f;
  const hn::Rebind<std::int16_t, F> i16;
  const auto times = hn::Set(f, 1 / unit);
  const auto top = hn::Set(f, 1.0f * kLargestInput), bottom = hn::Set(f, -1.0f * kLargestInput);
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) {
    const auto held = hn::Min(hn::Max(hn::Mul(hn::LoadU(f, in + i), times), bottom), top);
    hn::StoreU(hn::DemoteTo(i16, hn::NearestInt(held)), i16, out + i);
  }
}

// Rows go through in tiles, whose inputs are laid side by side: for each pair of inputs, that of every row.
constexpr std::size_t kRows = HWY_TARGET <= HWY_AVX3 ? 16 : 8;  // half of the registers hold sums
constexpr std::size_t kTiles = 16 / kRows;                      // that share a column's weights in the first-level cache
using Tile = std::array<std::int32_t, kRows * kMostInputs / 2>;

/// Rows [0, rows) of `in`, at most kRows, the others 0.
void fill_tile(const std::int16_t* HWY_RESTRICT in, std::size_t stride, std::size_t rows, std::size_t inner, Tile& tile) {
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t k = 0; k < inner / 2; ++k) {
      std::int32_t pair = 0;
      if (r < rows) hwy::CopyBytes<4>(in + r * stride + 2 * k, &pair);
      tile[k * kRows + r] = pair;
    }
  }
}

/// One vector of columns, from `column` on, of the tile's first `rows` rows; the sums stay in registers.
HWY_INLINE void multiply_tile(const Tile& tile, const float* units, std::size_t rows, const PackedMatrix& m, std::size_t column, float* HWY_RESTRICT out,
                              std::size_t out_stride) {
  const F f;
  const I32 i32;
  const I16 i16;
  const std::size_t first = m.starts[column / kPanel], last = m.starts[column / kPanel + 1];
  const std::int16_t* HWY_RESTRICT weights = m.weights.data() + (first * kPanel + column % kPanel) * 2;
  hn::Vec<I32> sum[kRows], odd[kRows];
  for (std::size_t r = 0; r < kRows; ++r) sum[r] = odd[r] = hn::Zero(i32);
  for (std::size_t p = first; p < last; ++p, weights += 2 * kPanel) {
    const auto w = hn::Load(i16, weights);
    const std::int32_t* const pairs = tile.data() + m.inputs[p] * (kRows / 2);
    for (std::size_t r = 0; r < kRows; ++r) { sum[r] = hn::ReorderWidenMulAccumulate(i32, hn::BitCast(i16, hn::Set(i32, pairs[r])), w, sum[r], odd[r]); }
  }
  const auto scales = hn::LoadU(f, m.scales.data() + column), bias = hn::LoadU(f, m.bias.data() + column);
  for (std::size_t r = 0; r < kRows; ++r) {
    if (r >= rows) return;
    const auto total = hn::ConvertTo(f, hn::RearrangeToOddPlusEven(sum[r], odd[r]));
    hn::StoreU(hn::MulAdd(total, hn::Mul(hn::Set(f, units[r]), scales), bias), f, out + r * out_stride + column);
  }
}

void multiply(const std::int16_t* HWY_RESTRICT in, std::size_t stride, const float* units, std::size_t rows, const PackedMatrix& m, float* HWY_RESTRICT out,
              std::size_t out_stride) {
  alignas(64) std::array<Tile, kTiles> tiles;
  for (std::size_t first = 0; first < rows; first += kTiles * kRows) {
    auto rows_of = [&](std::size_t t) { return std::min(kRows, rows - std::min(rows, first + t * kRows)); };
    for (std::size_t t = 0; t < kTiles; ++t) fill_tile(in + (first + t * kRows) * stride, stride, rows_of(t), m.inner, tiles[t]);
    for (std::size_t column = 0; column < padded(m.columns); column += hn::Lanes(I32())) {
      for (std::size_t t = 0; t < kTiles; ++t) {
        const std::size_t row = first + t * kRows;
        if (rows_of(t) > 0) multiply_tile(tiles[t], units + row, rows_of(t), m, column, out + row * out_stride, out_stride);
      }
    }
  }
}

void add_maxout(const float* HWY_RESTRICT pair, std::size_t width, float* HWY_RESTRICT x) {
  const F f;
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) {
    const auto most = hn::Max(hn::LoadU(f, pair + i), hn::LoadU(f, pair + width + i));
    hn::StoreU(hn::Add(hn::LoadU(f, x + i), most), f, x + i);
  }
}

void add_maxout_of(const float* a, const float* b, const float* c, const float* HWY_RESTRICT bias, std::size_t width, float* HWY_RESTRICT x) {
  const F f;
  auto sum = [&](std::size_t i) {
    const auto two = hn::Add(hn::LoadU(f, a + i), hn::LoadU(f, b + i));
    return hn::Add(hn::Add(two, hn::LoadU(f, c + i)), hn::LoadU(f, bias + i));
  };
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) { hn::StoreU(hn::Add(hn::LoadU(f, x + i), hn::Max(sum(i), sum(i + width))), f, x + i); }
}

void add(const float* HWY_RESTRICT y, std::size_t width, float* HWY_RESTRICT x) {
  const F f;
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) { hn::StoreU(hn::Add(hn::LoadU(f, x + i), hn::LoadU(f, y + i)), f, x + i); }
}

void add_relu(const float* HWY_RESTRICT a, const float* HWY_RESTRICT b, std::size_t width, float* HWY_RESTRICT out) {
  const F f;
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) {
    auto sum = hn::LoadU(f, a + i);
    if (b) sum = hn::Add(sum, hn::LoadU(f, b + i));
    hn::StoreU(hn::Max(sum, hn::Zero(f)), f, out + i);
  }
}

template <std::size_t kRows>
HWY_INLINE void multiply_small_rows(const float* HWY_RESTRICT a, std::size_t a_stride, const float* HWY_RESTRICT b, std::size_t b_stride, std::size_t inner,
                                    std::size_t columns, float* HWY_RESTRICT c, std::size_t c_stride) {
  const F f;
  for (std::size_t j = 0; j < columns; j += hn::Lanes(f)) {
    hn::Vec<F> sum[kRows];
    for (std::size_t r = 0; r < kRows; ++r) sum[r] = hn::Zero(f);
    for (std::size_t k = 0; k < inner; ++k) {
      const auto right = hn::LoadU(f, b + k * b_stride + j);
      for (std::size_t r = 0; r < kRows; ++r) sum[r] = hn::MulAdd(hn::Set(f, a[r * a_stride + k]), right, sum[r]);
    }
    for (std::size_t r = 0; r < kRows; ++r) hn::StoreU(sum[r], f, c + r * c_stride + j);
  }
}

void multiply_small(const float* a, std::size_t a_stride, std::size_t rows, const float* b, std::size_t b_stride, std::size_t inner, std::size_t columns,
                    float* c, std::size_t c_stride) {
  std::size_t r = 0;
  for (; r + 4 <= rows; r += 4) { multiply_small_rows<4>(a + r * a_stride, a_stride, b, b_stride, inner, columns, c + r * c_stride, c_stride); }
  for (; r < rows; ++r) { multiply_small_rows<1>(a + r * a_stride, a_stride, b, b_stride, inner, columns, c + r * c_stride, c_stride); }
}

void softmax(float* HWY_RESTRICT row, const float* HWY_RESTRICT bias, float scale, std::size_t size) {
  const F f;
  const std::size_t lanes = hn::Lanes(f);
  const auto low = hn::Set(f, -1e30f);
  auto most = low, sum = hn::Zero(f);
  for (std::size_t i = 0; i < padded(size); i += lanes) {
    const auto used = hn::FirstN(f, i < size ? size - i : 0);
    const auto value = hn::MulAdd(hn::LoadU(f, row + i), hn::Set(f, scale), hn::LoadU(f, bias + i));
    const auto held = hn::IfThenElse(used, value, low);
    hn::StoreU(held, f, row + i);
    most = hn::Max(most, held);
  }
  most = hn::MaxOfLanes(f, most);
  for (std::size_t i = 0; i < padded(size); i += lanes) {
    const auto used = hn::FirstN(f, i < size ? size - i : 0);
    const auto power = hn::IfThenElseZero(used, hn::Exp(f, hn::Sub(hn::LoadU(f, row + i), most)));
    hn::StoreU(power, f, row + i);
    sum = hn::Add(sum, power);
  }
  const auto share = hn::Set(f, 1 / hn::GetLane(hn::SumOfLanes(f, sum)));
  for (std::size_t i = 0; i < padded(size); i += lanes) { hn::StoreU(hn::Mul(hn::LoadU(f, row + i), share), f, row + i); }
}

}  // namespace HWY_NAMESPACE
}  // namespace hearsay
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hearsay {
namespace {

HWY_EXPORT(sum_rows);
HWY_EXPORT(normalise);
HWY_EXPORT(largest);
HWY_EXPORT(quantise);
HWY_EXPORT(multiply);
HWY_EXPORT(add_maxout);
HWY_EXPORT(add_maxout_of);
HWY_EXPORT(add);
HWY_EXPORT(add_relu);
HWY_EXPORT(multiply_small);
HWY_EXPORT(softmax);

Kernels choose() {
  // without this the first call of each would still be the one that looks at the processor
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return {HWY_DYNAMIC_DISPATCH(sum_rows), HWY_DYNAMIC_DISPATCH(normalise),      HWY_DYNAMIC_DISPATCH(largest),       HWY_DYNAMIC_DISPATCH(quantise),
          HWY_DYNAMIC_DISPATCH(multiply), HWY_DYNAMIC_DISPATCH(add_maxout),     HWY_DYNAMIC_DISPATCH(add_maxout_of), HWY_DYNAMIC_DISPATCH(add),
          HWY_DYNAMIC_DISPATCH(add_relu), HWY_DYNAMIC_DISPATCH(multiply_small), HWY_DYNAMIC_DISPATCH(softmax)};
}

}  // namespace

const Kernels& vector_kernels() {
  static const Kernels kernels = choose();
  return kernels;
}

const Kernels& fast_kernels() {
  static const Kernels kernels = [] {
    Kernels fast = vector_kernels();
    if (auto* multiply = tile_multiply()) fast.multiply = multiply;
    return fast;
  }();
  return kernels;
}

}  // namespace hearsay
#endif
