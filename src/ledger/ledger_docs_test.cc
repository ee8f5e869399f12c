// docs/formats/ledger.md names every table and column there is.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "hearsay/ledger.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"
#include "support/temporary_folder.h"

namespace hearsay {
namespace {

std::string row_of(const std::string& page, const std::string& table) {
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("| `") && line.substr(0, line.find('|', 2)).find('`' + table + '`') != line.npos) return line;
  return "";
}

TEST(LedgerDocs, NameEveryTableAndColumn) {
  std::ifstream file(std::string(HEARSAY_SOURCE_DIR) + "/docs/formats/ledger.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  auto database = sqlite::Database::open(":memory:", SQLITE_OPEN_READWRITE, nullptr);
  ASSERT_TRUE(ledger::migrate(*database, ledger::migrations()));
  // Shadow tables of the indexes are SQLite's business, and so is the hidden column that bears their name.
  auto columns = database->prepare(
      "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c "
      "WHERE t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'sentence_words'");
  int seen = 0;
  for (; *columns->next(); ++seen) {
    const std::string table(columns->text(0)), column(columns->text(1)), row = row_of(page, table);
    EXPECT_NE(row, "") << table << " is not in the page";
    EXPECT_NE(row.find('`' + column + '`'), row.npos) << table << '.' << column << " is not in the page";
  }
  EXPECT_GT(seen, 120);
  EXPECT_NE(page.find("is the format: " + std::to_string(ledger::migrations().back().to)), page.npos);
}

}  // namespace
}  // namespace hearsay
