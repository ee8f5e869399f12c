// What linking compares: the facts of one claim, or of several that tell the same event, as small keys. Claims are about
// a kilobyte each; their traits are what is kept while thousands are compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/claim.h"
#include "linking/days.h"
#include "linking/words.h"

namespace hearsay::linking {

/// What kind of happening a type and mode tell of. Few families can be told of one event (see may_meet()).
enum class Family : std::uint8_t { harm, abduction, custody, trial, penalty, force, departure, protest, riot, talk, help, words };
Family family_of(const Event& event);

struct PlaceTrait {
  std::string name;  // folded
  Key id = 0;        // of the gazetteer entry; 0 if it has none
  std::string country, admin1;
  std::optional<double> latitude, longitude;
  bool fine = false;   // a settlement or something in one, not an area
  bool loose = false;  // "near": some way off its point
  bool settled() const { return fine && !loose && latitude && longitude; }
  std::uint32_t claims = 1;
};

struct TimeTrait {
  Window window;
  std::uint32_t claims = 1;
};

struct PartyTrait {
  std::vector<std::string> name;  // words of the canonical name, or of capitalised text; empty if nobody is named
  std::string code;               // CAMEO actor code
  Key head = 0;
  bool person = false;
};

struct FigureTrait {
  std::string kind;
  std::optional<std::int64_t> min, max;
};

/// Stems of words, sorted, each once, with how much each counts (rarity.h).
struct WordBag {
  std::vector<Key> keys;
  std::vector<float> weights;
  float norm = 0;
};

struct Traits {
  std::vector<Family> families;    // sorted, each once
  std::vector<Key> types, modes;   // of type, and of type with mode; sorted
  std::vector<Key> lemmas;         // of triggers, sorted
  WordBag words;                   // of the sentences
  std::vector<PlaceTrait> places;  // fine ones first, then the most told
  std::vector<TimeTrait> times;    // the most told first, then the narrowest
  std::optional<Window> published;
  std::vector<PartyTrait> actors, recipients;
  std::vector<FigureTrait> figures;
  bool on_things = false;  // property destroyed
  bool future = false;     // told only as something to come
};

PlaceTrait place_trait(const Place& place);
Traits traits_of(const Claim& claim);
/// What the claims say together. `parts` in canonical order.
Traits merge(const std::vector<const Traits*>& parts);

}  // namespace hearsay::linking
