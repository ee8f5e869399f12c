// JSON in: one object a line (JSONL), objects one after the other, an array of objects, or one object over many
// lines. Each object is a document; its keys may be Hearsay's own or those that trafilatura, newspaper,
// news-please and news services write. Memory is that of the largest object, not of the file.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "reading/byte_source.h"
#include "reading/draft.h"

namespace hearsay {

/// `buffer` outlives the reader. `names` are the file's, for documents without an id.
std::unique_ptr<DraftReader> read_json(InputBuffer& buffer, std::vector<std::string> names);

}  // namespace hearsay
