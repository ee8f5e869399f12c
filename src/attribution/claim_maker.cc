#include <fmt/format.h>

#include "attribution/claims.h"

namespace hearsay {

Result<ClaimMaker> ClaimMaker::create(std::shared_ptr<const Lexicon> lexicon) {
  auto certainty = CertaintyReader::create(lexicon);
  if (!certainty) return tl::unexpected(certainty.error());
  auto factuality = FactualityReader::create(*lexicon);
  if (!factuality) return tl::unexpected(factuality.error());
  auto habits = Habits::read(*lexicon);
  if (!habits) return tl::unexpected(habits.error());
  auto accidents = Accidents::read(*lexicon);
  if (!accidents) return tl::unexpected(accidents.error());
  auto judge = ClaimJudge::create(*lexicon);
  if (!judge) return tl::unexpected(judge.error());
  auto party_judge = PartyJudge::create(*lexicon);
  if (!party_judge) return tl::unexpected(party_judge.error());
  auto places = PlaceJudge::create(*lexicon);
  if (!places) return tl::unexpected(places.error());
  return ClaimMaker(std::move(lexicon), std::move(*certainty), std::move(*factuality), *habits, *accidents, std::move(*judge), std::move(*party_judge),
                    std::move(*places));
}

void ClaimMaker::make(const Tree& tree, const EventCoder::Reading& reading, const std::vector<Attribution>& attributions, std::vector<DraftClaim>& out) const {
  draft(tree, reading, attributions, out);
  judge_.sift(tree, out);
  party_judge_.assign(tree, reading, out);
  places_.settle(tree, {reading.places, reading.sites}, out);
  accidents_.mend(tree, out);
  std::uint32_t sentence = kNoToken, count = 0;
  for (DraftClaim& one : out) {
    if (one.claim.sentence.index != sentence) sentence = one.claim.sentence.index, count = 0;
    one.claim.id = fmt::format("{}:{}:{}", one.claim.document.id, sentence, ++count);
  }
}

}  // namespace hearsay
