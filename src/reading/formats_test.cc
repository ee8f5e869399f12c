// A file of each format, as documents.
#include <gtest/gtest.h>

#include "reading/reading_fixture.h"

namespace hearsay {
namespace {

TEST(JsonFormat, OneObjectOverManyLines) {
  const Reading reading = read_bytes(
      "\n{\n  \"id\": \"p1\",\n  \"source\": \"Wire\",\n  \"published\": \"2026-05-01\",\n"
      "  \"title\": \"Shelling\",\n  \"text\": \"Troops shelled the town.\\n\\nTwo \\u201cmen\\u201d died.\"\n}\n",
      "one.json");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_TRUE(reading.errors.empty() && reading.warnings.empty());
  const Document& document = reading.documents[0].document;
  EXPECT_EQ(document.text(), "Troops shelled the town.\n\nTwo “men” died.");
  EXPECT_EQ(document.origin().id, "p1");
  EXPECT_EQ(document.origin().source, "Wire");
  EXPECT_EQ(document.origin().title, "Shelling");
  EXPECT_EQ(document.origin().published, "2026-05-01");
}

TEST(JsonFormat, ArraysAndObjectsOneAfterTheOther) {
  const Reading array = read_bytes("[{\"id\":\"a\",\"text\":\"One {man} died.\"},\n {\"id\":\"b\",\"text\":\"Two men died.\"}]", "in.json");
  EXPECT_EQ(array.documents.size(), 2u);
  const Reading objects = read_bytes("{\n\"text\":\"One man died.\"\n}\n{\n\"text\":\"Two men died.\"\n}\n", "in.json");
  ASSERT_EQ(objects.documents.size(), 2u);
  EXPECT_EQ(objects.documents[0].document.origin().id, "in");
  EXPECT_EQ(objects.documents[1].document.origin().id, "in-2");
}

TEST(JsonFormat, AnArrayGoesOnBehindABrokenObject) {
  const Reading reading =
      read_bytes("[\n{\"id\":\"a\",\"text\":\"One man died.\"},\n{\"id\":\"b\" \"text\":\"Two.\"},\n{\"id\":\"c\",\"text\":\"Three men died.\"}\n]", "in.json");
  EXPECT_EQ(reading.documents.size(), 2u);
  EXPECT_TRUE(says(reading.errors, {"in.json:3", "not JSON"}));
}

TEST(JsonFormat, WhatTrafilaturaWrites) {
  const Reading reading = read_bytes(
      R"({"title": "Shelling", "author": null, "hostname": "wire.example", "date": "2026-05-01", "fingerprint": "7f3c", "id": null,)"
      R"( "raw_text": "Troops shelled the town. Two died.", "source": "https://wire.example/a", "source-hostname": "Example Wire", "text": "Troops shelled the town."})",
      "t.json");
  ASSERT_EQ(reading.documents.size(), 1u);
  const Origin& origin = reading.documents[0].document.origin();
  EXPECT_EQ(reading.documents[0].document.text(), "Troops shelled the town.");
  EXPECT_EQ(origin.id, "7f3c");
  EXPECT_EQ(origin.source, "Example Wire");
  EXPECT_EQ(origin.url, "https://wire.example/a");
  EXPECT_EQ(origin.published, "2026-05-01");
}

TEST(JsonFormat, WhatNewspaperWrites) {
  const Reading reading = read_bytes(
      R"({"url": "https://wire.example/a", "source_url": "https://www.wire.example", "title": "Shelling", "publish_date": "2026-05-01 10:30:00", "text": "Troops shelled the town."})",
      "n.json");
  ASSERT_EQ(reading.documents.size(), 1u);
  const Origin& origin = reading.documents[0].document.origin();
  EXPECT_EQ(origin.id, "n");
  EXPECT_EQ(origin.source, "wire.example");
  EXPECT_EQ(origin.url, "https://wire.example/a");
  EXPECT_EQ(origin.published, "2026-05-01T10:30:00");
}

TEST(HtmlFormat, TheArticleOfThePageAndWhatItSaysOfItself) {
  const Reading reading = read_bytes(
      "<!doctype html><html><head><title>Shelling | Wire</title><meta property='article:published_time' content='2026-05-01T10:00:00Z'>"
      "<meta property='og:site_name' content='Example Wire'><link rel='canonical' href='https://wire.example/a'></head><body>"
      "<nav><a href='/'>Home</a></nav><article><h1>Shelling</h1><p>Troops shelled the town of Example on Monday, the army said.</p>"
      "<p>Two men &amp; a woman were killed in the attack, witnesses said.</p></article><footer>All rights reserved</footer></body></html>",
      "a.html");
  ASSERT_EQ(reading.documents.size(), 1u);
  const Document& document = reading.documents[0].document;
  EXPECT_EQ(document.text(), "Troops shelled the town of Example on Monday, the army said.\n\nTwo men & a woman were killed in the attack, witnesses said.");
  EXPECT_EQ(document.origin().title, "Shelling");
  EXPECT_EQ(document.origin().source, "Example Wire");
  EXPECT_EQ(document.origin().url, "https://wire.example/a");
  EXPECT_EQ(document.origin().published, "2026-05-01T10:00:00Z");
  EXPECT_TRUE(reading.warnings.empty());
}

constexpr std::string_view kRss = R"(<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title><link>https://www.wire.example/</link>
<item><title>AT&amp;amp;T &lt;b&gt;tower&lt;/b&gt;</title><link>https://wire.example/1</link><guid isPermaLink="false">w-1</guid>
<pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate><description>Short</description><content:encoded><![CDATA[<p>Soldiers killed three men.</p><p>The army denied it.</p>]]></content:encoded></item>
<item><title>No text</title><link>https://wire.example/2</link></item>
<item><title>Three</title><link>https://wire.example/3</link><description>&lt;p&gt;Police arrested 20 &amp;ldquo;rioters&amp;rdquo;.&lt;/p&gt;</description><source url="x">Other Wire</source></item>
</channel></rss>)";

TEST(FeedFormat, RssItemsAreDocuments) {
  const Reading reading = read_bytes(kRss, "feed.xml");
  ASSERT_EQ(reading.documents.size(), 2u);
  const Document &one = reading.documents[0].document, &three = reading.documents[1].document;
  EXPECT_EQ(one.text(), "Soldiers killed three men.\n\nThe army denied it.");
  EXPECT_EQ(one.origin().id, "w-1");
  EXPECT_EQ(one.origin().title, "AT&T tower");
  EXPECT_EQ(one.origin().published, "2026-05-01T10:00:00Z");
  EXPECT_EQ(one.origin().source, "wire.example");
  EXPECT_EQ(one.origin().url, "https://wire.example/1");
  EXPECT_EQ(three.text(), "Police arrested 20 “rioters”.");
  EXPECT_EQ(three.origin().id, "https://wire.example/3");
  EXPECT_EQ(three.origin().source, "Other Wire");
  EXPECT_TRUE(says(reading.errors, {"feed.xml:5: https://wire.example/2: ", "no text but its title", "fetch its page (https://wire.example/2)"}));
}

TEST(FeedFormat, AtomEntriesAreDocuments) {
  const Reading reading = read_bytes(
      R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><link href="https://atom.example"/>)"
      R"(<entry><id>urn:1</id><title>One</title><link rel="self" href="https://x.example"/><link href="https://atom.example/1"/><published>2026-05-01</published><updated>2026-05-03</updated>)"
      R"(<content type="xhtml"><div><p>Gunmen attacked 3 &lt; 4 posts.</p></div></content></entry>)"
      R"(<entry><id>urn:2</id><updated>2026-05-03</updated><summary>Two men &amp; a boy died.</summary></entry></feed>)",
      "atom.xml");
  ASSERT_EQ(reading.documents.size(), 2u);
  EXPECT_EQ(reading.documents[0].document.text(), "Gunmen attacked 3 < 4 posts.");
  EXPECT_EQ(reading.documents[0].document.origin().url, "https://atom.example/1");
  EXPECT_EQ(reading.documents[0].document.origin().published, "2026-05-01");
  EXPECT_EQ(reading.documents[1].document.text(), "Two men & a boy died.");
  EXPECT_EQ(reading.documents[1].document.origin().source, "atom.example");
}

TEST(FeedFormat, WhatStandsBeforeAFaultIsRead) {
  const Reading reading = read_bytes(std::string(kRss.substr(0, kRss.find("<item><title>Three") + 60)) + "</i", "feed.xml");
  EXPECT_EQ(reading.documents.size(), 1u);
  EXPECT_TRUE(says(reading.errors, {"feed.xml:6", "no XML from here on", "what stands before is read"}));
}

TEST(FeedFormat, EntitiesAreNeitherExpandedNorFetched) {
  const Reading reading = read_bytes(
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY y \"yyyy\">]>"
      "<rss><channel><item><guid>e</guid><description>Two men &x; &y; died.</description></item></channel></rss>",
      "feed.xml");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].document.text(), "Two men &x; &y; died.");
}

TEST(PetrarchFormat, SentencesAreDocuments) {
  const Reading reading = read_bytes(
      "<Sentences>\n<Sentence date = \"20080801\" id = \"AFP0808010640_1\" source = \"AFP\" sentence = \"True\">\n<Text>\nTroops killed two men in the \n"
      "West Bank & fled.\n</Text>\n<Parse>\n(ROOT (S))\n</Parse>\n</Sentence>\n<Sentence date = \"20080802\" id = \"B_1\" source = "
      "\"http://b.example/x\"></Sentence>\n"
      "<Sentence date = \"20080803\" source = \"http://b.example/x\"><Text>One man died.</Text></Sentence></Sentences>\n",
      "pet.xml");
  ASSERT_EQ(reading.documents.size(), 2u);
  const Document &first = reading.documents[0].document, &last = reading.documents[1].document;
  EXPECT_EQ(first.text(), "Troops killed two men in the West Bank & fled.");
  EXPECT_EQ(first.origin().id, "AFP0808010640_1");
  EXPECT_EQ(first.origin().published, "2008-08-01");
  EXPECT_EQ(first.origin().source, "AFP");
  EXPECT_EQ(last.origin().id, "pet-3");
  EXPECT_EQ(last.origin().source, "b.example");
  EXPECT_EQ(last.origin().url, "http://b.example/x");
  EXPECT_TRUE(says(reading.errors, {"pet.xml:11: B_1: ", "no <Text>", "add one"}));
}

constexpr std::string_view kTrees =
    "# newdoc id = a\n# published = 2026-05-01\n# sent_id = 1\n# text = Troops won't fire.\n"
    "1\tTroops\ttroop\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_\n2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n4\tfire\tfire\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
    "# newdoc id = b\n1\tTwo\ttwo\tNUM\tCD\t_\t2\tnummod\t_\n\n"
    "# newdoc\n1\tTwo\ttwo\tNUM\tCD\t_\t2\tnummod\t_\t_\n2\tdied\tdie\tVERB\tVBD\t_\t0\tparty\t_\t_\n\n";

TEST(ConlluFormat, ComesWithItsTrees) {
  const Reading reading = read_bytes(kTrees, "t.conllu");
  ASSERT_EQ(reading.documents.size(), 2u);
  const ReadDocument& first = reading.documents[0];
  EXPECT_EQ(first.document.text(), "Troops won't fire.");
  EXPECT_EQ(first.document.origin().id, "a");
  EXPECT_EQ(first.document.origin().published, "2026-05-01");
  ASSERT_TRUE(first.given);
  ASSERT_EQ(first.given->tokens.size(), 5u);
  EXPECT_EQ(first.given->tokens[0].head, 3u);
  EXPECT_EQ(first.document.text(first.given->tokens[3].at), "fire");
  EXPECT_EQ(reading.documents[1].document.origin().id, "t-3");
  EXPECT_TRUE(says(reading.errors, {"t.conllu:13: b: ", "10 columns", "has 9"}));
  EXPECT_TRUE(says(reading.warnings, {"t-3: ", "unknown relations read as dep"}));
}

TEST(ConlluFormat, WithoutTextTheFormsAreTheText) {
  const Reading reading = read_bytes(
      "# newdoc id = a\n1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n1\tca\tcan\tAUX\tMD\t_\t3\taux\t_\t_\n2\tnot\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
      "3\tfire\tfire\tVERB\tVB\t_\t0\troot\t_\t_\n\n",
      "t.conllu");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].document.text(), "cannot fire");
  EXPECT_EQ(reading.documents[0].document.text(reading.documents[0].given->tokens[2].at), "fire");
}

TEST(ConlluFormat, TokenRangesPlaceTheWords) {
  const Reading reading = read_bytes(
      "# newdoc id = a\n1\tTwo\ttwo\tNUM\tCD\t_\t2\tnummod\t_\tTokenRange=2:5\n2\tdied\tdie\tVERB\tVBD\t_\t0\troot\t_\tTokenRange=7:11\n\n", "t.conllu");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].document.text(), "  Two  died");
}

TEST(ConlluFormat, SentencesLongerThanAnyAreRefused) {
  std::string text = "# newdoc id = long\n";
  for (int i = 1; i <= 1001; ++i) text += std::to_string(i) + "\tdied\tdie\tVERB\tVBD\t_\t" + std::to_string(i - 1) + "\tconj\t_\t_\n";
  text += "\n# newdoc id = short\n1\tdied\tdie\tVERB\tVBD\t_\t0\troot\t_\t_\n\n";
  const Reading reading = read_bytes(text, "t.conllu");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].document.origin().id, "short");
  EXPECT_TRUE(says(reading.errors, {"long", "more than 1000 words"}));
}

TEST(ConlluFormat, WordsOfOneContractionMayShareTheirPlace) {
  const Reading reading = read_bytes(
      "# newdoc id = a\n1-2\tdel\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:3\n1\tdel\tde\tADP\tIN\t_\t3\tcase\t_\tTokenRange=0:3\n"
      "2\tdel\tel\tDET\tDT\t_\t3\tdet\t_\tTokenRange=0:3\n3\tSol\tSol\tPROPN\tNNP\t_\t0\troot\t_\tTokenRange=4:7\n\n",
      "t.conllu");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].document.text(), "del Sol");
  EXPECT_EQ(reading.documents[0].given->tokens[1].at, (ByteSpan{0, 3}));
}

TEST(ConlluFormat, TokenRangesThatCannotBeAreNotFollowed) {
  for (const char* range : {"200000000:200000003", "0:3"}) {
    const Reading reading =
        read_bytes(std::string("# newdoc id = a\n1\tTwo\ttwo\tNUM\tCD\t_\t2\tnummod\t_\tTokenRange=1:4\n2\tmen\tman\tNOUN\tNNS\t_\t0\troot\t_\tTokenRange=") +
                       range + "\n\n",
                   "t.conllu");
    ASSERT_EQ(reading.documents.size(), 1u);
    EXPECT_TRUE(reading.documents[0].document.text() == "Two men") << range << ' ' << reading.documents[0].document.text().size();
    EXPECT_TRUE(says(reading.warnings, {"a: ", "TokenRange"}));
  }
}

}  // namespace
}  // namespace hearsay
