// One batch of sentences on its way through the network.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "language/network_decode.h"
#include "language/network_kernels.h"
#include "language/network_weights.h"
#include "language/network_words.h"

namespace hearsay {

/// Matrices of a row a word, with an empty row before, between and behind the sentences.
struct NetworkBuffers {
  struct Piece {
    std::uint32_t first = 0, words = 0;  // tokens of the Analysis
    std::size_t row = 0;                 // of the first word
  };
  std::vector<Piece> pieces;
  std::size_t rows = 0;

  AlignedArray<float> x, normal, wide, tags, arcs, bilinear, labels;
  AlignedArray<std::int8_t> bytes;                    // inputs of products
  AlignedArray<std::int16_t> quantised;               // inputs of convolutions
  AlignedArray<std::int16_t> folded;                  // see Kernels::convolve
  AlignedArray<float> units;                          // of each row of `bytes` or `quantised`, whichever was written last
  AlignedArray<float> transposed, square, distances;  // of one sentence
  NetworkFeatures::Scratch features;
  WordMemory memory;
  std::vector<std::uint32_t> words;                               // of each row, its number in `memory`
  std::vector<std::pair<std::uint32_t, std::string_view>> fresh;  // those not met before
  std::vector<std::uint32_t> heads;
  std::vector<std::uint8_t> marks;
};

class NetworkRun {
 public:
  NetworkRun(const NetworkWeights& w, const Kernels& k, NetworkBuffers& b) : w_(w), k_(k), b_(b) {}

  /// Tags, trees and names of the sentences in b.pieces.
  void operator()(const Document&, Analysis&);

 private:
  void embed(const Document&, const Analysis&);
  void recall(const Document&, const Analysis&);
  void learn_fresh();
  void clear_empty_rows();
  void encode();
  void convolve(const LayerWeights&);
  void attend(const LayerWeights&);
  void mix(const LayerWeights&, const NetworkBuffers::Piece&, std::size_t head);
  void read_heads(const Document&, Analysis&);
  void read_tags(const NetworkBuffers::Piece&, Analysis&) const;
  void read_names(const NetworkBuffers::Piece&, Analysis&);
  void read_tree(const NetworkBuffers::Piece&, Analysis&);
  void read_labels(const NetworkBuffers::Piece&, Analysis&);
  void look_again(const NetworkBuffers::Piece&, const Document&, Analysis&) const;

  void normalise(const NormWeights&);
  void normalise_bytes(const NormWeights&);
  void quantise(const float* in, std::size_t stride, std::size_t width, std::size_t first, std::size_t rows);
  void multiply(const PackedMatrix&, std::size_t rows, AlignedArray<float>& out);
  void spread_distances(std::span<const float> by_bucket, std::size_t words);

  const NetworkWeights& w_;
  const Kernels& k_;
  NetworkBuffers& b_;
};

}  // namespace hearsay
