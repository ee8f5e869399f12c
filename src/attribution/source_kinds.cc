#include "attribution/source_kinds.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/words.h"

namespace hearsay {

Result<SourceKinds> SourceKinds::read(const Table& table) {
  const auto match = table.column("match"), kind = table.column("kind");
  if (!match || !kind) return fail(Fault::input, "table source_kinds wants columns word, match, kind");
  for (RowId row = 0; row < table.rows(); ++row)
    if (!parse_source_kind(table.cell(row, *kind)))
      return fail(Fault::input, fmt::format("{}: `{}` is no kind of source", table.origin(row), table.cell(row, *kind)));
  SourceKinds out(table);
  out.match_ = *match;
  out.kind_ = *kind;
  return out;
}

std::optional<SourceKind> SourceKinds::find(std::string_view folded, std::string_view match) const {
  for (const RowId row : table_.find(folded))
    if (table_.cell(row, match_) == match) return parse_source_kind(table_.cell(row, kind_));
  // "vice-president", "co-founder", "ex-mayor"
  if (const std::size_t hyphen = folded.rfind('-'); match == "noun" && hyphen != std::string_view::npos) return find(folded.substr(hyphen + 1), match);
  return std::nullopt;
}

SourceKind SourceKinds::kind(const Tree& tree, TokenRange words, std::uint32_t head) const {
  bool name = false, title = false;
  std::optional<SourceKind> known;
  for (std::uint32_t i = words.first; i < words.last && !known; ++i) {
    if (auto found = find(tree.folded(i), "name"))
      known = found;  // Reuters, AP
    else if (tree.token(i).upos == Upos::propn && i > words.first && find(tree.folded(i), "last"))
      known = find(tree.folded(i), "last");
  }
  const auto& names = tree.analysis().names;
  const auto over = std::partition_point(names.begin(), names.end(), [&](const Name& one) { return one.last <= head; });
  if (over != names.end() && over->first <= head && over->kind == NameKind::person && words.covers({over->first, over->last})) return SourceKind::named;
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    const Token& token = tree.token(i);
    const bool own = i == head || tree.head(i) == head;
    title |= own && find(tree.folded(i), "title").has_value();
    name |= own && token.upos == Upos::propn;
  }
  const auto noun = find(tree.lemma(head), "noun");
  if (known && !title) return *known;
  // "media sources", "television presenters": the medium speaks.
  if (!name || tree.token(head).upos == Upos::noun)
    for (const std::uint32_t c : tree.children(head))
      if (c < head && tree.relation(c) == Relation::compound && find(tree.lemma(c), "noun") == SourceKind::media) return SourceKind::media;
  if (tree.token(head).upos == Upos::pron) return find(tree.folded(head), "noun").value_or(SourceKind::named);
  // "spokesman John Smith": a name beside an office or a title is a named person; "the Interior Ministry" stays one.
  if (name && noun && *noun != SourceKind::organisation && *noun != SourceKind::media && tree.token(head).upos == Upos::noun) {
    for (const std::uint32_t child : tree.children(head))
      if (tree.token(child).upos == Upos::propn && child > head &&
          (tree.relation(child) == Relation::appos || tree.relation(child) == Relation::flat || tree.relation(child) == Relation::nmod_desc))
        return SourceKind::named;
    return *noun;
  }
  if (noun) return *noun;
  if (name || title) return SourceKind::named;
  return SourceKind::anonymous;
}

SourceKind SourceKinds::publisher_kind(std::string_view name) const {
  const std::string folded = fold(name);
  std::optional<SourceKind> body;
  for (std::size_t first = 0; first < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', first), folded.size());
    const std::string_view word = std::string_view(folded).substr(first, end - first);
    for (const std::string_view match : {"name", "last", "noun"}) {
      const auto kind = find(word, match);
      if (kind == SourceKind::media) return SourceKind::media;
      if (kind == SourceKind::organisation) body = kind;
    }
    first = end + 1;
  }
  return body.value_or(SourceKind::media);
}

std::string_view SourceKinds::nominal_class(const Tree& tree, std::uint32_t i) const {
  const Token& token = tree.token(i);
  if (token.upos == Upos::pron || token.upos == Upos::det) return tree.folded(i);
  if (token.upos == Upos::num) return "number";
  if (auto kind = find(tree.lemma(i), "noun")) return spelling(*kind);
  return token.upos == Upos::propn ? "name" : "noun";
}

}  // namespace hearsay
