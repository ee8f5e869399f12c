// What the user named, as a list of files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/result.h"

namespace hearsay {

struct InputFile {
  std::string path;         // as the user would find it; "-" is standard input
  std::string name;         // what ids are made of: the file's name, or its path inside the folder named
  std::uint64_t bytes = 0;  // 0 where that cannot be known
};

/// Files in the order named; a folder stands for all files below it, sorted by path, without hidden ones.
/// An Error stands where an input is not there or cannot be listed.
std::vector<Result<InputFile>> list_inputs(const std::vector<std::string>& inputs);

/// "a/b.txt.gz" without what only tells how it is kept: "a/b".
std::string strip_extensions(std::string_view name);

}  // namespace hearsay
