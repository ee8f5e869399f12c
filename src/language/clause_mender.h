// Mends trees in which a long subject lost its verb: "An attack by rebels on a village killed ten, police said" comes
// from parsers with the attack as a second subject of "said" and "killed" hung on the village.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/document.h"

namespace hearsay {

/// Works on the heads and relations of a Tree before it is indexed; heads are kNoToken at roots. A view of all arguments.
class ClauseMender {
 public:
  ClauseMender(const Document& document, const Analysis& analysis, std::vector<std::uint32_t>& heads, std::vector<Relation>& relations)
      : document_(document), analysis_(analysis), heads_(heads), relations_(relations) {}

  void mend(const Sentence&);

 private:
  const Token& token(std::uint32_t i) const { return analysis_.tokens[i]; }
  std::string_view form(std::uint32_t i) const { return analysis_.read(document_.text(), token(i).at); }
  bool is_verb(std::uint32_t i) const { return token(i).upos == Upos::verb; }
  bool is_past_verb(std::uint32_t i) const;
  bool is_past_clause(std::uint32_t verb) const;
  bool below(std::uint32_t i, std::uint32_t above) const;
  std::uint32_t child(std::uint32_t i, Relation) const;
  std::uint32_t subject(std::uint32_t verb) const;
  std::uint32_t phrase_head(std::uint32_t i) const;
  bool reaches(std::uint32_t noun, std::uint32_t verb) const;
  void set(std::uint32_t i, std::uint32_t head, Relation);

  void mend_bare_object(std::uint32_t noun);
  void mend_argument_before(std::uint32_t noun);
  bool is_in_relative_clause(std::uint32_t verb) const;
  void mend_marked_subject(std::uint32_t noun);
  bool is_named_behind(std::uint32_t first, std::uint32_t last) const;
  void mend_two_subjects(std::uint32_t verb);
  void mend_bare_subject(std::uint32_t noun);
  void mend_number(std::uint32_t number);
  void mend_counted_object(std::uint32_t number);
  void mend_bounded_object(std::uint32_t number);
  void mend_counted_subject(std::uint32_t number);
  void mend_age(std::uint32_t number);
  void mend_torn_name(std::uint32_t name);
  void mend_named_by_two(std::uint32_t name);
  void mend_clause_in_phrase(std::uint32_t verb);
  void mend_compound_subject(std::uint32_t noun);
  void mend_compound_gerund(std::uint32_t noun);
  void mend_place_of_gerund(std::uint32_t noun);
  void mend_prepositional_participle(std::uint32_t verb);
  void mend_second_verb(std::uint32_t noun);
  void mend_object_of_adjective(std::uint32_t noun);
  void mend_gerund_subject(std::uint32_t gerund);
  void mend_two_objects(std::uint32_t verb);
  void mend_outcome_behind(std::uint32_t verb);
  bool is_bare_participle(std::uint32_t i) const;
  void part_as_passive(std::uint32_t noun, std::uint32_t participle, std::uint32_t verb);
  void mend_elided_passive(std::uint32_t participle);
  void mend_headline_passives(std::uint32_t noun);
  void mend_listed_subject(std::uint32_t noun);
  void mend_against_agent(std::uint32_t noun);
  void mend_idle_pronoun(std::uint32_t verb);
  void mend_lost_conjunct(std::uint32_t verb);
  void mend_finite_conjunct(std::uint32_t verb);
  void mend_outcome_before(std::uint32_t verb);
  void mend_stray_subject(std::uint32_t verb, std::uint32_t stray);
  bool part_at_conjunction(std::uint32_t verb, std::uint32_t first, std::uint32_t last);
  void mend_missing_teller(std::uint32_t verb);
  void mend_told_on(std::uint32_t verb);
  void mend_its_owner(std::uint32_t verb);
  void mend_background(std::uint32_t verb);
  void mend_of_being(std::uint32_t verb);
  void mend_verbless(std::uint32_t noun);
  void mend_bracketed_participle(std::uint32_t verb);
  void mend_fronted_participle(std::uint32_t root);
  bool has_object_behind(std::uint32_t verb) const;
  std::uint32_t lost_verb(std::uint32_t noun, std::uint32_t end) const;
  void give_subject(std::uint32_t verb, std::uint32_t noun);

  const Document& document_;
  const Analysis& analysis_;
  std::vector<std::uint32_t>& heads_;
  std::vector<Relation>& relations_;
  Sentence at_;
};

}  // namespace hearsay
