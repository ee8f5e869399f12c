#include "language/network_features.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <span>

#include "base/utf8.h"

namespace hearsay {
namespace {

char32_t straight(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019: return U'\'';
    case 0x201C:
    case 0x201D: return U'"';
    default: return c;
  }
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_letter(char32_t c) { return c < 0x80 ? (c | 32) >= U'a' && (c | 32) <= U'z' : u_isalpha(static_cast<UChar32>(c)) != 0; }

char32_t shape_of(char32_t c) {
  if (is_digit(c)) return U'd';
  if (lower(c) != c) return U'X';
  return is_letter(c) ? U'x' : c;
}

void append(std::string& out, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
  out.append(bytes, static_cast<std::size_t>(size));
}

std::uint32_t bucket(char tag, std::string_view text, std::uint32_t rows) {
  const std::uint64_t h = word_key(text, tag);
  return static_cast<std::uint32_t>(h ^ (h >> 32)) % rows;
}

}  // namespace

std::uint32_t NetworkFeatures::word_row(std::string_view folded) const {
  const std::uint64_t key = word_key(folded);
  auto at = std::lower_bound(vocabulary_.begin(), vocabulary_.end(), key);
  if (at == vocabulary_.end() || *at != key) return 0;
  return kFirstWordRow + static_cast<std::uint32_t>(at - vocabulary_.begin());
}

WordRows NetworkFeatures::rows(std::string_view word, Scratch& scratch) const {
  auto& [folded, shape, ends] = scratch;
  folded.clear();
  shape.clear();
  ends.clear();
  char32_t run = 0;
  int length = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = straight(next_code_point(word, at));
    append(folded, is_digit(c) ? U'0' : lower(c));
    ends.push_back(static_cast<std::uint32_t>(folded.size()));
    const char32_t s = shape_of(c);
    length = s == run ? length + 1 : 1;
    run = s;
    if (length <= 4) append(shape, s);
  }
  const std::string_view all = folded;
  const std::span<const std::uint32_t> stops = ends;  // lambdas of Clang 14 cannot capture a binding
  const std::size_t n = stops.size();
  auto prefix = [&](char tag, std::size_t k) { return affix_base() + bucket(tag, k < n ? all.substr(0, stops[k - 1]) : all, affix_rows_); };
  auto suffix = [&](char tag, std::size_t k) { return affix_base() + bucket(tag, k < n ? all.substr(stops[n - k - 1]) : all, affix_rows_); };
  return {word_row(all),  prefix('1', 1), prefix('2', 2),
          prefix('3', 3), suffix('a', 1), suffix('b', 2),
          suffix('c', 3), suffix('d', 4), shape_base() + bucket('s', shape, shape_rows_)};
}

}  // namespace hearsay
