// Text for terminals and files: what a document says is shown, never obeyed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::serving {

struct TextStyle {
  bool colour = false;
  std::size_t width = 0;  // columns of the terminal; 0: lines are never cut or wrapped
};

/// One line of it: runs of white space become one space, control characters (which could steer a terminal) U+FFFD.
std::string printable(std::string_view text);

/// Columns it takes on a terminal: two for a wide letter, none for a combining mark.
std::size_t columns(std::string_view text);

/// `text` and spaces up to `width` columns, or cut with "…" if it is longer.
std::string fitted(std::string_view text, std::size_t width);
std::string cut(std::string_view text, std::size_t width);

/// Broken at spaces into lines of at most `style.width` columns, each after `indent` spaces; one line if it is 0.
std::string wrapped(std::string_view text, std::size_t indent, const TextStyle& style);

/// One field of a CSV row, quoted where it must be.
std::string csv_field(std::string_view text);

enum class Colour { none, bold, dim, green, cyan, yellow, red, magenta, blue };
std::string painted(std::string_view text, Colour colour, const TextStyle& style);

/// Rows set out in columns as wide as their widest cell; the last is cut to what is left of the line.
class TextTable {
 public:
  struct Cell {
    std::string text;
    Colour colour = Colour::none;
  };
  explicit TextTable(std::vector<std::string> heads) : heads_(std::move(heads)) {}
  void add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
  std::string draw(const TextStyle& style) const;

 private:
  std::vector<std::size_t> widths(const TextStyle& style) const;
  std::vector<std::string> heads_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace hearsay::serving
