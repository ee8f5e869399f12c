#include "serving/plain_text.h"

#include <gtest/gtest.h>

namespace hearsay::serving {
namespace {

TEST(PlainText, CountsColumnsNotBytes) {
  EXPECT_EQ(columns("Ḥomṣ"), 4u);
  EXPECT_EQ(columns("e\u0301"), 1u);
  EXPECT_EQ(columns("馬"), 2u);
}

TEST(PlainText, CutsToColumns) {
  EXPECT_EQ(cut("Damascus", 8), "Damascus");
  EXPECT_EQ(cut("Damascus", 5), "Dama…");
  EXPECT_EQ(cut("大馬士革", 6), "大馬…");
  EXPECT_EQ(fitted("大馬士革", 6), "大馬… ");
  EXPECT_EQ(fitted("Homs", 6), "Homs  ");
}

TEST(PlainText, MakesOneLineOfMany) {
  EXPECT_EQ(printable("  at least\r\n\t40 people \n"), "at least 40 people");
  EXPECT_EQ(printable("bell\a, broken \xC3("), "bell\uFFFD, broken \uFFFD(");
}

TEST(PlainText, WrapsAtSpacesAndNeverLosesAWord) {
  EXPECT_EQ(wrapped("one two three four", 2, {.colour = false, .width = 10}), "  one two three four\n");  // narrower than any terminal
  EXPECT_EQ(wrapped("Residents said at least 40 people died in it", 2, {.colour = false, .width = 30}), "  Residents said at least 40\n  people died in it\n");
  EXPECT_EQ(wrapped("", 0, {.colour = false, .width = 30}), "\n");
}

TEST(PlainText, QuotesCsv) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("a \"b\", c"), "\"a \"\"b\"\", c\"");
}

}  // namespace
}  // namespace hearsay::serving
