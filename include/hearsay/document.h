// A document as it was read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/origin.h"
#include "hearsay/result.h"

namespace hearsay {

/// Immutable after construction; share it between threads freely.
class Document {
 public:
  /// Fault::input if `text` is not UTF-8 (Where::byte says where it stops being);
  /// Fault::limit from 1 GiB up.
  static Result<Document> make(Origin origin, std::string text);

  const Origin& origin() const { return origin_; }
  std::string_view text() const { return text_; }
  std::string_view text(ByteSpan at) const { return text().substr(at.begin, at.end - at.begin); }
  CharSpan chars(ByteSpan at) const;                // constant time
  std::uint32_t char_at(std::uint32_t byte) const;  // code points before `byte`; constant time

 private:
  Document(Origin origin, std::string text);
  Origin origin_;
  std::string text_;
  std::vector<std::uint32_t> chars_before_;  // one count per 64 bytes; empty if all ASCII
};

}  // namespace hearsay
