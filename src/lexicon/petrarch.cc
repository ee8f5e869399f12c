// Which files of a folder are dictionaries, and in which order they are read.

#include "lexicon/petrarch.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "hearsay/lexicon.h"

namespace hearsay::petrarch {
namespace {

namespace fs = std::filesystem;

enum class Kind { actors, agents, verbs, discards, other };

Kind kind_of(const std::string& name) {
  if (name.ends_with(".actors.txt")) return Kind::actors;
  if (name.ends_with(".agents.txt")) return Kind::agents;
  if (name.ends_with("discards.txt")) return Kind::discards;
  if (name.ends_with(".verbs.txt") || name.find(".verbs.") != name.npos) return Kind::verbs;
  if (name.starts_with("CAMEO.") && name.ends_with(".txt")) return Kind::verbs;
  return Kind::other;
}

// PETRARCH ships the toy dictionaries of its own tests (PETR.Validate.*: elves, orcs and codes of another scheme) in the
// folder of the real ones, and never reads both. Nor do we: they are read where nothing else of their kind is.
bool is_validation(const std::string& name) { return name.starts_with("PETR.Validate"); }

std::optional<std::string> contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<fs::path> files_of(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> out;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->is_regular_file()) out.push_back(at->path());
  std::sort(out.begin(), out.end());
  return out;
}

void read_one(Kind kind, std::string_view text, const std::string& name, Dictionaries& out) {
  switch (kind) {
    case Kind::actors: return read_actors(text, name, out);
    case Kind::agents: return read_agents(text, name, out);
    case Kind::verbs: return read_verbs(text, name, out);
    case Kind::discards: return read_discards(text, name, out);
    case Kind::other: return;
  }
}

}  // namespace

Result<Dictionaries> read(const fs::path& folder) {
  std::error_code error;
  const std::vector<fs::path> paths = files_of(folder, error);
  if (error) return fail(Fault::io, fmt::format("cannot list this folder of PETRARCH dictionaries ({})", error.message()), {.source = folder.string()});
  Dictionaries out;
  for (const Kind kind : {Kind::actors, Kind::agents, Kind::verbs, Kind::discards}) {
    const bool real = std::any_of(paths.begin(), paths.end(), [&](const fs::path& path) {
      const std::string name = path.filename().string();
      return kind_of(name) == kind && !is_validation(name);
    });
    for (const fs::path& path : paths) {
      const std::string name = path.filename().string();
      if (kind_of(name) != kind || (real && is_validation(name))) continue;
      const auto text = contents(path);
      if (!text) return fail(Fault::io, "cannot open this file", {.source = path.string()});
      read_one(kind, *text, name, out);
      out.files.push_back(name);
    }
  }
  if (out.files.empty())
    return fail(Fault::io, "there is no PETRARCH dictionary in this folder (*.actors.txt, *.agents.txt, *.verbs.txt, CAMEO.*.txt)", {.source = folder.string()});
  return out;
}

}  // namespace hearsay::petrarch
