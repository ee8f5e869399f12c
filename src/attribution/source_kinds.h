// Table `source_kinds`: what the words of a source say about its kind.
#pragma once

#include <optional>
#include <string_view>

#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

class SourceKinds {
 public:
  /// Columns word, match (noun, name, last, title), kind. The Table must outlive this.
  static Result<SourceKinds> read(const Table& table);

  /// The kind of the source whose phrase is `words` with head `head`.
  SourceKind kind(const Tree& tree, TokenRange words, std::uint32_t head) const;
  /// Of whoever puts a page out: a body by its last word ("Foreign Office"), unless a word of the name is a medium's.
  SourceKind publisher_kind(std::string_view name) const;
  /// A word for features: the pronoun itself, "name", the kind of a noun the table knows, else "noun".
  std::string_view nominal_class(const Tree& tree, std::uint32_t i) const;

 private:
  explicit SourceKinds(const Table& table) : table_(table) {}
  std::optional<SourceKind> find(std::string_view folded, std::string_view match) const;
  Table table_;
  std::uint32_t match_ = 0, kind_ = 0;
};

}  // namespace hearsay
