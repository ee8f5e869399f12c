// Speech that shows by its place on the page rather than by a verb: the paragraphs under "The minister said:", the turns
// of an interview ("SMITH: …"), a quotation signed with a dash, and a quotation that stands alone behind its speaker.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/relayed.h"
#include "attribution/scene.h"

namespace hearsay {

/// True if the sentence of this cue ends in a colon and its paragraph with it: what it says stands below.
bool announces(const Scene& scene, std::uint32_t cue);

/// Adds turns and signed quotations, and gives the attributions found so far what stands below or behind them. Those left without
/// content are dropped.
void find_layout_speech(const Scene& scene, const Relayed& relayed, std::vector<Attribution>& all);

}  // namespace hearsay
