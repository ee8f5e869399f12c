// A passage and its claims, for a person to read on a terminal.
#pragma once

#include <span>
#include <string>

#include "hearsay/claim.h"

namespace hearsay {

/// The words of a claim in one block of indented lines; `reason`, where not empty, follows it. Colour is ANSI's.
void append_claim_text(const Claim& claim, std::string_view reason, bool colour, std::string& out);

/// Sentence by sentence: the words with triggers marked, then their claims. `reasons` is empty or one a claim.
void append_passage_text(std::span<const Claim> claims, std::span<const std::string> reasons, bool colour, std::string& out);

}  // namespace hearsay
