// A second look at the words of whose part of speech the network is in doubt. By then the tags around them and the tree are
// known, which a linear model over hashed features sees beside the words' letters; what it says is added to what the network
// said. Only words in doubt pay for it, one in twenty.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/section_file.h"
#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "hearsay/result.h"
#include "language/linear_model.h"

namespace hearsay {

/// What the network's scores of a word stand for, in their order.
struct TagLabels {
  std::vector<Upos> upos;
  std::vector<std::uint8_t> xpos;
  std::vector<std::uint32_t> feature_sets;

  std::size_t size() const { return upos.size() + xpos.size() + feature_sets.size(); }
};

class SecondLook {
 public:
  static constexpr int kClasses = static_cast<int>(Upos::x) + 1;

  /// The words [first, last) that were read together, most often a sentence.
  struct Stretch {
    std::uint32_t first = 0, last = 0;
  };

  /// From the sections `look.weights` and `look.tags`; Fault::corrupt if they are not what they should be.
  static Result<SecondLook> load(const SectionFile&, const TagLabels&);

  /// What is seen of the word `at`.
  static void see(const Document&, const Analysis&, Stretch, std::uint32_t at, Features&);

  /// Looks again at the word `at`, whose `scores` the network gave for all labels, and gives it other tags if need be.
  void apply(const Document&, Analysis&, Stretch, std::uint32_t at, std::span<const float> scores) const;

 private:
  struct Tags {  // that go together, as places in the scores
    std::uint16_t upos = 0, xpos = 0, features = 0;
  };
  SecondLook(const TagLabels& labels, LinearModel model) : labels_(labels), model_(model) {}
  const Tags* best_of(std::uint16_t upos, std::span<const float> scores) const;

  TagLabels labels_;
  LinearModel model_;
  std::vector<Tags> tags_;
};

}  // namespace hearsay
