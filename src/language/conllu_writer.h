// An Analysis as CoNLL-U, the exchange format of Universal Dependencies.
#pragma once

#include <string>

#include "hearsay/analysis.h"
#include "hearsay/document.h"

namespace hearsay {

/// Appends the whole document: comments, multiword tokens, ten columns, SpaceAfter=No.
void append_conllu(const Document&, const Analysis&, std::string& out);

}  // namespace hearsay
