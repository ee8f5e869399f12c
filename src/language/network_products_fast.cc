// The large products in Highway: this file is compiled once for every instruction set, see foreach_target.h.
#include <algorithm>
#include <array>

#include "language/network_kernels.h"

// the sums are arrays of vectors, which vectors of unknown size cannot be put in
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "language/network_products_fast.cc"
#include <hwy/foreach_target.h>
// after foreach_target.h
#include <hwy/cache_control.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hearsay {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// No wider than a panel, so that every width is a whole number of vectors.
using F = hn::CappedTag<float, kPanel>;
using I32 = hn::CappedTag<std::int32_t, kPanel>;
using I16 = hn::CappedTag<std::int16_t, 2 * kPanel>;

// Products go through in blocks: as many rows by one panel as the registers hold sums of, beside the weights, an input and a product.
// A block's loops must be unrolled before the compiler looks at the sums one by one: rolled up they stay in memory.
constexpr std::size_t kVectors = kPanel / hn::MaxLanes(I32());  // of a panel
constexpr std::size_t kRows = HWY_TARGET <= HWY_AVX3 ? 8 : kVectors == 2 ? 6 : 3;

/// A panel's pairs of inputs: where they lie, which for pair p is inputs[p], or 2 p if there is no such list, and their weights.
struct Pairs {
  const std::int16_t* weights;
  const std::uint16_t* inputs;
  std::size_t count;
  /// The weights of as many pairs, a cache line each, that are wanted after these. One is asked for every `step` pairs: without, a twelfth
  /// of the time was waiting for them.
  const std::int16_t* next;
  std::size_t step = count;
};

/// How products are added to a sum: pairs of 16-bit numbers, multiplied and added in two steps or in one (AVX-512 VNNI), and fours of bytes,
/// inputs without a sign, in one. The Highway of today does not know those that do it in one, which are half as quick again and three times as quick.
enum class By { steps, pairs, fours };
constexpr bool kInOne = HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3;

template <By kBy>
HWY_INLINE void add_products(hn::Vec<I16> in, hn::Vec<I16> w, hn::Vec<I32>& sum, hn::Vec<I32>& odd) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
  if constexpr (kBy == By::pairs) {
    __asm__("vpdpwssd %2, %1, %0" : "+v"(sum.raw) : "v"(in.raw), "v"(w.raw));
    return;
  } else if constexpr (kBy == By::fours) {
    __asm__("vpdpbusd %2, %1, %0" : "+v"(sum.raw) : "v"(in.raw), "v"(w.raw));
    return;
  }
#endif
  sum = hn::ReorderWidenMulAccumulate(I32(), in, w, sum, odd);
}

/// Keeps sums, a row after the other, for products of which several make an output.
struct Keep {
  std::int32_t* sums;
  HWY_INLINE void operator()(std::size_t row, std::size_t at, hn::Vec<I32> sum) const { hn::Store(sum, I32(), sums + row * kPanel + at); }
  Keep from(std::size_t row) const { return {sums + row * kPanel}; }
};

/// A panel's scales and biases, which make outputs of sums.
struct Finish {
  const float* scales;
  const float* bias;
  HWY_INLINE hn::Vec<F> operator()(hn::Vec<I32> sum, float unit, std::size_t at) const {
    const F f;
    return hn::MulAdd(hn::ConvertTo(f, sum), hn::Mul(hn::Set(f, unit), hn::LoadU(f, scales + at)), hn::LoadU(f, bias + at));
  }
};

/// Writes the outputs that sums make.
struct Write {
  Finish finish;
  const float* units;  // of each row
  float* out;
  std::size_t stride;
  HWY_INLINE void operator()(std::size_t row, std::size_t at, hn::Vec<I32> sum) const { hn::StoreU(finish(sum, units[row], at), F(), out + row * stride + at); }
  Write from(std::size_t row) const { return {finish, units + row, out + row * stride, stride}; }
};

/// The same of sums of inputs with 128 on top.
struct WriteLess {
  Write write;
  const std::int32_t* extra;  // of each column
  HWY_INLINE void operator()(std::size_t row, std::size_t at, hn::Vec<I32> sum) const { write(row, at, hn::Sub(sum, hn::LoadU(I32(), extra + at))); }
  WriteLess from(std::size_t row) const { return {write.from(row), extra}; }
};

/// Gives `take` the sums of kCount rows by a panel. Called and not inlined, since GCC then keeps all of them in registers.
template <std::size_t kCount, bool kListed, By kBy, class Take>
HWY_NOINLINE void sum_block(const std::int16_t* HWY_RESTRICT in, std::size_t stride, const Pairs& pairs, const Take& take) {
  const I32 i32;
  const I16 i16;
  const std::int16_t *HWY_RESTRICT weights = pairs.weights, *next = pairs.next;
  hn::Vec<I32> sum[kCount][kVectors], odd[kCount][kVectors];
  HWY_UNROLL(16) for (std::size_t r = 0; r < kCount; ++r) { HWY_UNROLL(4) for (std::size_t v = 0; v < kVectors; ++v) sum[r][v] = odd[r][v] = hn::Zero(i32); }
  for (std::size_t p = 0; p < pairs.count; next += 2 * kPanel) {
    hwy::Prefetch(next);
    const std::size_t end = std::min(p + pairs.step, pairs.count);
    HWY_UNROLL(4) for (; p < end; ++p, weights += 2 * kPanel) {
      hn::Vec<I16> w[kVectors];
      HWY_UNROLL(4) for (std::size_t v = 0; v < kVectors; ++v) w[v] = hn::Load(i16, weights + v * hn::MaxLanes(i16));
      const std::int16_t* const inputs = in + (kListed ? pairs.inputs[p] : 2 * p);
      HWY_UNROLL(16) for (std::size_t r = 0; r < kCount; ++r) {
        std::int32_t two = 0;
        hwy::CopyBytes<4>(inputs + r * stride, &two);
        const auto both = hn::BitCast(i16, hn::Set(i32, two));
        HWY_UNROLL(4) for (std::size_t v = 0; v < kVectors; ++v) add_products<kBy>(both, w[v], sum[r][v], odd[r][v]);
      }
    }
  }
  HWY_UNROLL(16) for (std::size_t r = 0; r < kCount; ++r) {
    HWY_UNROLL(4) for (std::size_t v = 0; v < kVectors; ++v) take(r, v * hn::MaxLanes(i32), hn::RearrangeToOddPlusEven(sum[r][v], odd[r][v]));
  }
}

/// The same of `rows` rows, at most kCount.
template <bool kListed, By kBy, std::size_t kCount = kRows, class Take>
HWY_INLINE void sum_few(const std::int16_t* in, std::size_t stride, const Pairs& pairs, std::size_t rows, const Take& take) {
  if constexpr (kCount > 0) {
    if (rows == kCount) return sum_block<kCount, kListed, kBy>(in, stride, pairs, take);
    sum_few<kListed, kBy, kCount - 1>(in, stride, pairs, rows, take);
  }
}

/// The sums of all rows by a panel.
template <bool kListed, By kBy, class Take>
HWY_INLINE void sum_panel(const std::int16_t* in, std::size_t stride, Pairs pairs, std::size_t rows, const Take& take) {
  const std::size_t blocks = (rows + kRows - 1) / kRows;
  const std::int16_t* const next = pairs.next;
  pairs.step = blocks;
  // blocks of much the same size: one or two rows take as long as four, since each sum waits for itself
  for (std::size_t block = 0, row = 0, count = 0; block < blocks; ++block, row += count) {
    pairs.next = next + block * pairs.count / blocks * 2 * kPanel;
    count = (rows - row) / (blocks - block);
    sum_few<kListed, kBy>(in + row * stride, stride, pairs, count, take.from(row));
  }
}

// Rows go through the panels in groups that stay in the first-level cache beside a panel's weights; the last group is larger rather than too small for a block.
constexpr std::size_t kGroup = 48, kMostInGroup = kGroup + kRows - 1;
static_assert(kGroup % kRows == 0);
constexpr std::size_t next_group(std::size_t rows) { return rows <= kMostInGroup ? rows : kGroup; }
using Sums = std::array<std::int32_t, kMostInGroup * kPanel>;

/// Group by group, so that what they write lies on few pages.
template <By kBy>
HWY_INLINE void multiply_with(const std::int16_t* HWY_RESTRICT in, std::size_t stride, const float* units, std::size_t rows, const PackedMatrix& m,
                              float* HWY_RESTRICT out, std::size_t out_stride) {
  for (std::size_t first = 0, group = 0; first < rows; first += group) {
    group = next_group(rows - first);
    for (std::size_t column = 0; column < padded(m.columns); column += kPanel) {
      const std::size_t start = m.starts[column / kPanel], end = m.starts[column / kPanel + 1], count = end - start;
      const bool last = end + count > m.inputs.size();
      const Pairs pairs{m.weights.data() + start * 2 * kPanel, m.inputs.data() + start, count, m.weights.data() + (last ? 0 : end) * 2 * kPanel};
      const Write write{{m.scales.data() + column, m.bias.data() + column}, units + first, out + first * out_stride + column, out_stride};
      const auto sum = 2 * count == m.inner ? &sum_panel<false, kBy, Write> : &sum_panel<true, kBy, Write>;
      sum(in + first * stride, stride, pairs, group, write);
    }
  }
}

/// Bytes go through by fours as pairs do, of which each has the place and the weights of one.
void multiply_bytes(const std::int8_t* HWY_RESTRICT in, std::size_t stride, const float* units, std::size_t rows, const PackedMatrix& m,
                    float* HWY_RESTRICT out, std::size_t out_stride) {
  constexpr By kBy = kInOne ? By::fours : By::steps;  // of which the second is never called
  const std::size_t fours = (m.inner + 3) / 4, deep = (m.inner + kTileInputs - 1) / kTileInputs * kTileInputs;
  const auto weights = [&](std::size_t column) { return reinterpret_cast<const std::int16_t*>(m.tiles.data() + column * deep); };
  alignas(64) std::array<std::uint8_t, kMostInGroup * kMostInputs> unsigned_in;
  for (std::size_t first = 0, group = 0; first < rows; first += group) {
    group = next_group(rows - first);
    for (std::size_t r = 0; r < group; ++r)
      std::transform(in + (first + r) * stride, in + (first + r) * stride + m.inner, unsigned_in.data() + r * 4 * fours,
                     [](std::int8_t value) { return static_cast<std::uint8_t>(value + 128); });
    for (std::size_t column = 0; column < padded(m.columns); column += kPanel) {
      const bool last = column + kPanel >= m.columns;
      const Write write{{m.scales.data() + column, m.bias.data() + column}, units + first, out + first * out_stride + column, out_stride};
      sum_panel<false, kBy>(reinterpret_cast<const std::int16_t*>(unsigned_in.data()), 2 * fours,
                            {weights(column), nullptr, fours, weights(last ? 0 : column + kPanel)}, group, WriteLess{write, m.extra.data() + column});
    }
  }
}

constexpr std::size_t kFour = 4;  // rows that are folded together
constexpr std::size_t fours_in(std::size_t rows) { return (rows + kFour - 1) / kFour; }

/// The largest values of what was folded, and of what it was made of.
struct Folding {
  Folding() : inputs(hn::Zero(I32())), folds(inputs) {}
  bool fits() const { return most(inputs) <= kLargestFoldedInput && most(folds) <= 32767; }
  static std::int32_t most(hn::Vec<I32> values) { return hn::GetLane(hn::MaxOfLanes(I32(), values)); }
  hn::Vec<I32> inputs, folds;
};

/// What words d0 to d5 give to the six products, see network_packing.cc; products lie `apart`.
HWY_INLINE void fold_four(const std::int16_t* const (&words)[kFolds], std::size_t width, std::int16_t* HWY_RESTRICT out, std::size_t apart, Folding& folding) {
  const I32 i32;
  const hn::Rebind<std::int16_t, I32> i16;
  for (std::size_t i = 0; i < width; i += hn::Lanes(i32)) {
    const auto d = [&](std::size_t k) { return hn::PromoteTo(i32, hn::LoadU(i16, words[k] + i)); };
    const auto put = [&](std::size_t f, hn::Vec<I32> fold) {
      folding.folds = hn::Max(folding.folds, hn::Abs(fold));
      hn::StoreU(hn::DemoteTo(i16, fold), i16, out + f * apart + i);
    };
    for (std::size_t k = 0; k < kFolds; ++k) folding.inputs = hn::Max(folding.inputs, hn::Abs(d(k)));
    const auto four = [](hn::Vec<I32> v) { return hn::ShiftLeft<2>(v); };
    const auto d24 = hn::Sub(d(2), d(4)), twice_d31 = hn::ShiftLeft<1>(hn::Sub(d(3), d(1)));
    put(0, hn::Sub(four(hn::Sub(d(0), d(2))), d24));
    put(1, hn::Sub(four(hn::Add(d(1), d(2))), hn::Add(d(3), d(4))));
    put(2, hn::Sub(four(hn::Sub(d(1), d(2))), hn::Sub(d(3), d(4))));
    put(3, hn::Sub(twice_d31, d24));
    put(4, hn::Add(twice_d31, d24));
    put(5, hn::Sub(four(hn::Sub(d(1), d(3))), hn::Sub(d(3), d(5))));
  }
}

/// False if some do not fit.
bool fold_inputs(const std::int16_t* HWY_RESTRICT in, std::size_t width, std::size_t rows, std::int16_t* HWY_RESTRICT out) {
  const std::size_t fours = fours_in(rows);
  Folding folding;
  for (std::size_t four = 0; four < fours; ++four) {
    const std::int16_t* words[kFolds];
    // words behind the last make no row that anybody wants
    for (std::size_t k = 0; k < kFolds; ++k) words[k] = in + std::min(four * kFour + k, rows + 1) * width;
    fold_four(words, width, out + four * width, fours * width, folding);
  }
  return folding.fits();
}

using FoldedSums = std::array<Sums, kFolds>;

/// The sums of `count` fours from `first` of `all` on by a panel, which is counted in the order of the folded weights.
template <By kBy>
HWY_INLINE void sum_folds(const std::int16_t* folded, std::size_t first, std::size_t count, std::size_t all, const PackedMatrix& m, std::size_t panel,
                          FoldedSums& sums) {
  const std::size_t width = m.inner / 3, size = kPanel * width, last = m.columns / kPanel * kFolds - 1;
  for (std::size_t f = 0; f < kFolds; ++f) {
    const std::size_t at = panel * kFolds + f;
    const std::int16_t* const weights = m.folded.data() + at * size;
    sum_panel<false, kBy>(folded + (f * all + first) * width, width, {weights, nullptr, width / 2, weights + (at < last ? size : 0)}, count,
                          Keep{sums[f].data()});
  }
}

HWY_INLINE hn::Vec<I32> third(hn::Vec<I32> sum) { return hn::Mul(sum, hn::Set(I32(), static_cast<std::int32_t>(0xAAAAAAABu))); }

/// Calls use(row, column, values) with the outputs of `rows` rows, made of their fours' sums.
template <class Use>
HWY_INLINE void unfold(const FoldedSums& sums, const float* units, std::size_t rows, const Finish& finish, Use use) {
  const I32 i32;
  for (std::size_t row = 0; row < rows; row += kFour) {
    for (std::size_t v = 0; v < kPanel; v += hn::Lanes(i32)) {
      const auto p = [&](std::size_t f) { return hn::Load(i32, sums[f].data() + row / kFour * kPanel + v); };
      const auto twice = [](hn::Vec<I32> sum) { return hn::Add(sum, sum); };
      const auto sum12 = hn::Add(p(1), p(2)), sum34 = hn::Add(p(3), p(4)), less12 = hn::Sub(p(1), p(2)), less34 = hn::Sub(p(3), p(4));
      const auto p0 = twice(p(0)), p5 = twice(p(5));
      const hn::Vec<I32> outputs[kFour] = {hn::ShiftRight<3>(third(hn::Add(hn::Add(twice(hn::Add(p0, twice(sum12))), p0), sum34))),
                                           hn::ShiftRight<2>(third(hn::Add(twice(less12), less34))), hn::ShiftRight<1>(third(hn::Add(sum12, sum34))),
                                           hn::ShiftRight<1>(third(hn::Add(hn::Add(less12, twice(hn::Add(less34, p5))), p5)))};
      for (std::size_t r = 0; r < std::min(kFour, rows - row); ++r) use(row + r, v, finish(outputs[r], units[row + r], v));
    }
  }
}

template <By kBy>
HWY_INLINE bool convolve_with(const std::int16_t* HWY_RESTRICT in, const float* units, std::size_t rows, const PackedMatrix& m,
                              AlignedArray<std::int16_t>& room, float* HWY_RESTRICT x) {
  const F f;
  const std::size_t half = m.columns / 2, fours = fours_in(rows);
  room.resize(kFolds * fours * m.inner / 3);
  if (!fold_inputs(in, m.inner / 3, rows, room.data())) return false;
  alignas(64) FoldedSums sums;
  alignas(64) std::array<float, kFour * kMostInGroup * kPanel> candidates;
  for (std::size_t column = 0; column < half; column += kPanel) {
    const auto finish = [&](std::size_t at) { return Finish{m.scales.data() + at, m.bias.data() + at}; };
    for (std::size_t first = 0, group = 0; first < fours; first += group) {
      group = next_group(fours - first);
      const std::size_t row = kFour * first, count = std::min(kFour * group, rows - row);
      sum_folds<kBy>(room.data(), first, group, fours, m, 2 * column / kPanel, sums);
      unfold(sums, units + row, count, finish(column), [&](std::size_t r, std::size_t v, auto one) { hn::Store(one, f, candidates.data() + r * kPanel + v); });
      sum_folds<kBy>(room.data(), first, group, fours, m, 2 * column / kPanel + 1, sums);
      unfold(sums, units + row, count, finish(half + column), [&](std::size_t r, std::size_t v, auto other) {
        float* const to = x + (row + r) * half + column + v;
        hn::StoreU(hn::Add(hn::LoadU(f, to), hn::Max(hn::Load(f, candidates.data() + r * kPanel + v), other)), f, to);
      });
    }
  }
  return true;
}

void multiply(const std::int16_t* in, std::size_t stride, const float* units, std::size_t rows, const PackedMatrix& m, float* out, std::size_t out_stride) {
  multiply_with<By::steps>(in, stride, units, rows, m, out, out_stride);
}
void multiply_by_dots(const std::int16_t* in, std::size_t stride, const float* units, std::size_t rows, const PackedMatrix& m, float* out,
                      std::size_t out_stride) {
  multiply_with<kInOne ? By::pairs : By::steps>(in, stride, units, rows, m, out, out_stride);
}
bool convolve(const std::int16_t* in, const float* units, std::size_t rows, const PackedMatrix& m, AlignedArray<std::int16_t>& room, float* x) {
  return convolve_with<By::steps>(in, units, rows, m, room, x);
}
bool convolve_by_dots(const std::int16_t* in, const float* units, std::size_t rows, const PackedMatrix& m, AlignedArray<std::int16_t>& room, float* x) {
  return convolve_with < kInOne ? By::pairs : By::steps > (in, units, rows, m, room, x);
}

}  // namespace HWY_NAMESPACE
}  // namespace hearsay
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hearsay {
namespace {

HWY_EXPORT(multiply);
HWY_EXPORT(multiply_bytes);
HWY_EXPORT(convolve);
HWY_EXPORT(multiply_by_dots);
HWY_EXPORT(convolve_by_dots);

/// What the system lends of AVX-512 Highway finds out; here is asked only for the instructions more.
bool has_dots() {
#if HWY_ARCH_X86
  return (hwy::SupportedTargets() & HWY_AVX3) && __builtin_cpu_supports("avx512vnni");
#else
  return false;
#endif
}

}  // namespace

Products vector_products(bool dots) {
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  if (dots && has_dots()) return {HWY_DYNAMIC_DISPATCH(multiply_by_dots), HWY_DYNAMIC_DISPATCH(multiply_bytes), HWY_DYNAMIC_DISPATCH(convolve_by_dots)};
  return {HWY_DYNAMIC_DISPATCH(multiply), nullptr, HWY_DYNAMIC_DISPATCH(convolve)};
}

}  // namespace hearsay
#endif
