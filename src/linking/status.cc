#include "linking/status.h"

#include <algorithm>
#include <map>
#include <set>

namespace hearsay::linking {
namespace {

// Where one origin stands: its latest document counts, so that who takes back a claim no longer makes it.
struct Stand {
  std::uint32_t document = 0;
  bool asserts = false, denies = false;
};

struct Tally {
  std::map<std::uint32_t, Stand> stands;
  std::set<std::uint32_t> expecting;
  bool hedged = false, refused = false, admitted = false;

  explicit Tally(std::span<const Testimony> testimonies) {
    for (const Testimony& one : testimonies) add(one);
  }

  void add(const Testimony& one) {
    if (one.position == Position::asserts || one.position == Position::denies) {
      Stand& stand = stands[one.origin];
      if (stand.document != one.document) stand = {one.document, false, false};
      (one.position == Position::asserts ? stand.asserts : stand.denies) = true;
    }
    if (one.position == Position::expects) expecting.insert(one.origin);
    hedged |= one.position == Position::hedges;
    refused |= one.position == Position::refuses;
    admitted |= one.admission;
  }

  std::uint32_t asserting() const {
    return static_cast<std::uint32_t>(std::count_if(stands.begin(), stands.end(), [](const auto& s) { return s.second.asserts; }));
  }

  // Denied by another than who asserts it. One who denies part and asserts part of it does not contradict himself.
  bool contested() const {
    for (const auto& [denier, stand] : stands)
      if (stand.denies)
        for (const auto& [origin, other] : stands)
          if (origin != denier && other.asserts) return true;
    return false;
  }

  bool any_denial() const {
    return std::any_of(stands.begin(), stands.end(), [](const auto& s) { return s.second.denies; });
  }
};

}  // namespace

Verdict judge(std::span<const Testimony> testimonies) {
  const Tally tally(testimonies);
  const std::uint32_t asserting = tally.asserting();
  if (tally.contested()) return {IncidentStatus::disputed, std::nullopt, asserting};
  if (asserting > 0 && tally.admitted) return {IncidentStatus::confirmed, "admission", asserting};
  if (asserting > 1) return {IncidentStatus::confirmed, "corroborated", asserting};
  if (asserting == 1) return {IncidentStatus::reported, std::nullopt, 1};
  if (tally.any_denial()) return {IncidentStatus::denied, std::nullopt, 0};
  if (tally.hedged) return {IncidentStatus::rumoured, std::nullopt, 0};
  const auto expecting = static_cast<std::uint32_t>(tally.expecting.size());
  if (tally.refused) return {expecting > 0 ? IncidentStatus::disputed : IncidentStatus::denied, std::nullopt, expecting};
  return {IncidentStatus::expected, std::nullopt, expecting};
}

std::vector<StatusChange> history(std::span<const Testimony> testimonies) {
  std::vector<Testimony> dated;
  for (const Testimony& one : testimonies)
    if (!one.day.empty()) dated.push_back(one);
  std::vector<StatusChange> out;
  for (std::size_t i = 0; i < dated.size(); ++i) {
    if (i + 1 < dated.size() && dated[i + 1].day == dated[i].day) continue;
    const std::span known = std::span(dated).first(i + 1);
    if (std::all_of(known.begin(), known.end(), [](const Testimony& one) { return one.position == Position::silent; })) continue;
    const IncidentStatus now = judge(known).status;
    if (out.empty() || out.back().status != now) out.push_back({dated[i].day, now});
  }
  return out;
}

}  // namespace hearsay::linking
