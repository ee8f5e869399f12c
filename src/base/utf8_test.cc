#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay {
namespace {

TEST(Utf8, FindsTheFirstBrokenByte) {
  EXPECT_EQ(first_broken_byte("plain"), std::nullopt);
  EXPECT_EQ(first_broken_byte("d\xC3\xA9j\xC3\xA0 \xEF\xBF\xBD \xF0\x9F\x98\x80"), std::nullopt);
  EXPECT_EQ(first_broken_byte("ab\xFFz"), 2u);
  EXPECT_EQ(first_broken_byte("\xC0\x80"), 0u) << "overlong";
  EXPECT_EQ(first_broken_byte("\xED\xA0\x80"), 0u) << "surrogate";
  EXPECT_EQ(first_broken_byte("x\xE2\x82"), 1u) << "cut off";
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0u);
  EXPECT_EQ(count_code_points("warю"), 4u);
}

TEST(Utf8, StepsThroughCodePoints) {
  const std::string_view text = "a\xE2\x80\x99\xF0\x9F\x98\x80";
  std::size_t at = 0;
  EXPECT_EQ(next_code_point(text, at), U'a');
  EXPECT_EQ(next_code_point(text, at), U'\u2019');
  EXPECT_EQ(next_code_point(text, at), U'\U0001F600');
  EXPECT_EQ(at, text.size());
}

}  // namespace
}  // namespace hearsay
