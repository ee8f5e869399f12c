// Text to sentences and words: tokenizer and sentence splitter with their trained models.
#pragma once

#include "base/section_file.h"
#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "hearsay/result.h"
#include "language/sentence_splitter.h"
#include "language/tokenizer.h"

namespace hearsay {

class Segmenter {
 public:
  /// From the sections `seg.words`, `seg.joints` and `seg.ends`, which it reads where they are mapped.
  static Result<Segmenter> load(const SectionFile&);

  struct Scratch {
    Tokenizer::Scratch words;
    SentenceSplitter::Scratch sentences;
  };

  /// Replaces tokens and sentences of `out`. Every character that is not white space is in one token.
  void apply(const Document&, Analysis& out, Scratch&) const;

 private:
  Segmenter(WordFacts facts, LinearModel joints, LinearModel ends) : tokenizer_(facts), splitter_(facts), joints_(joints), ends_(ends) {}
  Tokenizer tokenizer_;
  SentenceSplitter splitter_;
  LinearModel joints_, ends_;
};

}  // namespace hearsay
