#include "coding/event_lexicon.h"

#include <fmt/format.h>

#include <algorithm>

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

void read_roles(std::string_view text, EventEntry& entry) {
  const bool verbal = entry.pos == EventEntry::Pos::verb;
  if (text.empty()) text = verbal ? "actor:subj recipient:obj" : "actor:by,poss,mod,of recipient:on,against,of";
  for (std::string_view role : split(text, ' ')) {
    const std::size_t colon = role.find(':');
    if (colon == role.npos) continue;
    (role.substr(0, colon) == "actor" ? entry.actor : entry.recipient) = read_slots(role.substr(colon + 1));
  }
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

// "cease-fire" is one word to some tokenizers and three to others: both spellings are entered.
std::vector<std::vector<std::string>> spellings(const std::string& folded) {
  std::vector<std::vector<std::string>> out(1);
  for (std::string_view word : split(folded, ' ')) out[0].emplace_back(word);
  if (folded.find('-') == folded.npos) return out;
  std::vector<std::string> apart;
  for (const std::string& word : out[0])
    for (std::string_view part : split(word, '-')) apart.emplace_back(part);
  out.push_back(std::move(apart));
  return out;
}

}  // namespace

ClassBits EventLexicon::class_bit(std::string_view name) {
  const auto [found, fresh] = class_bits_.try_emplace(std::string(name), 0);
  if (fresh && class_bits_.size() <= 64) found->second = ClassBits{1} << (class_bits_.size() - 1);
  return found->second;
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
    condition.lemmas = split(values, ',');
  } else if (values == "*") {
    condition.presence = true;
  } else {
    for (std::string_view name : split(values, ',')) condition.classes |= class_bit(name);
  }
  return condition;
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
  read_roles(cell(5), entry);
  for (std::string_view text : split(cell(6), ' ')) {
    auto condition = read_condition(text);
    if (!condition) return refuse(condition.error().message);
    entry.conditions.push_back(std::move(*condition));
  }
  entry.contexts = cell(7);
  for (std::string_view alternative : split(cell(0), '|')) {
    for (std::vector<std::string> words : spellings(fold(alternative))) {
      const bool verbal = entry.pos == EventEntry::Pos::verb;
      const std::string head = verbal ? words.front() : words.back();
      words.erase(verbal ? words.begin() : words.end() - 1);
      entry.rest = std::move(words);
      by_head_[static_cast<int>(entry.pos)][head].push_back(entry);
    }
  }
  return {};
}

Done EventLexicon::read_events() {
  events_ = lexicon_->table("events");
  if (!events_ || !events_->column("contexts"))
    return fail(Fault::corrupt, "this lexicon has no table `events` with the columns words pos type mode cameo roles conditions contexts");
  for (RowId row = 0; row < events_->rows(); ++row)
    if (auto done = read_entry(row); !done) return done;
  for (auto& index : by_head_)
    for (auto& [head, entries] : index)
      std::stable_sort(entries.begin(), entries.end(), [](const EventEntry& a, const EventEntry& b) {
        return a.rest.size() != b.rest.size() ? a.rest.size() > b.rest.size() : a.conditions.size() > b.conditions.size();
      });
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
      for (std::string_view word : split(demonyms->cell(row, 0), '|')) demonyms_.insert(fold(word));
  if (const auto nonparties = lexicon_->table("nonparties"))
    for (RowId row = 0; row < nonparties->rows(); ++row) nonparty_classes_ |= class_bit(nonparties->cell(row, 0));
  // Soldiers and ministers are persons, and armies and governments are groups, wherever an entry asks for those.
  const ClassBits armed = class_bit("armed"), government = class_bit("government");
  const ClassBits implied = class_bit("person") | class_bit("group");
  for (auto& [word, bits] : classes_)
    if (bits & (armed | government)) bits |= implied;
  return {};
}

void EventLexicon::read_phrases() {
  if (const auto table = lexicon_->table("nonevents"))
    for (RowId row = 0; row < table->rows(); ++row)
      for (std::string_view phrase : split(table->cell(row, 0), '|'))
        for (std::vector<std::string> words : spellings(fold(phrase))) nonevents_[words.front()].push_back({words});
  if (const auto table = lexicon_->table("light_verbs"))
    for (RowId row = 0; row < table->rows(); ++row)
      for (std::string_view word : split(table->cell(row, 0), '|'))
        light_.try_emplace(fold(word.substr(0, word.find(' '))), read_light(table->cell(row, 1)));  // "carry out" is "carry" with its noun
  if (const auto table = lexicon_->table("verb_forms"))
    for (RowId row = 0; row < table->rows(); ++row) strong_.try_emplace(std::string(table->cell(row, 0)), table->cell(row, 1));
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
  out.frames_ = Frames::create(*out.lexicon_);
  return out;
}

std::span<const EventEntry> EventLexicon::entries(EventEntry::Pos pos, std::string_view lemma) const {
  const auto& index = by_head_[static_cast<int>(pos)];
  const auto found = index.find(lemma);
  return found == index.end() ? std::span<const EventEntry>() : std::span<const EventEntry>(found->second);
}

std::string_view EventLexicon::strong_lemma(std::string_view form) const {
  const auto found = strong_.find(form);
  return found == strong_.end() ? std::string_view() : std::string_view(found->second);
}

ClassBits EventLexicon::classes(std::string_view lemma) const {
  const auto found = classes_.find(lemma);
  return found == classes_.end() ? 0 : found->second;
}

ClassBits EventLexicon::class_named(std::string_view name) const {
  const auto found = class_bits_.find(name);
  return found == class_bits_.end() ? 0 : found->second;
}

EventLexicon::Light EventLexicon::light_verb(std::string_view lemma) const {
  const auto found = light_.find(lemma);
  return found == light_.end() ? Light::none : found->second;
}

EventLexicon::Head EventLexicon::event_head(std::string_view lemma) const {
  const auto found = heads_.find(lemma);
  return found == heads_.end() ? Head::none : found->second;
}

std::span<const EventLexicon::Phrase> EventLexicon::nonevents(std::string_view first_lemma) const {
  const auto found = nonevents_.find(first_lemma);
  return found == nonevents_.end() ? std::span<const Phrase>() : std::span<const Phrase>(found->second);
}

}  // namespace hearsay
