// What the words of a document say of who or what they stand for: somebody, a body, a ground; one or several; a title.
#pragma once

#include "coding/actor_lexicon.h"
#include "coding/event_lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// A view of its arguments.
class WordKinds {
 public:
  WordKinds(const Tree&, const EventLexicon&, const ActorLexicon&);

  bool is_noun(std::uint32_t i) const { return tree_.token(i).upos == Upos::noun || tree_.token(i).upos == Upos::propn; }
  bool is_plural(std::uint32_t i) const;
  bool is_people(std::uint32_t i) const { return classes(i) & people_; }  // a person, a group or a body
  bool is_person(std::uint32_t i) const { return classes(i) & persons_; }
  bool is_body(std::uint32_t i) const { return classes(i) & bodies_; }
  bool is_ground(std::uint32_t i) const { return classes(i) & grounds_; }  // a building, a place, a territory
  bool is_nobody(std::uint32_t i) const { return classes(i) & events_.nonparty_classes(); }
  /// One person by role: "minister", "commander".
  bool is_title(std::uint32_t i) const;
  /// What is only of somebody is not: "terrorist attacks".
  bool is_known(std::uint32_t i) const;

 private:
  ClassBits classes(std::uint32_t i) const { return events_.classes(fold(tree_.lemma(i))); }
  ClassBits bits(std::initializer_list<std::string_view> classes) const;

  const Tree& tree_;
  const EventLexicon& events_;
  const ActorLexicon& actors_;
  ClassBits people_, persons_, bodies_, grounds_;
};

/// "NATO", "SDF"; a plural's small s may follow.
bool is_acronym(std::string_view form);

}  // namespace hearsay
