// What holds for every format: the way its bytes arrive changes nothing, and its words are where they are said to be.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "hearsay/document.h"
#include "reading/draft_samples.h"
#include "reading/json_drafts.h"
#include "reading/whole_drafts.h"

namespace hearsay {
namespace {

/// Hands out 1 to `most` bytes at a time.
class DripSource : public ByteSource {
 public:
  DripSource(std::string_view bytes, std::size_t most, unsigned seed) : bytes_(bytes), most_(most), random_(seed) {}
  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t count = std::min({into.size(), bytes_.size(), 1 + random_() % most_});
    std::copy_n(bytes_.begin(), count, into.begin());
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
  std::size_t most_;
  std::mt19937 random_;
};

std::string told(const Result<Draft>& draft) {
  if (!draft) return "ERROR " + draft.error().describe();
  const Origin& origin = draft->origin;
  std::string out = fmt::format("{}|{}|{}|{}|{}|{}|{}", origin.id, origin.published.value_or("-"), origin.source.value_or("-"), origin.title.value_or("-"),
                                origin.url.value_or("-"), draft->line, draft->text);
  for (const std::string& word : draft->names) out += '|' + word;
  for (const std::string& word : draft->warnings) out += '|' + word;
  if (draft->given) out += fmt::format("|{} words", draft->given->tokens.size());
  return out;
}

std::vector<std::string> drafts_of(Format format, ByteSource& source) {
  InputBuffer buffer(source, 1u << 20);
  const auto reader = format == Format::json ? read_json(buffer, {"name"}) : read_whole(format, buffer, {"name"});
  std::vector<std::string> out;
  while (auto draft = reader->next()) out.push_back(told(*draft));
  return out;
}

TEST(AnyCut, GivesTheSameDocuments) {
  for (const auto& [format, bytes] : draft_samples()) {
    MemorySource whole(bytes);
    const std::vector<std::string> expected = drafts_of(format, whole);
    EXPECT_FALSE(expected.empty());
    for (const std::size_t most : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{40}, bytes.size()}) {
      DripSource drip(bytes, most, static_cast<unsigned>(most));
      EXPECT_EQ(drafts_of(format, drip), expected) << "at most " << most << " bytes of " << bytes;
    }
  }
}

TEST(AnyCut, EveryPrefixIsReadToItsEnd) {
  for (const auto& [format, bytes] : draft_samples()) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      MemorySource source(bytes.substr(0, size));
      EXPECT_LE(drafts_of(format, source).size(), 8u);
    }
  }
}

/// Words of letters from all over Unicode, none of which any format changes.
std::vector<std::string> random_words(std::mt19937& random) {
  constexpr std::string_view kLetters[] = {"a", "Z", "é", "ł", "ж", "€", "…", "–", "漢", "ﬁ", "😀", "𐍈", "́", "ا"};
  std::vector<std::string> out(50);
  for (std::string& word : out)
    for (unsigned letters = 1 + random() % 8; letters > 0; --letters) word += kLetters[random() % std::size(kLetters)];
  return out;
}

std::string wrapped(Format format, const std::string& text) {
  switch (format) {
    case Format::json: return "{\"text\":\"" + text + "\"}";
    case Format::html: return "<body><p>" + text + "</p></body>";
    case Format::feed: return "<rss><channel><item><description>" + text + "</description></item></channel></rss>";
    case Format::petrarch: return "<Sentences><Sentence><Text>" + text + "</Text></Sentence></Sentences>";
    default: return text;
  }
}

TEST(AnyUnicode, WordsAreWhereTheirCodePointsSay) {
  std::mt19937 random(11);
  for (int round = 0; round < 40; ++round) {
    const std::vector<std::string> words = random_words(random);
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    for (const Format format : {Format::text, Format::json, Format::html, Format::feed, Format::petrarch}) {
      MemorySource source(wrapped(format, text));
      InputBuffer buffer(source, 1u << 20);
      const auto draft = (format == Format::json ? read_json(buffer, {"n"}) : read_whole(format, buffer, {"n"}))->next();
      ASSERT_TRUE(draft && *draft);
      EXPECT_EQ((*draft)->text, text);
      const auto document = Document::make({}, (*draft)->text);
      ASSERT_TRUE(document);
      std::uint32_t byte = 0, code_point = 0;
      for (const std::string& word : words) {
        const auto size = static_cast<std::uint32_t>(word.size()), letters = static_cast<std::uint32_t>(count_code_points(word));
        EXPECT_EQ(document->chars({byte, byte + size}), (CharSpan{code_point, code_point + letters}));
        EXPECT_EQ(document->text({byte, byte + size}), word);
        byte += size + 1, code_point += letters + 1;
      }
    }
  }
}

}  // namespace
}  // namespace hearsay
