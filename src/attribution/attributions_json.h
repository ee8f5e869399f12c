// Attributions as JSON, schema "hearsay.attributions/1" (docs/claim-record.md, "Other streams").
#pragma once

#include <string>
#include <vector>

#include "attribution/attribution.h"

namespace hearsay {

/// Appends one object, without a newline. A content that its cue interrupts is an array of spans, else one span.
void append_attributions_json(const Tree& tree, const std::vector<Attribution>& attributions, std::string& out);

}  // namespace hearsay
