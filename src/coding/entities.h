// Who and what a document speaks of: every name, title and pronoun that stands for a person, a group, a body or a
// state, with its CAMEO code, and which of them are the same. "Foreign Minister Moussa Koussa", "Koussa" and "he" are one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coding/actor_lexicon.h"
#include "coding/arguments.h"
#include "coding/event.h"
#include "coding/mention_lists.h"
#include "coding/places.h"

namespace hearsay {

/// What the words for somebody say of their sex: "spokeswoman", "Mr", a "she" that stands for them.
enum class Gender : std::uint8_t { unknown, female, male };

/// One identity in the document.
struct Entity {
  std::string name;  // canonical, or the longest form in the text; empty for people without a name
  std::string code;
  std::optional<std::string> country;
  std::vector<std::string> sectors;
  EntityKind kind = EntityKind::thing;
  Gender gender = Gender::unknown;
};

/// One place in the text where an entity is spoken of.
struct EntityMention {
  std::uint32_t head = kNoToken;
  TokenRange words;          // the name, or the noun phrase of a common noun
  std::uint32_t entity = 0;  // index in EntityTable::entities()
  bool named = false;
  bool plural = false;
  bool subject = false;
  std::optional<RowId> entry;  // row of table `actors`, for --explain
};

/// Sets a party's code, and country and sectors by it.
void give_code(std::string_view code, Party& party);

/// The entities of one document. A view of its Tree; rebuilt for each document, keeping its memory.
class EntityTable {
 public:
  explicit EntityTable(std::shared_ptr<const ActorLexicon> lexicon) : lexicon_(std::move(lexicon)) {}

  void build(const Tree&);
  /// Actor codes by head word, empty where there is none, that party() gives in place of the dictionary's own.
  void give_codes(std::vector<std::string> codes) { given_ = std::move(codes); }

  /// Gives police, ministers and rebels of whom no country is said that of which the document speaks most.
  void spread_country(const std::vector<PlaceMention>& places);

  const std::vector<Entity>& entities() const { return entities_; }
  const std::vector<EntityMention>& mentions() const { return mentions_; }
  /// The mention whose head is this token, or null.
  const EntityMention* mention_at(std::uint32_t head) const;

  /// Whom a thing belongs to or comes from ("an appeal from the president", "Haiti's efforts"), or the token itself
  /// where it is somebody or nobody known stands behind it.
  std::uint32_t person_behind(std::uint32_t head) const;

  /// The party that `head` heads, as the record wants it. Any nominal will do; unknown ones are things.
  CodedParty party(std::uint32_t head) const;
  /// Appends that one, or each of several who share the noun: "Kyrgyz and Tajik guards" are Kyrgyz and Tajik guards.
  void parties(std::uint32_t head, std::vector<CodedParty>& out) const;

 private:
  static constexpr std::uint32_t kNobody = UINT32_MAX;
  struct Described {
    Entity entity;
    TokenRange words;
    bool named = false;
    std::optional<RowId> entry;
  };
  void take_given(std::uint32_t head, Party&) const;
  std::uint32_t head_of(TokenRange words) const;
  const ActorLexicon::Entry* body_of(std::uint32_t head, TokenRange phrase) const;
  bool begins_name(std::uint32_t i, std::uint32_t end) const;
  bool is_in_place_name(std::uint32_t i) const;
  bool is_office(TokenRange words) const;
  bool is_role(TokenRange words) const;
  std::string_view country_at(std::uint32_t modifier) const;
  void read_names();
  void add_mention(std::uint32_t head);
  Described describe(std::uint32_t head) const;
  bool is_holder(std::uint32_t head, std::uint32_t name) const;
  void describe_name(std::uint32_t head, Described&) const;
  void describe_role(std::uint32_t head, Described&) const;
  void describe_counted(std::uint32_t head, Described&) const;
  void take_code(std::string_view code, Entity&) const;
  std::optional<std::string> country_of(std::uint32_t head, TokenRange phrase) const;
  std::uint32_t identify(const Described&, std::uint32_t head);
  std::uint32_t resolve_pronoun(std::uint32_t pronoun) const;
  std::uint32_t known_by_name(const Described&) const;
  bool is_pronoun(std::uint32_t head) const;
  bool is_elsewhere(const Entity&, const std::vector<PlaceMention>& places, std::uint32_t head) const;
  bool is_left_or_reached(std::uint32_t place) const;
  std::uint32_t known_beside(const Described&, std::uint32_t head) const;
  std::uint32_t known_by_role(const Described&, std::uint32_t head) const;
  std::uint32_t last_called_so(const Described&, std::uint32_t head, bool definite) const;
  std::uint32_t last_in_office(const Described&, std::uint32_t head, std::uint32_t after) const;
  void note(std::uint32_t mention);
  void note_office(std::uint32_t entity, std::uint32_t mention);
  void take_in(std::uint32_t entity, const Described& fresh);
  bool has_word(TokenRange phrase, std::string_view lemma) const;
  bool speaks_for(std::uint32_t head) const;
  void merge_into(Entity& known, const Described& fresh) const;

  struct NamedRange {
    TokenRange words;
    const ActorLexicon::Entry* entry = nullptr;
    bool past = false;
    std::optional<NameKind> kind;
  };
  bool stands_before_title(const NamedRange& state, const Name& name) const;
  std::shared_ptr<const ActorLexicon> lexicon_;
  const Tree* tree_ = nullptr;
  std::optional<Day> day_;
  std::vector<NamedRange> names_;         // in text order, never overlapping
  std::vector<std::int32_t> name_of_;     // a token's range in names_, or -1
  std::vector<std::int32_t> mention_of_;  // a token's mention as its head, or -1
  std::vector<std::string> given_;
  std::vector<Entity> entities_;
  std::vector<EntityMention> mentions_;
  MentionLists called_, in_office_;                         // without a name, by their word; with one, by sectors and country
  std::vector<std::vector<std::uint32_t>> names_of_;        // the mentions of each entity by name
  std::string country_;                                     // of which the document speaks most
  std::unordered_map<std::string, std::uint32_t> by_name_;  // folded full names, surnames, acronyms -> entity
};

}  // namespace hearsay
