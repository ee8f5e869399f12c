// Formats that are read as a whole: plain text, HTML, RSS and Atom, PETRARCH XML.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "reading/byte_source.h"
#include "reading/draft.h"
#include "reading/format.h"

namespace hearsay {

/// `names` are the file's, for documents without an id.
std::unique_ptr<DraftReader> read_whole(Format format, InputBuffer& buffer, std::vector<std::string> names);

}  // namespace hearsay
