#include "coding/event_lexicon.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(at));
    if (!one.empty()) out.push_back(one);
    text.remove_prefix(std::min(one.size() + 1, text.size()));
  }
  return out;
}

Slot read_slot(std::string_view name) {
  using Kind = Slot::Kind;
  if (name == "subj") return {Kind::subject, {}};
  if (name == "obj") return {Kind::object, {}};
  if (name == "iobj") return {Kind::indirect, {}};
  if (name == "poss") return {Kind::possessor, {}};
  if (name == "mod") return {Kind::modifier, {}};
  if (name == "clause") return {Kind::clause, {}};
  if (name == "inf") return {Kind::infinitive, {}};
  if (name == "any") return {Kind::anywhere, {}};
  return {Kind::preposition, name};
}

std::vector<Slot> read_slots(std::string_view text) {
  std::vector<Slot> out;
  for (std::string_view name : split(text, ',')) out.push_back(read_slot(name));
  return out;
}

std::optional<EventEntry::Pos> read_pos(std::string_view text) {
  if (text == "verb") return EventEntry::Pos::verb;
  if (text == "noun") return EventEntry::Pos::noun;
  if (text == "adj") return EventEntry::Pos::adjective;
  return std::nullopt;
}

EventLexicon::Light read_light(std::string_view text) {
  using Light = EventLexicon::Light;
  return text == "recipient" ? Light::recipient
         : text == "patient" ? Light::patient
         : text == "object"  ? Light::object
         : text == "taker"   ? Light::taker
         : text == "none"    ? Light::occurrence
                             : Light::actor;
}

EventLexicon::Head read_head(std::string_view text) {
  using Head = EventLexicon::Head;
  return text == "recipient" ? Head::recipient : text == "actor" ? Head::actor : Head::about;
}

}  // namespace

ClassBits EventLexicon::class_bit(std::string_view name) {
  const auto [bit, fresh] = class_bits_.try_emplace(name, 0);
  if (fresh && class_bits_.size() <= 64) *bit = ClassBits{1} << (class_bits_.size() - 1);
  return *bit;
}

Result<Condition> EventLexicon::read_condition(std::string_view text) {
  Condition condition;
  if (text.starts_with('!')) {
    condition.wanted = false;
    text.remove_prefix(1);
  }
  const std::size_t at = text.find_first_of(":=");
  if (at == text.npos) return fail(Fault::corrupt, fmt::format("condition `{}` has neither ':' nor '='", text));
  condition.where = read_slot(text.substr(0, at));
  const std::string_view values = text.substr(at + 1);
  if (text[at] == '=') {
    for (std::string_view lemma : split(values, ',')) condition.lemmas.push_back(patterns_.add_word(lemma));
  } else if (values == "*") {
    condition.presence = true;
  } else {
    for (std::string_view name : split(values, ',')) condition.classes |= class_bit(name);
  }
  return condition;
}

const EventLexicon::RoleSlots& EventLexicon::roles_of(std::string_view cell, bool verbal) {
  if (cell.empty()) cell = verbal ? "actor:subj recipient:obj" : "actor:by,poss,mod,of recipient:on,against,of";
  const auto [known, fresh] = role_cells_.try_emplace(cell);
  if (!fresh) return **known;
  RoleSlots& out = *(*known = &roles_.emplace_back());
  for (std::string_view role : split(cell, ' ')) {
    const std::size_t colon = role.find(':');
    if (colon == role.npos) continue;
    (role.substr(0, colon) == "actor" ? out.actor : out.recipient) = read_slots(role.substr(colon + 1));
  }
  return out;
}

Result<const std::vector<Condition>*> EventLexicon::conditions_of(std::string_view cell) {
  if (const auto* known = condition_cells_.find(cell)) return *known;
  std::vector<Condition>& out = conditions_.emplace_back();
  for (std::string_view text : split(cell, ' ')) {
    auto condition = read_condition(text);
    if (!condition) return tl::unexpected(condition.error());
    out.push_back(std::move(*condition));
  }
  condition_cells_[cell] = &out;
  return &out;
}

Done EventLexicon::read_entry(RowId row) {
  const auto cell = [&](std::uint32_t column) { return events_->cell(row, column); };
  EventEntry entry;
  entry.row = row;
  const auto refuse = [&](std::string why) { return fail(Fault::corrupt, std::move(why), {.source = events_->origin(row)}); };
  const auto pos = read_pos(cell(1));
  if (!pos) return refuse(fmt::format("pos is `{}`, wanted is verb, noun or adj", cell(1)));
  entry.pos = *pos;
  if (cell(2) != "-") {
    entry.type = parse_event_type(cell(2));
    if (!entry.type) return refuse(fmt::format("type is `{}`, wanted is a PLOVER type or -", cell(2)));
  }
  entry.mode = cell(3);
  entry.cameo = cell(4);
  const RoleSlots& roles = roles_of(cell(5), entry.pos == EventEntry::Pos::verb);
  entry.actor = roles.actor;
  entry.recipient = roles.recipient;
  const auto conditions = conditions_of(cell(6));
  if (!conditions) return refuse(conditions.error().message);
  entry.conditions = **conditions;
  entry.contexts = cell(7);
  entries_.push_back(entry);
  each_alternative(cell(0), [&](std::string_view spelled) { add_spellings(spelled, static_cast<EventPatterns::Kind>(entry.pos), &entries_.back()); });
  return {};
}

// "cease-fire" is one word to some tokenizers and three to others: both spellings are entered.
void EventLexicon::add_spellings(std::string_view alternative, EventPatterns::Kind kind, const EventEntry* entry) {
  const bool head_first = kind == EventPatterns::Kind::verb || kind == EventPatterns::Kind::nonevent;
  fold(alternative, folded_);
  const std::string_view folded = folded_;
  std::vector<WordId>& words = words_;
  for (const bool cut_hyphens : {false, true}) {
    if (cut_hyphens && folded.find('-') == folded.npos) return;
    words.clear();
    patterns_.add_words(folded, cut_hyphens, words);
    if (words.empty()) continue;
    const std::span<const WordId> all(words);
    patterns_.add(kind, head_first ? all.front() : all.back(), all.subspan(head_first ? 1 : 0, all.size() - 1), entry, entry ? entry->conditions.size() : 0);
  }
}

Done EventLexicon::read_events() {
  events_ = lexicon_->table("events");
  if (!events_ || !events_->column("contexts"))
    return fail(Fault::corrupt, "this lexicon has no table `events` with the columns words pos type mode cameo roles conditions contexts");
  entries_.reserve(events_->rows());  // patterns point to them
  patterns_.reserve(events_->keys());
  for (RowId row = 0; row < events_->rows(); ++row)
    if (auto done = read_entry(row); !done) return done;
  return {};
}

Done EventLexicon::read_classes() {
  const auto table = lexicon_->table("classes");
  if (!table) return {};
  for (RowId row = 0; row < table->rows(); ++row) {
    ClassBits bits = 0;
    for (std::string_view name : split(table->cell(row, 1), ' ')) bits |= class_bit(name);
    for (std::string_view word : split(table->cell(row, 0), '|')) classes_[fold(word)] |= bits;
  }
  if (const auto demonyms = lexicon_->table("demonyms"))
    for (RowId row = 0; row < demonyms->rows(); ++row)
      for (std::string_view word : split(demonyms->cell(row, 0), '|')) demonyms_.add(fold(word));
  if (const auto nonparties = lexicon_->table("nonparties"))
    for (RowId row = 0; row < nonparties->rows(); ++row) nonparty_classes_ |= class_bit(nonparties->cell(row, 0));
  // Soldiers and ministers are persons, and armies and governments are groups, wherever an entry asks for those.
  const ClassBits armed = class_bit("armed"), government = class_bit("government");
  const ClassBits implied = class_bit("person") | class_bit("group");
  for (ClassBits& bits : classes_)
    if (bits & (armed | government)) bits |= implied;
  return {};
}

void EventLexicon::read_phrases() {
  if (const auto table = lexicon_->table("nonevents"))
    for (RowId row = 0; row < table->rows(); ++row)
      for (std::string_view phrase : split(table->cell(row, 0), '|')) add_spellings(phrase, EventPatterns::Kind::nonevent, nullptr);
  if (const auto table = lexicon_->table("light_verbs"))
    for (RowId row = 0; row < table->rows(); ++row)
      for (std::string_view word : split(table->cell(row, 0), '|'))
        light_.try_emplace(fold(word.substr(0, word.find(' '))), read_light(table->cell(row, 1)));  // "carry out" is "carry" with its noun
  if (const auto table = lexicon_->table("verb_forms"))
    for (RowId row = 0; row < table->rows(); ++row) strong_.try_emplace(table->cell(row, 0), table->cell(row, 1));
  if (const auto table = lexicon_->table("event_heads"))
    for (RowId row = 0; row < table->rows(); ++row)
      for (std::string_view word : split(table->cell(row, 0), '|')) heads_.try_emplace(fold(word), read_head(table->cell(row, 1)));
}

Result<EventLexicon> EventLexicon::create(std::shared_ptr<const Lexicon> lexicon) {
  EventLexicon out;
  out.lexicon_ = std::move(lexicon);
  if (auto done = out.read_events(); !done) return tl::unexpected(done.error());
  if (auto done = out.read_classes(); !done) return tl::unexpected(done.error());
  out.read_phrases();
  out.patterns_.seal();
  out.frames_ = Frames::create(*out.lexicon_);
  return out;
}

namespace {

/// What is not in the table is the type's zero.
template <class T>
T value_of(const TextMap<T>& map, std::string_view text) {
  const T* found = map.find(text);
  return found ? *found : T{};
}

}  // namespace

std::string_view EventLexicon::strong_lemma(std::string_view form) const { return value_of(strong_, form); }
ClassBits EventLexicon::classes(std::string_view lemma) const { return value_of(classes_, lemma); }
ClassBits EventLexicon::class_named(std::string_view name) const { return value_of(class_bits_, name); }
EventLexicon::Light EventLexicon::light_verb(std::string_view lemma) const { return value_of(light_, lemma); }
EventLexicon::Head EventLexicon::event_head(std::string_view lemma) const { return value_of(heads_, lemma); }

}  // namespace hearsay
