#include "hearsay/document.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"

namespace hearsay {
namespace {

TEST(Document, RefusesBrokenText) {
  auto made = Document::make({.id = "d1"}, "ok \xFF");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().fault, Fault::input);
  EXPECT_EQ(made.error().where.byte, 3u);
  EXPECT_EQ(made.error().where.source, "d1");
}

TEST(Document, CountsCodePointsOverRandomText) {
  std::mt19937 random(7);
  const std::string_view letters[] = {"a", "é", "€", "😀", " ", "\n"};
  for (int round = 0; round < 50; ++round) {
    std::string text;
    for (int i = 0; i < 300; ++i) text += letters[random() % std::size(letters)];
    const auto made = Document::make({}, text);
    ASSERT_TRUE(made);
    for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
      if (byte < text.size() && is_continuation(text[byte])) continue;
      EXPECT_EQ(made->char_at(byte), count_code_points(std::string_view(text).substr(0, byte)));
    }
  }
}

}  // namespace
}  // namespace hearsay
