#include "linking/pair_score.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace hearsay::linking {
namespace {

// Weights. A join across documents takes about two agreements that few events share (place and day, a victim's name) or
// one and much of the wording; a conflict of place, date or kind outweighs everything but a common victim and day.
constexpr double kConflict = -8;  // places or dates that cannot be one event's
constexpr double kSameType = 0.5, kSameMode = 0.5;
constexpr double kOtherMode = -0.5;        // shooting and shelling may be one fight
constexpr double kThingsNotPeople = -1.5;  // burning a house and shooting a man seldom are
constexpr double kOtherFamily = -1.0;      // a riot may be told as violence, an abduction as an arrest
constexpr double kSamePlace = 1.8, kSameArea = 0.5, kInside = 0.4;
constexpr double kBeside = -2.0;   // two named places within a city's reach of each other
constexpr double kSameName = 0.9;  // resolved to two towns of one name: more often a wrong guess than two towns
constexpr double kLooselyApart = -1.5, kUnplacedApart = -0.4;
constexpr double kOtherArea = -2.5;  // two provinces, as far as their names were resolved rightly
constexpr double kBesideKm = 15, kSameSpotKm = 3, kLooseKm = 40;
constexpr double kSameDay = 1.4, kSameWeek = 0.6, kSameLong = 0.3;
constexpr double kNextDay = -0.1;  // a night has two dates, and outlets count differently
constexpr double kTwoDays = -1.6, kThreeDays = -2.2;
constexpr double kOwnDaysApart = -0.8;                     // one resigns once: of such acts another day is a slip
constexpr double kFortnightApart = -2.5, kLongApart = -4;  // less than a conflict: of all facts dates are most often misread
constexpr double kFreshNews = 0.4;                         // told without a date within two days of each other
constexpr double kStaleNews = -0.2, kOldNews = -0.6;       // a trial tells of last year's shooting
constexpr double kSameVictim = 2.0, kSameNamed = 1.0, kSameCode = 0.3, kSameHead = 0.4;
constexpr double kOtherPerson = -1.0;    // lists of victims are seldom whole, so this is no conflict
constexpr double kOtherPrisoner = -8.0;  // but one who is arrested or tried alone is named in every report
constexpr double kSameDoer = 1.2;        // of an act that only its doer can do: resigning, speaking, marching
constexpr double kOtherDoer = -2.5;
constexpr double kSameFigure = 0.4, kSameLargeFigure = 0.7;
constexpr double kOtherCatch = -1.0;  // how many were caught is counted once, where the dead are found day by day
constexpr double kSameTrigger = 0.6;

bool one_of(Family a, Family b, Family x, Family y) { return (a == x && b == y) || (a == y && b == x); }

bool may_meet(Family a, Family b) {
  return a == b || one_of(a, b, Family::harm, Family::riot) || one_of(a, b, Family::harm, Family::abduction) || one_of(a, b, Family::protest, Family::riot) ||
         one_of(a, b, Family::custody, Family::abduction);
}

bool share(const std::vector<Key>& one, const std::vector<Key>& other) { return shared(one, other) > 0; }

template <class T, class Test>
bool any_pair(const std::vector<T>& one, const std::vector<T>& other, Test test) {
  return std::any_of(one.begin(), one.end(), [&](const T& a) { return std::any_of(other.begin(), other.end(), [&](const T& b) { return test(a, b); }); });
}

bool has(const std::vector<Key>& keys, std::string_view text) { return std::binary_search(keys.begin(), keys.end(), key_of(text)); }
bool lacks_attacker(const Traits& traits) { return has(traits.types, ""); }
bool is_shooting(const Traits& traits) { return has(traits.modes, "ASSAULT/firearms"); }

/// An accident with a gun is told as harm without an attacker and as a shooting.
bool gun_went_off(const Traits& one, const Traits& other) {
  return (lacks_attacker(one) && is_shooting(other)) || (lacks_attacker(other) && is_shooting(one));
}

double type_points(const Traits& one, const Traits& other) {
  if (!any_pair(one.families, other.families, may_meet)) return kConflict;
  if (!share(one.types, other.types)) {
    // Demands, threats and accusations are different acts; kinds of harm may be one.
    const bool words = one.families.back() == Family::words || other.families.back() == Family::words;
    if (words) return kConflict;
    return share(one.lemmas, other.lemmas) || gun_went_off(one, other) ? 0 : kOtherFamily;
  }
  if (one.modes.empty() || other.modes.empty()) return kSameType;
  if (share(one.modes, other.modes)) return kSameType + kSameMode;
  return kSameType + (one.on_things == other.on_things ? kOtherMode : kThingsNotPeople);
}

// Exact up to kLooseKm; beyond it how far is not asked.
double kilometres(const PlaceTrait& a, const PlaceTrait& b) {
  constexpr double kRadian = 3.14159265358979323846 / 180, kEarth = 6371;
  const double dy = (*a.latitude - *b.latitude) * kRadian, dx = (*a.longitude - *b.longitude) * kRadian;
  if (const double north = std::abs(dy) * kEarth; north > kLooseKm) return north;
  const double h = std::pow(std::sin(dy / 2), 2) + std::cos(*a.latitude * kRadian) * std::cos(*b.latitude * kRadian) * std::pow(std::sin(dx / 2), 2);
  return 2 * kEarth * std::asin(std::sqrt(std::min(1.0, h)));
}

/// "Samra market" and "Samra": one name is the other's first words.
bool begins_with(std::string_view name, std::string_view words) {
  return name.size() > words.size() + 1 && name[words.size()] == ' ' && name.starts_with(words);
}

bool in_one_province(const PlaceTrait& a, const PlaceTrait& b) {
  return !a.country.empty() && a.country == b.country && !a.admin1.empty() && a.admin1 == b.admin1;
}

// Names that nobody placed ("the Doubles bar", "the 3200 block") stand inside some settlement: another name is no conflict.
double fine_place_points(const PlaceTrait& a, const PlaceTrait& b) {
  if (a.id != 0 && a.id == b.id) return kSamePlace;
  const bool placed = a.latitude && a.longitude && b.latitude && b.longitude;
  const double far = placed ? kilometres(a, b) : -1;
  if (a.name == b.name) return far < kLooseKm ? kSamePlace : kSameName;
  if (!placed && (begins_with(a.name, b.name) || begins_with(b.name, a.name))) return kInside;
  if (!placed && a.settled() != b.settled() && in_one_province(a, b)) return 0;  // "Third Street", of Tora as far as is told
  if (!a.settled() || !b.settled()) return placed && far > kLooseKm ? kLooselyApart : kUnplacedApart;
  return far < kSameSpotKm ? kSamePlace / 2 : far < kBesideKm ? kBeside : kConflict;
}

double place_pair_points(const PlaceTrait& a, const PlaceTrait& b) {
  if (a.fine && b.fine) return fine_place_points(a, b);
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return a.loose || b.loose ? kLooselyApart : kConflict;
  if (a.name == b.name || (a.id != 0 && a.id == b.id)) return kSameArea;
  if (a.country.empty() || a.country != b.country) return 0;
  if (a.admin1 == b.admin1 || a.admin1.empty() || b.admin1.empty()) return kInside;
  return a.loose || b.loose ? 0 : kOtherArea;
}

// Where a departure or a talk is placed depends on which end the reporter looks at.
bool place_is_loose(const Traits& traits) {
  return std::any_of(traits.families.begin(), traits.families.end(),
                     [](Family f) { return f == Family::departure || f == Family::talk || f == Family::words; });
}

double place_points(const Traits& one, const Traits& other) {
  if (one.places.empty() || other.places.empty()) return 0;
  double best = place_pair_points(one.places.front(), other.places.front());
  for (const PlaceTrait& a : one.places)
    for (const PlaceTrait& b : other.places)
      if (a.fine && b.fine) best = std::max(best, std::min(place_pair_points(a, b), kSamePlace));
  return best == kConflict && place_is_loose(one) && place_is_loose(other) ? -1 : best;
}

// An undated claim is of the days before its publication; a future one of those after it.
std::optional<Window> implied(const Traits& traits) {
  if (!traits.published) return std::nullopt;
  if (traits.future) return Window{traits.published->first, traits.published->last + 14};
  return Window{traits.published->first - 3, traits.published->last};
}

double undated_points(const Traits& one, const Traits& other) {
  const auto first = one.times.empty() ? implied(one) : std::optional(one.times.front().window);
  const auto second = other.times.empty() ? implied(other) : std::optional(other.times.front().window);
  if (!first || !second) return 0;
  const std::int32_t days = gap(*first, *second);
  return days == 0 ? kFreshNews : days <= 3 ? 0 : days <= 14 ? kStaleNews : kOldNews;
}

double window_points(Window a, Window b) {
  const std::int32_t days = gap(a, b), width = std::max(a.width(), b.width());
  if (days == 0) return width <= 1 ? kSameDay : width <= 7 ? kSameWeek : kSameLong;
  return days == 1 ? kNextDay : days == 2 ? kTwoDays : days == 3 ? kThreeDays : days <= 14 ? kFortnightApart : kLongApart;
}

double time_points(const Traits& one, const Traits& other) {
  if (one.times.empty() || other.times.empty()) return undated_points(one, other);
  double best = window_points(one.times.front().window, other.times.front().window);
  for (const TimeTrait& a : one.times)
    for (const TimeTrait& b : other.times)
      if (a.window.width() <= 1 && b.window.width() <= 1 && gap(a.window, b.window) == 0) best = std::max(best, kSameDay);
  return best;
}

bool same_person(const PartyTrait& a, const PartyTrait& b) { return a.person && b.person && same_name(a.name, b.name); }
bool same_named(const PartyTrait& a, const PartyTrait& b) { return same_name(a.name, b.name); }
bool is_person(const PartyTrait& party) { return party.person; }

double loose_party_points(const std::vector<PartyTrait>& one, const std::vector<PartyTrait>& other) {
  const bool code = any_pair(one, other, [](const PartyTrait& a, const PartyTrait& b) { return a.code.size() > 3 && a.code == b.code; });
  const bool head = any_pair(one, other, [](const PartyTrait& a, const PartyTrait& b) { return a.head != 0 && a.head == b.head; });
  return (code ? kSameCode : 0) + (head ? kSameHead : 0);
}

bool is_alone_in_custody(const Traits& traits) {
  const bool custody = std::all_of(traits.families.begin(), traits.families.end(), [](Family f) { return f == Family::custody; });
  return custody && traits.recipients.size() == 1 && traits.recipients.front().person;
}

double recipient_points(const Traits& one, const Traits& other) {
  if (any_pair(one.recipients, other.recipients, same_person)) return kSameVictim;
  const double loose = loose_party_points(one.recipients, other.recipients);
  if (any_pair(one.recipients, other.recipients, same_named)) return kSameNamed + loose / 2;
  const bool persons =
      std::any_of(one.recipients.begin(), one.recipients.end(), is_person) && std::any_of(other.recipients.begin(), other.recipients.end(), is_person);
  if (!persons) return loose;
  return is_alone_in_custody(one) && is_alone_in_custody(other) ? kOtherPrisoner : kOtherPerson;
}

bool is_doers_own(const Traits& traits) {
  return std::all_of(traits.families.begin(), traits.families.end(),
                     [](Family f) { return f == Family::departure || f == Family::words || f == Family::talk || f == Family::help; });
}

double actor_points(const Traits& one, const Traits& other) {
  const bool own = is_doers_own(one) && is_doers_own(other);
  const double loose = loose_party_points(one.actors, other.actors);
  if (any_pair(one.actors, other.actors, same_named)) return (own ? kSameDoer : kSameNamed / 2) + loose / 2;
  const auto named = [](const PartyTrait& party) { return !party.name.empty(); };
  const bool both = std::any_of(one.actors.begin(), one.actors.end(), named) && std::any_of(other.actors.begin(), other.actors.end(), named);
  // Who did it is what accounts of harm dispute: another name there is no reason to part them.
  return both && own ? kOtherDoer : loose;
}

double figure_points(const Traits& one, const Traits& other) {
  double best = 0;
  for (const FigureTrait& a : one.figures)
    for (const FigureTrait& b : other.figures)
      if (a.kind == b.kind && a.min == b.min && a.max == b.max && a.min.value_or(0) > 1) best = std::max(best, *a.min >= 5 ? kSameLargeFigure : kSameFigure);
  const auto of_caught = [](const FigureTrait& one) { return one.kind == "detained" && one.min == one.max && one.min.value_or(0) >= 5; };
  const bool caught = std::any_of(one.figures.begin(), one.figures.end(), of_caught) && std::any_of(other.figures.begin(), other.figures.end(), of_caught);
  return best == 0 && caught ? kOtherCatch : best;
}

// How near two claims of one document stand. Next sentences go on about one event unless a place or date parts them.
constexpr double kSameWords = 8;                            // one trigger, told by two sources
constexpr double kNear[] = {1.6, 1.2, 0.9, 0.7, 0.5, 0.5};  // by sentences between them
constexpr double kFar = 0.2;
constexpr double kUnplaced = 0.5;                     // what names neither place nor day goes on about what was told
constexpr double kDayMoves = -1.3, kDaysMove = -2.5;  // one reporter does not give an event two days
constexpr double kHeadline = 0.6;                     // the headline tells what the lead tells
constexpr double kNextTo = 1.2;                       // "wounded in an attack": the harm and what did it
constexpr std::uint32_t kNextToBytes = 12;

std::uint32_t bytes_between(CharSpan one, CharSpan other) {
  return one.begin < other.begin ? other.begin - std::min(one.end, other.begin) : one.begin - std::min(other.end, one.begin);
}

double nearness_points(Spot one, Spot other) {
  if (one.trigger_at == other.trigger_at) return kSameWords;
  const auto apart = static_cast<std::size_t>(std::abs(static_cast<long>(one.sentence) - static_cast<long>(other.sentence)));
  const double near = apart < std::size(kNear) ? kNear[apart] : kFar;
  const std::uint32_t first = std::min(one.sentence, other.sentence), last = std::max(one.sentence, other.sentence);
  if (apart == 0 && bytes_between(one.trigger_at, other.trigger_at) <= kNextToBytes) return near + kNextTo;
  return near + (first == 0 && last > 0 && last <= 2 ? kHeadline : 0);
}

}  // namespace

bool places_conflict(const Place& one, const Place& other) {
  const PlaceTrait a = place_trait(one), b = place_trait(other);
  const bool placed = a.latitude && b.latitude;  // a street that nobody placed may lie in the town
  return a.fine && b.fine && placed && place_pair_points(a, b) < 0;
}

double likeness(const WordBag& one, const WordBag& other) {
  if (one.norm <= 0 || other.norm <= 0) return 0;
  double dot = 0;
  for (std::size_t i = 0, j = 0; i < one.keys.size() && j < other.keys.size();) {
    const Key a = one.keys[i], b = other.keys[j];
    if (a == b) dot += double{one.weights[i]} * other.weights[j];
    i += a <= b;
    j += b <= a;
  }
  return dot / (double{one.norm} * other.norm);
}

double word_points(const Traits& one, const Traits& other) { return kWordPoints * std::max(0.0, likeness(one.words, other.words) - kSharedByChance); }

Points score(const Traits& one, const Traits& other) {
  Points points = facts(one, other);
  points.words = word_points(one, other);
  return points;
}

Points facts(const Traits& one, const Traits& other) {
  Points points;
  points.type = type_points(one, other);
  points.place = place_points(one, other);
  points.time = time_points(one, other);
  if (is_doers_own(one) && is_doers_own(other) && points.time > kFortnightApart) points.time = std::max(points.time, kOwnDaysApart);
  // What happened at one place on different days is what a war is made of: the place then says little.
  if (points.time <= kTwoDays) points.place = std::min(points.place, kInside);
  points.actors = actor_points(one, other);
  points.recipients = recipient_points(one, other);
  points.figures = figure_points(one, other);
  points.trigger = share(one.lemmas, other.lemmas) ? kSameTrigger : 0;
  return points;
}

Points score_in_document(const Traits& one, Spot one_at, const Traits& other, Spot other_at) {
  Points points = score(one, other);
  if (one_at.sentence == other_at.sentence) points.words = 0;  // a sentence always agrees with itself
  if (one.times.empty() || other.times.empty())
    points.time = 0;
  else if (const std::int32_t days = gap(one.times.front().window, other.times.front().window); days > 0)
    points.time = days == 1 ? kDayMoves : std::min(points.time, kDaysMove);
  points.nearness = nearness_points(one_at, other_at);
  const bool unplaced = (one.places.empty() && one.times.empty()) || (other.places.empty() && other.times.empty());
  if (unplaced) points.nearness += kUnplaced;
  return points;
}

}  // namespace hearsay::linking
