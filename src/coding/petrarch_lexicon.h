// PETRARCH dictionaries as the coder uses them: names and agents by their words, verbs by their forms, and the arithmetic
// of CAMEO codes that lets one verb govern another.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coding/days.h"
#include "coding/phrase_map.h"
#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"
#include "lexicon/petrarch.h"

namespace hearsay {

/// What a verb says, as table `cameo` counts it. Turned down is negative; a code that the table lacks counts nothing.
struct Meaning {
  std::int32_t value = 0;
  std::string_view cameo;              // the code as it was written; empty once two verbs are added up
  std::uint32_t trigger = kNoToken;    // the verb that the code came from
  explicit operator bool() const { return value != 0 || !cameo.empty(); }
};

class PetrarchLexicon {
 public:
  /// Fault::corrupt if the lexicon has no table `cameo`.
  static Result<PetrarchLexicon> create(std::shared_ptr<const petrarch::Dictionaries>, std::shared_ptr<const Lexicon>);

  bool has_verbs() const { return !dictionaries_->verbs.empty(); }
  bool has_actors() const { return !dictionaries_->actors.empty() || !dictionaries_->agents.empty(); }
  const petrarch::Dictionaries& dictionaries() const { return *dictionaries_; }

  /// The longest name that begins at `first`; `code` is empty where it has none on `day`.
  struct NameHit { std::string_view code; std::uint32_t last = 0; };
  std::optional<NameHit> name_at(const Tree&, std::uint32_t first, std::uint32_t end, std::optional<Day> day) const;
  struct AgentHit { const petrarch::Agent* agent = nullptr; std::uint32_t last = 0; };
  std::optional<AgentHit> agent_at(const Tree&, std::uint32_t first, std::uint32_t end) const;
  struct DiscardHit { const petrarch::Discard* discard = nullptr; std::uint32_t last = 0; };
  std::optional<DiscardHit> discard_at(const Tree&, std::uint32_t first, std::uint32_t end) const;

  /// Verbs of this form, else stems of this lemma, in the order of the files.
  const std::vector<std::uint32_t>& verbs(std::string_view form, std::string_view lemma) const;

  struct Voices { Meaning active, passive; };  // "042:043"
  Voices voices(std::string_view code) const;
  /// What `outer` and the event it governs are together: "intends" and "to provide aid".
  Meaning combine(Meaning outer, Meaning inner) const;
  Meaning negated(Meaning) const;
  /// The CAMEO code of a meaning; empty if there is none.
  std::string_view code(const Meaning&) const;
  /// Sums and the codes they stand for, with all coarser ones: a fight with tanks is a fight.
  bool is_kind_of(std::int32_t value, std::int32_t kind) const;
  std::int32_t meaning_of_verbs(std::string_view joined) const;

  struct Facts { std::optional<EventType> type; std::string_view mode, contexts; };
  Facts facts(std::string_view cameo) const;

 private:
  struct Hash : std::hash<std::string_view> { using is_transparent = void; };
  template <class T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
  Done read_codes();
  void index();
  Meaning meaning(std::string_view code) const;

  std::shared_ptr<const petrarch::Dictionaries> dictionaries_;
  std::shared_ptr<const Lexicon> lexicon_;
  PhraseMap names_, agents_, discards_;
  Map<std::vector<std::uint32_t>> by_form_, by_stem_;
  struct Code { std::int32_t value; RowId row; };
  Map<Code> codes_;
  std::unordered_map<std::int32_t, std::string_view> spelled_;  // first code of a value
};

}  // namespace hearsay
