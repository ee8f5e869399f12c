// What the network sees of a word: rows of one embedding table, summed. training/features.py computes the
// same rows for training, and network_test.cc holds the two together.
//
// A word is first normalised a code point at a time: curly quotes become straight ones, letters lower case by
// their simple mapping, ASCII digits '0'. Its rows are those of the whole form (a vocabulary; row 0 is any other
// word), of its first one to three and last one to four code points, and of its shape. Affixes and shapes are hashed:
// FNV-1a 64 over a tag byte and the UTF-8 bytes, high half folded into the low.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

inline constexpr std::size_t kRowsAWord = 9;
using WordRows = std::array<std::uint32_t, kRowsAWord>;

class NetworkFeatures {
 public:
  static constexpr std::uint32_t kFirstWordRow = 2;  // row 1 stood for hidden words while pretraining

  struct Scratch {
    std::string folded, shape;
    std::vector<std::uint32_t> ends;  // where each code point of `folded` ends
  };

  NetworkFeatures() = default;
  /// `vocabulary`: word_key() of the folded words, ascending; a view of the model file. Neither number of rows is 0.
  NetworkFeatures(std::span<const std::uint64_t> vocabulary, std::uint32_t affix_rows, std::uint32_t shape_rows)
      : vocabulary_(vocabulary), affix_rows_(affix_rows), shape_rows_(shape_rows) {}

  WordRows rows(std::string_view word, Scratch&) const;
  std::size_t table_size() const { return std::size_t{shape_base()} + shape_rows_; }

 private:
  std::uint32_t affix_base() const { return kFirstWordRow + static_cast<std::uint32_t>(vocabulary_.size()); }
  std::uint32_t shape_base() const { return affix_base() + affix_rows_; }
  std::uint32_t word_row(std::string_view folded) const;

  std::span<const std::uint64_t> vocabulary_;
  std::uint32_t affix_rows_ = 1, shape_rows_ = 1;
};

/// FNV-1a 64 of `tag` (if it is not 0) and `text`.
constexpr std::uint64_t word_key(std::string_view text, char tag = 0) {
  std::uint64_t h = 0xCBF29CE484222325ull;
  auto eat = [&h](char c) { h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull; };
  if (tag) eat(tag);
  for (char c : text) eat(c);
  return h;
}

}  // namespace hearsay
