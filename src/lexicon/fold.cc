#include <unicode/unistr.h>

#include "hearsay/lexicon.h"

namespace hearsay {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string fold_unicode(std::string_view text) {
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  wide.foldCase();
  wide.findAndReplace(icu::UnicodeString(char16_t{0x2019}), icu::UnicodeString(char16_t{'\''}));
  wide.findAndReplace(icu::UnicodeString(char16_t{0x00A0}), icu::UnicodeString(char16_t{' '}));
  wide.findAndReplace(icu::UnicodeString(char16_t{0x2011}), icu::UnicodeString(char16_t{'-'}));
  std::string out;
  wide.toUTF8String(out);
  return out;
}

/// Runs of white space as one space, none at the ends.
void single_spaces(std::string& text) {
  std::size_t size = 0;
  for (const char c : text)
    if (!is_space(c))
      text[size++] = c;
    else if (size > 0 && text[size - 1] != ' ')
      text[size++] = ' ';
  if (size > 0 && text[size - 1] == ' ') --size;
  text.resize(size);
}

}  // namespace

// Most text needs no more than small letters: one loop without a branch makes them and sees whether there is more to do.
void fold(std::string_view text, std::string& out) {
  out.resize(text.size());
  char* to = out.data();
  char before = ' ';
  bool spaces = false, wide = false;  // spaces that may have to go
  for (const char c : text) {
    const bool space = is_space(c);
    spaces |= (space && before == ' ') || (space && c != ' ');
    wide |= static_cast<unsigned char>(c) >= 0x80;
    *to++ = static_cast<char>(c + ((c >= 'A' && c <= 'Z') << 5));
    before = c;
  }
  if (spaces || before == ' ') single_spaces(out);
  if (wide) out = fold_unicode(out);
}

std::string fold(std::string_view text) {
  std::string out;
  fold(text, out);
  return out;
}

}  // namespace hearsay
