#include "attribution/time_words.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {

Result<TimeWords> TimeWords::read(const Table& calendar) {
  const auto kind = calendar.column("class");
  if (!kind) return fail(Fault::input, "table calendar wants columns words, class");
  return TimeWords(calendar, *kind);
}

bool TimeWords::stands_bare(const Tree& tree, std::uint32_t i) const {
  if (tree.folded(i) == "today" && is_capital(tree.written(i))) return false;  // the newspaper
  const auto rows = table_.find(tree.folded(i));
  return std::any_of(rows.begin(), rows.end(), [&](RowId row) { return is_one_of(table_.cell(row, class_), {"weekday", "unit", "day", "part"}); });
}

}  // namespace hearsay
