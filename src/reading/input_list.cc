#include "reading/input_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<Result<InputFile>>;

tl::unexpected<Error> refused(const fs::path& path, const std::error_code& why) {
  return fail(Fault::io, fmt::format("cannot be read: {}", why.message()), {.source = path.string()});
}

std::uint64_t size_of(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? 0 : size;
}

void list_folder(const fs::path& folder, Files& out) {
  const std::size_t before = out.size();
  std::error_code error;
  std::vector<std::string> found;
  fs::recursive_directory_iterator it(folder, error), end;
  while (!error && it != end) {
    std::error_code ignored;
    const bool hidden = it->path().filename().string().starts_with('.');
    if (it->is_directory(ignored)) {
      const int unreadable = hidden ? 0 : [&] {
        fs::directory_iterator probe(it->path(), ignored);
        return ignored.value();
      }();
      if (unreadable) out.push_back(refused(it->path(), ignored));
      if (hidden || unreadable) it.disable_recursion_pending();
    } else if (!hidden && it->is_regular_file(ignored)) {
      found.push_back(it->path().lexically_relative(folder).generic_string());
    }
    it.increment(error);
  }
  if (error) out.push_back(refused(folder, error));
  std::sort(found.begin(), found.end());
  for (std::string& name : found) {
    const fs::path path = folder / name;
    out.push_back(InputFile{path.string(), std::move(name), size_of(path)});
  }
  if (out.size() == before) out.push_back(fail(Fault::input, "this folder has no files to read", {.source = folder.string()}));
}

}  // namespace

Files list_inputs(const std::vector<std::string>& inputs) {
  Files out;
  for (const std::string& input : inputs) {
    if (input == "-") {
      out.push_back(InputFile{"-", "stdin", 0});
      continue;
    }
    std::error_code error;
    const fs::path path(input);
    const auto status = fs::status(path, error);
    if (error)
      out.push_back(refused(path, error));
    else if (fs::is_directory(status))
      list_folder(path, out);
    else
      out.push_back(InputFile{input, path.filename().string(), size_of(path)});
  }
  return out;
}

std::string strip_extensions(std::string_view name) {
  constexpr std::array<std::string_view, 18> kExtensions = {".gz",   ".zst",   ".bz2",    ".xz",   ".tar", ".tgz", ".zip", ".txt",  ".text",
                                                            ".json", ".jsonl", ".ndjson", ".html", ".htm", ".xml", ".rss", ".atom", ".conllu"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view extension : kExtensions)
      if (name.size() > extension.size() && name.ends_with(extension) && name[name.size() - extension.size() - 1] != '/')
        name.remove_suffix(extension.size()), cut = true;
  }
  return std::string(name);
}

}  // namespace hearsay
