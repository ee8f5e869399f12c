// Events told as a habit or as a kind of thing that happens, none of them one event: "they often clash", "an end to the violence",
// "any kind of raid", "750 killed so far this year". They make no incident (status `generic` of the record).
#pragma once

#include "coding/event.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// Views the lexicon, which must outlive it. Immutable; share it between threads.
class Habits {
 public:
  /// Fault::corrupt if table `habits` is missing or lacks a column.
  static Result<Habits> read(const Lexicon&);
  bool is_habit(const Tree&, const CodedEvent&) const;

 private:
  Habits(const Table& table, std::uint32_t part) : table_(table), part_(part) {}
  bool is_a(std::string_view lemma, std::string_view part) const;
  bool happens_often(const Tree&, std::uint32_t verb) const;
  bool is_kind_of_thing(const Tree&, const CodedEvent&) const;

  Table table_;
  std::uint32_t part_;
};

}  // namespace hearsay
