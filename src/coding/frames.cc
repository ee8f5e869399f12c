#include "coding/frames.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {

Frames Frames::create(const Lexicon& lexicon) {
  Frames out;
  const auto table = lexicon.table("frames");
  if (!table) return out;
  for (RowId row = 0; row < table->rows(); ++row) {
    const auto name = std::find(kFrameNames.begin(), kFrameNames.end(), table->cell(row, 1));
    if (name == kFrameNames.end()) continue;
    each_alternative(table->cell(row, 0), [&](std::string_view lemma) { out.add(static_cast<Frame>(name - kFrameNames.begin()), lemma); });
  }
  return out;
}

}  // namespace hearsay
