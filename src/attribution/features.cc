#include "attribution/features.h"

#include <fmt/format.h>

#include <bit>
#include <cstdlib>

namespace hearsay {

void FeatureWeights::reserve(std::size_t count) {
  slots_.assign(std::bit_ceil(2 * count + 2), Slot{});
  mask_ = slots_.size() - 1;
}

void FeatureWeights::set(std::uint64_t hash, float weight) {
  std::size_t i = hash & mask_;
  while (slots_[i].hash != 0 && slots_[i].hash != hash) i = (i + 1) & mask_;
  slots_[i] = {hash, weight};
}

Result<FeatureWeights> FeatureWeights::read(const Table& table) {
  const auto weight = table.column("weight");
  if (!weight) return fail(Fault::input, "table attribution_weights has no column `weight`");
  FeatureWeights out;
  out.reserve(table.rows());
  for (RowId row = 0; row < table.rows(); ++row) {
    const std::string number(table.cell(row, *weight));
    char* end = nullptr;
    const float value = std::strtof(number.c_str(), &end);
    if (number.empty() || *end != 0) return fail(Fault::input, fmt::format("{}: `{}` is no weight", table.origin(row), number));
    out.set(feature_hash(kFeatureSeed, table.cell(row, 0)), value);
  }
  return out;
}

}  // namespace hearsay
