// RSS (0.9 to 2.0, RDF too) and Atom in: a document an item. What an item carries of its article is HTML, all of it
// text; an item that only points to its page has none, and is refused.
#pragma once

#include <string>
#include <vector>

#include "reading/draft.h"

namespace hearsay {

/// `names` are the file's, for items without an id.
std::vector<Result<Draft>> read_feed(std::string bytes, const std::vector<std::string>& names);

}  // namespace hearsay
