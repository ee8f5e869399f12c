// The words around a head or a name that speak of one person, body or place: "the Libyan army", "Foreign Minister
// Moussa Koussa", "northern Kenya"; not what counts them, where they are, against whom or what they do.
#pragma once

#include "attribution/word_kinds.h"

namespace hearsay {

/// Tokens inside a name or a compound head no phrase of their own.
bool is_inside_phrase(Relation);

/// A view of its arguments.
class MentionPhrases {
 public:
  MentionPhrases(const Tree& tree, const WordKinds& kinds) : tree_(tree), kinds_(kinds) {}

  /// Very long phrases are trees gone wrong; then the name alone. Without a name `name` is the head.
  TokenRange around(std::uint32_t head, TokenRange name) const;
  /// "the Gulf", "northern Kenya".
  TokenRange with_determiner(TokenRange name) const;

 private:
  bool may_precede(std::uint32_t i) const;
  std::uint32_t begin_of(std::uint32_t head, std::uint32_t earliest) const;
  std::uint32_t end_of(std::uint32_t head) const;

  const Tree& tree_;
  const WordKinds& kinds_;
};

}  // namespace hearsay
