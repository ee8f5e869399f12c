// Treebanks as the program's own documents.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "reading/conllu.h"

namespace hearsay::training {

/// The documents of CoNLL-U files that could be read.
inline std::vector<ParsedDocument> read_trees(const std::vector<std::string>& paths) {
  std::vector<ParsedDocument> out;
  for (const std::string& path : paths) {
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (auto& document : read_conllu(text, Origin{}))
      if (document) out.push_back(std::move(*document));
  }
  return out;
}

}  // namespace hearsay::training
