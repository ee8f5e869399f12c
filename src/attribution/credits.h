// Credits of pictures: "Displaced families at a well. Photo: Hana Yusuf/Reuters". Who made a picture is the source of what its
// caption says, though no word of saying stands there.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/relayed.h"
#include "attribution/scene.h"

namespace hearsay {

/// Adds an attribution for each paragraph that ends in a credit; its cue is the word before the maker's name ("Photo:").
void find_credits(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all);

}  // namespace hearsay
