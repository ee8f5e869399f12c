// Packed files and archives: libarchive, and what is made of its answers.
#include <array>
#include <string>

#include "fuzz/check.h"
#include "reading/packed_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  auto input = PackedInput::over(std::string(reinterpret_cast<const char*>(data), size));
  if (!input) return 0;
  std::array<char, 4096> block;
  for (int members = 0; members < 100; ++members) {
    const auto member = (*input)->next();
    if (!member) break;
    if (!*member) {
      FUZZ_CHECK(!member->error().message.empty());
      continue;
    }
    for (int blocks = 0; blocks < 256; ++blocks)
      if (const auto count = (*input)->read(block); !count || *count == 0) break;
  }
  return 0;
}
