// Reads documents, hands each to one of N workers and gives what they make to a writer in the order of the input.
// The queue between them is bounded, so memory does not grow with the corpus, and the output does not depend on N.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/claim.h"
#include "hearsay/document.h"
#include "reading/reader.h"

namespace hearsay::cli {

struct InputOptions {
  std::vector<std::string> inputs;
  std::string published, source, format;
  unsigned threads = 0;  // 0: one a core
  bool quiet = false;
  std::string shard;  // "k/n": only the k-th of n parts
  void add_to(CLI::App& command);
  void add_shard_to(CLI::App& command);
  /// Whether this document is of the part that was asked for. It hangs on the id alone, so that any machine says the same.
  bool takes(const Origin& document) const;
  Result<DocumentReader> open() const;
};

/// Makes the output of one document. Each thread has its own.
template <class Output>
using WorkOf = std::function<void(const ReadDocument&, Output& out)>;
template <class Output>
using WriteOf = std::function<bool(const ReadDocument&, Output out)>;  // false to stop

using Work = WorkOf<std::string>;
using ClaimWork = WorkOf<std::vector<Claim>>;

/// Calls `write` with each document's output. Returns the exit code.
int run(const InputOptions& options, std::string_view verb, const std::function<Work()>& make_work, const WriteOf<std::string>& write);
int run(const InputOptions& options, std::string_view verb, const std::function<ClaimWork()>& make_work, const WriteOf<std::vector<Claim>>& write);

}  // namespace hearsay::cli
