// What kind of character a code point is, as far as cutting text into words goes.
// ASCII is a table; the rest asks ICU.
#pragma once

#include <cstdint>

namespace hearsay {

enum class CharKind : std::uint8_t {
  space,
  lower,
  upper,
  letter,
  digit,
  mark,  // these make up words; `mark` also holds invisible joiners
  apostrophe,
  quote,
  open,
  close,
  stop,
  comma,
  colon,
  dash,
  slash,
  symbol
};

CharKind char_kind(char32_t);

/// Letters, digits and what hangs on them.
constexpr bool in_word(CharKind k) { return k >= CharKind::lower && k <= CharKind::mark; }
constexpr bool is_letter(CharKind k) { return k >= CharKind::lower && k <= CharKind::letter; }

/// The code point as models see it: lower case, curly and straight quotes alike, rare ones as their kind.
std::uint16_t model_char(char32_t, CharKind);

bool is_line_break(char32_t);

}  // namespace hearsay
