// Packs a folder of section files (net.* seg.* case.* lemma.*) into one model file.
//
// usage: pack_model [--extend OLD-MODEL] FOLDER MODEL EDITION
// --extend takes over the sections of a model that FOLDER has not, so that a part can be trained again alone.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "base/section_file.h"

namespace {

using namespace hearsay;
using Sections = std::map<std::string, std::string>;

int complain(const std::string& what) {
  fmt::print(stderr, "pack_model: {}\n", what);
  return 2;
}

bool add_folder(const std::filesystem::path& folder, Sections& sections) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    sections[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), {}};
    if (!in) return false;
  }
  return !error;
}

int pack(const char* old, const char* folder, const char* model, const char* edition) {
  Sections sections;
  if (old) {
    const auto file = SectionFile::open(old, {"LANG", 1});
    if (!file) return complain(file.error().describe());
    for (const std::string& name : file->names()) {
      const auto bytes = file->section(name);
      sections[name] = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
  }
  if (!add_folder(folder, sections) || sections.empty()) return complain(fmt::format("{}: no sections to read", folder));
  SectionWriter writer({"LANG", 1}, edition);
  for (const auto& [name, bytes] : sections) writer.add(name, bytes);
  if (auto done = writer.write(model); !done) return complain(done.error().describe());
  fmt::print("{}: {} sections, {} bytes\n", model, sections.size(), std::filesystem::file_size(model));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool extend = argc == 6 && std::string_view(argv[1]) == "--extend";
  if (argc != 4 && !extend) {
    fmt::print(stderr, "usage: pack_model [--extend OLD-MODEL] FOLDER MODEL EDITION\n");
    return 2;
  }
  char** rest = argv + (extend ? 3 : 1);
  return pack(extend ? argv[2] : nullptr, rest[0], rest[1], rest[2]);
}
