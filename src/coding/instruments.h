// The weapons and means named for an event.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "coding/phrase_map.h"
#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// Immutable; share it between threads.
class InstrumentReader {
 public:
  /// Fault::corrupt if table `weapons` is missing or unreadable.
  static Result<InstrumentReader> create(std::shared_ptr<const Lexicon> lexicon);

  struct InstrumentMention {
    TokenRange words;
    std::uint32_t head = kNoToken;
    Instrument record;
  };
  /// Appends every weapon named in the document.
  void read(const Tree& tree, std::vector<InstrumentMention>& out) const;
  /// Appends those that serve this event: in its trigger, fired or thrown by it, told by "with", "by", "using" or "in".
  void of_event(const Tree& tree, std::uint32_t head, TokenRange trigger, std::vector<Instrument>& out) const;

 private:
  void read_range(const Tree&, TokenRange, std::vector<InstrumentMention>& out) const;
  std::shared_ptr<const Lexicon> lexicon_;
  PhraseMap phrases_;
  std::vector<std::string_view> kinds_;  // by row
};

}  // namespace hearsay
