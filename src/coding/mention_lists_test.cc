#include "coding/mention_lists.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(MentionLists, KeepsEachOnceAndInOrder) {
  MentionLists lists;
  for (const std::uint32_t mention : {4u, 9u, 2u, 9u}) lists.add("minister", mention);
  lists.add("army", 5);
  const auto found = lists.of("minister");
  EXPECT_EQ(std::vector<std::uint32_t>(found.begin(), found.end()), (std::vector<std::uint32_t>{2, 4, 9}));
  EXPECT_EQ(lists.of("army").size(), 1u);
  EXPECT_TRUE(lists.of("police").empty());
  lists.clear();
  EXPECT_TRUE(lists.of("army").empty());
}

}  // namespace
}  // namespace hearsay
