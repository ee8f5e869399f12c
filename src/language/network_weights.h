// What the network learned, as it lies in the model file, checked and ready to multiply with.
// docs/formats/network.md has the layout of the sections.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/section_file.h"
#include "hearsay/analysis.h"
#include "hearsay/result.h"
#include "language/network_features.h"
#include "language/network_kernels.h"
#include "language/second_look.h"

namespace hearsay {

struct NormWeights {
  std::span<const float> weight, bias;
  float unit = 1;  // of a quantised output: no value a layer norm gives is above kLargestInput units
};

struct LayerWeights {
  bool attention = false;  // else a convolution over three words
  NormWeights norm;
  PackedMatrix first;               // convolution: three words to two candidates; attention: to query, key, value
  PackedMatrix out;                 // attention only
  std::span<const float> distance;  // attention only: a row of 2 * reach + 1 a head
};

struct NetworkWeights {
  std::size_t width = 0, attention_heads = 1, reach = 0, arc = 0, label = 0;

  NetworkFeatures features;
  std::span<const std::int8_t> rows;
  std::span<const float> row_scales;
  NormWeights norm_in, norm_out;
  // The first layer is a convolution, in which a word's part is the same wherever it stands: its two candidates' shares as
  // the word before, the word itself and the word after lie side by side.
  NormWeights word_norm;
  PackedMatrix word_shares;
  std::span<const float> word_bias;
  std::vector<LayerWeights> layers;  // the others
  PackedMatrix tags;                 // upos, xpos, features and name marks side by side
  PackedMatrix arcs;                 // as dependent, as head
  PackedMatrix bilinear;             // dependent to what its head should look like, and last how well it suits as the root
  std::span<const float> tree_distance;
  PackedMatrix labels;  // as dependent, as head
  PackedMatrix label_out;

  TagLabels tag_labels;
  std::optional<SecondLook> second_look;  // empty in a model without sections look.*
  std::vector<Relation> relations;
  std::size_t votes = 0;             // columns that training made and nothing here reads yet
  std::vector<NameKind> name_kinds;  // O B-x I-x B-y I-y …: the kind of mark k is name_kinds[(k - 1) / 2]

  std::size_t marks() const { return 1 + 2 * name_kinds.size(); }

  /// Fault::corrupt if sections lack or do not fit together. The spans view `file`, which must stay.
  static Result<NetworkWeights> read(const SectionFile& file);
};

}  // namespace hearsay
