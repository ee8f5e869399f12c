#include "serving/exports.h"

#include <algorithm>

#include "serving/export_makers.h"

namespace hearsay::serving {
namespace {

constexpr ExportFormat kFormats[] = {
    {"acled", false, true, make_acled},      {"ged", false, true, make_ged},   {"polecat", false, true, make_polecat},
    {"geojson", false, false, make_geojson}, {"tidy", true, false, make_tidy}, {"jsonl", true, false, make_jsonl},
};

}  // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

const ExportFormat* export_format(std::string_view name) {
  const auto found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const ExportFormat& one) { return one.name == name; });
  return found == std::end(kFormats) ? nullptr : &*found;
}

}  // namespace hearsay::serving
