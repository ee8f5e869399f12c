// PETRARCH XML in: a document a <Sentence>, of which PETRARCH too knows no more than its date, id and source.
#pragma once

#include <string>
#include <vector>

#include "reading/draft.h"

namespace hearsay {

/// The trees in <Parse> are constituents, and not read. `names` are the file's, for sentences without an id.
std::vector<Result<Draft>> read_petrarch(std::string bytes, const std::vector<std::string>& names);

}  // namespace hearsay
