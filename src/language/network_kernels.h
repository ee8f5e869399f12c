// The arithmetic of the network: a handful of loops over rows, in two versions that must agree. The fast
// one is compiled for every vector width and picks one at run time (Highway), and leaves the big products to the processor's
// matrix unit where there is one; the plain one is for reading and testing.
//
// Big products take weights of 8 bits and inputs of 8, or of 16 in convolutions, and add up in 32-bit integers, so that their
// result is exact: the same on every machine and however rows are batched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <vector>

namespace hearsay {

/// Fixed-size memory for vectors: aligned to a cache line and zero at first.
template <class T>
class AlignedArray {
 public:
  AlignedArray() = default;
  explicit AlignedArray(std::size_t size) { resize(size); }
  /// Grows if needed, losing what it held.
  void resize(std::size_t size) {
    if (size <= capacity_) return;
    values_.reset(new (std::align_val_t{64}) T[size]());
    capacity_ = size;
  }
  T* data() { return values_.get(); }
  const T* data() const { return values_.get(); }
  T& operator[](std::size_t i) { return values_[i]; }
  const T& operator[](std::size_t i) const { return values_[i]; }

 private:
  struct Free {
    void operator()(T* p) const { ::operator delete[](p, std::align_val_t{64}); }
  };
  std::unique_ptr<T[], Free> values_;
  std::size_t capacity_ = 0;
};

inline constexpr std::size_t kPanel = 16;  // columns that lie together; widths are multiples of it
constexpr std::size_t padded(std::size_t n) { return (n + kPanel - 1) / kPanel * kPanel; }

/// The weights of one layer, `inner` inputs to `columns` outputs: panels of 16 columns, and in a panel
/// pairs of inputs, as the multiply-add of two 16-bit numbers wants them. Pairs whose weights to a panel are all 0 are left
/// out, which training sees to (training/sparse.py). With weights of at most 127, inputs of at most kLargestInput and
/// kMostInputs of them, no sum passes 2^31.
inline constexpr int kLargestInput = 16383;
inline constexpr int kLargestByte = 127;
inline constexpr float kLeastLargest = 1e-9f;  // a row of zeros has a unit, too
inline constexpr std::size_t kMostInputs = 1024;
inline constexpr std::size_t kTileInputs = 64;  // that a matrix unit takes at a time
inline constexpr std::size_t kFolds = 6;        // products that make four rows of a convolution
inline constexpr int kLargestFoldedInput = 8191;
struct PackedMatrix {
  std::size_t inner = 0, columns = 0;  // columns without the padding
  AlignedArray<std::int16_t> weights;  // 2 * kPanel a pair
  std::vector<std::uint16_t> inputs;   // the first input of each pair
  std::vector<std::uint32_t> starts;   // where each panel's pairs begin, and last where they end
  AlignedArray<float> scales, bias;    // a column, padded
  /// Only of a convolution: the weights of its six products for four rows (Kernels::convolve), by panel, product and pair of inputs. A
  /// panel of the first half of the columns and one of the second, of which the larger counts, follow each other.
  AlignedArray<std::int16_t> folded;
  /// All weights once more, by panel and in it by 64 inputs, as a matrix unit and products of bytes want them: four inputs of each of 16 columns,
  /// then the next four.
  AlignedArray<std::int8_t> tiles;
  AlignedArray<std::int32_t> extra;  // a column, padded: what 128 on top of every input adds to its sum

  /// `weights` has a row of `inner` bytes a column; `inner` is even.
  static PackedMatrix pack(std::span<const std::int8_t> weights, std::span<const float> scales, std::span<const float> bias, std::size_t inner);
  /// The same of a convolution over three words of `inner / 3` inputs, with `folded` unless its sums might grow too large.
  static PackedMatrix pack_convolution(std::span<const std::int8_t> weights, std::span<const float> scales, std::span<const float> bias, std::size_t inner);
};

struct Kernels {
  using Multiply = void(const std::int16_t* in, std::size_t stride, const float* units, std::size_t rows, const PackedMatrix&, float* out,
                        std::size_t out_stride);
  using MultiplyBytes = void(const std::int8_t* in, std::size_t stride, const float* units, std::size_t rows, const PackedMatrix&, float* out,
                             std::size_t out_stride);
  using Convolve = bool(const std::int16_t* in, const float* units, std::size_t rows, const PackedMatrix&, AlignedArray<std::int16_t>& room, float* x);
  /// out = sum of the table's rows, each times its scale.
  void (*sum_rows)(const std::int8_t* table, const float* scales, const std::uint32_t* rows, std::size_t count, std::size_t width, float* out);
  /// Layer norm: mean 0, variance 1, then times weight plus bias.
  void (*normalise)(const float* in, const float* weight, const float* bias, std::size_t width, float* out);
  /// out = in / unit, rounded; gives the unit, by which the largest value comes to kLargestByte.
  float (*quantise_bytes)(const float* in, std::size_t width, std::int8_t* out);
  /// The same of what `normalise` makes of `rows` rows that follow each other.
  void (*quantise_normals_bytes)(const float* in, const float* weight, const float* bias, std::size_t width, std::size_t rows, std::int8_t* out, float* units);
  /// out = in / unit, rounded and held within kLargestInput.
  void (*quantise)(const float* in, std::size_t width, float unit, std::int16_t* out);
  /// Normalised and then quantised, `rows` rows that follow each other.
  void (*quantise_normals)(const float* in, const float* weight, const float* bias, float unit, std::size_t width, std::size_t rows, std::int16_t* out);
  /// out[r] = in[r] * weights * units[r] + bias; rows of `in` lie `stride` apart and may overlap.
  Multiply* multiply;
  /// The same of bytes. Null where it is no quicker than `multiply` of the same numbers.
  MultiplyBytes* multiply_bytes;
  /// x += max of the two halves of in * weights * units + bias, of a convolution with `folded` weights; rows of `in` lie a third of its
  /// inputs apart. Four rows take six products of a word's width where `multiply` takes twelve. False, and nothing done, where inputs are
  /// too large for that, as one batch in two hundred has them. Null where it gains nothing: in a matrix unit, and on paper.
  Convolve* convolve;
  /// x += max(pair[0, width), pair[width, 2 width)).
  void (*add_maxout)(const float* pair, std::size_t width, float* x);
  /// x = y + the same with pair = a + b + c + bias.
  void (*add_maxout_of)(const float* y, const float* a, const float* b, const float* c, const float* bias, std::size_t width, float* x);
  void (*add)(const float* y, std::size_t width, float* x);
  /// out = max(0, a + b); b may be null.
  void (*add_relu)(const float* a, const float* b, std::size_t width, float* out);
  /// c = a * b in floats; columns a multiple of 16.
  void (*multiply_small)(const float* a, std::size_t a_stride, std::size_t rows, const float* b, std::size_t b_stride, std::size_t inner, std::size_t columns,
                         float* c, std::size_t c_stride);
  /// out(k, r) = in(r, k); columns a multiple of 16.
  void (*transpose)(const float* in, std::size_t stride, std::size_t rows, std::size_t columns, float* out, std::size_t out_stride);
  /// row = softmax(row * scale + bias) over the first `size` values, 0 behind them up to padded(size).
  void (*softmax)(float* row, const float* bias, float scale, std::size_t size);
};

struct Products {
  Kernels::Multiply* multiply;
  Kernels::MultiplyBytes* multiply_bytes;
  Kernels::Convolve* convolve;
};
/// The products in this processor's vectors, by the instruction that multiplies and adds in one (`dots`) where there is one.
Products vector_products(bool dots);

const Kernels& fast_kernels();
/// The same kernels without the matrix unit, for tests on machines that have one.
const Kernels& vector_kernels();
const Kernels& plain_kernels();
/// The product by this processor's matrix unit; null where it has none or the system does not lend it.
Kernels::Multiply* tile_multiply();

}  // namespace hearsay
