// The kernels in Highway, but for the large products: this file is compiled once for every instruction set, see foreach_target.h.
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

HWY_INLINE hn::Vec<F> mean_of(hn::Vec<F> sum, std::size_t width) { return hn::Set(F(), hn::GetLane(hn::SumOfLanes(F(), sum)) / static_cast<float>(width)); }

HWY_INLINE hn::Vec<F> factor_of(hn::Vec<F> squares, std::size_t width) {
  const float variance = hn::GetLane(hn::SumOfLanes(F(), squares)) / static_cast<float>(width);
  return hn::Set(F(), 1 / std::sqrt(variance + 1e-5f));
}

void normalise(const float* HWY_RESTRICT in, const float* HWY_RESTRICT weight, const float* HWY_RESTRICT bias, std::size_t width, float* HWY_RESTRICT out) {
  const F f;
  const std::size_t lanes = hn::Lanes(f);
  auto sum = hn::Zero(f), squares = hn::Zero(f);
  for (std::size_t i = 0; i < width; i += lanes) sum = hn::Add(sum, hn::LoadU(f, in + i));
  const auto mean = mean_of(sum, width);
  for (std::size_t i = 0; i < width; i += lanes) {
    const auto off = hn::Sub(hn::LoadU(f, in + i), mean);
    squares = hn::MulAdd(off, off, squares);
  }
  const auto factor = factor_of(squares, width);
  for (std::size_t i = 0; i < width; i += lanes) {
    const auto unit = hn::Mul(hn::Sub(hn::LoadU(f, in + i), mean), factor);
    hn::StoreU(hn::MulAdd(unit, hn::LoadU(f, weight + i), hn::LoadU(f, bias + i)), f, out + i);
  }
}

/// The unit by which the largest of some values comes to kLargestByte.
HWY_INLINE float unit_of(hn::Vec<F> most) { return std::max(hn::GetLane(hn::MaxOfLanes(F(), most)), kLeastLargest) / kLargestByte; }

HWY_INLINE void put_bytes(hn::Vec<F> values, hn::Vec<F> times, std::int8_t* out) {
  const hn::Rebind<std::int8_t, F> i8;
  hn::StoreU(hn::DemoteTo(i8, hn::NearestInt(hn::Mul(values, times))), i8, out);
}

float quantise_bytes(const float* HWY_RESTRICT in, std::size_t width, std::int8_t* HWY_RESTRICT out) {
  const F f;
  auto most = hn::Zero(f);
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) most = hn::Max(most, hn::Abs(hn::LoadU(f, in + i)));
  const float unit = unit_of(most);
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) put_bytes(hn::LoadU(f, in + i), hn::Set(f, 1 / unit), out + i);
  return unit;
}

struct Quantise {
  explicit Quantise(float unit) : times(hn::Set(F(), 1 / unit)) {}
  HWY_INLINE void operator()(hn::Vec<F> values, std::int16_t* out) const {
    const hn::Rebind<std::int16_t, F> i16;
    const auto held = hn::Min(hn::Max(hn::Mul(values, times), hn::Set(F(), -1.0f * kLargestInput)), hn::Set(F(), 1.0f * kLargestInput));
    hn::StoreU(hn::DemoteTo(i16, hn::NearestInt(held)), i16, out);
  }
  hn::Vec<F> times;
};

void quantise(const float* HWY_RESTRICT in, std::size_t width, float unit, std::int16_t* HWY_RESTRICT out) {
  const F f;
  const Quantise quantise(unit);
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) quantise(hn::LoadU(f, in + i), out + i);
}

/// Means and factors that make kCount rows normal. They go through at once, so that no sum waits for itself.
template <std::size_t kCount>
HWY_INLINE void read_moments(const float* HWY_RESTRICT in, std::size_t width, hn::Vec<F> (&mean)[kCount], hn::Vec<F> (&factor)[kCount]) {
  const F f;
  const std::size_t lanes = hn::Lanes(f);
  hn::Vec<F> sum[kCount], squares[kCount];
  HWY_UNROLL(4) for (std::size_t r = 0; r < kCount; ++r) sum[r] = squares[r] = hn::Zero(f);
  for (std::size_t i = 0; i < width; i += lanes) {
    HWY_UNROLL(4) for (std::size_t r = 0; r < kCount; ++r) sum[r] = hn::Add(sum[r], hn::LoadU(f, in + r * width + i));
  }
  HWY_UNROLL(4) for (std::size_t r = 0; r < kCount; ++r) mean[r] = mean_of(sum[r], width);
  for (std::size_t i = 0; i < width; i += lanes) {
    HWY_UNROLL(4) for (std::size_t r = 0; r < kCount; ++r) {
      const auto off = hn::Sub(hn::LoadU(f, in + r * width + i), mean[r]);
      squares[r] = hn::MulAdd(off, off, squares[r]);
    }
  }
  HWY_UNROLL(4) for (std::size_t r = 0; r < kCount; ++r) factor[r] = factor_of(squares[r], width);
}

template <std::size_t kCount>
HWY_INLINE void quantise_normal(const float* HWY_RESTRICT in, const float* HWY_RESTRICT weight, const float* HWY_RESTRICT bias, float unit, std::size_t width,
                                std::int16_t* HWY_RESTRICT out) {
  const F f;
  hn::Vec<F> mean[kCount], factor[kCount];
  read_moments(in, width, mean, factor);
  const Quantise quantise(unit);
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) {
    const auto w = hn::LoadU(f, weight + i), b = hn::LoadU(f, bias + i);
    HWY_UNROLL(4) for (std::size_t r = 0; r < kCount; ++r) {
      const auto off = hn::Mul(hn::Sub(hn::LoadU(f, in + r * width + i), mean[r]), factor[r]);
      quantise(hn::MulAdd(off, w, b), out + r * width + i);
    }
  }
}

void quantise_normals(const float* in, const float* weight, const float* bias, float unit, std::size_t width, std::size_t rows, std::int16_t* out) {
  std::size_t r = 0;
  for (; r + 4 <= rows; r += 4) quantise_normal<4>(in + r * width, weight, bias, unit, width, out + r * width);
  for (; r < rows; ++r) quantise_normal<1>(in + r * width, weight, bias, unit, width, out + r * width);
}

template <std::size_t kCount>
HWY_INLINE void quantise_normal_bytes(const float* HWY_RESTRICT in, const float* HWY_RESTRICT weight, const float* HWY_RESTRICT bias, std::size_t width,
                                      std::int8_t* HWY_RESTRICT out, float* HWY_RESTRICT units) {
  const F f;
  hn::Vec<F> mean[kCount], factor[kCount], most[kCount], times[kCount];
  read_moments(in, width, mean, factor);
  const auto each = [&](auto use) HWY_ATTR {
    for (std::size_t i = 0; i < width; i += hn::Lanes(f)) {
      const auto w = hn::LoadU(f, weight + i), b = hn::LoadU(f, bias + i);
      HWY_UNROLL(4) for (std::size_t r = 0; r < kCount; ++r) {
        const auto off = hn::Mul(hn::Sub(hn::LoadU(f, in + r * width + i), mean[r]), factor[r]);
        use(r, i, hn::MulAdd(off, w, b));
      }
    }
  };
  HWY_UNROLL(4) for (std::size_t r = 0; r < kCount; ++r) most[r] = hn::Zero(f);
  each([&](std::size_t r, std::size_t, hn::Vec<F> value) HWY_ATTR { most[r] = hn::Max(most[r], hn::Abs(value)); });
  HWY_UNROLL(4) for (std::size_t r = 0; r < kCount; ++r) {
    units[r] = unit_of(most[r]);
    times[r] = hn::Set(f, 1 / units[r]);
  }
  each([&](std::size_t r, std::size_t i, hn::Vec<F> value) HWY_ATTR { put_bytes(value, times[r], out + r * width + i); });
}

void quantise_normals_bytes(const float* in, const float* weight, const float* bias, std::size_t width, std::size_t rows, std::int8_t* out, float* units) {
  std::size_t r = 0;
  for (; r + 4 <= rows; r += 4) quantise_normal_bytes<4>(in + r * width, weight, bias, width, out + r * width, units + r);
  for (; r < rows; ++r) quantise_normal_bytes<1>(in + r * width, weight, bias, width, out + r * width, units + r);
}

void add_maxout(const float* HWY_RESTRICT pair, std::size_t width, float* HWY_RESTRICT x) {
  const F f;
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) {
    const auto most = hn::Max(hn::LoadU(f, pair + i), hn::LoadU(f, pair + width + i));
    hn::StoreU(hn::Add(hn::LoadU(f, x + i), most), f, x + i);
  }
}

void add_maxout_of(const float* y, const float* a, const float* b, const float* c, const float* HWY_RESTRICT bias, std::size_t width, float* HWY_RESTRICT x) {
  const F f;
  auto sum = [&](std::size_t i) {
    const auto two = hn::Add(hn::LoadU(f, a + i), hn::LoadU(f, b + i));
    return hn::Add(hn::Add(two, hn::LoadU(f, c + i)), hn::LoadU(f, bias + i));
  };
  for (std::size_t i = 0; i < width; i += hn::Lanes(f)) { hn::StoreU(hn::Add(hn::LoadU(f, y + i), hn::Max(sum(i), sum(i + width))), f, x + i); }
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

// Blocks as those of the large products, see network_products_fast.cc.
constexpr std::size_t kVectors = kPanel / hn::MaxLanes(F());
constexpr std::size_t kRows = HWY_TARGET <= HWY_AVX3 ? 8 : kVectors == 2 ? 6 : 3;

template <std::size_t kCount>
HWY_INLINE void multiply_small_rows(const float* HWY_RESTRICT a, std::size_t a_stride, const float* HWY_RESTRICT b, std::size_t b_stride, std::size_t inner,
                                    std::size_t columns, float* HWY_RESTRICT c, std::size_t c_stride) {
  const F f;
  for (std::size_t j = 0; j < columns; j += kPanel) {
    hn::Vec<F> sum[kCount][kVectors];
    HWY_UNROLL(16) for (std::size_t r = 0; r < kCount; ++r) { HWY_UNROLL(4) for (std::size_t v = 0; v < kVectors; ++v) sum[r][v] = hn::Zero(f); }
    for (std::size_t k = 0; k < inner; ++k) {
      hn::Vec<F> right[kVectors];
      HWY_UNROLL(4) for (std::size_t v = 0; v < kVectors; ++v) right[v] = hn::LoadU(f, b + k * b_stride + j + v * hn::MaxLanes(f));
      HWY_UNROLL(16) for (std::size_t r = 0; r < kCount; ++r) {
        const auto left = hn::Set(f, a[r * a_stride + k]);
        HWY_UNROLL(4) for (std::size_t v = 0; v < kVectors; ++v) sum[r][v] = hn::MulAdd(left, right[v], sum[r][v]);
      }
    }
    HWY_UNROLL(16) for (std::size_t r = 0; r < kCount; ++r) {
      HWY_UNROLL(4) for (std::size_t v = 0; v < kVectors; ++v) hn::StoreU(sum[r][v], f, c + r * c_stride + j + v * hn::MaxLanes(f));
    }
  }
}

void multiply_small(const float* a, std::size_t a_stride, std::size_t rows, const float* b, std::size_t b_stride, std::size_t inner, std::size_t columns,
                    float* c, std::size_t c_stride) {
  std::size_t r = 0;
  for (; r + kRows <= rows; r += kRows) multiply_small_rows<kRows>(a + r * a_stride, a_stride, b, b_stride, inner, columns, c + r * c_stride, c_stride);
  for (; r + 2 <= rows; r += 2) multiply_small_rows<2>(a + r * a_stride, a_stride, b, b_stride, inner, columns, c + r * c_stride, c_stride);
  if (r < rows) multiply_small_rows<1>(a + r * a_stride, a_stride, b, b_stride, inner, columns, c + r * c_stride, c_stride);
}

void transpose(const float* HWY_RESTRICT in, std::size_t stride, std::size_t rows, std::size_t columns, float* HWY_RESTRICT out, std::size_t out_stride) {
  std::size_t r = 0;
#if HWY_TARGET != HWY_SCALAR
  const hn::CappedTag<float, 4> four;
  for (; r + 4 <= rows; r += 4) {
    for (std::size_t k = 0; k < columns; k += 4) {
      const float* const from = in + r * stride + k;
      float* const to = out + k * out_stride + r;
      const auto a = hn::LoadU(four, from), b = hn::LoadU(four, from + stride), c = hn::LoadU(four, from + 2 * stride), d = hn::LoadU(four, from + 3 * stride);
      const auto low_ab = hn::InterleaveLower(four, a, b), low_cd = hn::InterleaveLower(four, c, d);
      const auto high_ab = hn::InterleaveUpper(four, a, b), high_cd = hn::InterleaveUpper(four, c, d);
      hn::StoreU(hn::ConcatLowerLower(four, low_cd, low_ab), four, to);
      hn::StoreU(hn::ConcatUpperUpper(four, low_cd, low_ab), four, to + out_stride);
      hn::StoreU(hn::ConcatLowerLower(four, high_cd, high_ab), four, to + 2 * out_stride);
      hn::StoreU(hn::ConcatUpperUpper(four, high_cd, high_ab), four, to + 3 * out_stride);
    }
  }
#endif
  for (; r < rows; ++r) {
    for (std::size_t k = 0; k < columns; ++k) out[k * out_stride + r] = in[r * stride + k];
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
HWY_EXPORT(quantise_bytes);
HWY_EXPORT(quantise_normals_bytes);
HWY_EXPORT(quantise);
HWY_EXPORT(quantise_normals);
HWY_EXPORT(add_maxout);
HWY_EXPORT(add_maxout_of);
HWY_EXPORT(add);
HWY_EXPORT(add_relu);
HWY_EXPORT(multiply_small);
HWY_EXPORT(transpose);
HWY_EXPORT(softmax);

Kernels choose() {
  // without this the first call of each would still be the one that looks at the processor
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  const Products products = vector_products(true);
  return {HWY_DYNAMIC_DISPATCH(sum_rows),
          HWY_DYNAMIC_DISPATCH(normalise),
          HWY_DYNAMIC_DISPATCH(quantise_bytes),
          HWY_DYNAMIC_DISPATCH(quantise_normals_bytes),
          HWY_DYNAMIC_DISPATCH(quantise),
          HWY_DYNAMIC_DISPATCH(quantise_normals),
          products.multiply,
          products.multiply_bytes,
          products.convolve,
          HWY_DYNAMIC_DISPATCH(add_maxout),
          HWY_DYNAMIC_DISPATCH(add_maxout_of),
          HWY_DYNAMIC_DISPATCH(add),
          HWY_DYNAMIC_DISPATCH(add_relu),
          HWY_DYNAMIC_DISPATCH(multiply_small),
          HWY_DYNAMIC_DISPATCH(transpose),
          HWY_DYNAMIC_DISPATCH(softmax)};
}

}  // namespace

const Kernels& vector_kernels() {
  static const Kernels kernels = choose();
  return kernels;
}

const Kernels& fast_kernels() {
  static const Kernels kernels = [] {
    Kernels fast = vector_kernels();
    if (auto* multiply = tile_multiply()) {
      fast.multiply = multiply;
      fast.multiply_bytes = nullptr;
      fast.convolve = nullptr;
    }
    return fast;
  }();
  return kernels;
}

}  // namespace hearsay
#endif
