// Replays a corpus, file by file, where there is no libFuzzer: so each target is a plain test under any compiler.
// Arguments are files and folders. A failure is a crash, as under the fuzzer.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

void replay(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    if (!fs::is_directory(argv[i])) replay(argv[i]), ++files;
    else
      for (const auto& entry : fs::recursive_directory_iterator(argv[i])) {
        if (!entry.is_regular_file()) continue;
        std::printf("%s\n", entry.path().c_str());
        std::fflush(stdout);  // so that the last line names the file that crashes
        replay(entry.path()), ++files;
      }
  }
  std::printf("%d files\n", files);
  return files > 0 ? 0 : 1;
}
