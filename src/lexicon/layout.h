// How a table lies in the compiled file. Each table is one section named after it:
//   u32 rows, columns, keys, buckets, word_buckets, pool size
//   column names: columns × Text            cells: rows × columns × Text
//   origins: rows × (Text file, u32 line)
//   keys: keys × {Text folded, u32 row, u32 words}, sorted so that equal keys stand together
//   rows_by_key: keys × u32                 the row ids in the order of keys
//   hash: buckets × {u32 first key + 1, u32 count}         open addressing on the folded key
//   word hash: word_buckets × {u32 first + 1, u32 count}   on the first word of keys, into by_word
//   by_word: keys × u32                     key numbers sorted by first word, longest first
//   pool: the bytes the Texts point into
// Text is {u32 offset, u32 size}. Everything is a little-endian u32; the program runs on
// little-endian machines only (checked when it is compiled).
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "base/section_file.h"

namespace hearsay::lexicon {

static_assert(std::endian::native == std::endian::little, "mapped tables are read in place");

inline constexpr ContainerKind kKind{"LEXI", 1};

struct Text {
  std::uint32_t offset, size;
};
struct Origin {
  Text file;
  std::uint32_t line;
};
struct Key {
  Text folded;
  std::uint32_t row, words;
};
struct Bucket {
  std::uint32_t first, count;
};  // first is 1-based; 0 is an empty bucket
struct Header {
  std::uint32_t rows, columns, keys, buckets, word_buckets, pool;
};

inline std::uint32_t hash(std::string_view text) {  // FNV-1a; the files hold its results
  std::uint32_t h = 2166136261u;
  for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h ^ (h >> 15);
}

inline std::string_view first_word(std::string_view key) { return key.substr(0, key.find(' ')); }

}  // namespace hearsay::lexicon
