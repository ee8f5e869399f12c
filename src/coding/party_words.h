// Which words of its phrase a party is written with.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "coding/event.h"
#include "coding/frames.h"
#include "coding/times.h"
#include "language/tree.h"

namespace hearsay {

/// What a party is a party of.
struct PartyOf {
  std::uint32_t event = kNoToken;              // the head
  bool asked = false;                          // for something
  std::span<const std::uint32_t> events = {};  // heads of all events, sorted
};

/// Leaves out of its words when and why something was done, and what for.
void trim_party(const Tree& tree, const Frames& frames, const std::vector<TimeMention>& times, PartyOf of, CodedParty& party);

}  // namespace hearsay
