// What the tests of this module share.
#pragma once

#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/section_file.h"
#include "base/utf8.h"
#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "language/char_kind.h"

namespace hearsay::testing_language {

/// The model that is shipped.
inline SectionFile shipped_model() {
  auto file = SectionFile::open(HEARSAY_SOURCE_DIR "/models/english.model", {"LANG", 1});
  EXPECT_TRUE(file.has_value());
  return *file;
}

/// Up to `most` characters: half of them letters, signs and white space of news, the rest from all of Unicode.
inline std::string random_text(std::mt19937& random, std::size_t most) {
  static constexpr std::string_view usual = "aaabbbcnt'sTHE.U.S.?!,:;-/@$%()[]\"\"1234567890    \t\n\n\n\r";
  std::string out;
  for (std::size_t n = random() % (most + 1); n > 0; --n) {
    UChar32 c = usual[random() % usual.size()];
    if (random() % 2 == 0) c = static_cast<UChar32>(random() % (random() % 4 == 0 ? 0x110000 : 0x3000));
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    char bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    out.append(bytes, static_cast<std::size_t>(length));
  }
  return out;
}

inline std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (char_kind(next_code_point(text, at)) != CharKind::space) out += text.substr(begin, at - begin);
  }
  return out;
}

/// The tokens lie in order, and hold all of the text but its white space.
inline void expect_whole(std::string_view text, const std::vector<Token>& tokens) {
  std::string words;
  std::uint32_t end = 0;
  for (const Token& t : tokens) {
    ASSERT_LE(end, t.at.begin);
    ASSERT_LT(t.at.begin, t.at.end);
    ASSERT_LE(t.at.end, text.size());
    end = t.at.end;
    words += text.substr(t.at.begin, t.at.end - t.at.begin);
  }
  ASSERT_EQ(words, without_space(text));
}

/// The sentences hold all tokens, each once and in order.
inline void expect_covered(const std::vector<Token>& tokens, const std::vector<Sentence>& sentences) {
  std::uint32_t next = 0;
  for (const Sentence& s : sentences) {
    ASSERT_EQ(s.first, next);
    ASSERT_LT(s.first, s.last);
    ASSERT_EQ(s.at.begin, tokens[s.first].at.begin);
    ASSERT_EQ(s.at.end, tokens[s.last - 1].at.end);
    next = s.last;
  }
  ASSERT_EQ(next, tokens.size());
}

/// "He is n't here ." and the like.
inline std::string spelled(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last) {
  std::string out;
  for (std::uint32_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += text.substr(tokens[i].at.begin, tokens[i].at.end - tokens[i].at.begin);
  }
  return out;
}

}  // namespace hearsay::testing_language
