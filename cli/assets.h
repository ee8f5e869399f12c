// Finds and opens the model and the lexicon.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "hearsay/coder.h"
#include "hearsay/language_model.h"
#include "hearsay/lexicon.h"

namespace hearsay::cli {

/// Where --model and --lexicon say, else in $HEARSAY_DATA, else in share/hearsay beside or above the program.
struct AssetOptions {
  std::string model, lexicon, petrarch;
  void add_to(CLI::App& command);
  /// --petrarch: a folder of PETRARCH dictionaries (docs/petrarch.md).
  void add_petrarch_to(CLI::App& command);
};

/// A file or folder that comes with the program, by its name in share/hearsay.
Result<std::filesystem::path> find_asset(const char* name);
Result<std::shared_ptr<const LanguageModel>> open_model(const AssetOptions&);
Result<std::shared_ptr<const Lexicon>> open_lexicon(const AssetOptions&);

/// `quiet`: no word of what dictionaries given hold that cannot be read.
Result<Coder> open_coder(const AssetOptions&, bool quiet = false);

}  // namespace hearsay::cli
