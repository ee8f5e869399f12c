// Where events happened: which places their kind lets count, and what a sentence without a place takes over from the one before.
#pragma once

#include <optional>
#include <vector>

#include "coding/entities.h"
#include "coding/event.h"
#include "coding/frames.h"
#include "coding/places.h"
#include "language/tree.h"

namespace hearsay {

PlaceReader::Context place_context(const Event& event, std::uint32_t head, TokenRange trigger);

/// Takes out what the name finder holds for a place and the actor lexicon knows as a group or body ("ISIL"), and places in
/// the names of persons ("arrested Leo Madrid").
void drop_parties(const Tree& tree, const EntityTable& entities, std::vector<PlaceMention>& places);

/// What the report says of its places as a whole.
struct Scenes {
  const PlaceReader& reader;
  const Frames& frames;
  const std::vector<PlaceMention>&towns, &sites;
  std::optional<Place> dateline, focus;  // where it was written; the town it is about
};

/// What goes on from the sentence before happens where that did, at first where the report was written, unless that is a capital; harm that
/// is told later of no place was done in the town that the report is about.
void inherit_places(const Tree& tree, const Scenes&, std::vector<CodedEvent>& events);

}  // namespace hearsay
