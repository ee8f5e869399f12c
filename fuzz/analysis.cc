// Any text, read with the model that is shipped: words in order and whole, sentences that cover them, names inside their
// sentences; and a worker that has read another text before says the same.
#include "base/utf8.h"
#include "fuzz/check.h"
#include "hearsay/language_model.h"

namespace {

using namespace hearsay;

std::shared_ptr<const LanguageModel> shipped() {
  auto model = LanguageModel::open(HEARSAY_SOURCE_DIR "/models/english.model");
  FUZZ_CHECK(model.has_value());
  return *model;
}

void check_words(const Analysis& a, std::string_view text) {
  std::uint32_t end = 0;
  for (const Token& t : a.tokens) {
    FUZZ_CHECK(t.at.begin < t.at.end && t.at.end <= text.size());
    FUZZ_CHECK(t.at.begin >= end || t.flags & token_flag::contracted);  // parts of a contraction may share letters
    FUZZ_CHECK(!first_broken_byte(text.substr(t.at.begin, t.at.end - t.at.begin)));
    end = t.at.end;
  }
}

void check_sentences(const Analysis& a) {
  std::uint32_t next = 0;
  for (const Sentence& s : a.sentences) {
    FUZZ_CHECK(s.first == next && s.first < s.last && s.last <= a.tokens.size());
    FUZZ_CHECK(s.at.begin == a.tokens[s.first].at.begin && s.at.end == a.tokens[s.last - 1].at.end);
    for (std::uint32_t i = s.first; i < s.last; ++i) FUZZ_CHECK(a.tokens[i].head >= s.first && a.tokens[i].head < s.last);
    next = s.last;
  }
  FUZZ_CHECK(next == a.tokens.size());
}

void check_names(const Analysis& a) {
  std::uint32_t end = 0;
  for (const Name& name : a.names) {
    FUZZ_CHECK(end <= name.first && name.first < name.last && name.last <= a.tokens.size());
    end = name.last;
  }
}

bool same(const Analysis& a, const Analysis& b) {
  return a.tokens.size() == b.tokens.size() && std::equal(a.tokens.begin(), a.tokens.end(), b.tokens.begin(), [](const Token& x, const Token& y) {
           return x.at == y.at && x.head == y.head && x.upos == y.upos && x.relation == y.relation;
         });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto model = shipped();
  static LanguageModel::Worker used(model);
  const auto document = Document::make({.id = "d"}, std::string(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 4096)));
  if (!document) return 0;
  Analysis first, again;
  LanguageModel::Worker(model).analyse(*document, first);
  used.analyse(*document, again);
  check_words(first, document->text());
  check_sentences(first);
  check_names(first);
  FUZZ_CHECK(same(first, again));
  return 0;
}
