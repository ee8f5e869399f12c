#include "attribution/quarters.h"

namespace hearsay {

Result<Quarters> Quarters::read(const Lexicon& lexicon) {
  const auto table = lexicon.table("quarters");
  const auto town = table ? table->column("town") : std::nullopt;
  if (!town) return fail(Fault::corrupt, "the lexicon needs a table quarters with the columns names, town, country");
  return Quarters(*table, *town);
}

/// The same point under the town's name. What the gazetteer has itself is a town of its own, and a name that several towns have is left alone.
std::optional<Place> Quarters::town_of(const Place& place) const {
  if (!place.name || !place.latitude || place.gazetteer_id) return std::nullopt;
  const auto rows = table_.find(fold(*place.name));
  if (rows.size() != 1) return std::nullopt;
  Place town = place;
  town.name = std::string(table_.cell(rows.front(), town_));
  return town;
}

void Quarters::widen(std::vector<DraftClaim>& drafts) const {
  for (DraftClaim& draft : drafts) {
    Event& event = draft.claim.event;
    if (const std::optional<Place>& scene = scene_of(event); scene)
      if (auto town = town_of(*scene)) event.scene = std::move(town);
  }
}

}  // namespace hearsay
