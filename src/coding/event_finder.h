// Finds event triggers and who plays which part in them: the event dictionary matched against trees.
#pragma once

#include <memory>
#include <vector>

#include "coding/arguments.h"
#include "coding/event_lexicon.h"

namespace hearsay {

/// A trigger and the head words of its parties; coding/event_coder.h makes records of them.
struct FoundEvent {
  TokenRange trigger;
  std::uint32_t head = kNoToken;
  const EventEntry* entry = nullptr;  // owned by the EventLexicon
  bool is_phrase = false;             // more words than its head told it
  std::vector<std::uint32_t> actors, recipients;
  std::vector<std::uint32_t> words;  // all that told it, which may stand apart
};

class EventFinder {
 public:
  explicit EventFinder(std::shared_ptr<const EventLexicon> lexicon) : lexicon_(std::move(lexicon)) {}

  /// Appends the events of the document in text order, one for each trigger.
  void find(const Tree&, std::vector<FoundEvent>& out) const;

 private:
  std::shared_ptr<const EventLexicon> lexicon_;
};

}  // namespace hearsay
