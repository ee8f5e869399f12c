// The sentences of a CoNLL-U file as a document: where its words stand, and its trees. For conllu.cc alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/conllu.h"

namespace hearsay::conllu {

/// Views the file.
struct Word {
  std::string_view form, lemma, feats;
  std::string_view upos, xpos, relation;
  std::uint32_t head = 0;         // 1-based, 0 is the root
  std::optional<CharSpan> range;  // TokenRange
  std::uint8_t flags = 0;
  std::int32_t surface = -1;  // index in Block::surfaces, when part of a multiword token
};
struct Surface {
  std::string_view form;
  std::uint32_t first, last;  // words, 1-based, inclusive
  std::optional<CharSpan> range;
  bool space_after = true;
};
struct Block {
  std::vector<Word> words;
  std::vector<Surface> surfaces;
  std::string_view text;
  bool new_paragraph = false;
};

/// Builds one document out of its sentences.
class DocumentBuilder {
 public:
  DocumentBuilder(Origin origin, std::uint64_t line) : origin_(std::move(origin)), line_(line) {}
  bool empty() const { return blocks_.empty(); }
  Origin& origin() { return origin_; }
  void add(Block block) { blocks_.push_back(std::move(block)); }
  Result<ParsedDocument> finish();

 private:
  bool has_ranges() const;
  bool ranges_fit() const;
  void place_by_range();
  void place_by_text();
  void place_block(const Block& block);
  void add_sentence(const Block& block);
  ByteSpan put_lemma(std::string_view lemma);

  Origin origin_;
  std::uint64_t line_;  // where it begins
  std::vector<Block> blocks_;
  std::vector<std::vector<ByteSpan>> spans_;  // a block, a word
  std::string text_;
  Analysis analysis_;
  std::vector<std::string> warnings_;
  std::unordered_map<std::string_view, ByteSpan> lemmas_;
};

}  // namespace hearsay::conllu
