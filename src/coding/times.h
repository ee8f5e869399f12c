// When an event happened, resolved against the day of publication.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "coding/frames.h"
#include "coding/time_grammar.h"
#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

struct TimeMention {
  TokenRange words;
  Time record;
};

/// Immutable; share it between threads.
class TimeReader {
 public:
  using TimeMention = hearsay::TimeMention;
  static Result<TimeReader> create(std::shared_ptr<const Lexicon> lexicon);

  /// Appends every time named in the document, in text order. Times relative to the publication stay open where the
  /// document's Origin has none.
  void read(const Tree& tree, std::vector<TimeMention>& out) const;
  /// The time of an event, of those in its sentence: the one that hangs closest to it and not to what reports it.
  std::optional<Time> of_event(const std::vector<TimeMention>& times, const Tree& tree, std::uint32_t event_head) const;

 private:
  TimeReader(TimeGrammar grammar, Frames frames) : grammar_(std::move(grammar)), frames_(std::move(frames)) {}
  TimeGrammar grammar_;
  Frames frames_;
};

}  // namespace hearsay
