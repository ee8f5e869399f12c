// The compiler of lexicon tables over any text: it compiles, with every row found under its key, or names the line.
#include "fuzz/scratch_file.h"
#include "fuzz/table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  static const ScratchFile file("table.tsv");
  file.write({reinterpret_cast<const char*>(data), size});
  const auto lexicon = Lexicon::compile(file.folder());
  if (!lexicon) {
    FUZZ_CHECK(lexicon.error().where.source == "table.tsv");
    return 0;
  }
  const auto table = (*lexicon)->table("table");
  FUZZ_CHECK(table);
  ask_all(*table);
  for (RowId row = 0; row < table->rows() && row < 1000; ++row) {
    const std::string key = fold(table->key(row));
    if (key.empty()) continue;
    bool found = false;
    for (const RowId one : table->find(key)) found |= one == row;
    FUZZ_CHECK(found);
  }
  return 0;
}
