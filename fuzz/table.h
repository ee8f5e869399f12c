// Asks a table of a lexicon everything it can be asked.
#pragma once

#include <string>
#include <vector>

#include "fuzz/check.h"
#include "hearsay/lexicon.h"

namespace hearsay {

inline void ask_all(const Table& table) {
  std::vector<Table::Start> starts;
  for (RowId row = 0; row < table.rows() && row < 1000; ++row) {
    FUZZ_CHECK(!table.origin(row).empty());
    const std::string key = fold(table.key(row));
    for (const RowId found : table.find(key)) FUZZ_CHECK(found < table.rows());
    table.starting(key.substr(0, key.find(' ')), starts);
  }
  for (const Table::Start& start : starts) FUZZ_CHECK(start.row < table.rows());
}

}  // namespace hearsay
