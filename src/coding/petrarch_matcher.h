// Lays the patterns of a verb's block over its phrases.
#pragma once

#include <cstdint>
#include <vector>

#include "coding/petrarch_lexicon.h"
#include "coding/petrarch_phrases.h"

namespace hearsay {

/// A view of its arguments.
class PetrarchMatcher {
 public:
  PetrarchMatcher(const Tree& tree, const PetrarchLexicon& lexicon, const Phrases& phrases) : tree_(tree), lexicon_(lexicon), phrases_(phrases) {}

  /// The entry of the verb phrase `number`, compounds ("cordon off") before plain verbs; null if it has none.
  const petrarch::Verb* verb(std::uint32_t number) const;
  /// The pattern of the block that says most and holds; null if none does.
  const petrarch::Pattern* pattern(std::uint32_t number, const petrarch::Block&) const;

 private:
  using Numbers = std::vector<std::uint32_t>;
  struct Places { Numbers before, after, prepositions; };  // phrases that a pattern's sides may stand for
  Places places_of(std::uint32_t number) const;
  void nouns_in(std::uint32_t number, Numbers& out) const;
  int fit(const petrarch::Pattern&, const Places&) const;
  int fit(const petrarch::NounPattern&, const Numbers& nouns, Numbers* prepositions) const;
  int fit(const petrarch::PrepositionPattern&, const Numbers& prepositions) const;
  bool is_headed(const petrarch::NounPattern&, std::uint32_t noun) const;
  bool stands_beside(const petrarch::Slot&, std::uint32_t head) const;
  bool is_word(std::uint32_t token, std::string_view word) const;
  bool has_beside(std::uint32_t head, std::string_view word) const;
  int fit_sequence(const petrarch::Pattern&, std::uint32_t verb) const;
  int run(const std::vector<petrarch::Slot>&, bool at_once, std::uint32_t from, int step, std::uint32_t stop) const;
  bool compound_fits(const petrarch::Verb&, std::uint32_t number) const;

  const Tree& tree_;
  const PetrarchLexicon& lexicon_;
  const Phrases& phrases_;
};

}  // namespace hearsay
