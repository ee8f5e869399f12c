// Toponyms for who maps a text, which need be no scenes: those within other names, and the words for what is of a country.

#include <algorithm>
#include <unordered_set>

#include "base/words.h"
#include "coding/clauses.h"
#include "coding/place_countries.h"

namespace hearsay {
namespace {

constexpr double kKnown = 5000;  // inhabitants of a town whose name says it without more

}  // namespace

class PlaceReader::Within {
 public:
  Within(const PlaceReader& reader, const Tree& tree, const std::vector<PlaceMention>& places)
      : reader_(reader), tree_(tree), places_(places), taken_(tree.size(), false) {
    for (const PlaceMention& place : places) {
      std::fill(taken_.begin() + place.words.first, taken_.begin() + place.words.last, true);
      if (place.record.latitude) named_.insert(text(place.words));
    }
    reader.spot(tree, spotted_);
  }

  void run(std::vector<PlaceMention>& out) {
    const Countries countries(reader_, tree_, spotted_);
    const auto middle = out.size();
    for (const PlaceMention& place : places_) out.push_back(inner(place, countries).value_or(place));
    const auto& names = tree_.analysis().names;
    std::size_t next = 0;
    for (const Sentence& sentence : tree_.analysis().sentences)
      for (std::uint32_t i = sentence.first; i < sentence.last;) {
        while (next < names.size() && names[next].last <= i) ++next;
        const Name* name = next < names.size() && names[next].first <= i ? &names[next] : nullptr;
        std::optional<PlaceMention> found;
        if (!taken_[i] && is_capital(tree_.form(i))) found = of_country(i, sentence.last);
        if (!taken_[i] && is_capital(tree_.form(i)) && !found) found = town(i, sentence.last, name, countries);
        i = found ? found->words.last : i + 1;
        if (found) out.push_back(std::move(*found));
      }
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(middle), out.end(),
                     [](const PlaceMention& a, const PlaceMention& b) { return a.words.first < b.words.first; });
  }

 private:
  std::string text(TokenRange words) const { return fold(tree_.document().text(tree_.bytes(words))); }
  PlaceMention mention(const Spotted& spotted, RowId row) const {
    return {spotted.words, head_of(tree_, spotted.words), reader_.record(tree_, spotted, row), false};
  }

  // The town in "East Tora" or "the Tora Recreation Center"; not in the name of a street, which may be called after any.
  std::optional<PlaceMention> inner(const PlaceMention& place, const Countries& countries) const {
    if ((place.record.precision != "near" && place.record.precision != "site") || reader_.is_way(tree_, place.words)) return std::nullopt;
    const auto [first, last] = reader_.without_part(tree_, place.words);
    const auto spotted = reader_.spot_at(tree_, first, last);
    if (!spotted || spotted->words == place.words) return std::nullopt;
    const RowId row = reader_.choose(tree_, *spotted, countries);
    const bool known = place.record.latitude || named_.contains(text(spotted->words)) || countries.vicinity().is_about_home(row);
    if (!known || no_name(spotted->words)) return std::nullopt;
    return mention(*spotted, row);
  }
  bool no_name(TokenRange words) const {
    return words.last == words.first + 1 && (reader_.no_places_.contains(tree_.folded(words.first)) || reader_.parts_.contains(tree_.folded(words.first)));
  }

  // "Georgian", "Sri Lankan"
  std::optional<PlaceMention> of_country(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t last = std::min(first + 2, end); last > first; --last) {
      const std::string_view* country = reader_.demonyms_.find(text({first, last}));
      if (!country) continue;
      const RowId* row = reader_.countries_.find(*country);
      if (!row) return std::nullopt;
      return mention({{first, last}, {*row}, false}, *row);
    }
    return std::nullopt;
  }

  std::optional<PlaceMention> town(std::uint32_t first, std::uint32_t end, const Name* name, const Countries& countries) const {
    if (name && name->last < end && name->kind == NameKind::place) end = name->last;
    const auto spotted = reader_.spot_at(tree_, first, end);
    if (!spotted || !is_said(*spotted, name)) return std::nullopt;
    return mention(*spotted, reader_.choose(tree_, *spotted, countries));
  }

  // A word that is also a town's name is meant so before what a town has one of, at the begin of a longer name or behind its "of", and
  // where the text elsewhere means the town.
  bool is_said(const Spotted& spotted, const Name* name) const {
    const auto [first, last] = spotted.words;
    const std::string_view kind = reader_.table_.cell(spotted.rows.front(), reader_.columns_.kind);
    if (tree_.folded(first).size() < 4 && kind != "country") return false;
    if (last == first + 1 && (reader_.street_nouns_.find(tree_.folded(first)) || reader_.town_bodies_.find(tree_.folded(first)))) return false;
    if (no_name(spotted.words)) return false;
    if (reader_.is_town_body(tree_, last)) return true;
    if (name && name->kind == NameKind::person) return false;
    if (named_.contains(text(spotted.words))) return true;
    if (kind == "country" || (kind == "admin2" && last - first > 1)) return true;
    const bool part = name && name->kind == NameKind::organisation && last < name->last && first == name->first;
    const bool behind_of = name && name->kind == NameKind::organisation && first > name->first && tree_.folded(first - 1) == "of";
    return (part || behind_of) &&
           (kind == "admin1" || std::any_of(spotted.rows.begin(), spotted.rows.end(), [&](RowId row) { return reader_.population(row) > kKnown; }));
  }

  const PlaceReader& reader_;
  const Tree& tree_;
  const std::vector<PlaceMention>& places_;
  std::vector<bool> taken_;
  std::unordered_set<std::string> named_;
  std::vector<Spotted> spotted_;
};

void PlaceReader::read_toponyms(const Tree& tree, const std::vector<PlaceMention>& places, std::vector<PlaceMention>& out) const {
  Within(*this, tree, places).run(out);
}

}  // namespace hearsay
