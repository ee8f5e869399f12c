// The event dictionary as the coder uses it: tables `events`, `classes`, `nonevents`, `light_verbs`,
// `event_heads`, `frames` and `verb_forms`, read once. Their columns are described at the top of the files under data/lexicon/.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coding/event_patterns.h"
#include "coding/frames.h"
#include "hearsay/claim.h"
#include "hearsay/lexicon.h"

namespace hearsay {

/// Where a participant stands around its predicate.
struct Slot {
  enum class Kind : std::uint8_t { subject, object, indirect, possessor, modifier, preposition, clause, infinitive, anywhere };
  Kind kind = Kind::subject;
  std::string_view preposition;  // for Kind::preposition; a view into the lexicon
};

using ClassBits = std::uint64_t;

/// One test of an entry, such as `obj:weapon`, `!subj:sport` or `obj=fire,shot`.
struct Condition {
  bool wanted = true;
  Slot where;
  bool presence = false;  // `obj:*`
  ClassBits classes = 0;
  std::vector<WordId> lemmas;  // any of these
};

/// One row of the dictionary: what its spellings share.
struct EventEntry {
  enum class Pos : std::uint8_t { verb, noun, adjective };
  RowId row = 0;
  Pos pos = Pos::verb;
  std::optional<EventType> type;
  std::string_view mode, cameo, contexts;
  std::span<const Slot> actor, recipient;
  std::span<const Condition> conditions;
};

class EventLexicon {
 public:
  /// Fault::corrupt names the row that says something unknown. Views into `lexicon`, which it keeps.
  static Result<EventLexicon> create(std::shared_ptr<const Lexicon> lexicon);

  /// A word's number among those of all patterns.
  WordId word(std::string_view lemma) const { return patterns_.word(lemma); }
  /// Patterns whose head is this word, those of most words first.
  std::span<const EventPattern> patterns(EventEntry::Pos pos, WordId head) const { return patterns_.of(static_cast<EventPatterns::Kind>(pos), head); }
  std::span<const EventPattern> patterns(EventEntry::Pos pos, std::string_view lemma) const { return patterns(pos, word(lemma)); }
  /// Phrases that begin with this word and tell of no event.
  std::span<const EventPattern> nonevents(WordId first) const { return patterns_.of(EventPatterns::Kind::nonevent, first); }
  /// The lemma of a strong verb's form that lemmatizers stumble over ("sank"); "" for all others.
  std::string_view strong_lemma(std::string_view form) const;
  /// The classes of a lemma; 0 for unknown words.
  ClassBits classes(std::string_view lemma) const;
  ClassBits class_named(std::string_view name) const;  // 0 if there is none
  /// Classes whose words are no party to anything ("rejected the plea").
  ClassBits nonparty_classes() const noexcept { return nonparty_classes_; }

  /// "israeli": what is a country's, and may be its forces' ("Israeli fire").
  bool is_demonym(std::string_view folded) const { return demonyms_.contains(folded); }

  /// What the subject of a light verb is to its noun, or that its object is the noun's actor ("charged him with murder") or
  /// the one it happened to ("treated him for wounds"). A taker is the recipient of what others give ("requested support")
  /// and the actor of the rest ("sought talks").
  enum class Light : std::uint8_t { none, actor, recipient, object, patient, taker, occurrence };
  Light light_verb(std::string_view lemma) const;
  /// Whether an event noun may stand before this noun as a modifier and still tell an event ("murder case"), and what
  /// the noun is to that event ("shooting victim": its recipient).
  enum class Head : std::uint8_t { none, about, actor, recipient };
  Head event_head(std::string_view lemma) const;

  const Frames& frames() const noexcept { return frames_; }

  std::string origin(RowId row) const { return events_->origin(row); }
  std::string_view key(RowId row) const { return events_->key(row); }

 private:
  /// Where an entry's parties stand: its column `roles`, read once for all entries that write the same.
  struct RoleSlots {
    std::vector<Slot> actor, recipient;
  };
  Done read_events();
  Done read_classes();
  void read_phrases();
  Result<Condition> read_condition(std::string_view text);
  Result<const std::vector<Condition>*> conditions_of(std::string_view cell);
  const RoleSlots& roles_of(std::string_view cell, bool verbal);
  Done read_entry(RowId row);
  void add_spellings(std::string_view alternative, EventPatterns::Kind kind, const EventEntry* entry);
  ClassBits class_bit(std::string_view name);

  std::shared_ptr<const Lexicon> lexicon_;
  std::optional<Table> events_;
  std::vector<EventEntry> entries_;  // by row
  EventPatterns patterns_;
  std::string folded_;         // scratch of reading
  std::vector<WordId> words_;  // likewise
  TextMap<RoleSlots*> role_cells_;
  TextMap<std::vector<Condition>*> condition_cells_;
  std::deque<RoleSlots> roles_;                    // of role_cells_: what entries view stays where it is
  std::deque<std::vector<Condition>> conditions_;  // of condition_cells_
  TextMap<ClassBits> classes_, class_bits_;
  ClassBits nonparty_classes_ = 0;
  TextIndex demonyms_;
  TextMap<Light> light_;
  TextMap<Head> heads_;
  TextMap<std::string_view> strong_;
  Frames frames_;
};

}  // namespace hearsay
