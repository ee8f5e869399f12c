#include "serving/plain_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace hearsay::serving {
namespace {

constexpr std::size_t kGap = 2;         // between columns
constexpr std::size_t kNarrowest = 12;  // what the last column keeps on a terminal too narrow for the others

std::size_t columns_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const auto kind = u_charType(point);
  if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Beside the controls, the marks that turn the direction of writing: they can make a line read as another one.
bool steers(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

const char* escape_of(Colour colour) {
  switch (colour) {
    case Colour::none: return "";
    case Colour::bold: return "\033[1m";
    case Colour::dim: return "\033[2m";
    case Colour::green: return "\033[32m";
    case Colour::cyan: return "\033[36m";
    case Colour::yellow: return "\033[33m";
    case Colour::red: return "\033[31m";
    case Colour::magenta: return "\033[35m";
    case Colour::blue: return "\033[34m";
  }
  return "";
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xA0 || c == 0x2028 || c == 0x2029) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (steers(c) || c == 0xFFFD) {
      out += "\uFFFD";
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::size_t columns(std::string_view text) {
  std::size_t total = 0;
  for (std::size_t at = 0; at < text.size();) total += columns_of(next_code_point(text, at));
  return total;
}

std::string cut(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  std::size_t used = 1, end = 0;  // one for the ellipsis
  for (std::size_t at = 0; at < text.size(); end = at) {
    used += columns_of(next_code_point(text, at));
    if (used > width) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string fitted(std::string_view text, std::size_t width) {
  std::string out = cut(text, width);
  out.append(width - std::min(width, columns(out)), ' ');
  return out;
}

std::string wrapped(std::string_view text, std::size_t indent, const TextStyle& style) {
  const std::string margin(indent, ' ');
  if (style.width == 0) return margin + std::string(text) + '\n';
  const std::size_t room = std::max(style.width, indent + 2 * kNarrowest) - indent;
  std::string out, line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!line.empty() && columns(line) + 1 + columns(word) > room) {
      out += margin + line + '\n';
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
    at = end + 1;
  }
  return out + margin + line + '\n';
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == text.npos) return std::string(text);
  std::string out = "\"";
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string painted(std::string_view text, Colour colour, const TextStyle& style) {
  if (!style.colour || colour == Colour::none) return std::string(text);
  return fmt::format("{}{}\033[0m", escape_of(colour), text);
}

std::vector<std::size_t> TextTable::widths(const TextStyle& style) const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    std::size_t widest = columns(heads_[i]);
    for (const auto& row : rows_) widest = std::max(widest, columns(row[i].text));
    out.push_back(widest);
  }
  if (style.width == 0) return out;
  std::size_t before = 0;
  for (std::size_t i = 0; i + 1 < out.size(); ++i) before += out[i] + kGap;
  out.back() = std::min(out.back(), std::max(kNarrowest, style.width - std::min(style.width, before)));
  return out;
}

std::string TextTable::draw(const TextStyle& style) const {
  const auto width = widths(style);
  std::string out;
  const auto put = [&](std::size_t i, std::string_view text, Colour colour) {
    const bool last = i + 1 == width.size();
    const std::string shown = cut(text, width[i]);
    out += painted(shown, colour, style);
    if (!last) out.append(width[i] - columns(shown) + kGap, ' ');
  };
  const auto end_line = [&] {
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += '\n';
  };
  for (std::size_t i = 0; i < heads_.size(); ++i) put(i, heads_[i], Colour::bold);
  end_line();
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) put(i, row[i].text, row[i].colour);
    end_line();
  }
  return out;
}

}  // namespace hearsay::serving
