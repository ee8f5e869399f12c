// The places a text names, resolved in context against the gazetteer (tables under data/lexicon/places/): the country
// in focus, what stands behind a comma, and size decide between places of one name.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_index.h"
#include "coding/outlet_homes.h"
#include "coding/phrase_map.h"
#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

struct PlaceMention {
  TokenRange words;
  std::uint32_t head = kNoToken;
  Place record;          // without coordinates where the gazetteer does not know the name
  bool locates = false;  // "in", "at", "near" … stand before it, or "of" behind a noun of places
};

/// The words of a name as one line, also where the text breaks it over two.
std::string name_in_one_line(std::string_view text);
/// "Washington, D.C.", "D.C.": short for a town that has a name.
bool ends_in_initials(std::string_view name);

/// Immutable; share it between threads.
class PlaceReader {
 public:
  /// Fault::corrupt if table `places` is missing or lacks a column.
  static Result<PlaceReader> create(std::shared_ptr<const Lexicon> lexicon);

  /// Appends every toponym of the document in text order.
  void read(const Tree&, std::vector<PlaceMention>& out) const;

  /// Appends all toponyms, for who maps a text, in text order: `places`, which `read` found, or the town in such a name ("East Tora",
  /// "the Tora Recreation Center"), and those that other names hold or that say whose something is ("the Tora Fire Department",
  /// "Georgian officials"), where nothing happens for that.
  void read_toponyms(const Tree&, const std::vector<PlaceMention>& places, std::vector<PlaceMention>& out) const;
  /// Appends the nouns that stand for a place named before, in text order: "the town", "the country" (table `place_stand_ins`).
  void read_stand_ins(const Tree&, const std::vector<PlaceMention>& places, std::vector<PlaceMention>& out) const;

  /// What is known of an event whose place is wanted.
  struct Context {
    std::uint32_t head = 0;
    TokenRange trigger;
    bool physical = true;    // something that happens somewhere; of words alone only a place that stands right beside them counts
    bool moves = true;       // goes somewhere: "to" and "from" tell where
    bool strikes = false;    // "an attack on X": X is where
    bool has_target = true;  // "captured X": what it is done to is where
    bool closes = false;     // what is done to a town or site is done there ("besieged Homs"), to a country anywhere ("sanctioned Syria")
  };
  /// Where an event happened: of the places of its sentence the one that hangs closest to it, and of two that hang as
  /// close the site. Null where none hangs on it.
  static const PlaceMention* of_event(const std::vector<PlaceMention>& places, const std::vector<PlaceMention>& sites, const Tree&, const Context& event);
  /// "in", "at", "against" … stand before it.
  static bool is_located(const Tree&, std::uint32_t head);
  /// Of the places of exactly this name the people of the largest; nothing if the gazetteer has none.
  std::optional<double> people_in(const Tree&, TokenRange name) const;
  /// "Hill Street", "the Garfield Park neighborhood": where in a town, which its name does not tell.
  bool is_street(const Tree& tree, TokenRange words) const { return street_row(tree, words).has_value(); }
  /// "Sadr City", "South Kensington": a part of a town (table `quarters`), if it is no town of its own here.
  bool is_quarter(const Tree& tree, TokenRange words) const;
  /// A seat of a government, as the actor lexicon has it: "Cairo".
  bool is_capital_city(const Place& place) const;
  /// The town that the report is about, where one stands out: by its dateline, its title, "the Lubbock police".
  std::optional<Place> focus(const std::vector<PlaceMention>& places, const Tree&) const;
  /// The town before the dash that opens a report: "MISRATA, Libya (Reuters) -".
  std::optional<Place> dateline(const std::vector<PlaceMention>& places, const Tree&) const;

 private:
  struct Columns {
    std::uint32_t name, kind, country, admin1, latitude, longitude, population, id;
  };
  struct Spotted {
    TokenRange words;
    std::vector<RowId> rows;
    bool found_by_name = false;
    bool inside = false;  // something in the place that the rows are of: "Lee County jail"
  };
  /// Where the outlet is made: the towns that it may be of, or its province or country only.
  struct Home {
    std::vector<RowId> towns;
    std::string_view area, country;
  };
  class Countries;
  class Vicinity;
  class Focus;
  class Within;
  class Named;

  PlaceReader(std::shared_ptr<const Lexicon> lexicon, Table table, Columns columns) : lexicon_(std::move(lexicon)), table_(table), columns_(columns) {}
  void spot(const Tree&, std::vector<Spotted>& out) const;
  std::optional<Spotted> spot_at(const Tree&, std::uint32_t first, std::uint32_t end) const;
  std::optional<Spotted> spot_with_article(const Tree&, std::uint32_t first, std::uint32_t end) const;
  /// `name`: the one that begins before the spotted words end, if any.
  bool is_no_city(const Spotted&) const;
  bool is_hyphenated_town(const Tree&, TokenRange) const;
  bool is_unmistakable(const Tree&, const Spotted&, const Name* name) const;
  bool is_credible(const Tree&, const Spotted&, std::optional<NameKind> name, bool caseless) const;
  /// Whether a town of this name stands in the country of this province or district.
  bool has_town(const Spotted&, RowId area) const;
  bool is_area(const Tree&, std::uint32_t token, std::string_view admin1) const;
  std::set<std::string> called_quarters(const Tree&, const std::vector<Spotted>& all) const;
  std::vector<RowId> rows_of_quarter(const Tree&, const Spotted&) const;
  void settle_quarters(const Tree&, std::vector<Spotted>& all) const;
  std::string quarter_name(const Tree&, TokenRange words) const;
  bool is_named(const Tree&, std::string_view town) const;
  TokenRange without_part(const Tree&, TokenRange words) const;
  void read_rows_of_name(const Tree&, Spotted& named) const;
  std::vector<RowId> rows_of_abbreviation(std::string_view name) const;
  std::optional<RowId> street_row(const Tree&, TokenRange words) const;
  bool is_way(const Tree&, TokenRange words) const;
  void add_towns(const std::string& name, std::vector<RowId>& out) const;
  Home home_of(const Tree&) const;
  void find_towns_of(const Tree&, std::vector<Spotted>& all) const;
  RowId choose(const Tree&, const Spotted&, const Countries&) const;
  /// "Paris, Texas": whether the state or country behind the comma is that of the row.
  bool is_told_where(const Tree&, const Spotted&, RowId) const;
  Place record(const Tree&, const Spotted&, std::optional<RowId>) const;
  double population(RowId) const;
  bool locates(const Tree&, std::uint32_t head) const;
  bool is_scene(const Tree&, std::uint32_t head) const;
  bool is_city_all_the_same(const Tree&, const Spotted&, NameKind, double people) const;
  bool is_called_place(const Tree&, std::uint32_t first) const;
  TokenRange called_place_at(const Tree&, std::uint32_t first, std::uint32_t end) const;
  bool is_town_body(const Tree&, std::uint32_t at) const;
  bool is_town_noun(std::string_view lemma) const;

  std::shared_ptr<const Lexicon> lexicon_;
  Table table_;
  Columns columns_;
  TextMap<std::string_view> demonyms_;
  TextMap<std::string_view> abbreviations_;  // of provinces
  TextIndex place_nouns_, scene_verbs_, capitals_, no_places_, parts_;
  TextMap<std::string_view> stand_ins_;  // what kind of place they stand for
  TextMap<RowId> countries_;             // by code
  PhraseMap street_nouns_, town_bodies_;
  OutletHomes outlets_;
};

}  // namespace hearsay
