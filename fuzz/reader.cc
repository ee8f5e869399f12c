// One format's reader over any bytes (HEARSAY_FUZZ_FORMAT names it; "any" is the format they look like). What comes out
// is UTF-8 with trees that fit it, or an error in words, and the same however the bytes are cut.
#include <string>

#include "base/utf8.h"
#include "fuzz/check.h"
#include "reading/admission.h"
#include "reading/format.h"
#include "reading/json_drafts.h"
#include "reading/whole_drafts.h"

namespace hearsay {
namespace {

/// Hands out bytes in pieces whose sizes are the bytes themselves.
class Pieces : public ByteSource {
 public:
  explicit Pieces(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(std::span<char> into) override {
    if (rest_.empty()) return std::size_t{0};
    const std::size_t wanted = 1 + static_cast<unsigned char>(rest_.front()) * 16u;
    const std::size_t count = std::min({wanted, rest_.size(), into.size()});
    std::copy_n(rest_.begin(), count, into.begin());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

void check_trees(const Analysis& analysis, std::string_view text) {
  std::uint32_t next = 0;
  for (const Sentence& s : analysis.sentences) {
    FUZZ_CHECK(s.first == next && s.first < s.last && s.last <= analysis.tokens.size());
    FUZZ_CHECK(s.at.begin <= s.at.end && s.at.end <= text.size());
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const Token& token = analysis.tokens[i];
      FUZZ_CHECK(token.at.begin <= token.at.end && token.at.end <= text.size());
      FUZZ_CHECK(!first_broken_byte(text.substr(token.at.begin, token.at.end - token.at.begin)));
      FUZZ_CHECK(token.lemma_at.begin <= token.lemma_at.end && token.lemma_at.end <= analysis.lemmas.size());
      FUZZ_CHECK(token.head >= s.first && token.head < s.last);
    }
    next = s.last;
  }
  FUZZ_CHECK(next == analysis.tokens.size());
}

/// All that was read, as one string to compare.
std::string read(ByteSource& source, Format format) {
  InputBuffer buffer(source, 1u << 20);
  const bool json = format == Format::json || format == Format::jsonl;
  const auto reader = json ? read_json(buffer, {"name"}) : read_whole(format, buffer, {"name"});
  const ReadOptions options{.today = "2026-01-01"};
  Admission admission(options);
  std::string all;
  while (auto draft = reader->next()) {
    if (!*draft) {
      FUZZ_CHECK(!draft->error().message.empty());
      all += draft->error().describe() + '\n';
      continue;
    }
    FUZZ_CHECK(!(*draft)->origin.id.empty() || !(*draft)->names.empty());
    FUZZ_CHECK(!first_broken_byte((*draft)->text));
    if ((*draft)->given) check_trees(*(*draft)->given, (*draft)->text);
    all += (*draft)->origin.id + '\t' + (*draft)->text + '\n';
    if (const auto item = admission.admit(std::move(**draft), "file"); item && !*item) FUZZ_CHECK(!item->error().message.empty());
  }
  return all;
}

}  // namespace
}  // namespace hearsay

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const FormatGuess guess = guess_format(bytes, "file");
  FUZZ_CHECK(guess.format || !guess.refusal.empty());
  const auto format = std::string_view(HEARSAY_FUZZ_FORMAT) == "any" ? guess.format : parse_format(HEARSAY_FUZZ_FORMAT);
  if (!format) return 0;
  MemorySource whole(bytes);
  Pieces pieces(bytes);
  FUZZ_CHECK(read(whole, *format) == read(pieces, *format));
  return 0;
}
