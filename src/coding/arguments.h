// Who stands where around a predicate: logical subject and object through passives, relatives, participles,
// coordination, control and raising, and the nominals joined to it by a preposition. Works on any UD tree.
#pragma once

#include <string_view>
#include <vector>

#include "coding/frames.h"
#include "language/tree.h"

namespace hearsay {

/// Stateless questions about one document's trees. A view of both arguments.
class Arguments {
 public:
  /// Without `frames` nothing is known of particular verbs.
  explicit Arguments(const Tree& tree, const Frames* frames = nullptr) : tree_(tree), frames_(frames) {}

  bool is_passive(std::uint32_t verb) const;
  /// The subject as the sentence has it, found through control, coordination and relatives; kNoToken if there is none.
  std::uint32_t surface_subject(std::uint32_t verb) const { return surface_subject(verb, 0); }
  /// Who does it: the by-phrase of a passive, else the surface subject.
  std::uint32_t logical_subject(std::uint32_t verb) const;
  /// Whom it is done to: the surface subject of a passive, else the object.
  std::uint32_t logical_object(std::uint32_t verb) const;
  std::uint32_t agent(std::uint32_t verb) const;  // of a passive
  /// Children of `node` that are nominals marked by `preposition`, in text order.
  void oblique(std::uint32_t node, std::string_view preposition, std::vector<std::uint32_t>& out) const;
  /// The noun that a relative pronoun or a participle stands for; the token itself if it stands for nothing else.
  std::uint32_t antecedent(std::uint32_t pronoun) const;

 private:
  std::uint32_t surface_subject(std::uint32_t verb, int depth) const;
  std::uint32_t own_subject(std::uint32_t verb) const;
  std::uint32_t inherited_subject(std::uint32_t verb, int depth) const;
  bool has_counted_subject(std::uint32_t verb) const;
  bool is_headline_passive(std::uint32_t verb) const;
  bool is_bent_on(std::uint32_t verb) const;
  std::uint32_t told_clause(std::uint32_t teller, std::uint32_t verb) const;
  bool is_judged_object(std::uint32_t noun) const;
  std::uint32_t object_of_noun(std::uint32_t gerund) const;
  bool is_first_of_kind(std::uint32_t noun) const;
  bool is_asked_object(std::uint32_t noun) const;
  std::uint32_t judged_party(std::uint32_t noun) const;
  std::uint32_t asked_oblique(std::uint32_t asking, std::uint32_t verb) const;
  bool is_means_of_passive(std::uint32_t verb) const;
  bool has_object_gap(std::uint32_t verb) const;
  bool is_attributive_gerund(std::uint32_t verb) const;
  bool has_object_control(std::uint32_t verb) const;
  std::uint32_t controller(std::uint32_t verb, int depth) const;
  std::uint32_t named_before(std::uint32_t infinitive) const;
  std::uint32_t resolved_by(std::uint32_t noun) const;
  std::uint32_t subject_of_content_before(std::uint32_t verb) const;
  std::uint32_t bearer(std::uint32_t noun) const;
  bool is_named_body(std::uint32_t noun) const;
  std::uint32_t meant_by(std::uint32_t pronoun, std::uint32_t noun) const;
  std::uint32_t noun_owner(std::uint32_t noun, int depth) const;
  bool only_joins(std::uint32_t verb, std::uint32_t later) const;
  bool is_pointer(std::uint32_t node) const;
  bool is_relative_pronoun(std::uint32_t i) const;
  bool has(Frame frame, std::uint32_t word) const { return frames_ && frames_->has(frame, tree_.lemma(word)); }

  const Tree& tree_;
  const Frames* frames_;
};

}  // namespace hearsay
