// Whom a deed of words is aimed at where its own words do not say: what one threatens, promises or refuses to do to somebody is said
// to him; who rejects another's offer rejects him; of those who agree or meet each is the other's counterpart.
#pragma once

#include <vector>

#include "coding/entities.h"
#include "coding/event.h"
#include "coding/frames.h"
#include "language/tree.h"

namespace hearsay {

/// Gives recipients to events that have none; PLOVER's manual codes AGREE, CONSULT and the like both ways between two parties.
/// `events` in text order.
void give_aims(const Tree& tree, const Frames& frames, const EntityTable& entities, std::vector<CodedEvent>& events);

}  // namespace hearsay
