#include "attribution/features.h"

#include <fmt/format.h>

#include "base/numbers.h"

namespace hearsay {

Result<FeatureWeights> FeatureWeights::read(const Table& table) {
  const auto weight = table.column("weight");
  if (!weight) return fail(Fault::input, "table attribution_weights has no column `weight`");
  FeatureWeights out;
  out.reserve(table.rows());
  for (RowId row = 0; row < table.rows(); ++row) {
    const auto value = number_in<float>(table.cell(row, *weight));
    if (!value) return fail(Fault::input, fmt::format("{}: `{}` is no weight", table.origin(row), table.cell(row, *weight)));
    out.set(feature_hash(kFeatureSeed, table.cell(row, 0)), *value);
  }
  return out;
}

}  // namespace hearsay
