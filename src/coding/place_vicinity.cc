#include "coding/place_vicinity.h"

#include <algorithm>
#include <cmath>

#include "base/numbers.h"
#include "base/words.h"

namespace hearsay {
namespace {

constexpr double kNear = 100, kRegion = 250;            // km
constexpr std::size_t kMostNames = 60, kMostRows = 40;  // what a long report is about its first names tell
constexpr double kEnglish = 0.8, kSpokenOf = 1;
constexpr double kEarth = 111.2;  // km in a degree

}  // namespace

// Countries and seas have a middle near which nothing need lie.
bool PlaceReader::Vicinity::is_small(RowId row) const { return is_one_of(reader_.table_.cell(row, reader_.columns_.kind), {"city", "admin2", "site"}); }

PlaceReader::Vicinity::Point PlaceReader::Vicinity::point(RowId row) const {
  const auto degrees = [&](std::uint32_t column) { return number_in<double>(reader_.table_.cell(row, column)).value_or(0); };
  return {degrees(reader_.columns_.latitude), degrees(reader_.columns_.longitude)};
}

namespace {

template <class Point>
double distance(const Point& a, const Point& b) {
  const double high = a.latitude - b.latitude;
  double wide = std::abs(a.longitude - b.longitude);
  if (wide > 180) wide = 360 - wide;
  wide *= std::cos((a.latitude + b.latitude) / 2 * 3.14159265 / 180);
  return std::sqrt(high * high + wide * wide) * kEarth;
}

}  // namespace

PlaceReader::Vicinity::Vicinity(const PlaceReader& reader, const Tree& tree, const std::vector<Spotted>& all) : reader_(reader) {
  for (const Spotted& spotted : all) {
    for (const RowId row : spotted.rows)
      if (reader.table_.cell(row, reader.columns_.kind) == "admin1" && !reader.has_town(spotted, row))
        areas_.push_back(reader.table_.cell(row, reader.columns_.admin1));
    for (const RowId row : spotted.rows)
      if (spotted.rows.size() == 1 && reader.table_.cell(row, reader.columns_.kind) == "country")
        told_.push_back(reader.table_.cell(row, reader.columns_.country));
    if (spotted.rows.empty() || spotted.rows.size() > kMostRows || others_.size() >= kMostNames) continue;
    std::string name = fold(tree.document().text(tree.bytes(spotted.words)));
    if (std::any_of(others_.begin(), others_.end(), [&](const Other& other) { return other.name == name; })) continue;
    Other other{std::move(name), {}};
    for (const RowId row : spotted.rows)
      if (is_small(row)) other.points.push_back(point(row));
    if (!other.points.empty()) others_.push_back(std::move(other));
  }
  for (std::uint32_t i = 0; i < tree.size(); ++i)
    if (const std::string_view* country = reader.demonyms_.find(tree.folded(i)); country && is_capital(tree.form(i))) told_.push_back(*country);
  choose_home(reader.home_of(tree));
}

// What has few places of its name says more about where they are.
double PlaceReader::Vicinity::support(RowId row, std::string_view name) const {
  const Point here = point(row);
  double out = 0;
  for (const Other& other : others_) {
    if (other.name == name) continue;
    const bool near = std::any_of(other.points.begin(), other.points.end(), [&](const Point& one) { return distance(one, here) < kNear; });
    if (near) out += 1 / std::sqrt(static_cast<double>(other.points.size()));
  }
  return out;
}

// Of several towns after which it may be called the one near which most lies that it tells of; else rather one where English is spoken, as a
// paper with an English name that is made elsewhere speaks of its country.
void PlaceReader::Vicinity::choose_home(const Home& home) {
  area_ = home.area;
  country_ = home.country;
  double best = -1;
  for (const RowId row : home.towns) {
    const auto told = std::count(areas_.begin(), areas_.end(), reader_.table_.cell(row, reader_.columns_.admin1));
    const std::string_view country = reader_.table_.cell(row, reader_.columns_.country);
    const double english = is_one_of(country, {"USA", "GBR", "CAN", "AUS", "IRL", "NZL"}) ? kEnglish : 0;
    const double spoken_of = std::find(told_.begin(), told_.end(), country) != told_.end() ? kSpokenOf : 0;
    const double points = english + spoken_of + support(row, fold(reader_.table_.key(row))) + static_cast<double>(std::min<std::ptrdiff_t>(told, 3)) +
                          std::log10(reader_.population(row) + 10) / 5;
    if (points <= best) continue;
    best = points;
    home_ = row;
  }
}

double PlaceReader::Vicinity::points(RowId row, std::string_view name) const {
  if (!is_small(row)) return 0;
  constexpr double kMostSupport = 2.2;
  const double lies_near = support(row, name);
  double out = kMostSupport * lies_near / (lies_near + 1);
  if (!country_.empty() && reader_.table_.cell(row, reader_.columns_.country) == country_) out += 0.5;
  if (!area_.empty() && reader_.table_.cell(row, reader_.columns_.admin1) == area_) out += 1;
  if (!home_) return out;
  if (row == *home_) return out + 8;
  const double away = distance(point(row), point(*home_));
  return out + (away < kNear ? 2 : away < kRegion ? 1 : 0);
}

bool PlaceReader::Vicinity::is_near_home(RowId row) const { return home_ && (row == *home_ || distance(point(row), point(*home_)) < kNear); }

bool PlaceReader::Vicinity::is_of_home(const std::vector<RowId>& rows, RowId largest) const {
  if (!home_) return false;
  return !is_near_home(largest) && std::any_of(rows.begin(), rows.end(), [&](RowId row) { return is_small(row) && is_near_home(row); });
}

bool PlaceReader::Vicinity::is_about_home(RowId row) const {
  return is_near_home(row) || (!area_.empty() && reader_.table_.cell(row, reader_.columns_.admin1) == area_);
}

}  // namespace hearsay
