// Every bad input costs only itself, in a message that names it and says what to do.
#include <gtest/gtest.h>

#include "reading/reading_fixture.h"

namespace hearsay {
namespace {

constexpr std::string_view kGood = "Rebels shelled the town on Monday, the army said.";

/// Reads a bad file between two good ones, both of which must come through.
Reading between(std::string_view bad, const std::string& name) {
  const TestFolder folder;
  Reading out = read_all({folder.write("before.txt", kGood), folder.write(name, bad), folder.write("behind.txt", "Two men were killed in the north.")});
  EXPECT_GE(out.documents.size(), 2u);
  if (out.documents.size() >= 2) {
    EXPECT_EQ(out.documents.front().document.origin().id, "before");
    EXPECT_EQ(out.documents.back().document.origin().id, "behind");
  }
  return out;
}

TEST(BadInput, EmptyFile) {
  EXPECT_TRUE(says(between("", "bad.txt").errors, {"bad.txt", "is empty", "leave it out"}));
  EXPECT_TRUE(says(between(" \n\n ", "bad.txt").errors, {"bad has no text", "left out"}));
}

TEST(BadInput, ALineOfTenMegabytesIsRead) {
  std::string line;
  while (line.size() < (10u << 20)) line += "The army said that rebels had shelled the town. ";
  const Reading text = between(line, "long.txt");
  EXPECT_EQ(text.documents.size(), 3u);
  const Reading json = between("{\"id\":\"long\",\"text\":\"" + line + "\"}\n{\"id\":\"short\",\"text\":\"Two died.\"}\n", "long.jsonl");
  EXPECT_EQ(json.documents.size(), 4u);
}

TEST(BadInput, ALineOverTheLimitCostsThatLine) {
  ReadOptions options;
  options.largest = 1u << 20;
  const std::string line(3u << 20, 'x');
  const Reading reading = read_bytes(
      "{\"id\":\"a\",\"text\":\"One man died.\"}\n{\"id\":\"b\",\"text\":\"" + line + "\"}\n{\"id\":\"c\",\"text\":\"Two men died.\"}\n", "in.jsonl", options);
  EXPECT_EQ(reading.documents.size(), 2u);
  EXPECT_TRUE(says(reading.errors, {"in.jsonl:2", "more than 1 MB", "cut it"}));
}

TEST(BadInput, BinaryIsNamedForWhatItIs) {
  EXPECT_TRUE(says(between(std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16), "bad.txt").errors, {"bad.txt", "PNG", "leave it out"}));
  EXPECT_TRUE(says(between("%PDF-1.7\n...", "bad.pdf").errors, {"bad.pdf", "PDF", "pdftotext"}));
  std::string noise;
  for (int i = 0; i < 5000; ++i) noise += static_cast<char>(i * 7919 % 251);
  EXPECT_TRUE(says(between(noise, "bad.txt").errors, {"bad.txt", "not text"}));
}

TEST(BadInput, HtmlWithoutText) {
  const Reading reading = between("<html><head><title>News</title></head><body><script>go()</script></body></html>", "bad.html");
  EXPECT_TRUE(says(reading.errors, {"bad.html", "no text", "save"}));
}

TEST(BadInput, InvalidJsonOnLineSevenOfNine) {
  std::string lines;
  for (int i = 1; i <= 9; ++i)
    lines += i == 7 ? "{\"id\": \"d7\", \"text\": \"No end\n"
                    : "{\"id\": \"d" + std::to_string(i) + "\", \"text\": \"On day " + std::to_string(i) + " a man died.\"}\n";
  const Reading reading = between(lines, "bad.jsonl");
  EXPECT_EQ(reading.documents.size(), 10u);
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_TRUE(says(reading.errors, {"bad.jsonl:7: ", "not JSON", "mend it"}));
}

TEST(BadInput, InvalidJsonOnTheFirstLine) {
  const Reading reading = between("{\"id\": \"d1\", \"text\": \"No end\n{\"id\":\"d2\",\"text\":\"A man died.\"}\n", "bad.jsonl");
  EXPECT_EQ(reading.documents.size(), 3u);
  EXPECT_TRUE(says(reading.errors, {"bad.jsonl:1: ", "not JSON"}));
}

TEST(BadInput, JsonWithoutTextOrOfTheWrongType) {
  const Reading reading = between("{\"id\":\"a\"}\n{\"id\":\"b\",\"text\":7}\n[1]\n{\"id\":[],\"text\":\"x\"}\n", "bad.jsonl");
  EXPECT_TRUE(says(reading.errors, {"bad.jsonl:1", "a: has no key \"text\"", "add one"}));
  EXPECT_TRUE(says(reading.errors, {"bad.jsonl:2", "text is a number", "string"}));
  EXPECT_TRUE(says(reading.errors, {"bad.jsonl:3", "an array"}));
  EXPECT_TRUE(says(reading.errors, {"bad.jsonl:4", "id is an array"}));
}

TEST(BadInput, ADateToCome) {
  const Reading reading = between(R"({"id":"d","published":"2031-01-01","text":"Two men were killed."})", "bad.json");
  EXPECT_EQ(reading.documents.size(), 3u);
  EXPECT_TRUE(says(reading.warnings, {"d: ", "2031-01-01", "still to come"}));
}

TEST(BadInput, DatesThatAreNone) {
  const Reading reading = between(
      "{\"id\":\"a\",\"published\":\"2026-02-30\",\"text\":\"One man died.\"}\n"
      "{\"id\":\"b\",\"published\":\"03/04/2026\",\"text\":\"Two men died.\"}\n"
      "{\"id\":\"c\",\"published\":\"yesterday\",\"text\":\"Three men died.\"}\n"
      "{\"id\":\"d\",\"text\":\"Four men died.\"}\n",
      "bad.jsonl");
  EXPECT_EQ(reading.documents.size(), 6u);
  EXPECT_TRUE(says(reading.warnings, {"a: ", "no day of the calendar"}));
  EXPECT_TRUE(says(reading.warnings, {"b: ", "could be", "March", "April"}));
  EXPECT_TRUE(says(reading.warnings, {"c: ", "not a date known here", "write 2011-04-01"}));
  EXPECT_TRUE(says(reading.warnings, {"d: ", "no publication date", "--published"}));
  for (const ReadDocument& read : reading.documents) EXPECT_EQ(read.document.origin().published, std::nullopt);
}

TEST(BadInput, TwoDocumentsOfOneId) {
  const Reading reading = between(
      "{\"id\":\"a\",\"text\":\"One man died.\"}\n{\"id\":\"a\",\"text\":\"Two men died.\"}\n"
      "{\"id\":\"a\",\"text\":\"One man died.\"}\n",
      "bad.jsonl");
  EXPECT_EQ(reading.documents.size(), 3u);
  EXPECT_TRUE(says(reading.errors, {"bad.jsonl:2", "a is the id of an earlier document", "give each its own"}));
  EXPECT_TRUE(says(reading.warnings, {"a was read before with the same text"}));
}

TEST(BadInput, Arabic) {
  const std::string arabic = "قال الجيش إن المتمردين قصفوا البلدة يوم الاثنين مما أسفر عن مقتل اثني عشر مدنيا وإصابة العشرات بجروح في الهجوم.";
  EXPECT_TRUE(says(between(arabic, "bad.txt").errors, {"bad looks Arabic", "reads English", "translate"}));
}

TEST(BadInput, UnknownXml) {
  EXPECT_TRUE(says(between("<?xml version=\"1.0\"?><nitf><body>Two died.</body></nitf>", "bad.xml").errors, {"bad.xml", "<nitf>", "force text"}));
}

}  // namespace
}  // namespace hearsay
