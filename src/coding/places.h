// The places a text names, resolved in context against the gazetteer (tables under data/lexicon/places/): the country
// in focus, what stands behind a comma, and size decide between places of one name.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

struct PlaceMention {
  TokenRange words;
  std::uint32_t head = kNoToken;
  Place record;              // without coordinates where the gazetteer does not know the name
  bool locates = false;      // "in", "at", "near" … stand before it
};

/// Immutable; share it between threads.
class PlaceReader {
 public:
  /// Fault::corrupt if table `places` is missing or lacks a column.
  static Result<PlaceReader> create(std::shared_ptr<const Lexicon> lexicon);

  /// Appends every toponym of the document in text order.
  void read(const Tree&, std::vector<PlaceMention>& out) const;

  /// Where an event happened: the place of its sentence that hangs closest to it, else one inherited from the sentence before.
  std::optional<Place> of_event(const std::vector<PlaceMention>& places, const Tree&, std::uint32_t event_head) const;

 private:
  struct Columns { std::uint32_t name, kind, country, admin1, latitude, longitude, population, id; };
  struct Spotted { TokenRange words; std::vector<RowId> rows; bool found_by_name = false; };
  class Context;

  PlaceReader(std::shared_ptr<const Lexicon> lexicon, Table table, Columns columns) : lexicon_(std::move(lexicon)), table_(table), columns_(columns) {}
  void spot(const Tree&, std::vector<Spotted>& out) const;
  std::optional<Spotted> spot_at(const Tree&, std::uint32_t first, std::uint32_t end) const;
  bool is_credible(const Tree&, const Spotted&, std::optional<NameKind> name, bool lower_case) const;
  RowId choose(const Tree&, const Spotted&, const Context&) const;
  Place record(const Tree&, const Spotted&, std::optional<RowId>) const;
  double population(RowId) const;

  struct Hash : std::hash<std::string_view> { using is_transparent = void; };
  std::shared_ptr<const Lexicon> lexicon_;
  Table table_;
  Columns columns_;
  std::unordered_map<std::string, std::string_view, Hash, std::equal_to<>> demonyms_;
};

}  // namespace hearsay
