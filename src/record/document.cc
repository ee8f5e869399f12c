#include "hearsay/document.h"

#include <algorithm>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kStride = 64;
constexpr std::size_t kLargest = std::size_t{1} << 30;

bool all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Document::Document(Origin origin, std::string text) : origin_(std::move(origin)), text_(std::move(text)) {
  if (all_ascii(text_)) return;
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (i % kStride == 0) chars_before_.push_back(count);
    count += !is_continuation(text_[i]);
  }
  chars_before_.push_back(count);
}

Result<Document> Document::make(Origin origin, std::string text) {
  if (text.size() >= kLargest) return fail(Fault::limit, "this document has 1 GiB or more; cut it into several", {.source = origin.id});
  if (auto broken = first_broken_byte(text)) return fail(Fault::input, "this text is not UTF-8; convert it first", {.source = origin.id, .byte = *broken});
  return Document(std::move(origin), std::move(text));
}

std::uint32_t Document::char_at(std::uint32_t byte) const {
  byte = std::min<std::uint32_t>(byte, static_cast<std::uint32_t>(text_.size()));
  if (chars_before_.empty()) return byte;
  const std::uint32_t block = byte / kStride;
  std::uint32_t count = chars_before_[block];
  for (std::uint32_t i = block * kStride; i < byte; ++i) count += !is_continuation(text_[i]);
  return count;
}

CharSpan Document::chars(ByteSpan at) const { return {char_at(at.begin), char_at(at.end)}; }

}  // namespace hearsay
