#include "linking/origins.h"

#include <algorithm>
#include <map>

#include "linking/speakers.h"

namespace hearsay::linking {
namespace {

// Who can be told apart best is settled first; what is vaguer then finds its place among them.
enum class Tier : std::uint8_t { outlet, person, body, nobody };

struct Voice {
  Tier tier = Tier::outlet;
  std::uint32_t document = 0, story = 0;
  std::string outlet;  // of an outlet's own voice
  const Source* source = nullptr;
  std::vector<std::string> name;  // of a person or a body with one
  std::vector<Key> words;
};

// "Reuters reported": what another outlet quotes is that outlet's own voice. A name that is a common word must be meant as a name.
const Outlet* cited_outlet(const Source& source, const Newsroom& newsroom) {
  const bool body = source.kind == SourceKind::media || source.kind == SourceKind::organisation;
  if (!newsroom.outlets || !body || is_nobody(source)) return nullptr;
  return newsroom.outlets->find(source.name.value_or(source.text));
}

Voice voice_of(const Claim& claim, std::uint32_t document, const Newsroom& newsroom) {
  Voice voice;
  voice.document = document;
  voice.story = newsroom.story_of[document];
  voice.outlet = plain(newsroom.outlet_of[document]);
  voice.source = innermost(claim);
  if (!voice.source || is_staff(*voice.source, newsroom.outlet_of[document]) || is_staff(*voice.source, claim.document.source.value_or(""))) return voice;
  if (const Outlet* outlet = cited_outlet(*voice.source, newsroom)) {
    voice.outlet = plain(newsroom.outlets->voice_of(outlet->name));
    return voice;
  }
  voice.tier = is_named_person(*voice.source) ? Tier::person : is_nobody(*voice.source) ? Tier::nobody : Tier::body;
  if (voice.source->name) voice.name = name_words(*voice.source->name);
  voice.words = telling_words(*voice.source);
  return voice;
}

bool same_entity(const Voice& one, const Voice& other) {
  return one.document == other.document && one.source && other.source && !one.source->entity.empty() && one.source->entity == other.source->entity;
}

bool has_role(const Source& source) { return source.code && source.code->size() > 3; }

// Witnesses, crowds and rumours have no body that other documents could mean too.
bool institutional(const Source& source) {
  return source.kind == SourceKind::office || source.kind == SourceKind::organisation || source.kind == SourceKind::named || source.kind == SourceKind::media;
}

bool subset(const std::vector<Key>& few, const std::vector<Key>& many) { return !few.empty() && shared(few, many) == few.size(); }

// How surely two voices are one, 0 for not. A body belongs to one origin at most, so the surest tie decides.
int tie(const Voice& one, const Voice& other) {
  if (one.tier == Tier::outlet || other.tier == Tier::outlet) return one.tier == other.tier && one.outlet == other.outlet ? 9 : 0;
  if (one.tier == Tier::nobody || other.tier == Tier::nobody) return one.tier == other.tier && (one.source->kind == other.source->kind) ? 9 : 0;
  if (same_entity(one, other)) return 8;
  if (!one.name.empty() && !other.name.empty() && same_name(one.name, other.name)) return 7;
  if (one.tier == Tier::person && other.tier == Tier::person) return 0;
  const bool near = one.story == other.story;
  if (!near && !(institutional(*one.source) && institutional(*other.source))) return 0;
  const bool words = subset(one.words, other.words) || (other.tier == Tier::body && subset(other.words, one.words));
  if (words) return near ? 6 : 4;
  const bool code = has_role(*one.source) && one.source->code == other.source->code;
  return code ? (near ? 5 : 3) : 0;
}

class Origins {
 public:
  std::uint32_t place(Voice voice) {
    int best = 0;
    std::size_t chosen = voices_.size();
    for (std::size_t i = 0; i < voices_.size(); ++i)
      for (const Voice& known : voices_[i])
        if (const int strength = tie(voice, known); strength > best) best = strength, chosen = i;
    if (chosen == voices_.size()) voices_.emplace_back();
    voices_[chosen].push_back(std::move(voice));
    return static_cast<std::uint32_t>(chosen);
  }

 private:
  std::vector<std::vector<Voice>> voices_;
};

std::string identity(const Voice& voice) {
  if (voice.tier == Tier::outlet) return voice.outlet;
  return std::to_string(static_cast<int>(voice.tier)) + '\n' + std::to_string(voice.document) + '\n' + voice.source->text + '\n' +
         voice.source->name.value_or("") + '\n' + voice.source->entity;
}

}  // namespace

std::vector<std::uint32_t> origins(std::span<const Claim> claims, std::span<const std::uint32_t> members, const Newsroom& newsroom) {
  std::vector<Voice> voices;
  for (std::uint32_t member : members) voices.push_back(voice_of(claims[member], newsroom.document_of[member], newsroom));
  Origins table;
  std::vector<std::uint32_t> of(members.size());
  std::map<std::string, std::uint32_t> known;  // a source is placed once, however often it speaks
  for (const Tier tier : {Tier::outlet, Tier::person, Tier::body, Tier::nobody})
    for (std::size_t i = 0; i < voices.size(); ++i) {
      if (voices[i].tier != tier) continue;
      const auto [found, fresh] = known.try_emplace(identity(voices[i]), 0);
      if (fresh) found->second = table.place(voices[i]);
      of[i] = found->second;
    }
  std::map<std::uint32_t, std::uint32_t> numbers;
  for (std::uint32_t& origin : of) origin = numbers.try_emplace(origin, static_cast<std::uint32_t>(numbers.size()) + 1).first->second;
  return of;
}

}  // namespace hearsay::linking
