// How sure the teller of an event is that it happened: a walk from the event's word up its tree, in which every word
// that embeds it, negates it or hedges it has its say (Saurí & Pustejovsky 2009; signatures after Karttunen 1971).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_index.h"
#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// What one word on the way says of the event.
enum class Effect : std::uint8_t { none, fact, does, not_, future, likely, possible, unlikely, unknown, demand, want, condition, expected };
std::string_view spelling(Effect);
std::optional<Effect> parse_effect(std::string_view);

struct CertaintyStep {
  std::uint32_t token = kNoToken;
  Effect effect = Effect::none;
  bool negated = false;
};

struct CertaintyReading {
  Certainty certainty = Certainty::ct_plus;
  EventStatus status = EventStatus::actual;
  std::uint32_t public_cue = kNoToken;  // a word such as "reportedly" that tells of others' telling
  std::vector<CertaintyStep> steps;     // for --explain, from the event outwards
};

/// Immutable; share it between threads.
class CertaintyReader {
 public:
  /// Fault::corrupt if table `embedders` or `hedges` is missing or says something unknown.
  static Result<CertaintyReader> create(std::shared_ptr<const Lexicon> lexicon);

  /// Where the walk ends: at the cue of the innermost source, whose own word still counts.
  struct Bound {
    TokenRange content;  // empty: the article's own voice, the walk goes to the root
    std::uint32_t cue = kNoToken;
    Stance stance = Stance::asserts;
    bool is_request = false;  // the cue asks or wants
    /// What its way of telling takes from it: possible for rumours, likely where nobody is named who says so.
    Effect told_as = Effect::none;
  };
  /// "unconfirmed reports", "an unverified video": a source that its own adjective calls doubtful.
  bool is_doubtful(const Tree&, std::uint32_t source) const;
  CertaintyReading read(const Tree&, std::uint32_t event, const Bound& bound) const;

 private:
  struct Embedder {
    std::string_view rest, frame;
    Effect effect;
  };  // rest: "off" of "call off", or nothing
  struct Hedge {
    Effect effect = Effect::none;
    bool is_public = false;
  };
  friend class CertaintyWalk;

  Done read_embedders(const Table&);
  Done read_hedges(const Table&);
  Effect embedder(const Tree&, std::uint32_t word, std::string_view frame) const;
  bool carries(const Tree&, std::uint32_t verb) const;
  const Hedge* hedge(const Tree&, std::uint32_t word, bool adjective) const;

  std::shared_ptr<const Lexicon> lexicon_;
  std::array<TextMap<std::vector<Embedder>>, 3> embedders_;  // by part of speech and lemma
  std::array<TextMap<Hedge>, 2> hedges_;                     // adverbs and adjectives
  TextIndex carriers_;                                       // verbs that only carry an event noun: what is said of them is said of it
};

}  // namespace hearsay
