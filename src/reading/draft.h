// A document on its way in: what a format's reader found, before the checks that all documents
// go through (admission.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/origin.h"
#include "hearsay/result.h"

namespace hearsay {

struct Draft {
  Origin origin;                      // `id` empty if the input gives none; `published` as it was written
  std::vector<std::string> names;     // ids to fall back on, best first; never empty where `origin.id` is
  std::string text;                   // UTF-8
  std::uint64_t line = 0;             // where it begins in the input, 0 if that says nothing
  std::vector<std::string> warnings;  // without the document's name
  std::optional<Analysis> given;
};

/// `names` of a file as ids of its `number`th document. The first takes the file's own, for it may be the only one.
inline std::vector<std::string> numbered(std::vector<std::string> names, std::uint64_t number) {
  if (number < 2) return names;
  for (std::string& name : names) name.append(1, '-').append(std::to_string(number));
  return names;
}

/// The documents of one file, one by one.
class DraftReader {
 public:
  virtual ~DraftReader() = default;
  virtual std::optional<Result<Draft>> next() = 0;
};

}  // namespace hearsay
