#include "reading/format.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Format, IsToldFromTheFirstBytes) {
  const std::pair<std::string_view, Format> kCases[] = {{"Rebels shelled the town.", Format::text},
                                                        {"<3 is not markup", Format::text},
                                                        {"{\"text\": \"x\"}", Format::json},
                                                        {"\xEF\xBB\xBF\n[ {\"text\": \"x\"}]", Format::json},
                                                        {"{curly} text", Format::text},
                                                        {"[Editor's note] text", Format::text},
                                                        {"<!DOCTYPE html><p>x", Format::html},
                                                        {"<!-- saved --><html lang=en>", Format::html},
                                                        {"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'><html/>", Format::html},
                                                        {"<p>Only a part of a page</p>", Format::html},
                                                        {"<?xml version='1.0'?><rss version='2.0'>", Format::feed},
                                                        {"<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>", Format::feed},
                                                        {"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", Format::feed},
                                                        {"<feed xmlns='http://www.w3.org/2005/Atom'>", Format::feed},
                                                        {"<Sentences>\n<Sentence date = \"19950101\">", Format::petrarch},
                                                        {"# newdoc id = a\n1\tx", Format::conllu},
                                                        {"1\tTwo\t_\t_\t_\t_\t_\t_\t_\t_\n", Format::conllu},
                                                        {"# A heading of Markdown\n\nText.", Format::text}};
  for (const auto& [head, format] : kCases) EXPECT_EQ(guess_format(head, "in").format, format) << head;
}

TEST(Format, TheNameHelpsWhereTheBytesLeaveItOpen) {
  EXPECT_EQ(guess_format("not json yet", "a.jsonl").format, Format::json);
  EXPECT_EQ(guess_format("not json yet", "a.txt").format, Format::text);
}

TEST(Format, WhatIsNoneIsRefusedWithACure) {
  for (const std::string_view head : {"%PDF-1.4", "{\\rtf1", "PAR1....", "<?xml version='1.0'?><nitf/>", "\1\2\3\4\5\6"}) {
    const FormatGuess guess = guess_format(head, "in");
    EXPECT_EQ(guess.format, std::nullopt) << head;
    EXPECT_NE(guess.refusal.find(';'), std::string::npos) << guess.refusal;
  }
}

TEST(Format, NamesAreThoseOfTheOption) {
  for (const std::string_view name : {"text", "jsonl", "json", "html", "rss", "petrarch", "conllu"}) EXPECT_TRUE(parse_format(name)) << name;
  EXPECT_FALSE(parse_format("docx"));
}

}  // namespace
}  // namespace hearsay
