// Who fights where a sentence does not say it again: "The rebels asked for weapons as fighting went on and government troops advanced."
#pragma once

#include <vector>

#include "coding/event.h"
#include "language/tree.h"

namespace hearsay {

/// Gives a battle that names nobody the two sides, forces of a state and those against it, that act in its
/// sentence, where both do. `events` in text order.
void give_sides(const Tree& tree, std::vector<CodedEvent>& events);

}  // namespace hearsay
