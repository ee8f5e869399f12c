// What the network makes of a word whatever stands around it, kept for when the word comes again: news is nine
// tenths words seen before. A thread's own; what a sentence gets does not depend on what is kept.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_index.h"
#include "language/network_kernels.h"

namespace hearsay {

class WordMemory {
 public:
  static constexpr std::size_t kMost = 4096;    // words kept, some 5 KiB each
  static constexpr std::size_t kLongest = 64;   // bytes of such a word
  static constexpr std::uint32_t kNothing = 0;  // the place between sentences: all zeros

  struct Place {
    std::uint32_t number = kNothing;
    bool fresh = false;  // its values are still to be written
  };

  /// Before each batch: forgets words for which there was no room, and all of them if another network (`owner`) asks.
  void begin(const void* owner, std::size_t values_a_word);
  Place place(std::string_view word);
  float* values(std::uint32_t number) { return blocks_[number / kBlock].data() + number % kBlock * size_; }

 private:
  static constexpr std::size_t kBlock = 64;
  std::uint32_t next();

  const void* owner_ = nullptr;
  std::size_t size_ = 0, kept_ = 0, used_ = 0;
  TextMap<std::uint32_t> numbers_;
  std::vector<AlignedArray<float>> blocks_;
};

}  // namespace hearsay
