// What lies near what a report names, which decides between places of one name. Private to the place reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coding/places.h"

namespace hearsay {

class PlaceReader::Vicinity {
 public:
  Vicinity(const PlaceReader&, const Tree&, const std::vector<Spotted>& all);
  /// How much speaks for the row of a place of this name: other places of the report near it, and the outlet's home.
  double points(RowId, std::string_view name) const;
  /// One of the rows is about the outlet's home, and the largest is not.
  bool is_of_home(const std::vector<RowId>& rows, RowId largest) const;
  /// In the outlet's province or country or not far from its town.
  bool is_about_home(RowId) const;

 private:
  struct Point {
    double latitude, longitude;
  };
  struct Other {  // a place that the report names
    std::string name;
    std::vector<Point> points;
  };
  Point point(RowId) const;
  bool is_small(RowId) const;
  double support(RowId, std::string_view name) const;
  void choose_home(const Home&);
  bool is_near_home(RowId) const;

  const PlaceReader& reader_;
  std::vector<Other> others_;
  std::vector<std::string_view> areas_, told_;  // provinces and countries that it names
  std::optional<RowId> home_;
  std::string area_, country_;
};

}  // namespace hearsay
