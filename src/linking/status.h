// What an incident's status is by the stated rules (docs/incident-rules.md), now and at the end of each day.
#pragma once

#include "hearsay/incident.h"
#include "linking/testimony.h"

namespace hearsay::linking {

struct Verdict {
  IncidentStatus status = IncidentStatus::reported;
  std::optional<std::string> basis;
  std::uint32_t origins = 0;  // that assert it; that expect it, where it is expected only
};

Verdict judge(std::span<const Testimony> testimonies);
/// The status at the end of each publication day on which it changed.
std::vector<StatusChange> history(std::span<const Testimony> testimonies);

}  // namespace hearsay::linking
