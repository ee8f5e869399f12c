// What a document says of countries and provinces as a whole, which decides between places of one name. Private to the place reader.
#pragma once

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "coding/place_vicinity.h"

namespace hearsay {

/// Which countries a document speaks of and which of their provinces, and how often.
class PlaceReader::Countries {
 public:
  Countries(const PlaceReader& reader, const Tree& tree, const std::vector<Spotted>& all) : vicinity_(reader, tree, all) {
    for (std::uint32_t i = 0; i < tree.size(); ++i)
      if (const std::string_view* country = reader.demonyms_.find(tree.folded(i)); country && is_capital(tree.form(i))) add(*country, 1);
    for (const Spotted& spotted : all) {
      // A name with one meaning, or with one that is much larger than the rest, speaks for its country.
      const auto largest =
          std::max_element(spotted.rows.begin(), spotted.rows.end(), [&](RowId a, RowId b) { return reader.population(a) < reader.population(b); });
      if (largest == spotted.rows.end()) continue;
      if (vicinity_.is_of_home(spotted.rows, *largest)) continue;  // "Paris" in a paper of Texas
      const bool country = reader.table_.cell(*largest, reader.columns_.kind) == "country";
      if (country || spotted.rows.size() == 1 || (reader.population(*largest) > 500000 && !may_be_province_elsewhere(reader, spotted, *largest)))
        add(reader.table_.cell(*largest, reader.columns_.country), country ? 2 : 1);
      if (!spotted.found_by_name) add_area(reader, spotted, *largest);
    }
    for (std::uint32_t i = 1; i < tree.size(); ++i)  // "GARLAND, Tex."
      if (const std::string_view* area = reader.abbreviations_.find(tree.folded(i)); area && tree.form(i - 1) == "," && is_capital(tree.form(i)))
        add_area(*area, 2);
    read_title(reader, fold(tree.document().origin().title.value_or("")));
  }
  const Vicinity& vicinity() const { return vicinity_; }
  double share(std::string_view country) const {
    const auto found = counts_.find(country);
    return found == counts_.end() || total_ == 0 ? 0 : found->second / total_;
  }
  double area_share(std::string_view admin1) const {
    const auto found = areas_.find(admin1);
    return admin1.empty() || found == areas_.end() || areas_total_ == 0 ? 0 : found->second / areas_total_;
  }

 private:
  void add(std::string_view country, double weight) {
    if (country.empty()) return;  // a sea
    counts_[country] += weight;
    total_ += weight;
  }
  static bool has_town_named(const PlaceReader& reader, RowId area, std::string_view name) {
    const auto rows = reader.table_.find(name);
    return reader.has_town(Spotted{{}, {rows.begin(), rows.end()}, false}, area);
  }
  // Provinces that the title names: "News for Northern Ohio".
  void read_title(const PlaceReader& reader, std::string_view title) {
    const auto is_letter = [&](std::size_t i) { return i < title.size() && title[i] != ' ' && title[i] != ',' && title[i] != '-' && title[i] != ':'; };
    for (std::size_t first = 0; first < title.size(); ++first) {
      if (!is_letter(first) || (first > 0 && is_letter(first - 1))) continue;
      std::size_t last = first;
      for (int words = 0; words < 2 && last < title.size(); ++words) {
        while (is_letter(last)) ++last;
        for (const RowId row : reader.table_.find(title.substr(first, last - first)))
          if (reader.table_.cell(row, reader.columns_.kind) == "admin1" && !has_town_named(reader, row, title.substr(first, last - first)))
            add_area(reader.table_.cell(row, reader.columns_.admin1), 2);
        ++last;
      }
    }
  }
  // How many live in a province is often not known, so that none dwarfs it.
  static bool may_be_province_elsewhere(const PlaceReader& reader, const Spotted& spotted, RowId largest) {
    const auto country = [&](RowId row) { return reader.table_.cell(row, reader.columns_.country); };
    return std::any_of(spotted.rows.begin(), spotted.rows.end(), [&](RowId row) { return country(row) != country(largest) && reader.population(row) == 0; });
  }
  // With one meaning, or one that dwarfs the others.
  static bool is_plain(const PlaceReader& reader, const Spotted& spotted, RowId largest) {
    constexpr double kCity = 100000, kDwarfs = 10;
    if (spotted.rows.size() == 1) return true;
    const double most = reader.population(largest);
    return most > kCity &&
           std::all_of(spotted.rows.begin(), spotted.rows.end(), [&](RowId row) { return row == largest || reader.population(row) * kDwarfs < most; }) &&
           !may_be_province_elsewhere(reader, spotted, largest);
  }
  // A province named, or a town of which it is plain where it is.
  void add_area(const PlaceReader& reader, const Spotted& spotted, RowId largest) {
    const std::string_view kind = reader.table_.cell(largest, reader.columns_.kind), admin1 = reader.table_.cell(largest, reader.columns_.admin1);
    if (kind == "admin1" && !reader.has_town(spotted, largest))
      add_area(admin1, 2);
    else if (kind != "country" && is_plain(reader, spotted, largest))
      add_area(admin1, 1);
  }
  void add_area(std::string_view admin1, double weight) {
    areas_[admin1] += weight;
    areas_total_ += weight;
  }
  Vicinity vicinity_;
  std::map<std::string_view, double> counts_, areas_;
  double total_ = 0, areas_total_ = 0;
};

}  // namespace hearsay
