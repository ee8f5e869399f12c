// How a document uses line breaks. In most text of today a line is a paragraph; old wire copy and
// mail are wrapped at some seventy columns, and there a full line runs on into the next.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay {

/// What stands between two words. `line` is a line break that means something; a wrapped line's is a `space`.
enum class Gap : std::uint8_t { none, space, line, blank };

class LineLayout {
 public:
  static LineLayout measure(std::string_view text);

  bool wrapped() const { return width_ > 0; }
  /// The gap text[begin, end), which is white space.
  Gap gap(std::string_view text, std::uint32_t begin, std::uint32_t end) const;

  /// Bytes from the begin of the line to `at`, at most `most`.
  static std::uint32_t column(std::string_view text, std::uint32_t at, std::uint32_t most);

 private:
  std::uint32_t width_ = 0;  // bytes of a full line; 0 if the text is not wrapped
};

}  // namespace hearsay
