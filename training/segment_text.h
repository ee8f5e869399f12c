// The gold text of treebanks for training the segmenter, as it is or in variants.
#pragma once

#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/analysis.h"
#include "language/tokenizer.h"

namespace hearsay::training {

struct GoldWord {
  std::vector<std::string> parts;  // more than one for a multiword token
  bool space_after = true;
};
struct GoldSentence {
  std::vector<GoldWord> words;
  bool new_paragraph = false;
};
using GoldDocument = std::vector<GoldSentence>;

/// Appends the documents of a CoNLL-U file.
void read_conllu(const std::string& path, std::vector<GoldDocument>& out);

/// Cuts the plurals that writers gave an apostrophe ("closed Monday's"): whole, as the treebanks have them, they would teach
/// that the owners of that name keep theirs.
void cut_apostrophes(GoldDocument&);

/// The document with some sentences that end in a name ending in an abbreviation instead ("to the U.S. He left"), which
/// is common in news and all but missing in the treebanks.
GoldDocument with_abbreviated_ends(GoldDocument, std::mt19937&);

/// The document with abbreviations put before some capitalised words inside its sentences ("met U.S. Secretary Rice", "said
/// Lt. Gen. Hill", "at 5 p.m. Friday"), and a dateline before some first sentences ("BEIRUT, Aug. 3 (Reuters) - "): the rest of what news has.
GoldDocument with_news_abbreviations(GoldDocument, std::mt19937&);

/// A way of writing a text that does not change its words.
struct Variant {
  enum Case { as_is, lower, upper } letters = as_is;
  enum Lines { blank, single, wrapped, indented } lines = blank;
  bool spaced = false;   // white space around all words
  bool curly = false;    // curly quotes and apostrophes
  int stray_breaks = 0;  // line breaks inside sentences, in a thousand spaces
  unsigned seed = 1;
  static Variant any(std::mt19937&);
  static std::vector<std::pair<std::string, Variant>> all();
};

struct GoldText {
  std::string text;
  std::vector<Joint> joints;  // at each byte: does a word begin here
  std::vector<bool> ends;     // at each byte: did a sentence end before it
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
};
GoldText render(std::span<const GoldDocument>, const Variant&);

}  // namespace hearsay::training
