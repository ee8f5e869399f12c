// One who passes on another's words in a phrase of its own: "Reuters quoted a witness as saying …", "the paper, citing
// officials, reported …", "a statement by the junta, read by a colonel, said …".
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/relayed.h"
#include "attribution/scene.h"

namespace hearsay {

/// Adds those quoted or cited, and whoever read out what a statement says.
void find_citations(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all);

}  // namespace hearsay
