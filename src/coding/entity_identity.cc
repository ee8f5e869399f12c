// Who is who: mentions joined to the entity spoken of before by name, by role, beside a name or as a pronoun.
#include <algorithm>

#include "base/words.h"
#include "coding/entities.h"
#include "coding/pronouns.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kPronounReach = 3;  // sentences a pronoun looks back

bool is_person(EntityKind kind) { return kind == EntityKind::person; }
/// Those without a name who are called by one word. Persons apart, since only "the" points back to one.
std::string called(std::string_view lemma, bool plural, bool person) {
  std::string out(lemma);
  out += plural ? '+' : '-';
  return out += person ? 'p' : 'o';
}

/// Those who serve in the same sectors, of one country or (null) of any.
std::string office(const std::vector<std::string>& sectors, const std::string* country) {
  std::string out = country ? *country : "*";
  for (const std::string& sector : sectors) (out += ' ') += sector;
  return out;
}

bool is_collective(EntityKind kind) { return kind == EntityKind::group || kind == EntityKind::organisation || kind == EntityKind::state; }

}  // namespace

std::uint32_t EntityTable::known_by_name(const Described& fresh) const {
  const auto find = [&](const std::string& key) {
    const auto found = by_name_.find(key);
    return found == by_name_.end() ? kNobody : found->second;
  };
  const std::string folded = fold(fresh.entity.name);
  if (const std::uint32_t known = find(folded); known != kNobody) return known;
  // A surname or a first name alone, after the full name.
  const std::string written = fold(tree_->document().text(tree_->bytes(fresh.words)));
  if (const std::uint32_t known = find(written); known != kNobody) return known;
  if (fresh.entity.kind == EntityKind::person && !fresh.entry) {
    const std::size_t space = folded.rfind(' ');
    if (space != std::string::npos)
      if (const std::uint32_t known = find(folded.substr(space + 1));
          known != kNobody && is_person(entities_[known].kind) && entities_[known].name.find(' ') == std::string::npos)
        return known;
  }
  return kNobody;
}

bool EntityTable::has_word(TokenRange phrase, std::string_view lemma) const {
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i)
    if (tree_->lemma(i) == lemma) return true;
  return false;
}

// "the army's spokesman, Brigadier X": no minister is meant by a word for another office.
bool EntityTable::speaks_for(std::uint32_t head) const {
  const std::uint32_t above = tree_->head(head);
  if (above != kNoToken && tree_->relation(head) == Relation::appos && tree_->lemma(above).starts_with("spokes")) return true;
  const TokenRange phrase = tree_->noun_phrase(head);
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i)
    if (tree_->lemma(i).starts_with("spokes")) return true;
  return false;
}

// "the minister" is the last one spoken of who was called so, or was named as one.
std::uint32_t EntityTable::known_by_role(const Described& fresh, std::uint32_t head) const {
  const std::uint32_t determiner = tree_->child(head, Relation::det);
  const bool definite = determiner != kNoToken && is_one_of(tree_->folded(determiner), {"the", "this", "that", "these", "those"});
  std::uint32_t last = last_called_so(fresh, head, definite);
  if (definite && is_person(fresh.entity.kind) && !fresh.entity.code.empty() && !fresh.entity.sectors.empty()) last = last_in_office(fresh, head, last);
  return last == kNobody ? kNobody : mentions_[last].entity;
}

/// A mention, or kNobody.
std::uint32_t EntityTable::last_called_so(const Described& fresh, std::uint32_t head, bool definite) const {
  std::uint32_t last = kNobody;
  for (const bool person : {false, true}) {
    if (person && !definite) break;
    const auto all = called_.of(called(tree_->lemma(head), tree_->token(head).features & feature::plural, person));
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](std::uint32_t mention) {
      const Entity& known = entities_[mentions_[mention].entity];
      return (definite || !is_person(known.kind)) && (!fresh.entity.country || !known.country || fresh.entity.country == known.country);
    });
    if (found != all.rend() && (last == kNobody || *found > last)) last = *found;
  }
  return last;
}

/// The last one behind mention `after`, else that.
std::uint32_t EntityTable::last_in_office(const Described& fresh, std::uint32_t head, std::uint32_t after) const {
  const std::string_view lemma = tree_->lemma(head);
  const auto all = in_office_.of(office(fresh.entity.sectors, fresh.entity.country ? &*fresh.entity.country : nullptr));
  for (auto mention = all.rbegin(); mention != all.rend() && (after == kNobody || *mention > after); ++mention) {
    const EntityMention& before = mentions_[*mention];
    const Entity& known = entities_[before.entity];
    if (!is_person(known.kind) || known.sectors != fresh.entity.sectors || (fresh.entity.country && fresh.entity.country != known.country)) continue;
    // a president is not his own spokesman
    if (lemma.starts_with("spokes") ? has_word(tree_->noun_phrase(before.head), lemma) : !speaks_for(before.head)) return *mention;
  }
  return after;
}

void EntityTable::note(std::uint32_t mention) {
  const EntityMention& one = mentions_[mention];
  if (!one.named) return called_.add(called(tree_->lemma(one.head), one.plural, is_person(entities_[one.entity].kind)), mention);
  names_of_.resize(entities_.size());
  names_of_[one.entity].push_back(mention);
  note_office(one.entity, mention);
}

void EntityTable::note_office(std::uint32_t entity, std::uint32_t mention) {
  const Entity& known = entities_[entity];
  if (known.sectors.empty()) return;
  in_office_.add(office(known.sectors, nullptr), mention);
  if (known.country) in_office_.add(office(known.sectors, &*known.country), mention);
}

// What was said of somebody before is looked for by what is now known of them.
void EntityTable::take_in(std::uint32_t entity, const Described& fresh) {
  const std::size_t known = entities_[entity].code.size();
  merge_into(entities_[entity], fresh);
  if (entities_[entity].code.size() == known || entity >= names_of_.size()) return;
  for (const std::uint32_t mention : names_of_[entity]) note_office(entity, mention);
}

void EntityTable::merge_into(Entity& known, const Described& fresh) const {
  if (fresh.named && fresh.entity.name.size() > known.name.size() && !fresh.entry) known.name = fresh.entity.name;
  if (known.code.size() < fresh.entity.code.size() && (!known.country || !fresh.entity.country || known.country == fresh.entity.country)) {
    known.code = fresh.entity.code;
    known.country = fresh.entity.country ? fresh.entity.country : known.country;
    known.sectors = fresh.entity.sectors;
  }
  if (known.kind == EntityKind::thing) known.kind = fresh.entity.kind;
  if (known.gender == Gender::unknown) known.gender = fresh.entity.gender;
}

// "Amina Saleh, another former minister,": who she is told to be is herself.
std::uint32_t EntityTable::known_beside(const Described& fresh, std::uint32_t head) const {
  if (tree_->relation(head) != Relation::appos || !is_person(fresh.entity.kind) || (tree_->token(head).features & feature::plural)) return kNobody;
  const EntityMention* before = mention_at(tree_->head(head));
  if (!before || !before->named || before->plural || before->head > head || !is_person(entities_[before->entity].kind)) return kNobody;
  return before->entity;
}

std::uint32_t EntityTable::identify(const Described& fresh, std::uint32_t head) {
  std::uint32_t known = fresh.named ? known_by_name(fresh) : known_beside(fresh, head);
  if (known == kNobody && !fresh.named) known = known_by_role(fresh, head);
  if (known == kNobody) {
    known = static_cast<std::uint32_t>(entities_.size());
    entities_.push_back(fresh.entity);
  } else {
    take_in(known, fresh);
  }
  if (!fresh.named) return known;
  const std::string folded = fold(fresh.entity.name);
  by_name_.try_emplace(folded, known);
  by_name_.try_emplace(fold(tree_->document().text(tree_->bytes(fresh.words))), known);
  if (fresh.entity.kind == EntityKind::person) {
    const std::size_t space = folded.rfind(' ');
    if (space != std::string::npos) by_name_.insert_or_assign(folded.substr(space + 1), known);
    if (const std::size_t first = folded.find(' '); first != std::string::npos) by_name_.try_emplace(folded.substr(0, first), known);
  } else if (fresh.entity.kind == EntityKind::organisation || fresh.entity.kind == EntityKind::group) {
    std::string initials;
    for (std::uint32_t i = fresh.words.first; i < fresh.words.last; ++i)
      if (is_capital(tree_->form(i))) initials += tree_->folded(i)[0];
    if (initials.size() > 2) by_name_.try_emplace(initials, known);
  }
  return known;
}

// The nearest fitting mention before: in its own sentence a subject goes before others, and the sentence before it
// goes before those further back.
std::uint32_t EntityTable::resolve_pronoun(std::uint32_t pronoun) const {
  const Pronoun kind = pronoun_kind(tree_->folded(pronoun));
  if (kind == Pronoun::none || kind == Pronoun::speaker) return kNobody;
  if (kind == Pronoun::relative) {
    const std::uint32_t stands_for = Arguments(*tree_).antecedent(pronoun);
    const EntityMention* known = stands_for == pronoun ? nullptr : mention_at(stands_for);
    return known ? known->entity : kNobody;
  }
  const std::uint32_t sentence = tree_->sentence_of(pronoun);
  std::uint32_t best = kNobody;
  int best_score = -1000;
  for (std::size_t k = mentions_.size(); k-- > 0;) {
    const EntityMention& before = mentions_[k];
    const std::uint32_t distance = sentence - tree_->sentence_of(before.head);
    if (distance > kPronounReach) break;
    const Entity& entity = entities_[before.entity];
    const bool fits = kind == Pronoun::he || kind == Pronoun::she ? is_person(entity.kind)
                      : kind == Pronoun::it                       ? is_collective(entity.kind) && !before.plural
                                                                  : is_collective(entity.kind) || before.plural;
    const Gender gender = gender_of_pronoun(kind);
    if (tree_->preposition(before.head) == "in") continue;  // "they were in Adra, he said": a place, whatever the name finder says
    if (!fits || (gender != Gender::unknown && entity.gender != Gender::unknown && gender != entity.gender)) continue;
    int score = -4 * static_cast<int>(distance) + (before.subject ? 3 : 0) + (before.named ? 1 : 0);
    if (kind == Pronoun::they && before.plural) score += 2;
    if (score > best_score) {
      best_score = score;
      best = before.entity;
    }
  }
  return best;
}

}  // namespace hearsay
