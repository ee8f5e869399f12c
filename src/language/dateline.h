// "CAIRO, June 6 (Agency) - Ten people were killed": where a report was written, before its first sentence.
#pragma once

#include <cstdint>

#include "hearsay/analysis.h"
#include "hearsay/document.h"

namespace hearsay {

/// The token behind the dash that ends the sentence's dateline; the sentence's first where it has none. Only the words' spelling
/// is looked at, so that it can be asked before the words are tagged.
std::uint32_t dateline_end(const Document&, const Analysis&, const Sentence&);

}  // namespace hearsay
