// Table `relayed`: words of what is said for somebody else, or beside somebody else.
#pragma once

#include <string_view>

#include "hearsay/lexicon.h"
#include "hearsay/result.h"

namespace hearsay {

class Relayed {
 public:
  /// Columns words, part. The Table must outlive this.
  static Result<Relayed> read(const Table& table);
  /// What can be read out, published or passed on: statements, letters, broadcasts.
  bool is_document(std::string_view lemma) const { return has(lemma, "document"); }
  /// What goes about without anybody's saying it: rumours, gossip, "word".
  bool is_rumour(std::string_view lemma) const { return has(lemma, "rumour"); }
  /// A verb by which it goes about: swirl, circulate, "has it".
  bool is_spreading(std::string_view lemma) const { return has(lemma, "spreading"); }
  bool is_citing(std::string_view lemma) const { return has(lemma, "citing"); }
  /// Stands before the name of who made a picture or a recording.
  bool is_credit(std::string_view folded) const { return has(folded, "credit"); }
  /// Says of a document that all of it stands here: "the following letter", "read in full".
  bool is_whole(std::string_view folded) const { return has(folded, "whole"); }
  /// Sets what another one says beside what was said: "but", "while".
  bool sets_apart(std::string_view folded) const { return has(folded, "apart"); }

 private:
  Relayed(const Table& table, std::uint32_t part) : table_(table), part_(part) {}
  bool has(std::string_view lemma, std::string_view part) const;
  Table table_;
  std::uint32_t part_;
};

}  // namespace hearsay
