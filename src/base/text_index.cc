#include "base/text_index.h"

#include <bit>
#include <cstring>

namespace hearsay {
namespace {

template <class Word>
std::uint64_t load(const char* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

std::uint64_t mix(std::uint64_t x) {
  x *= 0x9e3779b97f4a7c15ull;
  return x ^ (x >> 32);
}

// Eight bytes at a time; the last step may read some of them again. Most words of a text are done in one step.
std::uint32_t hash_of(std::string_view text) {
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = mix(left + 1);
  for (; left > 8; at += 8, left -= 8) hash = mix(hash ^ load<std::uint64_t>(at));
  std::uint64_t last = 0;
  if (left >= 4)
    last = load<std::uint32_t>(at) | load<std::uint32_t>(at + left - 4) << 32;
  else if (left > 0)
    last = load<std::uint8_t>(at) | load<std::uint8_t>(at + left / 2) << 8 | load<std::uint8_t>(at + left - 1) << 16;
  return static_cast<std::uint32_t>(mix(mix(hash ^ last)));
}

}  // namespace

// Where the text is, or the free slot where it belongs.
std::size_t TextIndex::slot_of(std::uint32_t hash, std::string_view wanted) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].number != kNone && (slots_[i].hash != hash || text(slots_[i].number) != wanted)) i = (i + 1) & mask;
  return i;
}

std::uint32_t TextIndex::find(std::string_view text) const noexcept { return slots_[slot_of(hash_of(text), text)].number; }

std::uint32_t TextIndex::add(std::string_view text) {
  if (slots_.size() < 2 * begins_.size()) spread(4 * slots_.size());  // with this one begins_.size() texts
  const std::uint32_t hash = hash_of(text);
  Slot& slot = slots_[slot_of(hash, text)];
  if (slot.number == kNone) {
    slot = {hash, size()};
    bytes_ += text;
    begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  return slot.number;
}

void TextIndex::reserve(std::size_t texts) {
  begins_.reserve(texts + 1);
  if (slots_.size() < 2 * texts) spread(std::bit_ceil(2 * texts));
}

void TextIndex::spread(std::size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.number == kNone) continue;
    std::size_t i = slot.hash & (slots - 1);
    while (slots_[i].number != kNone) i = (i + 1) & (slots - 1);
    slots_[i] = slot;
  }
}

}  // namespace hearsay
