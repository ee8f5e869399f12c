#include <gtest/gtest.h>

#include "reading/reading_fixture.h"

namespace hearsay {
namespace {

using namespace std::string_literals;

constexpr std::string_view kEnd = " was killed in the town on Monday, the army said in a statement.";

std::string wide(std::string_view ascii, bool big) {
  std::string out = big ? "\xFE\xFF"s : "\xFF\xFE"s;
  for (const char c : ascii) out += big ? std::string{'\0', c} : std::string{c, '\0'};
  return out;
}

std::string text_of(const Reading& reading) { return reading.documents.size() == 1 ? std::string(reading.documents[0].document.text()) : "not one document"; }

TEST(Encoding, Utf8IsKeptButForItsMark) {
  const std::string story = "José" + std::string(kEnd);
  const Reading reading = read_bytes("\xEF\xBB\xBF" + story);
  EXPECT_EQ(text_of(reading), story);
  EXPECT_FALSE(says(reading.warnings, {"UTF-8"}));
}

TEST(Encoding, Utf16IsToldByItsMark) {
  const std::string story = "A man" + std::string(kEnd);
  EXPECT_EQ(text_of(read_bytes(wide(story, true))), story);
  EXPECT_EQ(text_of(read_bytes(wide(story, false))), story);
  const Reading lines = read_bytes(wide("{\"id\":\"a\",\"text\":\"" + story + "\"}\n{\"id\":\"b\",\"text\":\"Two men died.\"}\n", false), "a.jsonl");
  EXPECT_EQ(lines.documents.size(), 2u);
}

TEST(Encoding, Utf16WithoutItsMarkIsToldByItsZeros) {
  const std::string story = "A man" + std::string(kEnd);
  EXPECT_EQ(text_of(read_bytes(wide(story, true).substr(2))), story);
  EXPECT_EQ(text_of(read_bytes(wide(story, false).substr(2))), story);
}

TEST(Encoding, Windows1252IsGuessedAndSaid) {
  const std::string end(kEnd);
  const Reading reading = read_bytes(
      "\x93Jos\xE9 Garc\xED"
      "a\x94" +
      end +
      " \x93Pe\xF1"
      "a\x94" +
      end);
  EXPECT_EQ(text_of(reading), "“José García”" + end + " “Peña”" + end);
  EXPECT_TRUE(says(reading.warnings, {"in", "is not UTF-8; read as windows-1252"}));
}

TEST(Encoding, APageDeclaresItsOwn) {
  const std::string page = "<html><head><meta charset=\"iso-8859-2\"></head><body><p>Wa\xB3\xEAsa" + std::string(kEnd) + "</p></body></html>";
  EXPECT_EQ(text_of(read_bytes(page, "a.html")), "Wałęsa" + std::string(kEnd));
}

TEST(Encoding, BrokenBytesAreCountedAndTheRestKept) {
  const std::string end(kEnd);
  const Reading reading = read_bytes("José, François and Zoë" + end + " \xFF Jos\xC3" + end);
  EXPECT_EQ(text_of(reading), "José, François and Zoë" + end + " \xEF\xBF\xBD Jos\xEF\xBF\xBD" + end);
  EXPECT_TRUE(says(reading.warnings, {"in", "2 broken characters read as U+FFFD"}));
}

TEST(Encoding, ALineOfJsonMayBeBrokenToo) {
  const Reading reading = read_bytes("{\"id\":\"a\",\"text\":\"José and Zoë \xFF" + std::string(kEnd) + "\"}\n", "a.jsonl");
  EXPECT_EQ(text_of(reading), "José and Zoë \xEF\xBF\xBD" + std::string(kEnd));
  EXPECT_TRUE(says(reading.warnings, {"a", "1 broken"}));
}

TEST(Encoding, NulIsNoCharacterOfText) {
  const Reading reading = read_bytes("A man\0"s + std::string(kEnd));
  EXPECT_EQ(text_of(reading), "A man\xEF\xBF\xBD" + std::string(kEnd));
  EXPECT_TRUE(says(reading.warnings, {"1 NUL"}));
}

TEST(Encoding, OffsetsCountCodePointsOfWhatWasRead) {
  const Reading reading = read_bytes("\xEF\xBB\xBF😀 José" + std::string(kEnd));
  ASSERT_EQ(reading.documents.size(), 1u);
  const Document& document = reading.documents[0].document;
  const auto at = static_cast<std::uint32_t>(document.text().find("killed"));
  EXPECT_EQ(document.chars({at, at + 6}), (CharSpan{11, 17}));
}

}  // namespace
}  // namespace hearsay
