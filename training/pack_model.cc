// Packs a folder of section files (net.* seg.* lemma.*) into one model file.
//
// usage: pack_model FOLDER MODEL EDITION
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "base/section_file.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: pack_model FOLDER MODEL EDITION\n");
    return 2;
  }
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1], error)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  if (error || files.empty()) {
    fmt::print(stderr, "pack_model: {}: no sections\n", argv[1]);
    return 2;
  }
  hearsay::SectionWriter writer({"LANG", 1}, argv[3]);
  for (const auto& path : files) {
    std::ifstream in(path, std::ios::binary);
    writer.add(path.filename().string(), {std::istreambuf_iterator<char>(in), {}});
    if (!in) {
      fmt::print(stderr, "pack_model: {}: cannot be read\n", path.string());
      return 2;
    }
  }
  if (auto done = writer.write(argv[2]); !done) {
    fmt::print(stderr, "pack_model: {}\n", done.error().describe());
    return 2;
  }
  fmt::print("{}: {} sections, {} bytes\n", argv[2], files.size(), std::filesystem::file_size(argv[2]));
}
