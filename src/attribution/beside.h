// Who stands right beside a cue, read off the words alone: "Mr X, head of the union, said". Long appositions and
// datelines are where a parser most often loses a speaker whom the order of the words still shows.
#pragma once

#include <string_view>

#include "language/tree.h"

namespace hearsay {

struct Scene;

struct Neighbour {
  std::uint32_t head = kNoToken;
  TokenRange phrase;     // its noun phrase
  TokenRange words;      // with its appositions
  std::string_view how;  // "before", "before appos", "after"

  explicit operator bool() const { return head != kNoToken; }
};

/// The nominal before `cue` in its sentence, or none.
Neighbour neighbour_before(const Scene& scene, std::uint32_t cue);
/// The nominal after it, or none.
Neighbour neighbour_after(const Scene& scene, std::uint32_t cue);

}  // namespace hearsay
