// Walking dependency trees. Every function is total: a token index in, an answer or nothing out,
// also on trees that are no trees (cycles are cut when the Tree is built).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/document.h"

namespace hearsay {

struct TokenRange {  // half open, indices in Analysis::tokens
  std::uint32_t first = 0, last = 0;
  bool operator==(const TokenRange&) const = default;
  bool empty() const { return last <= first; }
  bool has(std::uint32_t i) const { return first <= i && i < last; }
  bool covers(TokenRange o) const { return first <= o.first && o.last <= last; }
};

inline constexpr std::uint32_t kNoToken = UINT32_MAX;

/// The trees of one document, with the children of each token in text order. A view of both arguments.
class Tree {
 public:
  void build(const Document&, const Analysis&);

  const Analysis& analysis() const { return *analysis_; }
  const Document& document() const { return *document_; }
  const Token& token(std::uint32_t i) const { return analysis_->tokens[i]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(analysis_->tokens.size()); }
  std::string_view form(std::uint32_t i) const { return analysis_->read(document_->text(), token(i).at); }  // in its usual case
  std::string_view written(std::uint32_t i) const { return document_->text(token(i).at); }                  // as the document has it
  std::string_view folded(std::uint32_t i) const;                                                           // form, folded as lexicon keys are
  std::string_view lemma(std::uint32_t i) const { return analysis_->lemma(token(i)); }                      // lower case but for names

  std::uint32_t head(std::uint32_t i) const { return heads_[i]; }  // kNoToken at a root
  bool is_root(std::uint32_t i) const { return heads_[i] == kNoToken; }
  Relation relation(std::uint32_t i) const { return relations_[i]; }
  std::uint32_t sentence_of(std::uint32_t i) const { return sentence_of_[i]; }
  std::span<const std::uint32_t> children(std::uint32_t i) const;
  std::uint32_t child(std::uint32_t i, Relation) const;  // first such child or kNoToken
  std::uint32_t child_with_lemma(std::uint32_t i, Relation, std::string_view lemma) const;
  bool dominates(std::uint32_t above, std::uint32_t below) const;  // reflexive
  TokenRange subtree(std::uint32_t i) const;                       // smallest range with every descendant

  /// The phrase of a nominal for the record: its subtree without relative clauses, appositions set off after it,
  /// conjuncts, the preposition before it, and punctuation at its ends.
  TokenRange noun_phrase(std::uint32_t head) const;
  /// The preposition (lemma, folded) that marks this nominal, "" if none. "because of" gives "because of".
  std::string_view preposition(std::uint32_t i) const;
  /// This token and the tokens joined to it by `conj`, in text order.
  void conjuncts(std::uint32_t i, std::vector<std::uint32_t>& out) const;

  ByteSpan bytes(TokenRange) const;

 private:
  void mend_subjects();
  void mend_contents();
  void mend_bare_content(std::uint32_t aux);
  void mend_coordination(const Sentence&);
  void join_by_tense(std::uint32_t verb);
  void take_own_object(std::uint32_t first, std::uint32_t verb, std::uint32_t end);
  void take_joined_subject(std::uint32_t first, std::uint32_t verb);
  void take_bare_subject(std::uint32_t verb);
  void cut_off_datelines();
  bool is_maker_of_above(std::uint32_t i) const;
  const Document* document_ = nullptr;
  const Analysis* analysis_ = nullptr;
  std::vector<std::uint32_t> heads_, child_begin_, children_, sentence_of_;
  std::vector<Relation> relations_;  // the parser's, but for what was mended
  std::vector<ByteSpan> folded_at_, preposition_at_;
  std::string folded_;
};

bool is_nominal(Upos);
bool is_subject(Relation);  // nsubj, nsubj:pass, nsubj:outer, csubj…
bool is_clausal(Relation);  // acl, advcl, ccomp, xcomp, csubj, parataxis, root …

}  // namespace hearsay
