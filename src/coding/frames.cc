#include "coding/frames.h"

#include <algorithm>

namespace hearsay {

Frames Frames::create(const Lexicon& lexicon) {
  Frames out;
  const auto table = lexicon.table("frames");
  if (!table) return out;
  for (RowId row = 0; row < table->rows(); ++row) {
    const auto name = std::find(kFrameNames.begin(), kFrameNames.end(), table->cell(row, 1));
    if (name == kFrameNames.end()) continue;
    std::string_view rest = table->cell(row, 0);
    while (!rest.empty()) {
      const std::string_view lemma = rest.substr(0, rest.find('|'));
      out.add(static_cast<Frame>(name - kFrameNames.begin()), lemma);
      rest.remove_prefix(std::min(rest.size(), lemma.size() + 1));
    }
  }
  return out;
}

}  // namespace hearsay
