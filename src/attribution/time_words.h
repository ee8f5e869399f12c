// Table `calendar`, as far as attributions need it: whether a word tells of time.
#pragma once

#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

class TimeWords {
 public:
  /// Columns words, class. The Table must outlive this.
  static Result<TimeWords> read(const Table& calendar);

  bool tells_time(const Tree& tree, std::uint32_t i) const { return !table_.find(tree.folded(i)).empty(); }
  /// It does so without a preposition: "Tuesday", "last week", "today"; not "May", which may be somebody.
  bool stands_bare(const Tree& tree, std::uint32_t i) const;

 private:
  TimeWords(const Table& table, std::uint32_t kind) : table_(table), class_(kind) {}
  Table table_;
  std::uint32_t class_;
};

}  // namespace hearsay
