// Words to sentences. Between any two words a linear model judges whether a sentence ends, from the words
// around, white space, quotes, the length so far and the way the paragraph is written (its capitals, its other stops).
// A blank line always ends a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/analysis.h"
#include "language/char_kind.h"
#include "language/line_layout.h"
#include "language/linear_model.h"
#include "language/word_facts.h"

namespace hearsay {

/// Decides ends: the trained model, or in training the gold text.
class EndJudge {
 public:
  virtual ~EndJudge() = default;
  virtual bool ends(std::uint32_t token, const Features&) = 0;
};

class SentenceSplitter {
 public:
  static constexpr std::uint32_t kLongest = 250;  // words; longer sentences are cut

  explicit SentenceSplitter(WordFacts facts) : facts_(facts) {}

  /// What the model sees of a word.
  struct Piece {
    std::uint64_t form = 0;
    std::uint32_t shape = 0;
    CharKind first = CharKind::space;
    WordFact fact;
    Gap gap = Gap::none;           // after the word
    std::uint8_t line_length = 0;  // of the line that ends after the word, in tens; 0 if none ends
    enum Quote : std::uint8_t { no, opening, closing } quote = no;
    bool inside_quote = false;    // after the word
    std::uint8_t depth = 0;       // brackets open after the word
    std::uint32_t next_stop = 0;  // index of the next . ! or ? in the paragraph; its end if none
  };
  struct Paragraph {                                // to the next line break that means something
    std::uint32_t first = 0, last = 0;              // tokens
    std::uint32_t block_first = 0, block_last = 0;  // between blank lines
    std::uint8_t letter_case = 0;                   // 0 mixed, 1 no capitals, 2 only capitals
  };
  struct Scratch {
    std::vector<Piece> pieces;
    Features features;
  };

  /// Replaces `out` by the sentences of `tokens`.
  void split(std::string_view text, std::span<const Token> tokens, std::vector<Sentence>& out, Scratch&, EndJudge&) const;

 private:
  WordFacts facts_;
};

}  // namespace hearsay
