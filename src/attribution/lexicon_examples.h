// Sentences that the dictionaries must read as their editors meant them: table `examples`, with the columns sentence,
// type (PLOVER's, - for harm without an attacker, none for no claim at all), mode, trigger, actor and recipient (all four may be left
// empty). Actor and recipient are the first letters of the codes that the claim's parties must have: "USA", "SYRMIL,RUS".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/coder.h"

namespace hearsay {

struct LexiconExample {
  std::string where;  // "examples.tsv:12"
  std::string sentence, type, mode, trigger;
  std::string actor, recipient;  // codes or their first letters, with commas between them
};

/// Those of the table; none if the lexicon has no such table. Fault::corrupt names the row whose type is unknown.
Result<std::vector<LexiconExample>> read_examples(const Lexicon&);

/// What the sentence is coded as, for people: "ASSAULT aerial `bombed`, …" or "no claim".
std::string told(std::span<const Claim> claims);
/// Whether one of the claims is the one wanted, or there is none where none is wanted.
bool holds(const LexiconExample&, std::span<const Claim> claims);
/// Codes the sentence by the rules alone as a document of its own, published on 6 April 2011.
std::vector<Claim> code_example(Coder::Worker&, std::string_view sentence);

}  // namespace hearsay
