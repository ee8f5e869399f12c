// CoNLL-U in: trees of any parser in place of Hearsay's own.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "hearsay/result.h"

namespace hearsay {

struct ParsedDocument {
  Document document;
  Analysis analysis;
  std::vector<std::string> warnings;  // trees that are no trees, unknown relations
  std::uint64_t line = 0;             // where it begins
};

/// Reads every document of `text` (cut at `# newdoc`). Where all tokens carry a `TokenRange=B:E` in MISC that fits them
/// (code points of the text that was parsed), the document has its words at just those places with spaces between them;
/// else it is the sentences' `# text` (or the forms), a line each. Fault::input names the line that has not 10 columns; a document with an error is left
/// out and the rest is read.
std::vector<Result<ParsedDocument>> read_conllu(std::string_view text, const Origin& defaults);

/// True if the first lines look like CoNLL-U.
bool looks_like_conllu(std::string_view text);

}  // namespace hearsay
