// Two who speak in one sentence: "residents said …, but the army denied it", "the president ordered …, according to the
// paper". A tree often puts the second one among the words of the first.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/relayed.h"
#include "attribution/scene.h"

namespace hearsay {

/// Ends contents where somebody else begins to speak beside or about them. `all` in the order of their cues.
void keep_apart(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all);

}  // namespace hearsay
