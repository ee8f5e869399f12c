// How many people or things an event touched: the figure, what it counts and how exactly it is given.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "coding/numerals.h"
#include "coding/phrase_map.h"
#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

struct QuantityMention {
  TokenRange words;
  std::uint32_t unit = kNoToken;  // head of what is counted; kNoToken where it is left unsaid ("hundreds were killed")
  std::uint32_t head = kNoToken;  // the token of the phrase that the sentence hangs it by
  Quantity record;
};

/// Whom a figure counts, as far as its noun says: a word of Quantity::of.
std::string_view whom_counted(std::string_view lemma);

/// Immutable; share it between threads.
class QuantityReader {
 public:
  using QuantityMention = hearsay::QuantityMention;
  /// What is known of the event whose figures are wanted.
  struct Context {
    std::uint32_t head = 0;
    TokenRange trigger;
    std::string_view lemma;
    std::optional<EventType> type;
    std::string_view mode;
    std::vector<std::uint32_t> actor_heads, recipient_heads;
  };

  /// Fault::corrupt if a table (numbers, units, quantity_kinds, weapons) is missing or unreadable.
  static Result<QuantityReader> create(std::shared_ptr<const Lexicon> lexicon);

  /// Appends every count of people or things in the document, in text order; no dates, ages, money, measures, shares.
  void read(const Tree& tree, std::vector<QuantityMention>& out) const;
  /// Appends the counts of one sentence, given by any of its tokens.
  void read_sentence(const Tree& tree, std::uint32_t token, std::vector<QuantityMention>& out) const;
  /// Appends the figures that belong to this event.
  void of_event(const Tree& tree, const Context& event, std::vector<Quantity>& out) const;

  /// What an event does to those it touches, as a word of Quantity::kind; empty where its words do not tell.
  struct Outcome {
    std::string_view kind;
    bool open = false;  // "shot": the rest of the report may tell of death
  };
  Outcome outcome_of(const Tree& tree, std::uint32_t head, TokenRange trigger) const;

  /// "third", "2nd"
  bool is_ordinal(std::string_view folded) const { return numerals_.ordinal(folded).has_value(); }

  /// True for words that tell of deaths or injuries ("die", "casualty").
  bool counts_harm(const Tree& tree, std::uint32_t word) const;

 private:
  QuantityReader() = default;
  std::optional<QuantityMention> mention(const Tree&, const Numeral&, std::uint32_t end) const;
  bool is_no_count(const Tree&, const Numeral&, std::uint32_t end) const;
  std::uint32_t unit_of(const Tree&, const Numeral&, std::uint32_t head, std::uint32_t end) const;
  std::string kind_of(const Tree&, const Context&, const QuantityMention&, bool by_actor) const;
  std::optional<RowId> settled_by(const Tree&, std::uint32_t head, const Outcome& plain) const;
  bool is_new_sum(const Tree&, const Context&, std::uint32_t figure) const;
  bool kills_behind(const Tree&, std::uint32_t at, std::uint32_t end) const;
  void sums_of_event(const Tree&, const Context&, std::vector<Quantity>& out) const;
  bool is_paid(const Tree&, const Context&, std::uint32_t money) const;
  bool is_known_party(const Tree&, const Context&, const QuantityMention&) const;
  bool is_told_apart(const Tree&, const Context&, const QuantityMention&) const;
  std::string_view kind_of_unit(const Tree&, std::uint32_t unit) const;
  std::string_view kind_of_lemma(std::string_view lemma) const;
  bool is_person(std::string_view lemma) const;
  bool is_thing(std::string_view lemma) const;

  std::shared_ptr<const Lexicon> lexicon_;
  Numerals numerals_;
  PhraseMap units_, money_, event_kinds_, modifier_kinds_, unit_kinds_, weapons_, persons_, things_, sums_;
  struct KindRow {
    std::string_view kind;
    bool open = false, of_verbs = false;
  };
  /// Of an event's word; a strike is no wound, though who was struck has one.
  std::optional<RowId> row_of(const Tree&, std::uint32_t word) const;
  std::vector<KindRow> kinds_;  // by row of table `quantity_kinds`
};

}  // namespace hearsay
