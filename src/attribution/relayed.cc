#include "attribution/relayed.h"

namespace hearsay {

Result<Relayed> Relayed::read(const Table& table) {
  const auto part = table.column("part");
  if (!part) return fail(Fault::input, "table relayed wants columns words, part");
  return Relayed(table, *part);
}

bool Relayed::has(std::string_view lemma, std::string_view part) const {
  for (const RowId row : table_.find(lemma))
    if (table_.cell(row, part_) == part) return true;
  return false;
}

}  // namespace hearsay
