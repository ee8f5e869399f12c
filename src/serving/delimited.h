// Rows of delimited text, as spreadsheets and statistics programs read them.
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::serving {

struct DelimitedStyle {
  char separator = ',';     // a comma: fields are quoted where they must be; a tab: never
  bool header = true;       // a first row with the names
  std::string missing;      // what stands where nothing is known
  bool byte_order = false;  // the mark by which Excel knows UTF-8
};

/// A field is one line whatever it holds: white space runs together, and a tab cannot be told from a separator.
class DelimitedRow {
 public:
  explicit DelimitedRow(const DelimitedStyle& style) : style_(style) {}

  DelimitedRow& put(std::string_view text);
  DelimitedRow& put(const char* text) { return put(std::string_view(text)); }
  DelimitedRow& put(const std::string& text) { return put(std::string_view(text)); }
  DelimitedRow& put(std::int64_t number) { return put(std::to_string(number)); }
  DelimitedRow& put(std::uint64_t number) { return put(std::to_string(number)); }
  DelimitedRow& put(std::uint32_t number) { return put(std::to_string(number)); }
  DelimitedRow& put(double number);
  template <class T>
  DelimitedRow& put(const std::optional<T>& value) {
    return value ? put(*value) : put(std::string_view());
  }
  template <class... Values>
  DelimitedRow& put_all(const Values&... values) {
    (put(values), ...);
    return *this;
  }

  std::size_t fields() const { return fields_; }
  std::string take();  // the line with its end; the row is empty again

 private:
  const DelimitedStyle& style_;
  std::string line_;
  std::size_t fields_ = 0;
};

/// Writes the byte order mark and the names, as far as `style` wants them.
void put_head(std::ostream& out, const std::vector<std::string>& names, const DelimitedStyle& style);

}  // namespace hearsay::serving
