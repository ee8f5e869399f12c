#include "base/text_index.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(TextIndex, NumbersTextsInTheOrderTheyCome) {
  TextIndex index;
  EXPECT_EQ(index.find("shell"), TextIndex::kNone);
  EXPECT_EQ(index.add("shell"), 0u);
  EXPECT_EQ(index.add("bombard"), 1u);
  EXPECT_EQ(index.add("shell"), 0u);
  EXPECT_EQ(index.size(), 2u);
  EXPECT_EQ(index.text(1), "bombard");
  EXPECT_FALSE(index.contains("shel"));
}

TEST(TextIndex, TellsTextsOfEveryLengthApart) {
  TextIndex index;
  std::string text;
  for (std::uint32_t length = 0; length < 100; ++length, text += 'a') EXPECT_EQ(index.add(text), length);
  text.clear();
  for (std::uint32_t length = 0; length < 100; ++length, text += 'a') EXPECT_EQ(index.find(text), length);
}

TEST(TextIndex, KeepsAllWhenItGrows) {
  TextIndex index;
  for (std::uint32_t i = 0; i < 20000; ++i) ASSERT_EQ(index.add("name " + std::to_string(i)), i);
  for (std::uint32_t i = 0; i < 20000; ++i) ASSERT_EQ(index.find("name " + std::to_string(i)), i);
  EXPECT_FALSE(index.contains("name 20000"));
}

TEST(TextMap, KeepsTheFirstValueOfAText) {
  TextMap<int> map;
  EXPECT_EQ(map.find("two"), nullptr);
  EXPECT_TRUE(map.try_emplace("two", 2).second);
  EXPECT_FALSE(map.try_emplace("two", 3).second);
  map["three"] = 3;
  ASSERT_NE(map.find("two"), nullptr);
  EXPECT_EQ(*map.find("two"), 2);
  EXPECT_EQ(*map.find("three"), 3);
  EXPECT_EQ(map.size(), 2u);
}

}  // namespace
}  // namespace hearsay
