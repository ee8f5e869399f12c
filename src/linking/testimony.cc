#include "linking/testimony.h"

#include <algorithm>

#include "linking/days.h"
#include "linking/speakers.h"
#include "linking/traits.h"

namespace hearsay::linking {
namespace {

bool is_positive(Certainty certainty) { return certainty == Certainty::ct_plus || certainty == Certainty::pr_plus || certainty == Certainty::ps_plus; }

bool is_harm(const Event& event) { return event.type == EventType::assault; }

// To say that one's soldiers killed the enemy's is a boast and no admission.
bool against_armed(const Claim& claim) {
  const auto armed = [](const Party& party) {
    const auto has = [&](std::string_view role) {
      return std::find(party.sectors.begin(), party.sectors.end(), role) != party.sectors.end() ||
             (party.code && party.code->size() >= 6 && party.code->substr(3, 3) == role);
    };
    return has("REB") || has("INS") || has("MIL") || has("UAF") || has("CRM");
  };
  return !claim.recipients.empty() && std::all_of(claim.recipients.begin(), claim.recipients.end(), armed);
}

bool admits(const Claim& claim) {
  const Source* source = innermost(claim);
  if (!source || is_nobody(*source) || !is_harm(claim.event) || against_armed(claim)) return false;
  return std::any_of(claim.actors.begin(), claim.actors.end(), [&](const Party& actor) {
    if (!source->entity.empty() && source->entity == actor.entity) return true;
    return same_body(*source, actor);
  });
}

}  // namespace

Position position_of(const Claim& claim) {
  const EventStatus status = claim.event.status;
  if (status != EventStatus::actual && status != EventStatus::future) return Position::silent;
  const bool future = status == EventStatus::future;
  if (claim.certainty == Certainty::ct_minus) return future ? Position::refuses : Position::denies;
  if (!is_positive(claim.certainty)) return Position::silent;
  if (future) return Position::expects;
  const Source* source = innermost(claim);
  const bool answered = claim.certainty == Certainty::ct_plus && !(source && is_nobody(*source));
  return answered ? Position::asserts : Position::hedges;
}

std::vector<Testimony> testimonies(std::span<const Claim> claims, std::span<const std::uint32_t> members, const Newsroom& newsroom) {
  const std::vector<std::uint32_t> origin_of = origins(claims, members, newsroom);
  std::vector<Testimony> out;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Claim& claim = claims[members[i]];
    Testimony one{members[i], newsroom.document_of[members[i]], origin_of[i], position_of(claim), {}, false};
    if (claim.document.published && day_of(*claim.document.published)) one.day = claim.document.published->substr(0, 10);
    one.admission = one.position == Position::asserts && admits(claim);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace hearsay::linking
