// Where quotation marks of all kinds open and close. Marks are read off the text, not the tokens, because
// tokenizers disagree about them ('' is one token or two). A quotation that is still open at the end of a
// paragraph goes on when the next paragraph opens with the same mark, as newspapers print it.
#pragma once

#include <cstdint>
#include <vector>

#include "language/tree.h"

namespace hearsay {

struct Quotation {
  TokenRange words;         // marks included
  std::uint32_t inner = 0;  // words between the marks
  bool scare = false;       // few words, no clause: a name or a distanced word, not speech
  bool goes_on = false;     // the next paragraph's quotation is the same speech
};

/// Replaces `out` by the quotations of the document in text order, never overlapping (a quotation within a
/// quotation belongs to the outer one).
void find_quotations(const Tree& tree, std::vector<Quotation>& out);

}  // namespace hearsay
