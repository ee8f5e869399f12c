// Where words stand in a document, and what is known of the document itself.
// Positions inside the program are bytes; the claim record counts code points. They are
// different types, and Document::chars() is the only way from one to the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace hearsay {

struct ByteSpan {  // half open
  std::uint32_t begin = 0, end = 0;
  bool operator==(const ByteSpan&) const = default;
  bool empty() const { return end <= begin; }
  bool covers(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
};
struct CharSpan {  // half open, code points
  std::uint32_t begin = 0, end = 0;
  bool operator==(const CharSpan&) const = default;
};

/// What is known of a document besides its words; what is not known is empty, never guessed.
struct Origin {
  std::string id;
  std::optional<std::string> source, published, title, url, language, sha256, retrieved;
  bool operator==(const Origin&) const = default;
};

}  // namespace hearsay
