// How many came to harm where no figure says so: "a man was shot dead" is one, "a woman and her two children" are three;
// and what those shot or beaten came to, once the rest of the report tells who of them died.
#pragma once

#include <vector>

#include "coding/entities.h"
#include "coding/event.h"
#include "coding/quantities.h"
#include "language/tree.h"

namespace hearsay {

/// Gives the events of one document, which are in text order, their victims that no figure counts, and settles the kind of
/// figures whose event leaves it open.
void count_victims(const Tree&, const EntityTable&, const QuantityReader&, std::vector<CodedEvent>&);

}  // namespace hearsay
