// Rumours that go about by themselves: "rumour has it that …", "word spread that …", "talk in the barracks that …".
// Nobody says these, so that no cue has them for its source, and parsers hang what is rumoured on the verb or a noun beside it.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/relayed.h"
#include "attribution/scene.h"

namespace hearsay {

/// Adds an attribution to nobody for each rumour that says what is rumoured and is not an attribution's yet.
void find_rumours(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all);

}  // namespace hearsay
