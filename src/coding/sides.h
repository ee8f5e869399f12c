// Who fights where a report does not say it again: "Government troops are advancing. The fighting is around the town of X. The
// rebels ask for weapons."
#pragma once

#include <vector>

#include "coding/event.h"
#include "language/tree.h"

namespace hearsay {

/// Gives a battle that names nobody the two sides, forces of a state and those against it, that act in the two sentences before and
/// behind it, where both do. `events` in text order.
void give_sides(const Tree& tree, std::vector<CodedEvent>& events);

}  // namespace hearsay
