// UTF-8: what every stage needs of it and ICU would make dear.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hearsay {

inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Where `text` stops being UTF-8 (surrogates and overlong forms are refused), or nothing.
std::optional<std::size_t> first_broken_byte(std::string_view text);

/// Code points in `text`, which is UTF-8.
std::size_t count_code_points(std::string_view text);

/// The code point that begins at `at`, which is moved behind it. U+FFFD on a broken one.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace hearsay
