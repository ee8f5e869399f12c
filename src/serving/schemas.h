// The JSON Schemas of the records (docs/formats/*.schema.json), which are built into the program.
#pragma once

#include <array>
#include <string_view>

namespace hearsay::serving {

inline constexpr std::array<std::string_view, 4> kSchemaNames = {"claim", "incident", "annotation", "attributions"};

/// The layouts that exports write, whose schemas are Table Schemas.
inline constexpr std::array<std::string_view, 3> kLayoutNames = {"acled", "ged", "polecat"};

/// The schema of that record or layout as text; empty if there is none of that name.
std::string_view schema(std::string_view name);

}  // namespace hearsay::serving
