// Where events happened: which places their kind lets count, and what a sentence without a place takes over from the one before.
#pragma once

#include <optional>
#include <vector>

#include "coding/entities.h"
#include "coding/event.h"
#include "coding/places.h"
#include "language/tree.h"

namespace hearsay {

PlaceReader::Context place_context(const Event& event, std::uint32_t head, TokenRange trigger);

/// Takes out what the name finder holds for a place and the actor lexicon knows as a group or body ("ISIL").
void drop_groups(const EntityTable& entities, std::vector<PlaceMention>& places);

/// What goes on from the sentence before happens where that did, at first where the report was written (`dateline`).
void inherit_places(const Tree& tree, std::optional<Place> dateline, const std::vector<PlaceMention>& towns, std::vector<CodedEvent>& events);

}  // namespace hearsay
