// Who counts: "the ministry put the death toll at 45", "gave a figure of 30 killed". The verbs say nothing by themselves.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/scene.h"
#include "coding/frames.h"

namespace hearsay {

/// Adds an attribution where somebody who can speak gives, puts or raises a toll (frames `counting` and `tally`).
void find_tolls(const Scene& scene, const Frames& frames, std::vector<Attribution>& all);

}  // namespace hearsay
