// Lays the patterns of a verb's block over its phrases.
#pragma once

#include <cstdint>
#include <vector>

#include "coding/petrarch_lexicon.h"
#include "coding/petrarch_phrases.h"

namespace hearsay {

/// A pattern that holds, and what of the sentence it used.
struct PetrarchMatch {
  const petrarch::Pattern* pattern = nullptr;
  int weight = 0;
  std::vector<std::uint32_t> words;                // tokens; they name nobody any more
  std::vector<std::uint32_t> targets, sources;     // noun phrases that markers stand for
  std::vector<std::uint32_t> prepositions;         // phrases of which the pattern names the preposition alone
};

/// A view of its arguments.
class PetrarchMatcher {
 public:
  PetrarchMatcher(const Tree& tree, const PetrarchLexicon& lexicon, const Phrases& phrases) : tree_(tree), lexicon_(lexicon), phrases_(phrases) {}

  /// The entry of the verb phrase `number`, compounds ("cordon off") before plain verbs; null if it has none.
  const petrarch::Verb* verb(std::uint32_t number) const;
  /// The pattern of the block that says most and holds, of equals the last, as later lines overrule earlier ones.
  PetrarchMatch match(std::uint32_t number, const petrarch::Block&) const;

 private:
  using Numbers = std::vector<std::uint32_t>;
  struct Places { Numbers before, after, prepositions; };  // phrases that a pattern's sides may stand for
  Places places_of(std::uint32_t number) const;
  void nouns_in(std::uint32_t number, Numbers& out) const;
  bool fit(const petrarch::Pattern&, const Places&, PetrarchMatch&) const;
  bool fit(const petrarch::NounPattern&, const Numbers& nouns, Numbers* prepositions, PetrarchMatch&) const;
  bool fit(const petrarch::PrepositionPattern&, const Numbers& prepositions, PetrarchMatch&) const;
  std::uint32_t head_for(const petrarch::NounPattern&, std::uint32_t noun) const;
  bool stands_beside(const petrarch::Slot&, std::uint32_t head) const;
  bool is_word(std::uint32_t token, std::string_view word) const;
  bool is_noun(std::uint32_t token, std::string_view word) const;
  bool has_beside(std::uint32_t head, std::string_view word) const;
  bool fit_sequence(const petrarch::Pattern&, std::uint32_t verb, PetrarchMatch&) const;
  int run(const std::vector<petrarch::Slot>&, bool at_once, std::uint32_t from, int step, std::uint32_t stop) const;
  bool compound_fits(const petrarch::Verb&, std::uint32_t number) const;

  const Tree& tree_;
  const PetrarchLexicon& lexicon_;
  const Phrases& phrases_;
};

}  // namespace hearsay
