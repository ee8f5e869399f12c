#include "coding/event_patterns.h"

#include <gtest/gtest.h>

#include <string>

#include "coding/event_lexicon.h"

namespace hearsay {
namespace {

using Kind = EventPatterns::Kind;

class EventPatternsTest : public testing::Test {
 protected:
  void add(const std::string& key, const EventEntry* entry, std::size_t rank = 0) {
    std::vector<WordId> words;
    patterns_.add_words(key, false, words);
    patterns_.add(Kind::verb, words.front(), std::span(words).subspan(1), entry, rank);
  }
  EventPatterns patterns_;
  EventEntry first_, second_, third_, fourth_;
};

TEST_F(EventPatternsTest, TriesThoseOfMostWordsFirst) {
  add("carry", &first_);
  add("fire", &second_);
  add("carry out attack", &third_);
  add("carry weapon", &fourth_);
  patterns_.seal();
  const auto found = patterns_.of(Kind::verb, patterns_.word("carry"));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].entry, &third_);
  EXPECT_EQ(found[1].entry, &fourth_);
  EXPECT_EQ(found[2].entry, &first_);
  EXPECT_EQ(patterns_.of(Kind::verb, patterns_.word("fire")).size(), 1u);
}

TEST_F(EventPatternsTest, OfAsManyWordsTheHigherRankAndThenTheEarlierOne) {
  add("fire", &first_, 1);
  add("fire", &second_, 1);
  add("fire", &third_, 2);
  patterns_.seal();
  const auto found = patterns_.of(Kind::verb, patterns_.word("fire"));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].entry, &third_);
  EXPECT_EQ(found[1].entry, &first_);
  EXPECT_EQ(found[2].entry, &second_);
}

TEST_F(EventPatternsTest, ASieveHoldsEachOfItsWords) {
  add("carry out attack", &first_);
  patterns_.seal();
  const EventPattern& pattern = patterns_.of(Kind::verb, patterns_.word("carry"))[0];
  EXPECT_EQ(pattern.sieve, sieve_of(patterns_.word("out")) | sieve_of(patterns_.word("attack")));
}

TEST_F(EventPatternsTest, KnowsNothingOfOtherWords) {
  add("fire", &first_);
  patterns_.add_word("gun");
  patterns_.seal();
  EXPECT_EQ(patterns_.word("carry"), kNoWord);
  EXPECT_TRUE(patterns_.of(Kind::verb, kNoWord).empty());
  EXPECT_TRUE(patterns_.of(Kind::verb, patterns_.word("gun")).empty());
  EXPECT_TRUE(patterns_.of(Kind::noun, patterns_.word("fire")).empty());
}

TEST_F(EventPatternsTest, CutsWordsAtHyphensWhereAsked) {
  std::vector<WordId> whole, cut;
  patterns_.add_words("cease-fire talks", false, whole);
  patterns_.add_words("cease-fire talks", true, cut);
  EXPECT_EQ(whole.size(), 2u);
  EXPECT_EQ(cut.size(), 3u);
  EXPECT_EQ(whole.back(), cut.back());
}

}  // namespace
}  // namespace hearsay
