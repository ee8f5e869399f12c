// How rare words are in English news at large. Counting the reports at hand instead would let every new one change what any two
// others share.
#pragma once

#include <unordered_map>

#include "linking/traits.h"

namespace hearsay::linking {

/// Immutable; share it between threads. Names and all that the table (data/linking/word_rarity.tsv) does not know are rare.
class Rarity {
 public:
  Rarity();
  /// `unsaid`: what is added to the squares of the weights, as of words that another text would not share.
  void weigh(WordBag& bag, double unsaid = 0) const;

 private:
  std::unordered_map<Key, float> weights_;
};

}  // namespace hearsay::linking
