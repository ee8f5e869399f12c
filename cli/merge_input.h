// What is merged: a ledger, or a file of claims as `hearsay code` writes them, read document by document and as often as is asked.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/ledger.h"

namespace hearsay::cli {

class MergeInput {
 public:
  using Visit = std::function<Done(CodedDocument&)>;

  explicit MergeInput(std::string path) : path_(std::move(path)) {}
  const std::string& path() const { return path_; }

  /// Documents with all their claims, which name no incident. Ends early, and well, when the user wishes to stop.
  Done documents(const Visit& visit);
  /// Of a ledger.
  Result<std::vector<Review>> reviews() const;

  /// Whether this is the ledger of that name, by whatever path.
  bool is(const std::string& ledger) const;

 private:
  Done ledger_documents(const Visit& visit) const;
  Done line_documents(const Visit& visit) const;

  std::string path_;
  std::optional<std::vector<CodedDocument>> held_;  // of a pipe, which cannot be read twice
};

}  // namespace hearsay::cli
