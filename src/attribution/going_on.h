// Words that go on where a tree ends them: "said that the town fell …, and that its people fled".
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/scene.h"

namespace hearsay {

/// Stretches contents behind which the same speaker goes on in the same sentence. `all` is in the order of the cues.
void let_contents_go_on(const Scene& scene, std::vector<Attribution>& all);

}  // namespace hearsay
