// Products by the matrix unit of some x86 processors (AMX: tiles of 16 rows by 64 bytes), several times as fast as vectors.
//
// The unit takes bytes. An input of 15 bits is cut into a high byte and seven low bits, each multiplied for itself, so
// that the sum is the very integer the other kernels come to.
#include "language/network_kernels.h"

#if defined(__x86_64__) && defined(__linux__) && __has_include(<amxint8intrin.h>)
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // GCC 12's own header, where it leaves a register undefined on purpose
#define HEARSAY_TILES __attribute__((target("avx512f,avx512bw,avx512vl,amx-tile,amx-int8")))

namespace hearsay {
namespace {

constexpr std::size_t kRows = 16;                   // of inputs in a tile
constexpr int kLowBits = 7;                         // of an input
constexpr std::size_t kTile = kRows * kTileInputs;  // bytes
static_assert(kPanel == 16 && kTileInputs == 64 && (kLargestInput >> kLowBits) == 127);

/// What `ldtilecfg` reads.
struct alignas(64) TileShapes {
  std::uint8_t palette = 1, start = 0;
  std::array<std::uint8_t, 14> reserved{};
  std::array<std::uint16_t, 16> row_bytes{};
  std::array<std::uint8_t, 16> rows{};
};

constexpr TileShapes all_full() {
  TileShapes shapes;
  for (std::size_t i = 0; i < 8; ++i) {
    shapes.row_bytes[i] = kTileInputs;
    shapes.rows[i] = kRows;
  }
  return shapes;
}
constexpr TileShapes kShapes = all_full();

/// The inputs in two arrays of bytes, with zeros behind them for the tiles that reach past the end.
class SplitInputs {
 public:
  HEARSAY_TILES SplitInputs(const std::int16_t* in, std::size_t count, std::size_t spare)
      : size_((count + spare + 63) / 64 * 64), bytes_(new (std::align_val_t{64}) std::int8_t[2 * size_]) {
    std::size_t i = 0;
    for (; i + 32 <= count; i += 32) {
      const __m512i values = _mm512_loadu_si512(in + i);
      const __m512i low = _mm512_and_si512(values, _mm512_set1_epi16((1 << kLowBits) - 1));
      _mm256_store_si256(reinterpret_cast<__m256i*>(bytes_.get() + i), _mm512_cvtepi16_epi8(_mm512_srai_epi16(values, kLowBits)));
      _mm256_store_si256(reinterpret_cast<__m256i*>(bytes_.get() + size_ + i), _mm512_cvtepi16_epi8(low));
    }
    for (; i < count; ++i) {
      bytes_[i] = static_cast<std::int8_t>(in[i] >> kLowBits);
      bytes_[size_ + i] = static_cast<std::int8_t>(in[i] & ((1 << kLowBits) - 1));
    }
    std::fill(bytes_.get() + count, bytes_.get() + size_, std::int8_t{0});
    std::fill(bytes_.get() + size_ + count, bytes_.get() + 2 * size_, std::int8_t{0});
  }

  const std::int8_t* high() const { return bytes_.get(); }
  const std::int8_t* low() const { return bytes_.get() + size_; }

 private:
  struct Free {
    void operator()(std::int8_t* p) const { ::operator delete[](p, std::align_val_t{64}); }
  };
  std::size_t size_;
  std::unique_ptr<std::int8_t[], Free> bytes_;
};

using Sums = std::array<std::int32_t, kRows * kPanel>;

/// The sums of 16 rows by one panel, or by two, which share the loading of the inputs.
template <bool kTwo>
HEARSAY_TILES void sum_tiles(const std::int8_t* high, const std::int8_t* low, std::size_t stride, const std::int8_t* weights, std::size_t deep, Sums* sums) {
  _tile_zero(0);
  _tile_zero(1);
  if constexpr (kTwo) {
    _tile_zero(2);
    _tile_zero(3);
  }
  for (std::size_t k = 0; k < deep; ++k) {
    _tile_loadd(4, high + k * kTileInputs, stride);
    _tile_loadd(5, low + k * kTileInputs, stride);
    _tile_loadd(6, weights + k * kTile, kTileInputs);
    _tile_dpbssd(0, 4, 6);
    _tile_dpbssd(1, 5, 6);
    if constexpr (kTwo) {
      _tile_loadd(7, weights + (deep + k) * kTile, kTileInputs);
      _tile_dpbssd(2, 4, 7);
      _tile_dpbssd(3, 5, 7);
    }
  }
  _tile_stored(0, sums[0].data(), kPanel * 4);
  _tile_stored(1, sums[1].data(), kPanel * 4);
  if constexpr (kTwo) {
    _tile_stored(2, sums[2].data(), kPanel * 4);
    _tile_stored(3, sums[3].data(), kPanel * 4);
  }
}

HEARSAY_TILES void write_panel(const Sums& high, const Sums& low, const float* units, std::size_t rows, const PackedMatrix& m, std::size_t column, float* out,
                               std::size_t out_stride) {
  const __m512 scales = _mm512_loadu_ps(m.scales.data() + column), bias = _mm512_loadu_ps(m.bias.data() + column);
  for (std::size_t r = 0; r < rows; ++r) {
    const __m512i sum = _mm512_add_epi32(_mm512_slli_epi32(_mm512_load_si512(high.data() + r * kPanel), kLowBits), _mm512_load_si512(low.data() + r * kPanel));
    const __m512 factor = _mm512_mul_ps(_mm512_set1_ps(units[r]), scales);
    _mm512_storeu_ps(out + r * out_stride + column, _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum), factor, bias));
  }
}

HEARSAY_TILES void multiply(const std::int16_t* in, std::size_t stride, const float* units, std::size_t rows, const PackedMatrix& m, float* out,
                            std::size_t out_stride) {
  if (rows == 0) return;
  const std::size_t deep = (m.inner + kTileInputs - 1) / kTileInputs, columns = padded(m.columns);
  const SplitInputs inputs(in, (rows - 1) * stride + m.inner, kRows * stride + kTileInputs);
  alignas(64) std::array<Sums, 4> sums;
  _tile_loadconfig(&kShapes);
  for (std::size_t row = 0; row < rows; row += kRows) {
    const std::size_t count = std::min(kRows, rows - row);
    const std::int8_t *high = inputs.high() + row * stride, *low = inputs.low() + row * stride;
    auto write = [&](std::size_t k, std::size_t column) __attribute__((target("avx512f,avx512bw,avx512vl"))) {
      write_panel(sums[2 * k], sums[2 * k + 1], units + row, count, m, column, out + row * out_stride, out_stride);
    };
    std::size_t column = 0;
    for (; column + 2 * kPanel <= columns; column += 2 * kPanel) {
      sum_tiles<true>(high, low, stride, m.tiles.data() + column / kPanel * deep * kTile, deep, sums.data());
      write(0, column);
      write(1, column + kPanel);
    }
    if (column < columns) {
      sum_tiles<false>(high, low, stride, m.tiles.data() + column / kPanel * deep * kTile, deep, sums.data());
      write(0, column);
    }
  }
  _tile_release();
}

/// Linux lets a process use the tiles once it has asked (arch_prctl(2), ARCH_REQ_XCOMP_PERM of XTILEDATA).
bool may_use_tiles() { return syscall(SYS_arch_prctl, 0x1023, 18) == 0; }

bool has_tiles() {
  unsigned a = 7, b = 0, c = 0, d = 0;
  __asm__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
  constexpr unsigned kTileBit = 1u << 24, kBytesBit = 1u << 25;
  return (d & kTileBit) && (d & kBytesBit) && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}

}  // namespace

Kernels::Multiply* tile_multiply() { return has_tiles() && may_use_tiles() ? &multiply : nullptr; }

}  // namespace hearsay

#else

namespace hearsay {
Kernels::Multiply* tile_multiply() { return nullptr; }
}  // namespace hearsay

#endif
