// Sentences with trees written by hand, so that a test says what the parser would have found and does not depend on
// the model. A word is FORM[~LEMMA]/UPOS/HEAD/RELATION[/EXTRA…], words stand between blanks, heads count from 1 in the
// sentence and 0 is the root:
//
//   "Rebels~rebel/NOUN/2/nsubj/NNS attacked~attack/VERB/0/root/VBD the/DET/4/det town/NOUN/2/obj ./PUNCT/2/punct"
//
// An EXTRA is a Penn tag (NNS VBN …, which also sets the features that follow from it), a feature as CoNLL-U has it
// (Number=Plur), or the kind of name the word belongs to (@person @organisation @place; neighbours of one kind are one
// name). A sentence that begins with "¶ " opens a paragraph.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/tree.h"

namespace hearsay::testing_support {

struct Written {
  explicit Written(std::initializer_list<std::string_view> sentences, std::optional<std::string> published = "2011-04-06");
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;

  /// The token of this form, the nth of several; a failed test and token 0 if there is none.
  std::uint32_t at(std::string_view form, int nth = 0) const;
  /// The forms of these tokens, which may be kNoToken ("-"), one blank between them.
  std::string forms(std::initializer_list<std::uint32_t> tokens) const;
  std::string forms(const std::vector<std::uint32_t>& tokens) const;
  std::string form(std::uint32_t token) const { return forms({token}); }
  std::string text(TokenRange words) const { return std::string(document->text(tree.bytes(words))); }

  std::optional<Document> document;
  Analysis analysis;
  Tree tree;
};

}  // namespace hearsay::testing_support
