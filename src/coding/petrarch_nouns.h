// Who a noun phrase speaks of, as PETRARCH codes it: names give actor codes, agent nouns are appended to each of them
// ("US and British activists" is USAOPP and GBROPP); what the phrase itself lacks its prepositional phrases lend it
// ("the mayor of Nablus" is PSEGOV).
#pragma once

#include <string>
#include <vector>

#include "coding/entities.h"
#include "coding/petrarch_lexicon.h"
#include "coding/petrarch_phrases.h"

namespace hearsay {

struct NounCode {
  std::string code;                // "~GOV" for an agent of nobody's
  std::uint32_t token = kNoToken;  // the word it came from
  std::uint32_t head = kNoToken;   // the noun that stands for it
  bool is_agent() const { return code.starts_with('~'); }
};
using NounCodes = std::vector<NounCode>;

/// One document's noun phrases; a view of its arguments.
class PetrarchNouns {
 public:
  PetrarchNouns(const Tree& tree, const PetrarchLexicon& lexicon, const EntityTable& entities, std::optional<Day> day) : tree_(tree), lexicon_(lexicon), entities_(entities), day_(day) {}

  /// The codes of the noun phrase `number`, one for each actor in it.
  NounCodes codes(Phrases& phrases, std::uint32_t number);
  /// These words name nobody from here on; forget() gives them back.
  void use_up(const std::vector<std::uint32_t>& words) { used_.insert(used_.end(), words.begin(), words.end()); }
  void forget() { used_.clear(); }
  /// Agents appended to actors; agents alone stay agents.
  static NounCodes mix(const NounCodes& codes);

 private:
  struct Found { NounCodes actors, agents; };
  std::vector<std::uint32_t> words_of(std::uint32_t head) const;
  bool is_free(std::uint32_t first, std::uint32_t last) const;
  void read_words(const std::vector<std::uint32_t>& words, std::uint32_t head, Found&) const;
  void borrow(Phrases&, std::uint32_t number, Phrase::Kind kind, Found&);
  NounCodes own_codes(std::uint32_t head) const;
  NounCodes pronoun(std::uint32_t head);
  std::uint32_t noun_of(std::uint32_t token, std::uint32_t head) const;

  const Tree& tree_;
  const PetrarchLexicon& lexicon_;
  const EntityTable& entities_;
  std::optional<Day> day_;
  std::vector<std::uint32_t> used_;
  bool resolving_ = false;  // inside a pronoun: those in its antecedent stay unresolved, or "his" could stand for itself
};

}  // namespace hearsay
