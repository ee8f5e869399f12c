#include "cli/assets.h"

#include <fmt/format.h>

#include <cstdlib>
#include <future>
#include <vector>

#include "cli/console.h"
#include "lexicon/petrarch.h"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> folders() {
  std::vector<fs::path> out;
  if (const char* named = std::getenv("HEARSAY_DATA")) out.emplace_back(named);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  if (!error) {
    out.push_back(program / "share/hearsay");
    out.push_back(program.parent_path() / "share/hearsay");
  }
  return out;
}

Result<fs::path> find(const std::string& named, const char* file, const char* option) {
  if (!named.empty()) return fs::path(named);
  std::string tried;
  for (const fs::path& folder : folders()) {
    std::error_code error;
    if (fs::exists(folder / file, error)) return folder / file;
    tried += (tried.empty() ? "" : ", ") + folder.string();
  }
  return fail(Fault::io, fmt::format("{} was not found (looked in {}); say {} PATH or set HEARSAY_DATA to its folder", file, tried, option));
}

}  // namespace

Result<fs::path> find_asset(const char* name) {
  for (const fs::path& folder : folders()) {
    std::error_code error;
    if (fs::exists(folder / name, error)) return folder / name;
  }
  return fail(Fault::io, fmt::format("{} did not come with this program; set HEARSAY_DATA to the folder that holds it", name));
}

void AssetOptions::add_to(CLI::App& command) {
  command.add_option("--model", model, "Language model file")->type_name("FILE")->group("Files");
  command.add_option("--lexicon", lexicon, "Compiled lexicon, or a folder of its tables")->type_name("PATH")->group("Files");
}

void AssetOptions::add_petrarch_to(CLI::App& command) {
  command.add_option("--petrarch", petrarch, "Folder of PETRARCH dictionaries; they come before Hearsay's own")->type_name("DIR")->group("Files");
}

Result<std::shared_ptr<const LanguageModel>> open_model(const AssetOptions& options) {
  const auto path = find(options.model, "english.model", "--model");
  if (!path) return tl::unexpected(path.error());
  return LanguageModel::open(*path);
}

Result<std::shared_ptr<const Lexicon>> open_lexicon(const AssetOptions& options) {
  const auto path = find(options.lexicon, "lexicon.bin", "--lexicon");
  if (!path) return tl::unexpected(path.error());
  std::error_code error;
  if (fs::is_directory(*path, error)) return Lexicon::compile(*path);
  return Lexicon::open(*path);
}

namespace {

// Each entry left out is told once, and how many there were.
Result<std::shared_ptr<const petrarch::Dictionaries>> open_petrarch(const std::string& folder, bool quiet) {
  auto read = petrarch::read(folder);
  if (!read) return tl::unexpected(read.error());
  constexpr std::size_t kShown = 10;
  for (std::size_t i = 0; !quiet && i < read->notes.size() && i < kShown; ++i) warn(read->notes[i]);
  if (!quiet && read->left_out > kShown) warn(fmt::format("{} entries of the PETRARCH dictionaries were left out in all", read->left_out));
  return std::make_shared<const petrarch::Dictionaries>(std::move(*read));
}

}  // namespace

Result<Coder> open_coder(const AssetOptions& options, bool quiet) {
  // The two have nothing to do with each other, and each takes about half of the time.
  auto opening = std::async(std::launch::async, [&] { return open_model(options); });
  auto lexicon = open_lexicon(options);
  auto model = opening.get();
  if (!model) return tl::unexpected(model.error());
  if (!lexicon) return tl::unexpected(lexicon.error());
  std::shared_ptr<const petrarch::Dictionaries> loaded;
  if (!options.petrarch.empty()) {
    auto read = open_petrarch(options.petrarch, quiet);
    if (!read) return tl::unexpected(read.error());
    loaded = std::move(*read);
  }
  return Coder::create(std::move(*lexicon), std::move(*model), std::move(loaded));
}

}  // namespace hearsay::cli
