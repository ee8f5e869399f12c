// What a sentence tells by PETRARCH's rules: from the innermost verb outwards each adds its code, its subject and its
// objects to the event it governs, until the main clause says who did what to whom.
#pragma once

#include <memory>
#include <vector>

#include "coding/petrarch_matcher.h"
#include "coding/petrarch_nouns.h"

namespace hearsay {

/// An event in the making. Its target is a party, the subject of a passive that is yet to come, or another event.
struct PetrarchEvent {
  enum class Target : std::uint8_t { none, party, subject, event };
  NounCodes sources;
  Target kind = Target::none;
  NounCode target;
  std::shared_ptr<const PetrarchEvent> inner;
  Meaning meaning;
  bool bare = false;  // a party and nothing else: what a verb without a code hands up
};

/// One document; a view of its arguments.
class PetrarchReader {
 public:
  PetrarchReader(const Tree& tree, const PetrarchLexicon& lexicon, PetrarchNouns& nouns)
      : tree_(tree), lexicon_(lexicon), nouns_(nouns), phrases_(tree), matcher_(tree, lexicon, phrases_) {}

  /// Appends the events of the sentence.
  void read(std::uint32_t root, std::vector<PetrarchEvent>& out);

 private:
  using Events = std::vector<PetrarchEvent>;
  struct Head { Meaning active, passive; PetrarchMatch match; bool is_passive = false; };
  Events of_clause(std::uint32_t number);
  Events of_verb(std::uint32_t number);
  Head head_of(std::uint32_t number);
  NounCodes upper(std::uint32_t number);
  NounCodes agents(std::uint32_t number, std::initializer_list<std::string_view> prepositions);
  bool passive(std::uint32_t number, const Head&, const NounCodes& subject, Events& out);
  Events lower(std::uint32_t number, const Head&, bool& negated);
  NounCodes objects(std::uint32_t number, const PetrarchMatch&);
  bool has_infinitive(std::uint32_t number) const;
  void from_clauses(std::uint32_t number, const Head&, const NounCodes& subject, Events& out);
  void from_complements(std::uint32_t number, Head&, const NounCodes& subject, Events& out);
  void resolve(const PetrarchEvent&, const Head&, const NounCodes& subject, Events& out) const;
  void resolve_passive(const PetrarchEvent&, const Head&, const NounCodes& subject, Events& out) const;
  void transform(PetrarchEvent&&, Events& out) const;
  bool transform_by_rule(const PetrarchEvent&, Events& out) const;
  NounCodes codes(std::uint32_t noun) { return nouns_.codes(phrases_, noun); }

  const Tree& tree_;
  const PetrarchLexicon& lexicon_;
  PetrarchNouns& nouns_;
  Phrases phrases_;
  PetrarchMatcher matcher_;
};

}  // namespace hearsay
