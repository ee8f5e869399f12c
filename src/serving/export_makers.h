// The exporters by name; each stands in a file of its own.
#pragma once

#include <memory>

#include "serving/exports.h"

namespace hearsay::serving {

std::unique_ptr<Exporter> make_acled(const ExportOptions&, const OpenExport&);
std::unique_ptr<Exporter> make_ged(const ExportOptions&, const OpenExport&);
std::unique_ptr<Exporter> make_polecat(const ExportOptions&, const OpenExport&);
std::unique_ptr<Exporter> make_geojson(const ExportOptions&, const OpenExport&);
std::unique_ptr<Exporter> make_tidy(const ExportOptions&, const OpenExport&);
std::unique_ptr<Exporter> make_jsonl(const ExportOptions&, const OpenExport&);

}  // namespace hearsay::serving
