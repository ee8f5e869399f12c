// Who, what and where a document speaks of: every person, body, group, place, weapon, date and quantity in its whole phrase,
// whether an event touches it or not. No word belongs to two.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/event_coder.h"

namespace hearsay {

struct SpokenOf {
  TokenRange words;
  std::string_view kind;  // "person", "group", "organisation", "place", "weapon", "date" or "quantity"
  std::optional<std::string> name, code, id;
};

/// In text order. A country, and a building that is a body too, is an organisation where it acts and else a place.
/// `reading` must have its mentions read (EventCoder::read_mentions).
std::vector<SpokenOf> read_spoken_of(const Tree&, const EventCoder::Reading& reading, const EventCoder&);

}  // namespace hearsay
