#include "serving/brief.h"

#include <gtest/gtest.h>

#include <regex>

#include "support/sample_record.h"

namespace hearsay::serving {
namespace {

std::vector<BriefIncident> told() { return {{sample::strike_incident(), sample::accounts()}}; }

TEST(Brief, EverySentenceEndsInItsWords) {
  const Brief brief = make_brief(told(), std::nullopt, std::nullopt);
  ASSERT_EQ(brief.sections.size(), 1u);
  EXPECT_EQ(brief.sections[0].title, "Disputed");
  ASSERT_EQ(brief.sections[0].items.size(), 1u);
  for (const BriefSentence& sentence : brief.sections[0].items[0].sentences) {
    EXPECT_FALSE(sentence.words.empty()) << sentence.text;
    for (std::size_t number : sentence.words) {
      ASSERT_GE(number, 1u);
      ASSERT_LE(number, brief.words.size());
    }
  }
}

TEST(Brief, SaysTollsWithTheirSourcesAndWhoDenies) {
  const std::string text = brief_markdown(make_brief(told(), std::nullopt, std::nullopt));
  EXPECT_EQ(text, R"(# Situation report

Incidents: 1.

## Disputed

### Air strike, Tora, Homs, SYR, 2026-05-01 (new)

- Air strike, 2026-05-01, Tora, Homs, SYR; by Syrian Air Force; to or with people.[^1][^2]
- Disputed: 2 independent origins assert it, 1 source denies it (Bishop Aram; Residents).[^1][^2]
- Killed: 14 or more, best 40 — Bishop Aram: 14 (“14 people”); Residents: 40 or more (“at least 40 people”).[^1][^2]
- Denied by The army.[^3]
- Bishop Aram and Residents differ on the count.[^1][^2]
- It was reported until 2026-05-02, and confirmed from then on.[^2]
- It was confirmed until 2026-05-03, and disputed from then on.[^3]
- `hearsay why LEDGER radio-1:0:0`

## The words

[^1]: Radio Example, 2026-05-01, Bishop Aram: “Bishop Aram said 14 people died in the air strike on Tora.” radio-1:0-58
[^2]: Daily Star, 2026-05-02, the Observatory, quoting Residents: “Residents, quoted by the Observatory, said at least 40 people were killed.” star-1:0-74
[^3]: State Agency, 2026-05-03, The army: “The army denied any strike on Tora.” agency-1:0-35
)");
}

TEST(Brief, SinceADayKeepsWhatWasToldOfAgain) {
  const std::optional<std::string> third = "2026-05-03", later = "2026-05-04";
  const Brief brief = make_brief(told(), third, std::nullopt);
  EXPECT_EQ(brief.summary, "Incidents told of since 2026-05-03: 1 of 1; 0 for the first time, 1 with more to say.");
  ASSERT_EQ(brief.sections.size(), 1u);
  EXPECT_FALSE(brief.sections[0].items[0].fresh);
  const auto& sentences = brief.sections[0].items[0].sentences;
  EXPECT_EQ(std::count_if(sentences.begin(), sentences.end(), [](const BriefSentence& one) { return one.text.starts_with("It was"); }), 1);
  EXPECT_TRUE(make_brief(told(), later, std::nullopt).sections.empty());
}

TEST(Brief, ThePageEscapesWhatDocumentsSay) {
  auto incidents = told();
  incidents[0].claims[0].sentence.text = "<script>alert(\"x\")</script> & more";
  incidents[0].claims[0].document.url = "javascript:alert(1)";
  incidents[0].claims[1].document.url = "https://star.example/1?a=1&b=\"2\"";
  const std::string page = brief_html(make_brief(incidents, std::nullopt, std::nullopt));
  EXPECT_EQ(page.find("<script"), page.npos);
  EXPECT_EQ(page.find("href=\"javascript"), page.npos);
  EXPECT_NE(page.find("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more"), page.npos);
  EXPECT_NE(page.find("href=\"https://star.example/1?a=1&amp;b=&quot;2&quot;#:~:text="), page.npos);
  // Every number leads somewhere.
  const std::regex link("href=\"#(w\\d+)\"");
  for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at) EXPECT_NE(page.find("id=\"" + (*at)[1].str() + "\""), page.npos);
}

TEST(Brief, MarkdownOfADocumentIsText) {
  auto incidents = told();
  incidents[0].claims[0].sentence.text = "It was *not* [true](http://x)";
  EXPECT_NE(brief_markdown(make_brief(incidents, std::nullopt, std::nullopt)).find(R"(It was \*not\* \[true\](http://x))"), std::string::npos);
}

}  // namespace
}  // namespace hearsay::serving
