// Numbers texts, for dictionaries that are filled once and then asked for every word of a document. All texts lie in one
// string and all slots in one list, so that sixty thousand names cost two blocks of memory and not sixty thousand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay {

class TextIndex {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  /// The text's number, kNone if it has none.
  std::uint32_t find(std::string_view text) const noexcept;
  /// Makes room for so many texts.
  void reserve(std::size_t texts);
  /// The text's number; a new text gets the next one, from 0 on.
  std::uint32_t add(std::string_view text);
  bool contains(std::string_view text) const noexcept { return find(text) != kNone; }

  std::string_view text(std::uint32_t number) const noexcept { return std::string_view(bytes_).substr(begins_[number], begins_[number + 1] - begins_[number]); }
  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(begins_.size() - 1); }

 private:
  struct Slot {
    std::uint32_t hash = 0, number = kNone;
  };
  std::size_t slot_of(std::uint32_t hash, std::string_view text) const noexcept;
  void spread(std::size_t slots);

  std::vector<Slot> slots_ = std::vector<Slot>(1);  // a power of two, at most half of them taken
  std::vector<std::uint32_t> begins_ = {0};         // of each text in bytes_, and the end of the last
  std::string bytes_;
};

/// Values by text.
template <class Value>
class TextMap {
 public:
  /// Null if there is none.
  const Value* find(std::string_view text) const noexcept {
    const std::uint32_t number = index_.find(text);
    return number == TextIndex::kNone ? nullptr : &values_[number];
  }
  bool contains(std::string_view text) const noexcept { return index_.contains(text); }
  void reserve(std::size_t texts) {
    index_.reserve(texts);
    values_.reserve(texts);
  }
  Value& operator[](std::string_view text) { return *try_emplace(text).first; }
  /// The value, and whether it is new; the one that is there stays.
  std::pair<Value*, bool> try_emplace(std::string_view text, Value value = {}) {
    const std::uint32_t number = index_.add(text);
    const bool fresh = number == values_.size();
    if (fresh) values_.push_back(std::move(value));
    return {&values_[number], fresh};
  }
  std::uint32_t size() const noexcept { return index_.size(); }

  // In the order in which they came.
  auto begin() noexcept { return values_.begin(); }
  auto end() noexcept { return values_.end(); }

 private:
  TextIndex index_;
  std::vector<Value> values_;
};

}  // namespace hearsay
