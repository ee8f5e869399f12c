// The town that a report is about. Most reports of violence are of one town and name it in passing only: in their dateline, in
// their title, or because its police speak.

#include <algorithm>
#include <map>

#include "base/words.h"
#include "coding/in_sentence.h"
#include "coding/place_countries.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLead = 4;  // sentences
constexpr double kDateline = 4, kTitle = 3, kHome = 1.5, kBody = 2, kLocated = 1, kInLead = 1, kNamed = 0.5;
constexpr double kEnough = 2;    // points
constexpr double kAhead = 1.5;   // times the points of the second
constexpr double kMostBody = 8;  // the police of one town are named in every sentence

std::string key_of(const Place& place) { return place.gazetteer_id.value_or(fold(place.name.value_or(place.text))); }

}  // namespace

class PlaceReader::Focus {
 public:
  Focus(const PlaceReader& reader, const Tree& tree, const std::vector<PlaceMention>& places)
      : reader_(reader), tree_(tree), places_(places), title_(fold(tree.document().origin().title.value_or(""))) {
    for (const RowId town : reader.home_of(tree).towns) homes_.insert(reader.table_.cell(town, reader.columns_.id));
  }

  std::optional<Place> run() {
    if (const auto line = reader_.dateline(places_, tree_); line && is_town(*line)) add(*line, kDateline);
    for (const PlaceMention& place : places_)
      if (is_town(place.record)) add_mention(place);
    read_bodies();
    const Candidate* best = nullptr;
    double second = 0;
    for (const auto& [key, one] : candidates_) {
      const double points = one.points + std::min(one.body, kMostBody) + (in_title(one.place) ? kTitle : 0) + (is_home(one.place) ? kHome : 0);
      if (!best || points > most_) {
        second = best ? most_ : 0;
        best = &one;
        most_ = points;
      } else {
        second = std::max(second, points);
      }
    }
    if (!best || most_ < kEnough || most_ < kAhead * second) return std::nullopt;
    return best->place;
  }

 private:
  struct Candidate {
    Place place;
    double points = 0, body = 0;
  };

  static bool is_town(const Place& place) { return place.precision == "settlement" && place.latitude; }
  bool in_title(const Place& place) const {
    const std::string name = fold(place.name.value_or(""));
    return !name.empty() && title_.find(name) != std::string::npos;
  }
  bool is_home(const Place& place) const { return place.gazetteer_id && homes_.contains(*place.gazetteer_id); }
  Candidate& add(const Place& place, double points) {
    Candidate& one = candidates_[key_of(place)];
    if (!one.place.name) one.place = place;
    one.points += points;
    return one;
  }

  void add_mention(const PlaceMention& place) {
    add(place.record, place.locates ? kLocated + (tree_.sentence_of(place.words.first) < kLead ? kInLead : 0) : kNamed);
    if (is_body_behind(place.words.last) || is_body_before(place.words.first)) add(place.record, 0).body += kBody;
  }

  bool is_body_behind(std::uint32_t at) const { return reader_.is_town_body(tree_, at); }
  // "the city of X", "the mayor of X"
  bool is_body_before(std::uint32_t first) const {
    return first > 1 && tree_.folded(first - 1) == "of" &&
           (tree_.folded(first - 2) == "city" || tree_.folded(first - 2) == "mayor" || tree_.folded(first - 2) == "town");
  }

  // "Lubbock police": the name finder holds the town for a part of the body's name, so that it is no place of the text.
  void read_bodies() {
    std::vector<Spotted> found;
    for (const Sentence& sentence : tree_.analysis().sentences)
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (!is_capital(tree_.form(i)) || is_inside(i)) continue;
        auto spotted = reader_.spot_at(tree_, i, sentence.last);
        if (!spotted || !is_body_behind(spotted->words.last)) continue;
        i = spotted->words.last - 1;
        found.push_back(std::move(*spotted));
      }
    if (found.empty()) return;
    const Countries countries(reader_, tree_, known());
    for (const Spotted& one : found) {
      const Place place = reader_.record(tree_, one, reader_.choose(tree_, one, countries));
      if (is_town(place)) add(place, 0).body += kBody;
    }
  }

  bool is_inside(std::uint32_t token) const { return any_over(places_, tree_, token); }
  std::vector<Spotted> known() const {
    std::vector<Spotted> out;
    reader_.spot(tree_, out);
    return out;
  }

  const PlaceReader& reader_;
  const Tree& tree_;
  const std::vector<PlaceMention>& places_;
  std::string title_;
  std::set<std::string_view> homes_;  // towns that the outlet may be of, by gazetteer id
  std::map<std::string, Candidate> candidates_;
  double most_ = 0;
};

bool PlaceReader::is_town_body(const Tree& tree, std::uint32_t at) const {
  if (at >= tree.size()) return false;
  return town_bodies_.longest(tree, at, tree.analysis().sentences[tree.sentence_of(at)].last).has_value();
}

std::optional<Place> PlaceReader::focus(const std::vector<PlaceMention>& places, const Tree& tree) const { return Focus(*this, tree, places).run(); }

}  // namespace hearsay
