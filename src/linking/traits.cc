#include "linking/traits.h"

#include <algorithm>

namespace hearsay::linking {
namespace {

bool is(const std::optional<std::string>& text, std::string_view value) { return text && *text == value; }

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) == 0xC3; });
}

// A canonical name stands for somebody only if it is one: "soldiers" says who no better than "troops".
PartyTrait party_trait(const Party& party) {
  PartyTrait out;
  if (party.name && has_capital(*party.name)) out.name = name_words(*party.name);
  out.code = party.code.value_or(party.country.value_or(""));
  out.person = party.entity_kind == EntityKind::person && !out.name.empty();
  const std::string head = plain(party.head.empty() ? party.text.substr(party.text.rfind(' ') + 1) : party.head);
  out.head = head.empty() ? 0 : key_of(stem(head));
  return out;
}

bool same_party(const PartyTrait& one, const PartyTrait& other) { return one.name == other.name && one.code == other.code && one.head == other.head; }

template <class T, class Same>
void add_once(std::vector<T>& to, const std::vector<T>& from, Same same) {
  for (const T& item : from)
    if (std::none_of(to.begin(), to.end(), [&](const T& known) { return same(known, item); })) to.push_back(item);
}

bool same_place(const PlaceTrait& one, const PlaceTrait& other) {
  return one.name == other.name && one.id == other.id && one.country == other.country && one.fine == other.fine;
}

void add_places(std::vector<PlaceTrait>& to, const std::vector<PlaceTrait>& from) {
  for (const PlaceTrait& place : from) {
    const auto known = std::find_if(to.begin(), to.end(), [&](const PlaceTrait& other) { return same_place(other, place); });
    if (known == to.end())
      to.push_back(place);
    else
      known->claims += place.claims;
  }
}

void add_times(std::vector<TimeTrait>& to, const std::vector<TimeTrait>& from) {
  for (const TimeTrait& time : from) {
    const auto known = std::find_if(to.begin(), to.end(), [&](const TimeTrait& other) { return other.window == time.window; });
    if (known == to.end())
      to.push_back(time);
    else
      known->claims += time.claims;
  }
}

Window hull(Window one, Window other) { return {std::min(one.first, other.first), std::max(one.last, other.last)}; }

void append(std::vector<Key>& to, const std::vector<Key>& from) { to.insert(to.end(), from.begin(), from.end()); }

Family coercion(const std::optional<std::string>& mode) {
  if (is(mode, "trial")) return Family::trial;
  return is(mode, "restrict") || is(mode, "censor") || is(mode, "seize") ? Family::penalty : Family::custody;
}

}  // namespace

Family family_of(const Event& event) {
  if (!event.type) return Family::harm;
  switch (*event.type) {
    case EventType::assault: return is(event.mode, "abduct") ? Family::abduction : Family::harm;
    case EventType::coerce: return coercion(event.mode);
    case EventType::mobilize: return Family::force;
    case EventType::sanction: return Family::penalty;
    case EventType::retreat: return Family::departure;
    case EventType::protest: return is(event.mode, "riot") ? Family::riot : Family::protest;
    case EventType::consult:
    case EventType::agree:
    case EventType::cooperate: return Family::talk;
    case EventType::aid:
    case EventType::concede: return Family::help;
    default: return Family::words;
  }
}

PlaceTrait place_trait(const Place& place) {
  PlaceTrait out;
  out.name = plain(place.name.value_or(place.text));
  out.id = place.gazetteer_id && !place.gazetteer_id->empty() ? key_of(*place.gazetteer_id) : 0;
  out.country = place.country.value_or("");
  out.admin1 = plain(place.admin1.value_or(""));
  out.latitude = place.latitude;
  out.longitude = place.longitude;
  out.loose = place.precision == "near";
  out.fine = out.loose || place.precision == "site" || place.precision == "settlement" || place.precision == "admin2";
  return out;
}

Traits traits_of(const Claim& claim) {
  Traits out;
  const Event& event = claim.event;
  const std::string type(event.type ? spelling(*event.type) : "");
  out.families = {family_of(event)};
  out.types = {key_of(type)};
  if (event.mode) out.modes = {key_of(type + "/" + *event.mode)};
  const std::string lemma = plain(event.trigger.lemma.empty() ? event.trigger.text : event.trigger.lemma);
  if (!lemma.empty()) out.lemmas = {key_of(stem(lemma))};
  out.words.keys = word_keys(claim.sentence.text);
  if (const auto& scene = scene_of(event)) out.places = {place_trait(*scene)};
  if (const auto window = window_of(event)) out.times = {{*window}};
  if (const auto day = day_of(claim.document.published.value_or(""))) out.published = Window{*day, *day};
  for (const Party& party : claim.actors) out.actors.push_back(party_trait(party));
  for (const Party& party : claim.recipients) out.recipients.push_back(party_trait(party));
  for (const auto* counts : {&claim.quantities, &claim.victims})
    for (const Quantity& quantity : *counts)
      if (quantity.scope != "cumulative") out.figures.push_back({quantity.kind, quantity.min, quantity.max});
  out.on_things = is(event.mode, "destroy");
  out.future = event.status == EventStatus::future;
  return out;
}

Traits merge(const std::vector<const Traits*>& parts) {
  Traits out;
  out.future = !parts.empty();
  for (const Traits* part : parts) {
    out.families.insert(out.families.end(), part->families.begin(), part->families.end());
    append(out.types, part->types);
    append(out.modes, part->modes);
    append(out.lemmas, part->lemmas);
    append(out.words.keys, part->words.keys);
    add_places(out.places, part->places);
    add_times(out.times, part->times);
    if (part->published) out.published = out.published ? hull(*out.published, *part->published) : *part->published;
    add_once(out.actors, part->actors, same_party);
    add_once(out.recipients, part->recipients, same_party);
    add_once(out.figures, part->figures, [](const auto& a, const auto& b) { return a.kind == b.kind && a.min == b.min && a.max == b.max; });
    out.on_things = out.on_things || part->on_things;
    out.future = out.future && part->future;
  }
  std::sort(out.families.begin(), out.families.end());
  out.families.erase(std::unique(out.families.begin(), out.families.end()), out.families.end());
  for (std::vector<Key>* keys : {&out.types, &out.modes, &out.lemmas, &out.words.keys}) sort_unique(*keys);
  std::stable_sort(out.places.begin(), out.places.end(),
                   [](const PlaceTrait& a, const PlaceTrait& b) { return a.fine != b.fine ? a.fine : a.claims > b.claims; });
  std::stable_sort(out.times.begin(), out.times.end(), [](const TimeTrait& a, const TimeTrait& b) {
    const std::int64_t one = std::int64_t{a.claims} * (1 + b.window.width()), other = std::int64_t{b.claims} * (1 + a.window.width());
    return one > other;  // claims a day of width
  });
  return out;
}

}  // namespace hearsay::linking
