// One JSON object as a document: which of its keys say what.
#pragma once

#include <simdjson.h>

#include "reading/draft.h"

namespace hearsay {

/// Draft::names is left to the caller, but for what the object itself offers. Fault::input says which key is missing or of the wrong type.
Result<Draft> draft_of_object(simdjson::dom::element);

}  // namespace hearsay
