#include "attribution/accidents.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kOf = 1, kKind = 2;  // columns of table quantity_kinds

bool counts_harmed(const std::vector<Quantity>& people) {
  return std::any_of(people.begin(), people.end(), [](const Quantity& one) { return one.kind == "killed" || one.kind == "injured"; });
}

bool counts_harmed(const Claim& claim) { return counts_harmed(claim.quantities) || counts_harmed(claim.victims); }

/// Whoever bears arms for a living seldom shoots or is shot by accident, and reports say so where he is.
bool is_armed(const Party& party) {
  return std::any_of(party.sectors.begin(), party.sectors.end(),
                     [](const std::string& sector) { return sector == "MIL" || sector == "COP" || sector == "REB" || sector == "UAF"; });
}

}  // namespace

/// "died", "was shot in the leg", "injuries": somebody came to harm, counted or not.
bool Accidents::is_harm(const Tree& tree, const DraftClaim& draft) const {
  const Claim& claim = draft.claim;
  if (counts_harmed(claim)) return true;
  for (const std::string_view words : {std::string_view(claim.event.trigger.lemma), tree.lemma(draft.head)})
    for (const RowId row : kinds_.find(words))
      if (is_one_of(kinds_.cell(row, kOf), {"event", "open"}) && is_one_of(kinds_.cell(row, kKind), {"killed", "injured"})) return true;
  return false;
}

bool Accidents::is_harm_by_gun(const Tree& tree, const DraftClaim& draft) const {
  const Claim& claim = draft.claim;
  const Event& event = claim.event;
  if (event.type != EventType::assault || (event.mode && *event.mode != "firearms")) return false;
  const bool sure = claim.certainty == Certainty::ct_plus || (claim.certainty != Certainty::uu && counts_harmed(claim));
  if (event.status != EventStatus::actual || !sure) return false;  // "accused of killing", "a plan to kill"
  const auto armed = [](const std::vector<Party>& parties) { return std::any_of(parties.begin(), parties.end(), is_armed); };
  return !armed(claim.actors) && !armed(claim.recipients) && is_harm(tree, draft);
}

Result<Accidents> Accidents::read(const Lexicon& lexicon) {
  const auto table = lexicon.table("accidents"), kinds = lexicon.table("quantity_kinds");
  const auto part = table ? table->column("part") : std::nullopt;
  if (!part || !kinds) return fail(Fault::corrupt, "the lexicon needs tables accidents, with the columns words, part, and quantity_kinds");
  return Accidents(*table, *kinds, *part);
}

bool Accidents::tells_of_one(const Tree& tree) const {
  std::size_t accidents = 0, violence = 0, guns = 0;
  for (std::uint32_t i = 0; i < tree.size(); ++i)
    for (const RowId row : table_.find(tree.lemma(i))) {
      const std::string_view part = table_.cell(row, part_);
      ++(part == "accident" ? accidents : part == "violence" ? violence : guns);
    }
  return guns > 0 && accidents > violence;
}

void Accidents::mend(const Tree& tree, std::vector<DraftClaim>& drafts) const {
  const bool harm = std::any_of(drafts.begin(), drafts.end(), [&](const DraftClaim& draft) { return is_harm_by_gun(tree, draft); });
  if (!harm || !tells_of_one(tree)) return;
  for (DraftClaim& draft : drafts) {
    if (!is_harm_by_gun(tree, draft)) continue;
    draft.claim.event.type.reset();
    draft.claim.event.mode = "disaster";
    draft.claim.event.cameo.reset();
    draft.trace.accident = true;
  }
}

}  // namespace hearsay
