// Events that are told by speaking of them only: who says that others should do something asks it of them, and who claims
// responsibility tells the deed before once more, as his own.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/content_index.h"
#include "coding/event_coder.h"

namespace hearsay {

struct Spoken {
  CodedEvent event;
  const Attribution* speaker = nullptr;  // given of avowals: who takes the deed upon himself; one of the attributions
};

/// In text order of their triggers.
std::vector<Spoken> spoken_events(const Tree& tree, const EventCoder::Reading& reading, const std::vector<Attribution>& attributions,
                                  const ContentIndex& contents);

/// "no group has claimed the attack": its source is nobody.
bool is_nobody(const Tree& tree, const Frames& frames, const Attribution& one);

}  // namespace hearsay
