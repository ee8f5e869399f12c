// What the language stages found in one Document: sentences, words with tags, lemmas and
// trees (Universal Dependencies v2, English), and names. Plain columns, so that a worker
// can clear and refill one Analysis for ever without touching the allocator.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/origin.h"

namespace hearsay {

/// UD v2 universal parts of speech, in CoNLL-U column UPOS.
enum class Upos : std::uint8_t { adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x };

/// UD v2 relations of English with their subtypes, in CoNLL-U column DEPREL.
/// `dep` also stands for any relation this list lacks.
enum class Relation : std::uint8_t {
  dep,
  root,
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  vocative,
  xcomp
};

std::string_view spelling(Upos);
std::string_view spelling(Relation);  // "nsubj:pass"
std::optional<Upos> parse_upos(std::string_view);
/// Unknown subtypes fall back to their main relation, UD v1's `dobj nsubjpass auxpass nmod:agent` to
/// their v2 names, and anything else to nothing.
std::optional<Relation> parse_relation(std::string_view);

/// What coding needs of CoNLL-U column FEATS, packed into a Token's `features`.
namespace feature {
enum : std::uint32_t {
  plural = 1u << 0,
  singular = 1u << 1,
  past = 1u << 2,
  present = 1u << 3,
  finite = 1u << 4,
  infinitive = 1u << 5,
  participle = 1u << 6,
  gerund = 1u << 7,
  passive = 1u << 8,
  imperative = 1u << 9,
  subjunctive = 1u << 10,
  first_person = 1u << 11,
  second_person = 1u << 12,
  third_person = 1u << 13,
  negative = 1u << 14,
  possessive = 1u << 15,
  nominative = 1u << 16,
  accusative = 1u << 17,
  comparative = 1u << 18,
  superlative = 1u << 19,
  definite = 1u << 20,
  indefinite = 1u << 21,
  pronoun_personal = 1u << 22,
  pronoun_relative = 1u << 23,
  pronoun_interrogative = 1u << 24,
  pronoun_demonstrative = 1u << 25,
  feminine = 1u << 26,
  masculine = 1u << 27,
  neuter = 1u << 28,
  ordinal = 1u << 29,
  cardinal = 1u << 30
};
}
std::uint32_t parse_features(std::string_view feats);  // CoNLL-U FEATS, "_" is 0
std::string spell_features(std::uint32_t);             // as CoNLL-U FEATS, "_" if none

/// One syntactic word. The words of a contraction that cannot be cut ("won't" can: wo n't) share one `at`.
struct Token {
  ByteSpan at;
  ByteSpan lemma_at;           // in Analysis::lemmas
  std::uint32_t head = 0;      // index in Analysis::tokens; its own index if it is the root
  std::uint32_t features = 0;  // see namespace feature
  Upos upos = Upos::x;
  Relation relation = Relation::dep;
  std::uint8_t xpos = 0;   // index for xpos_spelling(), Penn Treebank tags
  std::uint8_t flags = 0;  // see token_flag
};
static_assert(sizeof(Token) == 28, "a 35-word sentence should stay under 1 KiB");

namespace token_flag {
enum : std::uint8_t {
  space_after = 1,  // white space (or the text's end) follows
  contraction = 2,  // first word of a multiword token: the next token belongs to it
  contracted = 4,   // a later word of a multiword token
};
}

std::string_view xpos_spelling(std::uint8_t);
std::optional<std::uint8_t> parse_xpos(std::string_view);

struct Sentence {
  ByteSpan at;
  std::uint32_t first = 0, last = 0;  // tokens [first, last)
  bool new_paragraph = false;         // a blank line or the text's begin stands before it
};

enum class NameKind : std::uint8_t { person, organisation, place, other };

struct Name {  // tokens [first, last)
  std::uint32_t first = 0, last = 0;
  NameKind kind = NameKind::other;
};

struct Analysis {
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Name> names;  // in text order, never overlapping
  std::string lemmas;       // the lemmas of the tokens, end to end; equal ones may share
  std::string cased;        // the document's text with the usual case where it has one case only, as long in bytes; empty if nowhere

  std::string_view lemma(const Token& t) const { return std::string_view(lemmas).substr(t.lemma_at.begin, t.lemma_at.end - t.lemma_at.begin); }
  /// The words at `at` of the document's `text` as the stages read them; those that are quoted come from the document.
  std::string_view read(std::string_view text, ByteSpan at) const {
    return (cased.empty() ? text : std::string_view(cased)).substr(at.begin, at.end - at.begin);
  }
  std::span<const Token> words(const Sentence& s) const { return std::span(tokens).subspan(s.first, s.last - s.first); }
  void clear() {
    sentences.clear();
    tokens.clear();
    names.clear();
    lemmas.clear();
    cased.clear();
  }
};

}  // namespace hearsay
