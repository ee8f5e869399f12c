// Text in capitals throughout, or without any, gets the case its words usually have: wire copy of the teleprinter
// days, headlines, scraped archives. The stages behind are made for ordinary text; what they read is
// Analysis::cased, byte for byte as long as the document's text, so that spans are those of the document.
//
// Each word of a sentence is judged from left to right: small letters, a first capital, or capitals only. A linear
// model weighs the word, its neighbours, its ending, what was judged before it, and a few facts of each word counted
// in running text and listed by dictionary and gazetteer. training/truecase_train.cc learns both.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/section_file.h"
#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "hearsay/result.h"
#include "language/linear_model.h"
#include "language/packed_table.h"

namespace hearsay {

/// How a word is written. A single capital ("I", "A") is `first`.
enum class LetterCase : std::uint8_t { lower, first, all };
LetterCase letter_case(std::string_view form);

/// What is known of a word, whatever its case.
struct CaseFact {
  /// Inside sentences of running text, from always small letters to always capitals.
  enum Habit : std::uint8_t { unknown, lower, mostly_lower, either, mostly_first, first, all, mostly_all } habit = unknown;
  bool place = false;    // a word of a place's name
  bool actor = false;    // a word of an actor's name
  bool letters = false;  // a name of capitals only: "FMLN"

  std::uint32_t packed() const {
    return static_cast<std::uint32_t>(habit) | std::uint32_t{place} << 3 | std::uint32_t{actor} << 4 | std::uint32_t{letters} << 5;
  }
};

/// Decides a word: the trained model, or in training the word as it was written.
class CaseJudge {
 public:
  virtual ~CaseJudge() = default;
  virtual LetterCase judge(std::uint32_t word, const Features&) = 0;
};

/// One sentence's words as the features see them, and what was judged of each.
class CaseReader {
 public:
  using Facts = PackedTable<8>;  // CaseFact::packed() by word_key() of the folded word

  void clear() { words_.clear(); }
  void add(std::string_view form, const Facts&);
  void judge(CaseJudge&);
  LetterCase operator[](std::uint32_t word) const { return words_[word].letters; }

 private:
  struct Word {
    std::uint64_t key = 0, known = 0, ending = 0, long_ending = 0, beginning = 0;
    std::uint32_t fact = 0, shape = 0;
    LetterCase letters = LetterCase::lower;
  };
  const Word& at(std::int64_t i) const { return i < 0 || i >= static_cast<std::int64_t>(words_.size()) ? kNone : words_[static_cast<std::size_t>(i)]; }
  void features(std::int64_t i);

  static const Word kNone;
  std::vector<Word> words_;
  Features features_;
  std::string folded_;
};

class Truecaser {
 public:
  static constexpr int kClasses = 3;

  /// From the sections `case.words` and `case.weights`, which it reads where they are mapped.
  static Result<Truecaser> load(const SectionFile&);

  struct Scratch {
    CaseReader reader;
  };

  /// Fills `cased` if the document has sentences of one case: any in capitals; those without a capital if most of
  /// the document is so (else they are somebody's way of writing). Wants sentences and words.
  void apply(const Document&, Analysis&, Scratch&) const;

 private:
  Truecaser(CaseReader::Facts facts, LinearModel model) : facts_(facts), model_(model) {}
  void recase(const Document&, const Sentence&, Analysis&, Scratch&) const;
  CaseReader::Facts facts_;
  LinearModel model_;
};

/// Writes `word` over itself in the case given; letters whose other case takes more bytes or fewer stay.
void set_case(LetterCase, std::string_view word, char* out);

}  // namespace hearsay
