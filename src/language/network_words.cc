#include "language/network_words.h"

namespace hearsay {

void WordMemory::begin(const void* owner, std::size_t values_a_word) {
  if (owner != owner_ || values_a_word != size_) {
    owner_ = owner;
    size_ = values_a_word;
    numbers_ = {};
    blocks_.clear();
    used_ = 0;
    next();  // kNothing
    kept_ = used_;
  }
  used_ = kept_;
}

WordMemory::Place WordMemory::place(std::string_view word) {
  if (const std::uint32_t* at = numbers_.find(word)) return {*at, false};
  const std::uint32_t number = next();
  if (numbers_.size() < kMost && word.size() <= kLongest) {
    numbers_.try_emplace(word, number);
    kept_ = used_;
  }
  return {number, true};
}

std::uint32_t WordMemory::next() {
  if (used_ % kBlock == 0 && used_ / kBlock == blocks_.size()) blocks_.emplace_back(kBlock * size_);
  return static_cast<std::uint32_t>(used_++);
}

}  // namespace hearsay
