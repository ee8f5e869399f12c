#include "language/char_kind.h"

#include <unicode/uchar.h>

#include <array>
#include <string_view>

namespace hearsay {
namespace {

constexpr std::array<CharKind, 128> make_ascii() {
  std::array<CharKind, 128> table{};
  table.fill(CharKind::symbol);
  auto set = [&](std::string_view chars, CharKind kind) {
    for (char c : chars) table[static_cast<unsigned char>(c)] = kind;
  };
  set(" \t\n\v\f\r\x1c\x1d\x1e\x1f", CharKind::space);
  set("abcdefghijklmnopqrstuvwxyz", CharKind::lower);
  set("ABCDEFGHIJKLMNOPQRSTUVWXYZ", CharKind::upper);
  set("0123456789", CharKind::digit);
  set("'`", CharKind::apostrophe);
  set("\"", CharKind::quote);
  set("([{", CharKind::open);
  set(")]}", CharKind::close);
  set(".!?", CharKind::stop);
  set(",", CharKind::comma);
  set(":;", CharKind::colon);
  set("-", CharKind::dash);
  set("/\\", CharKind::slash);
  return table;
}
constexpr auto kAscii = make_ascii();

CharKind punctuation_kind(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x2032:
    case 0x00B4: return CharKind::apostrophe;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033: return CharKind::quote;
    case 0x2026:
    case 0x3002: return CharKind::stop;
    case 0x2212: return CharKind::dash;
    default: break;
  }
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_DASH_PUNCTUATION: return CharKind::dash;
    case U_START_PUNCTUATION: return CharKind::open;
    case U_END_PUNCTUATION: return CharKind::close;
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return CharKind::quote;
    default: return CharKind::symbol;
  }
}

CharKind other_kind(char32_t c) {
  auto code = static_cast<UChar32>(c);
  if (c == 0x02BC || c == 0x2032) return CharKind::apostrophe;       // ICU calls the first one a letter
  if (u_isUWhiteSpace(code) || c == 0x200B) return CharKind::space;  // that of no width parts words too
  if (u_islower(code)) return CharKind::lower;
  if (u_isupper(code) || u_istitle(code)) return CharKind::upper;
  switch (u_charType(code)) {
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
    case U_LETTER_NUMBER: return CharKind::letter;
    case U_DECIMAL_DIGIT_NUMBER: return CharKind::digit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR: return CharKind::mark;
    default: return punctuation_kind(c);
  }
}

}  // namespace

CharKind char_kind(char32_t c) { return c < 128 ? kAscii[c] : other_kind(c); }

std::uint16_t model_char(char32_t c, CharKind kind) {
  if (c < 128) return static_cast<std::uint16_t>(kind == CharKind::upper ? c + 32 : c);
  switch (kind) {
    case CharKind::apostrophe: return '\'';
    case CharKind::quote: return '"';
    case CharKind::stop: return 0x2026;
    case CharKind::dash: return c == 0x2010 || c == 0x2011 ? '-' : 0x2013 + (c == 0x2014);
    case CharKind::symbol: return static_cast<std::uint16_t>(c < 0x3000 ? c : 0x100);
    default: return static_cast<std::uint16_t>(0x80 + static_cast<int>(kind));
  }
}

bool is_line_break(char32_t c) { return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }

}  // namespace hearsay
