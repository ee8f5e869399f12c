// What a document speaks of, event or not, as JSON: schema "hearsay.annotation/1" (docs/claim-record.md, "Other streams").
#pragma once

#include <string>

#include "attribution/certainty.h"
#include "attribution/factuality.h"
#include "coding/event_coder.h"

namespace hearsay {

/// Appends one object, without a newline. `reading` has its mentions read (EventCoder::read_mentions).
void append_annotation_json(const Tree&, const EventCoder::Reading&, const EventCoder&, const CertaintyReader&, const FactualityReader&, std::string& out);

}  // namespace hearsay
