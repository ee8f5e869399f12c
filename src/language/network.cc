#include "language/network.h"

#include <algorithm>

#include "language/dateline.h"
#include "language/network_run.h"

namespace hearsay {

struct Network::Parts {
  SectionFile file;  // whose bytes `weights` views
  NetworkWeights weights;
};

struct Network::Scratch::Buffers : NetworkBuffers {};

Network::Scratch::Scratch() : buffers_(std::make_unique<Buffers>()) {}
Network::Scratch::Scratch(Scratch&&) noexcept = default;
Network::Scratch& Network::Scratch::operator=(Scratch&&) noexcept = default;
Network::Scratch::~Scratch() = default;

Network::Network(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Network::~Network() = default;

Result<std::unique_ptr<Network>> Network::load(const SectionFile& file) {
  auto weights = NetworkWeights::read(file);
  if (!weights) return tl::unexpected(weights.error());
  auto parts = std::make_unique<const Parts>(Parts{file, std::move(*weights)});
  return std::unique_ptr<Network>(new Network(std::move(parts)));
}

namespace {

// A dateline is read apart from what the report then says, and hangs on that.
void hang_dateline(Analysis& analysis, const Sentence& sentence, std::uint32_t cut) {
  const auto root = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i)
      if (analysis.tokens[i].head == i) return i;
    return last;
  };
  const std::uint32_t place = root(sentence.first, cut), main = root(cut, sentence.last);
  if (place == cut || main == sentence.last) return;
  analysis.tokens[place].head = main;
  analysis.tokens[place].relation = Relation::dep;
}

void run_in_batches(const NetworkWeights& weights, const Kernels& kernels, NetworkBuffers& buffers, const Document& document, Analysis& analysis) {
  constexpr std::size_t kRows = 192;  // the batch's matrices stay in the second-level cache
  NetworkRun run(weights, kernels, buffers);
  auto start = [&] {
    buffers.pieces.clear();
    buffers.rows = 1;
  };
  analysis.names.clear();
  start();
  for (const Sentence& s : analysis.sentences) {
    const std::uint32_t cut = dateline_end(document, analysis, s);
    for (std::uint32_t first = s.first; first < s.last;) {
      const std::uint32_t last = first < cut ? cut : s.last;
      const auto words = std::min<std::uint32_t>(last - first, Network::kMostWords);
      if (!buffers.pieces.empty() && buffers.rows + words > kRows) {
        run(document, analysis);
        start();
      }
      buffers.pieces.push_back({first, words, buffers.rows});
      buffers.rows += words + 1;
      first += words;
    }
  }
  run(document, analysis);
  for (const Sentence& s : analysis.sentences)
    if (const std::uint32_t cut = dateline_end(document, analysis, s); cut != s.first) hang_dateline(analysis, s, cut);
}

}  // namespace

void Network::apply(const Document& document, Analysis& analysis, Scratch& scratch) const {
  run_in_batches(parts_->weights, fast_kernels(), *scratch.buffers_, document, analysis);
}

void Network::apply_plainly(const Document& document, Analysis& analysis, Scratch& scratch) const {
  run_in_batches(parts_->weights, plain_kernels(), *scratch.buffers_, document, analysis);
}

}  // namespace hearsay
