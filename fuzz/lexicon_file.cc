// A compiled lexicon whose table is any bytes, under checksums that hold: it is refused, or every answer lies inside it.
#include "base/section_file.h"
#include "fuzz/scratch_file.h"
#include "fuzz/table.h"
#include "lexicon/layout.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  static const ScratchFile file("lexicon.bin");
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto raw = SectionFile::over(bytes, lexicon::kKind); !raw) FUZZ_CHECK(!raw.error().message.empty());
  SectionWriter writer(lexicon::kKind, "fuzz");
  writer.add("tables", "t\n");
  writer.add("t", bytes);
  FUZZ_CHECK(writer.write(file.path()));
  if (const auto opened = Lexicon::open(file.path())) ask_all(*(*opened)->table("t"));
  return 0;
}
