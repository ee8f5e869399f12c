#include "linking/contradictions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "linking/casualties.h"
#include "linking/days.h"
#include "linking/pair_score.h"
#include "linking/speakers.h"

namespace hearsay::linking {
namespace {

constexpr std::int32_t kTollGrowsDays = 14;  // while the dead are still being found a higher later figure is no contradiction
constexpr std::int32_t kClockMinutes = 60;   // "shortly after four" and "4.30" may be one
constexpr std::int32_t kDaysApart = 2;       // a night has two dates
constexpr std::size_t kMostClaims = 400;     // compared with one another; of an incident with more the first ones
constexpr std::array<std::string_view, 3> kNobody = {"none of ", "not one of ", "no one of "};
constexpr std::array<std::string_view, 4> kUnknownDoers = {"CVL", "UAF", "MED", "ELI"};

class Finder {
 public:
  Finder(std::span<const Claim> claims, std::span<const Testimony> testimonies)
      : claims_(claims), testimonies_(testimonies.first(std::min(testimonies.size(), kMostClaims))) {}

  std::vector<Contradiction> find() {
    denials();
    for (std::size_t j = 0; j < testimonies_.size(); ++j)
      for (std::size_t i = 0; i < j; ++i) compare(testimonies_[i], testimonies_[j]);
    counts();
    std::sort(found_.begin(), found_.end());
    std::vector<Contradiction> out;
    for (const auto& [second, first, on] : found_) out.push_back({on, claims_[testimonies_[first].claim].id, claims_[testimonies_[second].claim].id});
    return out;
  }

 private:
  const Claim& claim(const Testimony& one) const { return claims_[one.claim]; }
  std::uint32_t index(const Testimony& one) const { return static_cast<std::uint32_t>(&one - testimonies_.data()); }
  static bool told(const Testimony& one) { return one.position == Position::asserts || one.position == Position::hedges; }

  // One pair of claims for each matter and pair of origins.
  void note(const char* on, std::string_view matter, const Testimony& one, const Testimony& other) {
    const auto [low, high] = std::minmax(one.origin, other.origin);
    if (!noted_.emplace(std::string(on) + std::string(matter), low, high).second) return;
    found_.emplace_back(std::max(index(one), index(other)), std::min(index(one), index(other)), on);
  }

  // Somebody who says that it was not he, of what others tell of others too, disputes who did it; else whether it happened.
  void denials() {
    for (const Testimony& denial : testimonies_) {
      if (denial.position != Position::denies || clears_nobody_accused(denial)) continue;
      const bool of_doer = disputes_doer(denial);
      for (const Testimony& other : testimonies_) {
        if (!told(other) || other.origin == denial.origin) continue;
        if (!of_doer)
          note("occurrence", "", denial, other);
        else if (share_doer(claim(denial), claim(other)))
          note("actor", "", denial, other);
      }
    }
  }

  // "none of our men fired": somebody else may have
  static bool is_nobody(const Party& actor) {
    const std::string words = plain(actor.text);
    return std::any_of(kNobody.begin(), kNobody.end(), [&](std::string_view start) { return words.starts_with(start); });
  }

  // "denied any part in the shooting", where nobody says that it was he: there was a shooting, and none of his.
  bool clears_nobody_accused(const Testimony& denial) const {
    const Claim& own = claim(denial);
    if (own.sources.empty()) return false;
    const Source& speaker = own.sources.back();
    const auto is_speaker = [&](const Party& actor) {
      return is_nobody(actor) || (!actor.entity.empty() && actor.entity == speaker.entity) ||
             (actor.at.begin < speaker.at.end && speaker.at.begin < actor.at.end);
    };
    if (std::none_of(own.actors.begin(), own.actors.end(), is_speaker)) return false;
    return std::none_of(testimonies_.begin(), testimonies_.end(), [&](const Testimony& other) { return told(other) && share_doer(own, claim(other)); });
  }

  // Somebody else may have fired the shots, but a departure that is denied is nobody else's.
  bool disputes_doer(const Testimony& denial) const {
    if (claim(denial).actors.empty() || family_of(claim(denial).event) == Family::departure) return false;
    return std::any_of(testimonies_.begin(), testimonies_.end(), [&](const Testimony& other) {
      return other.position == Position::asserts && identified(claim(other)) && !share_doer(claim(denial), claim(other));
    });
  }

  static bool share_doer(const Claim& one, const Claim& other) {
    for (const Party& a : one.actors)
      for (const Party& b : other.actors)
        if (same_body(a, b) || (!a.head.empty() && stem(plain(a.head)) == stem(plain(b.head)))) return true;
    return false;
  }

  // "members of the Red Eagles": nobody knows their code, but they are told apart by it.
  static bool is_of_named_body(const Party& actor) {
    const std::size_t of = actor.text.find(" of ");
    if (of == std::string::npos) return false;
    const std::string_view body = std::string_view(actor.text).substr(of + 4), name = body.starts_with("the ") ? body.substr(4) : body;
    return !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
  }

  static bool identified(const Claim& claim) {
    return std::any_of(claim.actors.begin(), claim.actors.end(), [](const Party& actor) {
      if (!actor.code || actor.code->size() < 6)
        return is_named_person(actor) || is_of_named_body(actor) || (actor.name && actor.entity_kind != EntityKind::thing);
      return std::find(kUnknownDoers.begin(), kUnknownDoers.end(), std::string_view(*actor.code).substr(3, 3)) == kUnknownDoers.end();
    });
  }

  void compare(const Testimony& one, const Testimony& other) {
    if (one.origin == other.origin || !told(one) || !told(other)) return;
    const Claim &a = claim(one), &b = claim(other);
    const bool harm = family_of(a.event) == Family::harm && family_of(b.event) == Family::harm;
    if (harm && a.event.type == b.event.type && identified(a) && identified(b) && !share_doer(a, b)) note("actor", "", one, other);
    if (harm && states_place(a) && states_place(b) && places_conflict(*scene_of(a.event), *scene_of(b.event))) note("place", "", one, other);
    if (times_conflict(a.event, b.event)) note("time", "", one, other);
  }

  // A place taken over from elsewhere in the report is nobody's statement on this event.
  static bool states_place(const Claim& claim) {
    const auto& place = scene_of(claim.event);
    return place && place->at.begin >= claim.sentence.at.begin && place->at.end <= claim.sentence.at.end;
  }

  static bool times_conflict(const Event& a, const Event& b) {
    const auto one = window_of(a), other = window_of(b);
    if (!one || !other || one->width() > 1 || other->width() > 1) return false;
    if (gap(*one, *other) >= kDaysApart) return true;
    const auto first = clock_of(a.time->text), second = clock_of(b.time->text);
    return gap(*one, *other) == 0 && first && second && std::abs(*first - *second) > kClockMinutes;
  }

  void counts() {
    for (std::string_view kind : {"killed", "injured", "missing", "detained", "displaced"}) {
      std::map<std::uint32_t, Told> in_force;  // by origin
      for (const Told& told : figures(claims_, testimonies_, kind)) {
        for (const auto& [origin, earlier] : in_force)
          if (figures_conflict(earlier, told)) note("count", kind, testimonies_[earlier.testimony], testimonies_[told.testimony]);
        in_force[testimonies_[told.testimony].origin] = told;
      }
    }
  }

  bool figures_conflict(const Told& earlier, const Told& later) const {
    const Testimony &one = testimonies_[earlier.testimony], &other = testimonies_[later.testimony];
    const Quantity *a = earlier.quantity, *b = later.quantity;
    const bool shrunk = b->max && a->min && *b->max < *a->min, grown = a->max && b->min && *a->max < *b->min;
    if (one.origin == other.origin || (!shrunk && !grown)) return false;
    return shrunk || one.day == other.day || long_past(claim(one)) || long_past(claim(other));
  }

  static bool long_past(const Claim& claim) {
    const auto window = window_of(claim.event);
    const auto day = day_of(claim.document.published.value_or(""));
    return window && day && *day - window->last > kTollGrowsDays;
  }

  std::span<const Claim> claims_;
  std::span<const Testimony> testimonies_;
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t>> noted_;
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::string>> found_;
};

}  // namespace

std::vector<Contradiction> contradictions(std::span<const Claim> claims, std::span<const Testimony> testimonies) { return Finder(claims, testimonies).find(); }

}  // namespace hearsay::linking
