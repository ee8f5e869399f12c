// Dependency trees seen as the phrases that PETRARCH's rules speak of: clauses, chains of verbs ("will | have | attacked"),
// noun and prepositional phrases. Only what those rules look at is kept.
#pragma once

#include <cstdint>
#include <vector>

#include "language/tree.h"

namespace hearsay {

struct Phrase {
  enum class Kind : std::uint8_t { clause, noun, verb, preposition, particle };
  Kind kind = Kind::clause;
  std::uint32_t token = kNoToken;  // head noun, verb, preposition; of a clause its predicate
  std::uint32_t parent = kNoToken;
  std::vector<std::uint32_t> children;  // in the order of the text
  bool main = false;         // of verbs: the last of its chain, with the complements
  bool infinitive = false;   // the verb is the mark "to"
  bool passive = false;
  bool negated = false;      // "not" stands behind this verb
  bool coordination = false; // holds verbs joined by "and", and no word of its own
};

class Phrases {
 public:
  explicit Phrases(const Tree& tree) : tree_(tree) {}

  /// Replaces what was built before by the phrases of the sentence whose root is `root`; the clause's number.
  std::uint32_t build(std::uint32_t root);
  /// A noun phrase on its own, for words outside the sentence.
  std::uint32_t noun(std::uint32_t head, std::uint32_t parent);

  const Phrase& at(std::uint32_t number) const { return phrases_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(phrases_.size()); }

 private:
  struct Parts;
  std::uint32_t add(Phrase::Kind, std::uint32_t token, std::uint32_t parent);
  std::uint32_t clause(std::uint32_t predicate, std::uint32_t parent);
  Parts parts_of(std::uint32_t predicate) const;
  void sort_dependent(std::uint32_t predicate, std::uint32_t dependent, Parts&) const;
  void chain(std::uint32_t predicate, const Parts&, std::uint32_t parent);
  void complements(std::uint32_t predicate, const Parts&, std::uint32_t parent);
  void complement(std::uint32_t dependent, std::uint32_t parent, std::uint32_t raised);
  void likely_subject(std::uint32_t predicate, Parts&) const;
  bool belongs_to_next_clause(std::uint32_t oblique) const;
  std::uint32_t cut_off_verb(std::uint32_t predicate) const;
  bool raise_object(std::uint32_t object, std::uint32_t parent);
  void add_subject(std::uint32_t subject, std::uint32_t clause);
  std::uint32_t prepositional(std::uint32_t head, std::uint32_t parent);
  std::uint32_t case_of(std::uint32_t head) const;

  const Tree& tree_;
  std::vector<Phrase> phrases_;
  std::uint32_t depth_ = 0;
};

}  // namespace hearsay
