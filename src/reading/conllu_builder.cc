#include "reading/conllu_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace hearsay::conllu {
namespace {

/// The place of a word: its own, or that of the multiword token it is of.
std::optional<CharSpan> range_of(const Block& block, const Word& word) {
  if (word.range || word.surface < 0) return word.range;
  return block.surfaces[static_cast<std::size_t>(word.surface)].range;
}

/// A word where its TokenRange, or that of the multiword token it is of, puts it.
struct Placed {
  CharSpan range;
  std::string_view form;
  bool shared;  // its place is that of the word before: a contraction that cannot be cut
};

Placed placed(const Block& block, std::size_t i) {
  const Word& word = block.words[i];
  const bool whole = word.surface >= 0 && !word.range;
  const CharSpan range = *range_of(block, word);
  const bool shared = i > 0 && word.surface >= 0 && block.words[i - 1].surface == word.surface && range_of(block, block.words[i - 1]) == range;
  return {range, whole ? block.surfaces[static_cast<std::size_t>(word.surface)].form : word.form, shared};
}

/// The sentence without its `# text`.
std::string text_of_forms(const Block& block) {
  std::string out;
  std::int32_t last_surface = -1;
  for (const Word& word : block.words) {
    if (word.surface < 0) out += word.form;
    else if (word.surface != last_surface) out += block.surfaces[static_cast<std::size_t>(word.surface)].form;
    last_surface = word.surface;
    if (word.flags & token_flag::space_after) out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

bool DocumentBuilder::has_ranges() const {
  for (const Block& block : blocks_)
    for (const Word& word : block.words)
      if (!range_of(block, word)) return false;
  return true;
}

// Words in order, as long as they say, and not so far apart that a small file would swell to a text of gigabytes.
bool DocumentBuilder::ranges_fit() const {
  constexpr std::uint64_t kFreeGap = 1 << 16, kSparsest = 32;
  std::uint64_t end = 0, letters = 0;
  for (const Block& block : blocks_) {
    for (std::size_t i = 0; i < block.words.size(); ++i) {
      const Placed word = placed(block, i);
      if (word.shared) continue;
      const std::uint64_t size = count_code_points(word.form);
      if (word.range.begin < end || word.range.end - word.range.begin != size) return false;
      end = word.range.end;
      letters += size;
    }
  }
  return end <= kFreeGap + kSparsest * letters;
}

// The text that was parsed, but for its white space, which TokenRange does not tell: spaces, and new lines between sentences.
void DocumentBuilder::place_by_range() {
  std::uint32_t at = 0;  // code points written
  for (const Block& block : blocks_) {
    std::vector<ByteSpan> spans;
    for (std::size_t i = 0; i < block.words.size(); ++i) {
      const Placed word = placed(block, i);
      if (word.shared) {
        spans.push_back(spans.back());
        continue;
      }
      text_.append(word.range.begin - at, spans.empty() && !spans_.empty() ? '\n' : ' ');
      const auto begin = static_cast<std::uint32_t>(text_.size());
      text_ += word.form;
      at = word.range.end;
      spans.push_back({begin, static_cast<std::uint32_t>(text_.size())});
    }
    spans_.push_back(std::move(spans));
  }
}

void DocumentBuilder::place_by_text() {
  for (const Block& block : blocks_) {
    if (!text_.empty()) text_ += block.new_paragraph ? "\n\n" : "\n";
    place_block(block);
  }
}

// Each form is looked for in `# text`, from left to right; one that is not there is written out.
void DocumentBuilder::place_block(const Block& block) {
  const std::string own = block.text.empty() ? text_of_forms(block) : std::string();
  const std::string_view sentence = block.text.empty() ? std::string_view(own) : block.text;
  const auto base = static_cast<std::uint32_t>(text_.size());
  text_ += sentence;
  std::vector<ByteSpan> spans;
  std::size_t from = 0;
  std::int32_t last_surface = -1;
  for (const Word& word : block.words) {
    std::size_t found = sentence.find(word.form, from), size = word.form.size();
    const bool astray = found == sentence.npos || found > from + 3;
    if (word.surface >= 0 && astray) {  // "del" = "de" + "el": both stand where the whole does
      if (word.surface == last_surface) {
        spans.push_back(spans.back());
        continue;
      }
      size = block.surfaces[word.surface].form.size();
      found = sentence.find(block.surfaces[word.surface].form, from);
    }
    last_surface = word.surface;
    if (found == sentence.npos) found = std::min(from, sentence.size()), size = std::min(size, sentence.size() - found);
    spans.push_back({base + static_cast<std::uint32_t>(found), base + static_cast<std::uint32_t>(found + size)});
    from = found + size;
  }
  spans_.push_back(std::move(spans));
}

ByteSpan DocumentBuilder::put_lemma(std::string_view lemma) {
  const auto [found, fresh] = lemmas_.try_emplace(lemma);
  if (fresh) {
    found->second.begin = static_cast<std::uint32_t>(analysis_.lemmas.size());
    analysis_.lemmas += lemma;
    found->second.end = static_cast<std::uint32_t>(analysis_.lemmas.size());
  }
  return found->second;
}

void DocumentBuilder::add_sentence(const Block& block) {
  const std::vector<ByteSpan>& spans = spans_[analysis_.sentences.size()];
  const auto first = static_cast<std::uint32_t>(analysis_.tokens.size());
  const auto count = static_cast<std::uint32_t>(block.words.size());
  std::uint32_t strange = 0, roots = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Word& word = block.words[i];
    Token token;
    token.at = spans[i];
    token.lemma_at = put_lemma(word.lemma == "_" ? word.form : word.lemma);
    const bool has_head = word.head > 0 && word.head <= count;
    roots += !has_head;
    token.head = has_head ? first + word.head - 1 : first + i;
    token.features = parse_features(word.feats);
    token.upos = parse_upos(word.upos).value_or(Upos::x);
    token.xpos = parse_xpos(word.xpos).value_or(0);
    const auto relation = parse_relation(word.relation);
    strange += !relation;
    token.relation = relation.value_or(Relation::dep);
    token.flags = word.flags;
    analysis_.tokens.push_back(token);
  }
  if (strange) warnings_.push_back(fmt::format("sentence {}: {} unknown relations read as dep", analysis_.sentences.size(), strange));
  if (roots != 1) warnings_.push_back(fmt::format("sentence {}: {} roots where a tree has one", analysis_.sentences.size(), roots));
  analysis_.sentences.push_back({{spans.front().begin, spans.back().end}, first, first + count, block.new_paragraph});
}

Result<ParsedDocument> DocumentBuilder::finish() {
  const bool ranges = has_ranges(), fit = ranges && ranges_fit();
  if (ranges && !fit) warnings_.emplace_back("its TokenRange values do not fit its words; its text is that of the sentences, a line each");
  if (fit) place_by_range();
  else place_by_text();
  for (const Block& block : blocks_) add_sentence(block);
  auto document = Document::make(std::move(origin_), std::move(text_));
  if (!document) return tl::unexpected(document.error());
  return ParsedDocument{std::move(*document), std::move(analysis_), std::move(warnings_), line_};
}

}  // namespace hearsay::conllu
