// Coding by dictionaries that a project brings: who parties are and, if there are verbs among them, what happened.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "coding/entities.h"
#include "coding/petrarch_events.h"
#include "coding/petrarch_lexicon.h"

namespace hearsay {

/// An event as the dictionaries tell it.
struct PetrarchFound {
  std::uint32_t head = kNoToken;  // the verb its code came from
  std::string cameo;
  PetrarchLexicon::Facts facts;
  NounCodes actors, recipients;
};

/// Immutable; share it between threads.
class PetrarchCoder {
 public:
  static Result<PetrarchCoder> create(std::shared_ptr<const petrarch::Dictionaries>, std::shared_ptr<const Lexicon>);

  bool tells_events() const { return lexicon_.has_verbs(); }
  /// Codes of the parties that the dictionaries know, for `entities` to give out.
  void code_parties(const Tree&, EntityTable& entities) const;
  /// Appends the events of the document in text order.
  void find(const Tree&, const EntityTable&, std::vector<PetrarchFound>& out) const;
  /// Sentences that hold a phrase of the discards; all of them if one asks for the whole document.
  std::vector<bool> discarded(const Tree&) const;

 private:
  explicit PetrarchCoder(PetrarchLexicon lexicon) : lexicon_(std::move(lexicon)) {}
  void keep(const PetrarchEvent&, std::vector<PetrarchFound>& out) const;
  PetrarchLexicon lexicon_;
};

}  // namespace hearsay
