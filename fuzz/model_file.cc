// A language model of any sections, under checksums that hold. The input is sections: a name, a line end, the size in two
// bytes, the bytes. What opens must read a sentence.
#include "base/section_file.h"
#include "fuzz/check.h"
#include "fuzz/scratch_file.h"
#include "hearsay/language_model.h"

namespace {

using namespace hearsay;

void add_sections(std::string_view rest, SectionWriter& writer) {
  while (!rest.empty()) {
    const std::string_view name = rest.substr(0, std::min<std::size_t>(rest.find('\n'), 20));
    rest.remove_prefix(std::min(name.size() + 1, rest.size()));
    if (rest.size() < 2) return;
    const std::size_t size = static_cast<unsigned char>(rest[0]) | static_cast<unsigned char>(rest[1]) << 8;
    rest.remove_prefix(2);
    writer.add(std::string(name), std::string(rest.substr(0, size)));
    rest.remove_prefix(std::min(size, rest.size()));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ScratchFile file("english.model");
  SectionWriter writer({"LANG", 1}, "fuzz");
  add_sections({reinterpret_cast<const char*>(data), size}, writer);
  FUZZ_CHECK(writer.write(file.path()));
  auto model = LanguageModel::open(file.path());
  if (!model) return 0;
  const auto document = Document::make({.id = "d"}, "Troops won't leave the town, Mr. José said. \"No.\"");
  Analysis analysis;
  LanguageModel::Worker(std::move(*model)).analyse(*document, analysis);
  for (const Token& token : analysis.tokens) FUZZ_CHECK(token.at.end <= document->text().size());
  return 0;
}
