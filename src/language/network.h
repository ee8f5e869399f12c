// The trained network: tags, trees and names of sentences whose words are known.
//
// A word is the sum of a few rows of a table (its form, affixes, shape). Convolutions over three words
// and self-attention over the sentence mix the words' vectors; linear heads then read off the tags, and two small
// products score every word as every other's head. Sentences go through in batches, with an empty row between
// them that keeps them apart; what a sentence gets does not depend on its neighbours. What depends on the word alone, up
// to its share in the first convolution, is remembered from one batch to the next.
#pragma once

#include <memory>

#include "base/section_file.h"
#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "hearsay/result.h"

namespace hearsay {

class Network {
 public:
  static constexpr std::size_t kMostWords = 250;  // longer sentences are read in pieces

  /// Reads the sections net.*; keeps a share of the file. Fault::corrupt if they do not fit together.
  static Result<std::unique_ptr<Network>> load(const SectionFile&);
  ~Network();

  /// One thread's working memory.
  class Scratch {
   public:
    Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class Network;
    struct Buffers;
    std::unique_ptr<Buffers> buffers_;
  };

  /// Given sentences and the words' places, fills upos, xpos, features, head and relation, and replaces the names.
  void apply(const Document&, Analysis&, Scratch&) const;

  /// The same with arithmetic that is slow and plain, for tests.
  void apply_plainly(const Document&, Analysis&, Scratch&) const;

 private:
  struct Parts;
  explicit Network(std::unique_ptr<const Parts>);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace hearsay
