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

}  // namespace

void fold(std::string_view text, std::string& out) {
  out.resize(text.size());
  char* to = out.data();
  unsigned char all = 0;
  for (const char c : text) {
    all |= static_cast<unsigned char>(c);
    if (is_space(c)) {
      if (to != out.data() && to[-1] != ' ') *to++ = ' ';
    } else {
      *to++ = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  if (to != out.data() && to[-1] == ' ') --to;
  out.resize(static_cast<std::size_t>(to - out.data()));
  if (all >= 0x80) out = fold_unicode(out);
}

std::string fold(std::string_view text) {
  std::string out;
  fold(text, out);
  return out;
}

}  // namespace hearsay
