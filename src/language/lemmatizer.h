// Words with tags to lemmas. A lemma is made from its word by a rule: drop some letters, add
// some, choose a case ("fled" -3 +"lee", lower). Which rule: that of the word and its tags if training met them or
// the list of irregulars has them, else that of the longest known ending with this tag.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/section_file.h"
#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "hearsay/result.h"
#include "language/packed_table.h"

namespace hearsay {

struct LemmaRule {
  enum Case : std::uint8_t { lower, capital, upper, keep } letters = lower;
  std::uint8_t drop = 0;  // bytes of the folded word
  std::string add;
  bool operator==(const LemmaRule&) const = default;
  auto operator<=>(const LemmaRule&) const = default;

  /// Appends the lemma of `form`, whose folded spelling is `folded`.
  void apply(std::string_view form, std::string_view folded, std::string& out) const;
};

/// The capitals of a word, as far as they say something.
enum class Capitals : std::uint8_t { none, first, all };

/// What the tables of the lemmatizer are keyed by.
struct LemmaKeys {
  static std::uint64_t word(std::string_view folded, std::uint64_t xpos, std::uint64_t upos);
  static std::uint64_t word(std::string_view folded, std::uint64_t xpos);
  /// Of the last `length` bytes.
  static std::uint64_t ending(std::string_view folded, std::size_t length, std::uint64_t xpos, Capitals);
  static constexpr std::size_t kLongestEnding = 7;
};

/// Whether capitals say nothing of a sentence's words, having none but them (or nearly).
bool sentence_of_capitals(std::string_view sentence);

/// Of a word in a sentence: capitals say nothing where every word has them or on a sentence's first word.
Capitals capitals_of(std::string_view form, bool sentence_of_capitals, bool first_word);

class Lemmatizer {
 public:
  static constexpr int kRuleBits = 12;
  using RuleTable = PackedTable<kRuleBits>;  // index in the rules, plus 1

  /// From the sections `lemma.rules`, `lemma.words` and `lemma.endings`.
  static Result<Lemmatizer> load(const SectionFile&);

  class Scratch {
    friend class Lemmatizer;
    void begin_document();
    ByteSpan& find(std::uint64_t key);
    struct Known {
      std::uint64_t key = 0;
      std::uint32_t document = 0;
      ByteSpan at;
    };
    std::vector<Known> known_;  // lemmas of this document, hashed
    std::uint32_t document_ = 0, used_ = 0;
    std::string folded_;
  };

  /// Fills `lemma_at` of every token and replaces `lemmas`. Wants tags, and relations for "'s".
  void apply(const Document&, Analysis&, Scratch&) const;

  /// What stands for a tag in the keys.
  static std::uint64_t xpos_key(std::uint8_t xpos);

  /// Appends the lemma of one word; `folded` is scratch.
  void lemma(std::string_view form, const Token&, bool sentence_of_capitals, bool first_word, std::string& folded, std::string& out) const;

 private:
  const LemmaRule& rule(std::string_view folded, const Token&, Capitals) const;
  std::vector<LemmaRule> rules_;
  RuleTable words_, endings_;
  std::array<std::uint64_t, 256> xpos_{};  // hashes of the tags' spellings
  LemmaRule keep_{LemmaRule::keep, 0, ""}, lower_{};
};

}  // namespace hearsay
