// Who plays which part in an event that a dictionary entry matched: the entry's slots looked up in the tree, and what
// light verbs, responsibility and the clause around an event noun add to them.
#pragma once

#include <vector>

#include "coding/arguments.h"
#include "coding/event_lexicon.h"

namespace hearsay {

/// One entry laid over one word: which tokens its words are.
struct Layout {
  std::uint32_t head = kNoToken;
  std::vector<std::uint32_t> words;  // tokens of the pattern, the head among them
  std::vector<std::uint32_t> nodes;  // predicates whose dependents may be participants: the head and pattern nouns
};

/// The heads of the parties of one event.
struct Roles {
  std::vector<std::uint32_t> actors, recipients;
};

/// Stateless questions about one document. A view of both arguments.
class RoleFiller {
 public:
  RoleFiller(const Tree& tree, const EventLexicon& lexicon) : tree_(tree), arguments_(tree, &lexicon.frames()), lexicon_(lexicon) {}

  /// Appends what stands in `slot` around the event.
  void fill(const Slot&, const Layout&, std::vector<std::uint32_t>& out) const;
  Roles roles(const EventEntry&, const Layout&) const;

  /// Verbs, and participles that the tagger took for nouns ("was shot").
  bool is_verbal(std::uint32_t i) const;
  ClassBits classes_of(std::uint32_t token) const;
  /// Whom a passive names as its agent ("held by students"), else kNoToken.
  std::uint32_t agent(std::uint32_t verb) const { return arguments_.agent(verb); }

 private:
  using Tokens = std::vector<std::uint32_t>;

  bool is_people(std::uint32_t token) const;
  std::uint32_t people_only(std::uint32_t token) const { return token != kNoToken && is_people(token) ? token : kNoToken; }
  bool is_structure(std::uint32_t token) const;
  bool is_nobody(std::uint32_t token) const;
  bool is_thing(std::uint32_t token) const;
  bool is_weapon(std::uint32_t token) const;
  std::uint32_t told_of(std::uint32_t thing, std::uint32_t event) const;
  bool is_indirect_question(std::uint32_t clause) const;
  std::uint32_t light_governor(std::uint32_t noun) const;
  void fill_modifier(const Layout&, Tokens& out) const;
  std::uint32_t compound_maker(std::uint32_t head) const;
  std::uint32_t doer(std::uint32_t verb) const;
  std::uint32_t author(std::uint32_t text, std::uint32_t verb) const;
  std::uint32_t charged_party(std::uint32_t event) const;
  void share_maker(std::uint32_t event, Tokens& out) const;
  void oblique_within(std::uint32_t noun, std::string_view preposition, std::vector<std::uint32_t>& out) const;
  std::uint32_t receiver_of(std::uint32_t verb) const;
  void fill_preposition(std::string_view preposition, const Layout&, Tokens& out) const;
  void fill_clause(std::uint32_t head, bool only_infinitives, Tokens& out) const;
  void join_in_headline(std::vector<std::uint32_t>& heads) const;
  void from_people(std::uint32_t noun, Tokens& out) const;
  std::uint32_t participle_subject(std::uint32_t noun, EventLexicon::Light part) const;
  void blamed_party(std::uint32_t noun, Tokens& out) const;
  bool counts(std::uint32_t verb, std::uint32_t event) const;
  void fill_from_light_verb(const EventEntry&, const Layout&, Roles&) const;
  void fill_asked(const Layout&, Roles&) const;
  bool is_scene(const EventEntry&, const Layout&, std::uint32_t token) const;
  void fill_broken(const EventEntry&, const Layout&, Roles&) const;
  void fill_from_context(const EventEntry&, const Layout&, Roles&) const;
  void fill_from_part(std::uint32_t event, Roles&) const;
  std::uint32_t doer_told_beside(std::uint32_t event) const;
  std::uint32_t share_in(std::uint32_t event) const;
  std::uint32_t responsible_party(std::uint32_t word) const;
  bool is_day(std::uint32_t noun) const;
  void fill_party(const Slot&, const Layout&, Tokens& out) const;
  bool is_part_of_body(std::uint32_t token) const;
  std::uint32_t one_told_of(std::uint32_t verb) const;
  std::uint32_t bearer(std::uint32_t noun) const;
  std::uint32_t one_under(std::uint32_t event) const;
  void fallen_among(std::uint32_t fallen, Tokens& out) const;
  bool are_fallen(std::uint32_t head) const;
  void fill_harmed(const Layout&, Roles&) const;
  void add_companions(std::uint32_t verb, Roles&) const;
  std::uint32_t somebodys_weapon(std::uint32_t verb) const;
  std::uint32_t one_busy_with(const EventEntry& entry, std::uint32_t noun) const;
  bool has_partner(std::uint32_t noun) const;
  std::uint32_t participant_subject(std::uint32_t noun) const;
  void expand(Tokens& heads, const Layout&) const;

  const Tree& tree_;
  Arguments arguments_;
  const EventLexicon& lexicon_;
};

}  // namespace hearsay
