// Names first (dictionary and name finder), then one pass over the nominals in text order: each is described by its
// name, its title and its country, and joined to what was spoken of before by name, by role or as a pronoun.

#include "coding/entities.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/words.h"
#include "coding/pronouns.h"

namespace hearsay {
namespace {

/// Tokens inside a name or a compound head no phrase of their own.
bool is_inside_phrase(Relation r) {
  return r == Relation::compound || r == Relation::flat || r == Relation::fixed || r == Relation::goeswith || r == Relation::nmod_desc;
}

Gender gender_of_word(std::string_view word) {
  if (word.ends_with("woman") || is_one_of(word, {"mrs",   "mrs.",  "ms",       "ms.", "miss", "girl", "mother",      "wife",  "daughter", "sister",
                                                  "widow", "queen", "princess", "nun", "lady", "aunt", "grandmother", "niece", "actress",  "girlfriend"}))
    return Gender::female;
  // A spokesman or a chairman may be either.
  if (is_one_of(word, {"mr",  "mr.",     "sir",     "man",  "gunman", "policeman", "businessman", "clergyman", "boy",  "father",   "husband",
                       "son", "brother", "widower", "king", "prince", "uncle",     "grandfather", "nephew",    "monk", "boyfriend"}))
    return Gender::male;
  return Gender::unknown;
}

/// Roles that are always some state's.
bool is_national(std::string_view sector) {
  return is_one_of(sector, {"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "SPY", "SEP", "ELI", "UAF", "INS", "CVL", "MED", "LAB", "EDU", "HLH", "AGR"});
}

/// Whoever serves a country, and nothing says which.
bool is_countryless(const Entity& entity) { return !entity.country && !entity.sectors.empty() && is_national(entity.sectors.front()); }

/// Who tells of it is no sign of where it was.
bool is_press(const Entity& entity) { return !entity.sectors.empty() && entity.sectors.front() == "MED"; }

bool is_title(std::string_view word) {
  return is_one_of(word, {"mr",      "mr.",  "mrs",    "mrs.",      "ms",      "ms.",    "dr",    "dr.",  "sir",   "president", "minister",
                          "general", "gen.", "gen",    "col.",      "colonel", "bishop", "prime", "king", "queen", "prince",    "senator",
                          "sen.",    "rep.", "sheikh", "ayatollah", "lt.",     "capt.",  "major", "maj.", "sgt."});
}

}  // namespace

void EntityTable::build(const Tree& tree) {
  tree_ = &tree;
  const auto& published = tree.document().origin().published;
  day_ = published ? parse_iso_day(*published) : std::nullopt;
  country_.clear();
  names_.clear();
  given_.clear();
  entities_.clear();
  mentions_.clear();
  by_name_.clear();
  called_.clear();
  in_office_.clear();
  names_of_.clear();
  name_of_.assign(tree.size(), -1);
  mention_of_.assign(tree.size(), -1);
  read_names();
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const Upos upos = tree.token(i).upos;
    const bool nominal = is_nominal(upos) || upos == Upos::propn || (upos == Upos::det && tree.relation(i) == Relation::nmod_poss);
    const bool whole_name = name_of_[i] >= 0 && head_of(names_[name_of_[i]].words) == i && tree.relation(i) != Relation::flat;
    if ((nominal && !is_inside_phrase(tree.relation(i))) || whole_name) add_mention(i);
  }
}

bool EntityTable::is_pronoun(std::uint32_t head) const { return tree_->token(head).upos == Upos::pron || tree_->token(head).upos == Upos::det; }

// "fled to Brazil", "is now in Brazil": where somebody went says little of where all is from.
bool EntityTable::is_left_or_reached(std::uint32_t place) const {
  return tree_->child(place, Relation::cop) != kNoToken || is_one_of(tree_->preposition(place), {"to", "from", "into", "for", "toward", "towards"});
}

// "Paris" in a paper of Texas is no city of France, whose government the name may stand for elsewhere.
bool EntityTable::is_elsewhere(const Entity& entity, const std::vector<PlaceMention>& places, std::uint32_t head) const {
  const auto place = std::find_if(places.begin(), places.end(), [&](const PlaceMention& one) { return one.head == head; });
  return place != places.end() && place->record.country && place->record.precision != "country" && place->record.country != entity.country;
}

void EntityTable::spread_country(const std::vector<PlaceMention>& places) {
  std::map<std::string, int> counts;
  int total = 0;
  for (const EntityMention& mention : mentions_) {
    const Entity& entity = entities_[mention.entity];
    const bool passed = (entity.kind == EntityKind::state || entity.kind == EntityKind::place) && is_left_or_reached(mention.head);
    if (!entity.country || is_press(entity) || is_pronoun(mention.head) || passed || is_elsewhere(entity, places, mention.head)) continue;
    ++counts[*entity.country];
    ++total;
  }
  for (const PlaceMention& place : places) {
    const EntityMention* known = mention_at(place.head);
    const bool counted = known && entities_[known->entity].country && !is_elsewhere(entities_[known->entity], places, place.head);
    if ((!place.record.country && !place.record.latitude) || counted || is_left_or_reached(place.head)) continue;
    if (place.record.country) ++counts[*place.record.country];  // a sea speaks for none
    ++total;
  }
  const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == counts.end() || most->second * 2 <= total) return;
  country_ = most->first;
  for (Entity& entity : entities_) {
    if (!is_countryless(entity)) continue;
    entity.country = most->first;
    entity.code = most->first + entity.code;
  }
}

std::uint32_t EntityTable::person_behind(std::uint32_t head) const {
  if (mention_at(head)) return head;
  for (const std::uint32_t c : tree_->children(head)) {
    const Relation r = tree_->relation(c);
    const std::string_view preposition = tree_->preposition(c);
    const bool owner = r == Relation::nmod_poss || (r == Relation::nmod && (preposition == "of" || preposition == "from" || preposition == "by"));
    const EntityMention* known = owner ? mention_at(c) : nullptr;
    if (known && entities_[known->entity].kind != EntityKind::place && entities_[known->entity].kind != EntityKind::thing) return c;
  }
  return head;
}

std::uint32_t EntityTable::head_of(TokenRange words) const {
  for (std::uint32_t i = words.first; i < words.last; ++i)
    if (tree_->is_root(i) || !words.has(tree_->head(i))) return i;
  return words.first;
}

// A capital, or a small article before one: "al-Qaeda", "el-Shabab".
bool EntityTable::begins_name(std::uint32_t i, std::uint32_t end) const {
  if (is_capital(tree_->form(i))) return true;
  return i + 2 < end && tree_->form(i + 1) == "-" && is_capital(tree_->form(i + 2)) && tree_->form(i).size() <= 3;
}

// "The President", "the Prefect of the North" are no names, for all their capitals; "Cook said" may be one.
bool EntityTable::is_office(TokenRange words) const {
  const std::uint32_t head = head_of(words);
  if (tree_->child(head, Relation::det) == kNoToken) return false;
  const auto agent = lexicon_->agent_at(*tree_, head);
  return agent && agent->kind == EntityKind::person && agent->first <= words.first;
}

// "said gendarmes had fired", with a name's tag
bool EntityTable::is_role(TokenRange words) const {
  return words.last == words.first + 1 && !is_capital(tree_->form(words.first)) && lexicon_->agent_at(*tree_, words.first).has_value();
}

// "US President Ann Example", all of it taken for her name
bool EntityTable::stands_before_title(const NamedRange& state, const Name& name) const {
  if (state.entry->kind != EntityKind::state || name.kind != NameKind::person || state.words.last + 1 >= name.last) return false;
  return is_title(tree_->folded(state.words.last)) || lexicon_->agent_at(*tree_, state.words.last).has_value();
}

void EntityTable::read_names() {
  const auto& found = tree_->analysis().names;
  std::size_t next = 0;
  std::uint32_t behind_state = kNoToken;  // where the rest of a name begins
  for (const Sentence& sentence : tree_->analysis().sentences) {
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      while (next < found.size() && found[next].last <= i) ++next;
      const bool spotted = next < found.size() && (found[next].first == i || behind_state == i);
      NamedRange range;
      if (begins_name(i, sentence.last))
        if (const auto hit = lexicon_->name_at(*tree_, i, sentence.last, day_)) range = {{i, hit->last}, hit->entry, hit->past, std::nullopt};
      if (spotted) {
        const Name& name = found[next];
        if (range.entry && stands_before_title(range, name)) {
          behind_state = range.words.last;
        } else if (range.entry && range.words.last < name.last && name.kind != NameKind::place) {
          // "Libya" in "Libya Herald": the longer name found wins over a state's, but a leader's name keeps its title out.
          if (range.entry->kind == EntityKind::state || range.entry->kind == EntityKind::place) range.entry = nullptr;
        }
        range.kind = name.kind;
        if (!range.entry) range.words = {i, name.last};
      }
      if (range.words.empty() || (!spotted && !range.entry) || (!range.entry && (is_office(range.words) || is_role(range.words)))) {
        ++i;
        continue;
      }
      for (std::uint32_t t = range.words.first; t < range.words.last; ++t) name_of_[t] = static_cast<std::int32_t>(names_.size());
      i = range.words.last;
      names_.push_back(range);
    }
  }
}

const EntityMention* EntityTable::mention_at(std::uint32_t head) const {
  return head < mention_of_.size() && mention_of_[head] >= 0 ? &mentions_[mention_of_[head]] : nullptr;
}

void EntityTable::take_code(std::string_view code, Entity& entity) const {
  entity.code = std::string(code);
  ActorCode parts = split_actor_code(code);
  if (parts.country) entity.country = std::move(parts.country);
  entity.sectors = std::move(parts.sectors);
}

// "the commander of the Third Corps, General X": the one who holds the office.
bool EntityTable::is_holder(std::uint32_t head, std::uint32_t name) const {
  const Token& office = tree_->token(head);
  return office.upos == Upos::noun && (office.features & feature::plural) == 0 && tree_->relation(name) == Relation::appos &&
         names_[name_of_[name]].kind == NameKind::person && lexicon_->agent_at(*tree_, head).has_value();
}

void EntityTable::describe_name(std::uint32_t head, Described& out) const {
  std::int32_t number = name_of_[head];
  // "Foreign Minister Moussa Koussa" with the title as its head: the name is a flat or compound part of it.
  for (std::uint32_t c : tree_->children(head)) {
    if (number >= 0) break;
    const Relation r = tree_->relation(c);
    if ((r != Relation::flat && r != Relation::appos) || c < head || name_of_[c] < 0 || names_[name_of_[c]].words.has(head)) continue;
    if (c - head < 4 || is_holder(head, c)) number = name_of_[c];
  }
  if (number < 0) return;
  const NamedRange& range = names_[number];
  out.named = true;
  out.words = range.words;
  if (range.entry) {
    out.entry = range.entry->row;
    out.entity.name = std::string(range.entry->name);
    out.entity.kind = range.entry->kind;
    take_code(range.entry->code, out.entity);
    if (range.past && out.entity.country) take_code(*out.entity.country + "ELI", out.entity);
    return;
  }
  TokenRange words = range.words;
  while (words.last - words.first > 1 && is_title(tree_->folded(words.first))) ++words.first;
  out.entity.name = std::string(tree_->document().text(tree_->bytes(words)));
  switch (range.kind.value_or(NameKind::other)) {
    case NameKind::person: out.entity.kind = EntityKind::person; break;
    case NameKind::organisation: out.entity.kind = EntityKind::organisation; break;
    case NameKind::place: out.entity.kind = EntityKind::place; break;
    case NameKind::other: out.entity.kind = EntityKind::thing; break;
  }
}

// "Libyan", "Libya's", "of Libya", "in Libya" beside or above the head.
std::optional<std::string> EntityTable::country_of(std::uint32_t head, TokenRange phrase) const {
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i)
    if (const std::string_view country = lexicon_->demonym_at(*tree_, i, phrase.last); !country.empty() && is_capital(tree_->form(i)))
      return std::string(country);
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
    if (name_of_[i] < 0) continue;
    const NamedRange& range = names_[name_of_[i]];
    if (!range.entry || i == head) continue;
    if (auto country = split_actor_code(range.entry->code).country) return country;
  }
  for (std::uint32_t c : tree_->children(head))
    if (tree_->relation(c) == Relation::nmod_poss)
      if (const EntityMention* owner = mention_at(c)) return entities_[owner->entity].country;
  return std::nullopt;
}

// "NATO troops", "the African Union envoy", "experts from the atomic agency": the body of no country that the phrase names.
const ActorLexicon::Entry* EntityTable::body_of(std::uint32_t head, TokenRange phrase) const {
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i)
    if (name_of_[i] >= 0 && (i < head || is_one_of(tree_->preposition(head_of(names_[name_of_[i]].words)), {"from", "of", "at", "with"})))
      if (const ActorLexicon::Entry* entry = names_[name_of_[i]].entry; entry && entry->code.size() >= 3 && !split_actor_code(entry->code).country)
        return entry;
  return nullptr;
}

bool EntityTable::is_in_place_name(std::uint32_t i) const {
  if (name_of_[i] < 0) return false;
  const NamedRange& range = names_[name_of_[i]];
  if (range.words.last - range.words.first < 2) return false;
  return range.entry ? range.entry->kind == EntityKind::place || range.entry->kind == EntityKind::state : range.kind == NameKind::place;
}

// The title or agent noun of the phrase, with its country: "Syrian army general" is SYRMIL.
void EntityTable::describe_role(std::uint32_t head, Described& out) const {
  const TokenRange phrase = tree_->noun_phrase(head);
  if (!out.named) out.words = phrase;
  std::optional<ActorLexicon::AgentHit> agent;
  const auto try_agent = [&](std::uint32_t at) {
    if (agent) return;
    agent = lexicon_->agent_at(*tree_, at);
  };
  if (!out.named || name_of_[head] < 0)
    try_agent(head);
  else if (!out.entry && out.words.last - out.words.first > 1)
    try_agent(out.words.first);  // "General X", all of it the name
  for (std::uint32_t c : tree_->children(head)) {
    const Relation r = tree_->relation(c);
    if (is_in_place_name(c)) continue;                                                 // no bank in "West Bank towns"
    const bool title = r == Relation::amod && c < head && is_capital(tree_->form(c));  // "General" is an adjective to some taggers
    if (title || r == Relation::compound || r == Relation::nmod_desc || r == Relation::flat || r == Relation::appos) try_agent(c);
  }
  const bool state_word = out.entity.kind == EntityKind::state || out.entity.kind == EntityKind::place;
  const std::optional<std::string> country = out.entity.country ? out.entity.country : country_of(head, phrase);
  if (const ActorLexicon::Entry* body = agent && out.entity.code.empty() && !country ? body_of(head, phrase) : nullptr) {
    take_code(body->code == agent->code || agent->code == "IGO" || agent->code == "NGO" ? std::string(body->code)
                                                                                        : std::string(body->code) + std::string(agent->code),
              out.entity);
    if (!out.named) out.entity.kind = agent->kind;
  } else if (agent && (out.entity.code.empty() || state_word)) {
    out.entity.code = country.value_or("") + std::string(agent->code);
    out.entity.country = country;
    out.entity.sectors.clear();
    for (std::size_t at = 0; at + 3 <= agent->code.size(); at += 3) out.entity.sectors.emplace_back(agent->code.substr(at, 3));
    if (!out.named || state_word) out.entity.kind = agent->kind;
    const bool several = !out.named && (tree_->token(head).features & feature::plural);  // "one of their members, Amal Deeb"
    if (out.entity.kind == EntityKind::person && several) out.entity.kind = EntityKind::group;
  } else if (!out.entity.country && country) {
    out.entity.country = country;
    if (out.entity.code.empty()) out.entity.code = *country;
  }
  // "Libyans", "an Iraqi": people of a country.
  if (!out.named && out.entity.kind == EntityKind::thing && !lexicon_->demonym(tree_->folded(head)).empty())
    out.entity.kind = (tree_->token(head).features & feature::plural) ? EntityKind::group : EntityKind::person;
}

// "hundreds of students": what the students are.
void EntityTable::describe_counted(std::uint32_t head, Described& out) const {
  if (!lexicon_->is_partitive(tree_->folded(head))) return;
  for (const std::uint32_t c : tree_->children(head)) {
    if (tree_->relation(c) != Relation::nmod || tree_->preposition(c) != "of") continue;
    const Described counted = describe(c);
    if (counted.entity.code.empty()) return;
    out.entity.code = counted.entity.code;
    out.entity.country = counted.entity.country;
    out.entity.sectors = counted.entity.sectors;
    if (out.entity.kind == EntityKind::thing) out.entity.kind = EntityKind::group;
    return;
  }
}

EntityTable::Described EntityTable::describe(std::uint32_t head) const {
  Described out;
  out.words = {head, head + 1};
  describe_name(head, out);
  describe_role(head, out);
  if (!out.named && out.entity.code.empty()) describe_counted(head, out);
  out.entity.gender = gender_of_word(fold(tree_->lemma(head)));
  for (std::uint32_t c : tree_->children(head)) {  // "Mrs Hassan", "his wife Amal"
    const Relation r = tree_->relation(c);
    if (out.entity.gender == Gender::unknown && (r == Relation::compound || r == Relation::nmod_desc || r == Relation::flat))
      out.entity.gender = gender_of_word(tree_->folded(c));
  }
  return out;
}

void EntityTable::add_mention(std::uint32_t head) {
  EntityMention mention;
  mention.head = head;
  mention.words = {head, head + 1};
  mention.plural = tree_->token(head).features & feature::plural;
  mention.subject = is_subject(tree_->relation(head));
  if (is_pronoun(head)) {
    mention.entity = resolve_pronoun(head);
    if (mention.entity == kNobody) return;
    Entity& known = entities_[mention.entity];
    if (known.gender == Gender::unknown) known.gender = gender_of_pronoun(pronoun_kind(tree_->folded(head)));
  } else {
    const Described described = describe(head);
    if (!described.named && described.entity.kind == EntityKind::thing && described.entity.code.empty()) return;
    mention.words = described.words;
    mention.named = described.named;
    mention.entry = described.entry;
    mention.entity = identify(described, head);
  }
  mention_of_[head] = static_cast<std::int32_t>(mentions_.size());
  mentions_.push_back(mention);
  note(static_cast<std::uint32_t>(mentions_.size() - 1));
}

void give_code(std::string_view code, Party& party) {
  party.code = std::string(code);
  ActorCode parts = split_actor_code(code);
  party.country = std::move(parts.country);
  party.sectors = std::move(parts.sectors);
}

void EntityTable::take_given(std::uint32_t head, Party& party) const {
  if (head < given_.size() && !given_[head].empty()) give_code(given_[head], party);
}

// "Tajik", "US" before a noun
std::string_view EntityTable::country_at(std::uint32_t modifier) const {
  const Relation r = tree_->relation(modifier);
  if (!is_capital(tree_->form(modifier)) || (r != Relation::amod && r != Relation::compound && r != Relation::conj && r != Relation::nmod)) return {};
  if (const std::string_view country = lexicon_->demonym(tree_->folded(modifier)); !country.empty()) return country;
  const ActorLexicon::Entry* entry = name_of_[modifier] >= 0 ? names_[name_of_[modifier]].entry : nullptr;
  return entry && entry->kind == EntityKind::state ? entry->code.substr(0, 3) : std::string_view();
}

void EntityTable::parties(std::uint32_t head, std::vector<CodedParty>& out) const {
  const CodedParty whole = party(head);
  std::vector<std::uint32_t> modifiers;  // of countries, joined to each other
  for (const std::uint32_t c : tree_->children(head)) {
    const bool behind = c > head && tree_->relation(c) == Relation::nmod && is_one_of(tree_->preposition(c), {"from", "of"});  // "envoys from Chad and Niger"
    if ((c > head && !behind) || tree_->relation(c) == Relation::conj || country_at(c).empty()) continue;
    modifiers = {c};
    for (const std::uint32_t d : tree_->children(c))
      if (d > c && (d < head) == (c < head) && tree_->relation(d) == Relation::conj && !country_at(d).empty() && country_at(d) != country_at(c))
        modifiers.push_back(d);
    if (modifiers.size() > 1) break;
  }
  if (modifiers.size() < 2 || !whole.record.country) return out.push_back(whole);
  for (std::size_t k = 0; k < modifiers.size(); ++k) {
    CodedParty& one = out.emplace_back(whole);
    one.words = {k == 0 ? whole.words.first : modifiers[k], k + 1 == modifiers.size() ? std::max(whole.words.last, modifiers[k] + 1) : modifiers[k] + 1};
    const ByteSpan at = tree_->bytes(one.words);
    one.record.text = tree_->document().text(at);
    one.record.at = tree_->document().chars(at);
    one.record.country = std::string(country_at(modifiers[k]));
    std::string code = *one.record.country;
    for (const std::string& sector : one.record.sectors) code += sector;
    one.record.code = std::move(code);
  }
}

CodedParty EntityTable::party(std::uint32_t head) const {
  CodedParty out;
  out.head = head;
  out.words = tree_->noun_phrase(head);
  // A name that was cut from its phrase by a poor tree.
  if (name_of_[head] >= 0) {
    const TokenRange name = names_[name_of_[head]].words;
    out.words = {std::min(out.words.first, name.first), std::max(out.words.last, name.last)};
  }
  const ByteSpan at = tree_->bytes(out.words);
  out.record.text = tree_->document().text(at);
  out.record.at = tree_->document().chars(at);
  out.record.head = std::string(tree_->written(head));
  const EntityMention* mention = mention_at(head);
  if (!mention) {
    Described described = describe(head);
    if (is_countryless(described.entity)) take_code(country_ + described.entity.code, described.entity);  // "government shelling"
    out.record.entity_kind = described.entity.kind;
    if (!described.entity.code.empty()) out.record.code = described.entity.code;
    out.record.country = described.entity.country;
    out.record.sectors = described.entity.sectors;
    take_given(head, out.record);
    return out;
  }
  const Entity& entity = entities_[mention->entity];
  out.record.entity = fmt::format("e{}", mention->entity + 1);
  out.record.entity_kind = entity.kind;
  if (!entity.name.empty()) out.record.name = entity.name;
  if (!entity.code.empty()) out.record.code = entity.code;
  out.record.country = entity.country;
  out.record.sectors = entity.sectors;
  take_given(head, out.record);
  return out;
}

}  // namespace hearsay
