#include "language/line_layout.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "language/char_kind.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kNarrowest = 40, kWidest = 110;  // columns that text is wrapped at
constexpr std::size_t kFewestLines = 3;
constexpr std::uint32_t kIndent = 2;
constexpr std::size_t kLinesLookedAt = 2000;

struct Line {
  std::uint32_t length;     // without white space at its end
  std::uint32_t next_word;  // length of the first word of the next line; 0 if that is blank or indented
};

bool ends_word(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::uint32_t first_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kWidest && !ends_word(text[end])) ++end;
  return static_cast<std::uint32_t>(end - at);
}

std::vector<Line> lines_that_go_on(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size() && lines.size() < kLinesLookedAt;) {
    std::size_t stop = std::min(text.find('\n', at), text.size());
    std::size_t end = stop;
    while (end > at && ends_word(text[end - 1])) --end;
    std::uint32_t next = stop < text.size() ? first_word(text, stop + 1) : 0;
    if (end > at && next > 0) lines.push_back({static_cast<std::uint32_t>(end - at), next});
    at = stop + 1;
  }
  return lines;
}

/// Whether the line was broken because the next word had no room.
bool is_full(Line line, std::uint32_t width) { return line.length + 1 + line.next_word >= width; }

}  // namespace

LineLayout LineLayout::measure(std::string_view text) {
  LineLayout layout;
  auto lines = lines_that_go_on(text);
  if (lines.size() < kFewestLines) return layout;
  std::vector<std::uint32_t> lengths;
  lengths.reserve(lines.size());
  for (Line line : lines) lengths.push_back(line.length);
  auto nearly_all = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 19 / 20);
  std::nth_element(lengths.begin(), nearly_all, lengths.end());
  std::uint32_t width = *nearly_all;
  if (width < kNarrowest || width > kWidest) return layout;
  width -= 4;  // editors do not all wrap as late as they could
  auto full = std::count_if(lines.begin(), lines.end(), [&](Line l) { return is_full(l, width); });
  if (static_cast<std::size_t>(full) * 3 >= lines.size() * 2) layout.width_ = width;
  return layout;
}

Gap LineLayout::gap(std::string_view text, std::uint32_t begin, std::uint32_t end) const {
  if (begin == end) return Gap::none;
  std::uint32_t breaks = 0, indent = 0;
  char32_t before = 0;
  for (std::size_t at = begin; at < end;) {
    char32_t c = next_code_point(text, at);
    if (is_line_break(c)) {
      breaks += c == 0x2029 ? 2 : c == '\n' && before == '\r' ? 0 : 1;
      indent = 0;
    } else {
      ++indent;
    }
    before = c;
  }
  if (breaks == 0) return Gap::space;
  if (breaks > 1) return Gap::blank;
  if (!wrapped() || indent >= kIndent) return Gap::line;
  Line line{column(text, begin, 2 * kWidest), first_word(text, end)};
  return is_full(line, width_) ? Gap::space : Gap::line;
}

std::uint32_t LineLayout::column(std::string_view text, std::uint32_t at, std::uint32_t most) {
  std::uint32_t length = 0;
  while (length < most && length < at && text[at - length - 1] != '\n') ++length;
  return length;
}

}  // namespace hearsay
