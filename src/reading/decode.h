// Bytes of any encoding in, UTF-8 out. Nothing but the encoding changes, but for two kinds of character
// that no text has: a byte order mark at the begin goes, and NUL becomes U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

struct Decoded {
  std::string text;
  std::string encoding;      // as ICU names it, "UTF-8" mostly
  std::uint64_t broken = 0;  // byte sequences that are no character, now U+FFFD
  std::uint64_t nuls = 0;    // now U+FFFD
  bool guessed = false;      // the encoding was found by statistics
};

/// `declared` is what the text says of itself (an HTML or XML header); it counts when the bytes are not UTF-8.
Decoded decode(std::string bytes, std::string_view declared = {});

/// What a person should know of it, nothing for clean UTF-8.
std::vector<std::string> warnings_of(const Decoded&);

/// True if UTF-16 or UTF-32, by their byte order marks.
bool has_wide_mark(std::string_view head);

}  // namespace hearsay
