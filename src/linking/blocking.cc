#include "linking/blocking.h"

#include <xxhash.h>

#include <algorithm>
#include <string>

namespace hearsay::linking {
namespace {

constexpr std::int32_t kPlaceDays = 4;     // a bucket of days at one place; each account stands in two
constexpr std::int32_t kUndatedDays = 32;  // where the day is not told: without a bound a town's block grows as long as its war
constexpr std::int32_t kNameDays = 16;
constexpr std::size_t kRareWords = 10;
constexpr std::size_t kPlaces = 3, kNames = 8;

Key mix(std::initializer_list<Key> parts) { return XXH3_64bits(parts.begin(), parts.size() * sizeof(Key)); }

// Families whose accounts can meet share a class.
Key class_of(const Traits& traits) {
  const Family family = traits.families.front();
  const bool action = family == Family::harm || family == Family::abduction || family == Family::custody || family == Family::riot;
  return action ? 0 : static_cast<Key>(family);
}

std::vector<std::int32_t> days_of(const Traits& traits) {
  std::vector<std::int32_t> out;
  for (const TimeTrait& time : traits.times)
    if (time.window.width() <= 2 && out.size() < 3) out.push_back(time.window.first);
  if (out.empty() && traits.published) out = {traits.published->first - 1, traits.published->first};
  return out;
}

std::int32_t bucket(std::int32_t day, std::int32_t size) { return day >= 0 ? day / size : (day + 1) / size - 1; }

void place_keys(const Traits& traits, std::vector<Key>& out) {
  const auto days = days_of(traits);
  for (std::int32_t day : days)
    for (std::int32_t near : {day, day + 1}) out.push_back(mix({9, class_of(traits), Key(near)}));
  for (std::size_t p = 0; p < std::min(traits.places.size(), kPlaces); ++p) {
    const PlaceTrait& place = traits.places[p];
    const Key kind = class_of(traits), name = key_of(place.name), country = key_of(place.country);
    if (place.fine && days.empty()) out.push_back(mix({1, kind, name}));
    for (std::int32_t day : days) {
      if (place.fine) {
        for (std::int32_t shift : {0, kPlaceDays / 2}) out.push_back(mix({2 + Key(shift), kind, name, Key(bucket(day + shift, kPlaceDays))}));
        for (std::int32_t shift : {0, kUndatedDays / 2}) out.push_back(mix({50 + Key(shift), kind, name, Key(bucket(day + shift, kUndatedDays))}));
      }
      for (std::int32_t near : {day, day + 1}) out.push_back(mix({10, kind, country, Key(near)}));
    }
  }
}

void name_keys(const Traits& traits, std::vector<Key>& out) {
  const auto days = days_of(traits);
  std::size_t names = 0;
  for (const auto* parties : {&traits.recipients, &traits.actors})
    for (const PartyTrait& party : *parties) {
      if (party.name.empty() || ++names > kNames) continue;
      const Key last = key_of(stem(party.name.back()));
      out.push_back(mix({20, class_of(traits), last}));
      for (std::int32_t day : days)
        for (std::int32_t shift : {0, kNameDays / 2}) out.push_back(mix({21 + Key(shift), last, Key(bucket(day + shift, kNameDays))}));
    }
}

// The rarest first, of equals always the same ones, so that two accounts that share them choose them both.
void rare_word_keys(const Traits& traits, std::vector<Key>& out) {
  std::vector<std::pair<float, Key>> rare;
  for (std::size_t i = 0; i < traits.words.keys.size(); ++i) rare.emplace_back(-traits.words.weights[i], traits.words.keys[i]);
  const std::size_t kept = std::min(rare.size(), kRareWords);
  std::partial_sort(rare.begin(), rare.begin() + static_cast<std::ptrdiff_t>(kept), rare.end());
  for (std::size_t i = 0; i < kept; ++i) {
    out.push_back(mix({40, class_of(traits), rare[i].second}));
    for (std::int32_t day : days_of(traits)) out.push_back(mix({41, class_of(traits), rare[i].second, Key(bucket(day, kNameDays))}));
  }
}

}  // namespace

std::vector<Key> blocks_of(const Traits& traits) {
  std::vector<Key> out;
  place_keys(traits, out);
  name_keys(traits, out);
  rare_word_keys(traits, out);
  sort_unique(out);
  return out;
}

Blocks::Blocks(std::span<const Account> accounts) : first_(accounts.size() + 1) {
  std::vector<std::pair<Key, std::uint32_t>> all;
  for (std::uint32_t i = 0; i < accounts.size(); ++i)
    for (Key key : blocks_of(accounts[i].traits)) all.emplace_back(key, i);
  std::sort(all.begin(), all.end());
  for (std::size_t i = 0, block = 0; i < all.size(); ++i) {
    const bool opens = i == 0 || all[i - 1].first != all[i].first, closes = i + 1 == all.size() || all[i + 1].first != all[i].first;
    if (opens) block = stands_.size();
    if (opens && closes) continue;  // nobody to meet
    stands_.push_back({all[i].second, static_cast<std::uint32_t>(block)});
    ++first_[all[i].second + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  at_.resize(stands_.size());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t i = 0; i < stands_.size(); ++i) at_[next[stands_[i].account]++] = i;
}

void Blocks::before(std::uint32_t account, std::vector<std::uint32_t>& out) const {
  out.clear();
  for (std::size_t i = first_[account]; i < first_[account + 1]; ++i)
    for (std::size_t j = at_[i], met = 0; j > stands_[at_[i]].block && met < kBlockBound; ++met) out.push_back(stands_[--j].account);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace hearsay::linking
