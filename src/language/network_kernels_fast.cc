// The kernels in Highway: this file is compiled once for every instruction set, see foreach_target.h.
#include <algorithm>
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

void sum_rows(const std::int8_t* HWY_RESTRICT table, const float* scales, const std::uint32_t* rows,
              std::size_t count, std::size_t width, float* HWY_RESTRICT out) {
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

void normalise(const float* HWY_RESTRICT in, const float* HWY_RESTRICT weight, const float* HWY_RESTRICT bias,
               std::size_t width, float* HWY_RESTRICT out) {
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

/// A tile of kRows rows and kVectors vectors of columns; the sums stay in registers.
template <std::size_t kRows, std::size_t kVectors>
HWY_INLINE void multiply_tile(const std::int16_t* HWY_RESTRICT in, std::size_t stride, const float* units,
                              const PackedMatrix& m, std::size_t column, float* HWY_RESTRICT out,
                              std::size_t out_stride) {
  const F f;
  const I32 i32;
  const I16 i16;
  const std::size_t lanes = hn::Lanes(i32);
  hn::Vec<I32> sum[kRows][kVectors], odd[kRows][kVectors];
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t v = 0; v < kVectors; ++v) sum[r][v] = odd[r][v] = hn::Zero(i32);
  }
  const std::int16_t* weights[kVectors];
  for (std::size_t v = 0; v < kVectors; ++v) {
    const std::size_t c = column + v * lanes;
    weights[v] = m.panels.data() + c / kPanel * kPanel * m.inner + c % kPanel * 2;
  }
  for (std::size_t k = 0; k < m.inner; k += 2) {
    hn::Vec<I16> w[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) w[v] = hn::LoadU(i16, weights[v] + k * kPanel);
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t pair;
      hwy::CopyBytes<4>(in + r * stride + k, &pair);
      const auto x = hn::BitCast(i16, hn::Set(i32, pair));
      for (std::size_t v = 0; v < kVectors; ++v) {
        sum[r][v] = hn::ReorderWidenMulAccumulate(i32, x, w[v], sum[r][v], odd[r][v]);
      }
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    const auto unit = hn::Set(f, units[r]);
    for (std::size_t v = 0; v < kVectors; ++v) {
      const std::size_t c = column + v * lanes;
      const auto total = hn::ConvertTo(f, hn::RearrangeToOddPlusEven(sum[r][v], odd[r][v]));
      const auto scale = hn::Mul(unit, hn::LoadU(f, m.scales.data() + c));
      hn::StoreU(hn::MulAdd(total, scale, hn::LoadU(f, m.bias.data() + c)), f, out + r * out_stride + c);
    }
  }
}

template <std::size_t kRows>
HWY_INLINE void multiply_rows(const std::int16_t* HWY_RESTRICT in, std::size_t stride, const float* units,
                              const PackedMatrix& m, std::size_t column, std::size_t columns,
                              float* HWY_RESTRICT out, std::size_t out_stride) {
  const std::size_t lanes = hn::Lanes(I32());
  for (std::size_t c = column; c < column + columns;) {
    if (c + 2 * lanes <= column + columns) {
      multiply_tile<kRows, 2>(in, stride, units, m, c, out, out_stride);
      c += 2 * lanes;
    } else {
      multiply_tile<kRows, 1>(in, stride, units, m, c, out, out_stride);
      c += lanes;
    }
  }
}

void multiply(const std::int16_t* HWY_RESTRICT in, std::size_t stride, const float* units, std::size_t rows,
              const PackedMatrix& m, float* HWY_RESTRICT out, std::size_t out_stride) {
  // two panels of weights (some 36 KiB) serve all rows before the next two are fetched
  constexpr std::size_t kRows = HWY_TARGET <= HWY_AVX3 ? 8 : 4;
  for (std::size_t c = 0; c < padded(m.columns); c += 2 * kPanel) {
    const std::size_t columns = std::min(2 * kPanel, padded(m.columns) - c);
    std::size_t r = 0;
    for (; r + kRows <= rows; r += kRows) {
      multiply_rows<kRows>(in + r * stride, stride, units + r, m, c, columns, out + r * out_stride, out_stride);
    }
    for (; r < rows; ++r) {
      multiply_rows<1>(in + r * stride, stride, units + r, m, c, columns, out + r * out_stride, out_stride);
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

void add(const float* HWY_RESTRICT y, std::size_t width, float* HWY_RESTRICT x) {
  const F f;
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) {
    hn::StoreU(hn::Add(hn::LoadU(f, x + i), hn::LoadU(f, y + i)), f, x + i);
  }
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
HWY_INLINE void multiply_small_rows(const float* HWY_RESTRICT a, std::size_t a_stride, const float* HWY_RESTRICT b,
                                    std::size_t b_stride, std::size_t inner, std::size_t columns,
                                    float* HWY_RESTRICT c, std::size_t c_stride) {
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

void multiply_small(const float* a, std::size_t a_stride, std::size_t rows, const float* b, std::size_t b_stride,
                    std::size_t inner, std::size_t columns, float* c, std::size_t c_stride) {
  std::size_t r = 0;
  for (; r + 4 <= rows; r += 4) {
    multiply_small_rows<4>(a + r * a_stride, a_stride, b, b_stride, inner, columns, c + r * c_stride, c_stride);
  }
  for (; r < rows; ++r) {
    multiply_small_rows<1>(a + r * a_stride, a_stride, b, b_stride, inner, columns, c + r * c_stride, c_stride);
  }
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
  for (std::size_t i = 0; i < padded(size); i += lanes) {
    hn::StoreU(hn::Mul(hn::LoadU(f, row + i), share), f, row + i);
  }
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
HWY_EXPORT(add);
HWY_EXPORT(add_relu);
HWY_EXPORT(multiply_small);
HWY_EXPORT(softmax);

Kernels choose() {
  // without this the first call of each would still be the one that looks at the processor
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return {HWY_DYNAMIC_DISPATCH(sum_rows),   HWY_DYNAMIC_DISPATCH(normalise), HWY_DYNAMIC_DISPATCH(largest),
          HWY_DYNAMIC_DISPATCH(quantise),   HWY_DYNAMIC_DISPATCH(multiply),  HWY_DYNAMIC_DISPATCH(add_maxout),
          HWY_DYNAMIC_DISPATCH(add),        HWY_DYNAMIC_DISPATCH(add_relu),  HWY_DYNAMIC_DISPATCH(multiply_small),
          HWY_DYNAMIC_DISPATCH(softmax)};
}

}  // namespace

const Kernels& fast_kernels() {
  static const Kernels kernels = choose();
  return kernels;
}

}  // namespace hearsay
#endif
