// Statements passed on: "state television read a statement from the general saying that …" has two who speak, and the
// tree hangs "saying" on either. The general says it; the television says that he does.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/relayed.h"
#include "attribution/scene.h"

namespace hearsay {

/// Gives what a statement says to its author, and adds an attribution for whoever read, published or carried it.
void find_relays(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all);

}  // namespace hearsay
