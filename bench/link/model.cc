#include "model.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace hearsay::bench {
namespace {

// SplitMix64: small, and the same on every machine, which the standard's distributions are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  bool chance(unsigned percent) { return below(100) < percent; }
  // The first ones more often than the last: product of two even draws.
  std::uint64_t skewed(std::uint64_t n) { return below(below(n) + 1); }

 private:
  std::uint64_t state_;
};

struct Kind {
  const char *mode, *lemma, *trigger, *weapon;
};
constexpr std::array<Kind, 5> kKinds = {{{"aerial", "strike", "air strike", "warplanes"},
                                         {"heavy-weapons", "shell", "shelled", "artillery"},
                                         {"firearms", "shoot", "shot", "rifles"},
                                         {"explosives", "explode", "exploded", "a bomb"},
                                         {"battle", "clash", "clashed", "fighters"}}};
constexpr std::array kSyllables = {"ba", "dor", "ka", "len", "mi", "nar", "po", "ra", "sul", "ta", "ver", "zu"};
constexpr std::array kOutlets = {"First Wire",  "Second Wire",  "The Post",    "Daily Mirror of the North",
                                 "Radio Shore", "State Agency", "Channel Six", "Morning News"};
constexpr std::array kDetails = {"near the market",
                                 "in the old quarter",
                                 "at dawn",
                                 "after evening prayers",
                                 "on the road to the river",
                                 "by the school",
                                 "as people queued for bread",
                                 "close to the hospital",
                                 "during a funeral",
                                 "at a checkpoint"};
constexpr std::size_t kDaysOfWar = 1200;  // at a million claims; fewer claims, fewer days
// Who speaks in a report: now and then somebody known all through the war, mostly one who is heard of for some days and no
// more, so that the names grow with the reports as they do in the news.
constexpr std::size_t kKnown = 300, kNewADay = 60, kHeardOf = 240;

struct Happening {
  std::size_t town = 0, day = 0, kind = 0, detail = 0;
  std::int64_t dead = 0;
};

std::string name_of(std::size_t number, std::size_t syllables) {
  std::string out;
  for (std::size_t i = 0; i < syllables; ++i, number /= kSyllables.size()) out += kSyllables[number % kSyllables.size()];
  out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

std::string iso(std::size_t day) {
  const std::chrono::year_month_day date(std::chrono::sys_days(std::chrono::year(2020) / 1 / 1) + std::chrono::days(day));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

class Model {
 public:
  Model(std::size_t count, std::uint64_t seed) : dice_(seed), days_(std::max<std::size_t>(12, kDaysOfWar * count / 1'000'000)) {}

  std::vector<Claim> run(std::size_t count) {
    while (claims_.size() < count) happen();
    std::sort(claims_.begin(), claims_.end(),
              [](const Claim& a, const Claim& b) { return std::tie(a.document.published, a.id) < std::tie(b.document.published, b.id); });
    claims_.resize(count);
    return std::move(claims_);
  }

 private:
  void happen() {
    Happening one{dice_.skewed(3000), dice_.below(days_), dice_.below(kKinds.size()), dice_.below(kDetails.size()),
                  static_cast<std::int64_t>(dice_.skewed(60))};
    std::size_t reports = 1;
    while (reports < 12 && dice_.chance(65)) ++reports;
    std::string wire;
    for (std::size_t i = 0; i < reports; ++i) report(one, dice_.below(kOutlets.size()), one.day + dice_.skewed(3), wire);
  }

  void report(const Happening& one, std::size_t outlet, std::size_t published, std::string& wire) {
    const std::string document = fmt::format("d{:07}", documents_++);
    if (wire.empty() || !dice_.chance(30)) wire = words(one);  // a third copy what another wrote
    Claim main = claim(one, document, outlet, published, 0, wire);
    if (dice_.chance(20)) deny(main);
    claims_.push_back(std::move(main));
    const std::size_t more = dice_.below(3);
    for (std::size_t i = 1; i <= more; ++i) claims_.push_back(claim(one, document, outlet, published, i, words(one)));
  }

  std::string words(const Happening& one) {
    const Kind& kind = kKinds[one.kind];
    return fmt::format("{} people were killed when {} {} {} {}, {} {} said.", one.dead, kind.weapon, kind.trigger, name_of(one.town, 4), kDetails[one.detail],
                       dice_.chance(50) ? "residents" : "officials", speaker(one.day));
  }

  std::string speaker(std::size_t day) { return name_of(dice_.chance(20) ? dice_.below(kKnown) : kKnown + day * kNewADay + dice_.below(kHeardOf), 5); }

  Claim claim(const Happening& one, const std::string& document, std::size_t outlet, std::size_t published, std::size_t index, const std::string& sentence) {
    const Kind& kind = kKinds[one.kind];
    Claim out;
    out.id = fmt::format("{}:{}:1", document, index);
    out.document.id = document;
    out.document.source = kOutlets[outlet];
    out.document.published = iso(published);
    out.sentence.index = static_cast<std::uint32_t>(index);
    out.sentence.text = sentence;
    out.sentence.at = {static_cast<std::uint32_t>(index * 200), static_cast<std::uint32_t>(index * 200 + sentence.size())};
    out.event.type = EventType::assault;
    out.event.mode = kind.mode;
    out.event.trigger.text = kind.trigger;
    out.event.trigger.lemma = kind.lemma;
    out.event.trigger.at = {out.sentence.at.begin + 20, out.sentence.at.begin + 28};
    if (!dice_.chance(15)) set_place(one, out);
    if (!dice_.chance(25)) set_day(one, out);
    set_sides(one, out);
    out.certainty = Certainty::ct_plus;
    return out;
  }

  static void set_place(const Happening& one, Claim& out) {
    Place& place = out.event.place.emplace();
    place.text = name_of(one.town, 4);
    place.name = place.text;
    place.gazetteer_id = std::to_string(one.town);
    place.country = one.town % 3 ? "SYR" : "IRQ";
    place.latitude = 30 + 0.1 * static_cast<double>(one.town / 60);
    place.longitude = 36 + 0.1 * static_cast<double>(one.town % 60);
    place.precision = "settlement";
  }
  static void set_day(const Happening& one, Claim& out) {
    Time& time = out.event.time.emplace();
    time.start = time.stop = iso(one.day);
    time.precision = "day";
  }

  void set_sides(const Happening& one, Claim& out) {
    Party actor;
    actor.text = dice_.chance(70) ? "the army" : "gunmen";
    actor.head = "army";
    actor.code = "SYRMIL";
    actor.entity_kind = EntityKind::organisation;
    out.actors.push_back(actor);
    Quantity dead;
    dead.kind = "killed";
    dead.scope = "event";
    dead.approx = "exact";
    dead.min = dead.max = std::max<std::int64_t>(1, one.dead + static_cast<std::int64_t>(dice_.below(3)));
    dead.text = fmt::format("{} people", *dead.min);
    out.quantities.push_back(dead);
    Source source;
    source.text = dice_.chance(50) ? "residents" : "the governor, " + name_of(dice_.below(200), 3);
    source.kind = SourceKind::witness;
    out.sources.push_back(source);
  }

  static void deny(Claim& claim) {
    claim.certainty = Certainty::ct_minus;
    claim.sources.back().text = "the army";
    claim.sources.back().code = "SYRMIL";
    claim.sources.back().kind = SourceKind::organisation;
    claim.sources.back().stance = Stance::denies;
  }

  Dice dice_;
  std::size_t days_, documents_ = 0;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> made_up_claims(std::size_t count, std::uint64_t seed) { return Model(count, seed).run(count); }

}  // namespace hearsay::bench
