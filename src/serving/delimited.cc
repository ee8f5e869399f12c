#include "serving/delimited.h"

#include <fmt/format.h>

#include <utility>

#include "serving/plain_text.h"

namespace hearsay::serving {

DelimitedRow& DelimitedRow::put(std::string_view text) {
  if (fields_++ > 0) line_ += style_.separator;
  const std::string shown = text.empty() ? style_.missing : printable(text);
  line_ += style_.separator == ',' ? csv_field(shown) : shown;
  return *this;
}

DelimitedRow& DelimitedRow::put(double number) { return put(fmt::format("{}", number)); }

std::string DelimitedRow::take() {
  fields_ = 0;
  return std::exchange(line_, {}) + '\n';
}

void put_head(std::ostream& out, const std::vector<std::string>& names, const DelimitedStyle& style) {
  if (style.byte_order) out << "\xEF\xBB\xBF";
  if (!style.header) return;
  DelimitedRow row(style);
  for (const std::string& name : names) row.put(name);
  out << row.take();
}

}  // namespace hearsay::serving
