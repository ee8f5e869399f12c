// How fields become columns, the same for claims and incidents.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/claim.h"

namespace hearsay::ledger {

/// NULL for what is not there; an empty text in a column would ask to be explained.
inline std::optional<std::string> present(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

inline std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

inline std::optional<std::string_view> type_of(const std::optional<EventType>& type) { return type ? std::optional(spelling(*type)) : std::nullopt; }

}  // namespace hearsay::ledger
