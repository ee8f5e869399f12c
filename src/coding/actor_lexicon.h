// The actor dictionary: names with their CAMEO codes and the dates they hold (table `actors`), agent nouns and the role
// each stands for (`agents`), and the words for what is of a country (`demonyms`).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coding/days.h"
#include "coding/phrase_map.h"
#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// A CAMEO actor code taken apart: "SYRMILREB" is country SYR, sectors MIL and REB. The first part of codes of
/// international bodies (IGO, NGO …) is a sector.
struct ActorCode {
  std::optional<std::string> country;
  std::vector<std::string> sectors;
};
ActorCode split_actor_code(std::string_view code);

class ActorLexicon {
 public:
  struct Entry {
    RowId row = 0;
    std::string_view name, code;  // views into the lexicon
    EntityKind kind = EntityKind::organisation;
    std::optional<Day> from, to;
  };
  struct NameHit {
    const Entry* entry = nullptr;
    std::uint32_t last = 0;  // one past the last token
    bool past = false;       // the entry held only before the day asked for
  };
  struct AgentHit {
    std::string_view code;
    EntityKind kind = EntityKind::group;
    std::uint32_t first = 0;  // first token of the phrase that ends at the head
  };

  /// Fault::corrupt if table `actors`, `agents` or `demonyms` is missing or a row says something unknown.
  static Result<ActorLexicon> create(std::shared_ptr<const Lexicon> lexicon);

  /// The longest name that begins at token `first` and ends before `end`; of several meanings the one that held on
  /// `day`, else the one that held last before it.
  std::optional<NameHit> name_at(const Tree&, std::uint32_t first, std::uint32_t end, std::optional<Day> day) const;
  /// The longest agent phrase that ends with token `head` ("prime minister").
  std::optional<AgentHit> agent_at(const Tree&, std::uint32_t head) const;
  /// The country (alpha-3) of a demonym, "" for other words.
  std::string_view demonym(std::string_view folded) const;
  /// Counts or gathers those that stand behind its "of": "dozens", "crowd".
  bool is_partitive(std::string_view folded) const { return partitives_.contains(folded); }

 private:
  Done read_actors(const Table&);
  Done read_agents(const Table&);
  Done read_demonyms(const Table&);
  void gather_meanings(std::vector<std::pair<std::uint32_t, RowId>> names);
  const Entry* choose(std::uint32_t name, std::optional<Day> day, bool& past) const;

  struct Agent {
    std::vector<std::string> before;  // the words before the head, nearest first
    std::string_view code;
    EntityKind kind;
  };

  std::shared_ptr<const Lexicon> lexicon_;
  std::vector<Entry> entries_;           // by row
  PhraseMap names_;                      // numbered
  std::vector<std::uint32_t> meanings_;  // where the rows of each name begin in rows_, and where the last end
  std::vector<RowId> rows_;
  TextMap<std::vector<Agent>> agents_;  // by head word, longest first
  TextMap<std::string_view> demonyms_;
  TextIndex partitives_;  // table `partitives`, which may lack
};

}  // namespace hearsay
