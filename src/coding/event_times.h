// When events happened of which another sentence tells the day: "Two men were shot. It happened late on Sunday."
#pragma once

#include <vector>

#include "coding/event.h"
#include "coding/frames.h"
#include "coding/times.h"
#include "language/tree.h"

namespace hearsay {

/// What the report says of its days as a whole. Views its members.
struct Days {
  const TimeReader& reader;
  const Frames& frames;
  const std::vector<TimeMention>& times;
};

/// Gives the harm told last the day of a sentence that says only when it befell ("It happened on Sunday"). Where no harm of the report has a
/// day of its own, the first takes that of an accident named apart from who was hurt, or of those who came to help.
void inherit_times(const Tree& tree, const Days&, std::vector<CodedEvent>& events);

}  // namespace hearsay
