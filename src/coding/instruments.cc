#include "coding/instruments.h"

#include <algorithm>

#include "coding/clauses.h"

namespace hearsay {

Result<InstrumentReader> InstrumentReader::create(std::shared_ptr<const Lexicon> lexicon) {
  const auto table = lexicon->table("weapons");
  if (!table) return fail(Fault::corrupt, "the lexicon has no table weapons; build it again");
  const auto kind = table->column("kind");
  if (!kind) return fail(Fault::corrupt, "table weapons needs the column kind");
  InstrumentReader out;
  out.phrases_.add(*table);
  for (RowId row = 0; row < table->rows(); ++row) out.kinds_.push_back(table->cell(row, *kind));
  out.lexicon_ = std::move(lexicon);
  return out;
}

void InstrumentReader::read_range(const Tree& tree, TokenRange range, std::vector<InstrumentMention>& out) const {
  for (std::uint32_t i = range.first; i < range.last;) {
    const auto hit = phrases_.longest(tree, i, range.last);
    const Upos upos = tree.token(i).upos;
    if (!hit || upos == Upos::verb || upos == Upos::aux || (hit->last == i + 1 && upos != Upos::noun && upos != Upos::propn && upos != Upos::adj)) {
      ++i;
      continue;
    }
    const TokenRange words{i, hit->last};
    InstrumentMention found{words, head_of(tree, words), {}};
    const ByteSpan at = tree.bytes(words);
    found.record.text = tree.document().text(at);
    found.record.at = tree.document().chars(at);
    found.record.kind = kinds_[hit->row];
    out.push_back(std::move(found));
    i = hit->last;
  }
}

void InstrumentReader::read(const Tree& tree, std::vector<InstrumentMention>& out) const {
  for (const Sentence& sentence : tree.analysis().sentences) read_range(tree, {sentence.first, sentence.last}, out);
}

void InstrumentReader::of_event(const Tree& tree, std::uint32_t head, TokenRange trigger, std::vector<Instrument>& out) const {
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(head)];
  std::vector<InstrumentMention> found;
  read_range(tree, {sentence.first, sentence.last}, found);
  const auto inside = [&](std::uint32_t i) { return i == head || trigger.has(i); };
  for (InstrumentMention& weapon : found) {
    std::uint32_t at = weapon.head;
    while (tree.relation(at) == Relation::conj && !inside(at) && tree.head(at) != kNoToken) at = tree.head(at);
    const std::uint32_t above = tree.head(at);
    const Relation relation = tree.relation(at);
    const std::string_view mark = tree.preposition(at);
    const bool means = mark == "with" || mark == "by" || mark == "using" || mark == "from" || mark == "of" || mark == "in";
    const bool hangs = above != kNoToken && inside(above);
    const bool serves =
        inside(at) || (hangs && (relation == Relation::compound || relation == Relation::obj || relation == Relation::amod || is_subject(relation) ||
                                 relation == Relation::obl_agent || ((relation == Relation::obl || relation == Relation::nmod) && means)));
    // "using rockets": the participle stands between.
    const bool used = above != kNoToken && relation == Relation::obj && tree.lemma(above) == "use" && tree.head(above) != kNoToken && inside(tree.head(above));
    if (serves || used) out.push_back(std::move(weapon.record));
  }
}

}  // namespace hearsay
