// Quarters of towns, which the gazetteer does not have, or has for towns elsewhere: "the Kensington neighborhood", "shells fell on Jobar".
#include <algorithm>
#include <set>

#include "base/words.h"
#include "coding/places.h"

namespace hearsay {

namespace {

constexpr double kCity = 300000;

bool is_quarter_word(const Tree& tree, std::uint32_t i) { return i < tree.size() && is_one_of(tree.folded(i), {"neighborhood", "neighbourhood"}); }

}  // namespace

// Those that the report calls so: "the Kensington neighborhood".
std::set<std::string> PlaceReader::called_quarters(const Tree& tree, const std::vector<Spotted>& all) const {
  std::set<std::string> out;
  for (const Spotted& one : all)
    if (is_quarter_word(tree, one.words.last) || is_quarter_word(tree, one.words.last - 1)) out.insert(quarter_name(tree, one.words));
  return out;
}

// "South Kensington" is a part of Kensington.
std::string PlaceReader::quarter_name(const Tree& tree, TokenRange words) const {
  words = without_part(tree, words);
  if (words.first + 1 < words.last && is_one_of(tree.folded(words.last - 1), {"neighborhood", "neighbourhood", "district", "quarter", "area", "section"}))
    --words.last;
  return fold(tree.document().text(tree.bytes(words)));
}

bool PlaceReader::is_quarter(const Tree& tree, TokenRange words) const {
  const auto table = lexicon_->table("quarters");
  return table && !table->find(quarter_name(tree, words)).empty();
}

// The report says its name somewhere: "CHICAGO --", "the Chicago police".
bool PlaceReader::is_named(const Tree& tree, std::string_view town) const {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    std::string_view rest = town;
    for (std::uint32_t at = i; at < tree.size() && rest.starts_with(tree.folded(at)); ++at) {
      rest.remove_prefix(tree.folded(at).size());
      if (rest.empty()) return true;
      if (rest.front() == ' ') rest.remove_prefix(1);
    }
  }
  return false;
}

// A quarter of a town that the report names, or that is nowhere else, lies in that town. Other Kensingtons than the one that the
// report calls a neighborhood are the same one, and no town that is called so elsewhere.
void PlaceReader::settle_quarters(const Tree& tree, std::vector<Spotted>& all) const {
  const std::set<std::string> called = called_quarters(tree, all);
  for (Spotted& one : all) {
    const bool city = std::any_of(one.rows.begin(), one.rows.end(), [&](RowId row) { return population(row) > kCity; });
    const bool is_called = called.contains(quarter_name(tree, one.words));
    if ((city && !is_called) || std::any_of(one.rows.begin(), one.rows.end(), [&](RowId row) { return is_told_where(tree, one, row); })) continue;
    if (auto rows = rows_of_quarter(tree, one); !rows.empty())
      one = {one.words, std::move(rows), true, true};
    else if (is_called && !city)
      one = {one.words, {}, true};
  }
}

// Of the town that the report names, or of the only one that has such a quarter if nothing else is called so.
std::vector<RowId> PlaceReader::rows_of_quarter(const Tree& tree, const Spotted& one) const {
  std::vector<RowId> out;
  const auto quarters = lexicon_->table("quarters");
  const auto town_column = quarters ? quarters->column("town") : std::nullopt, country_column = quarters ? quarters->column("country") : std::nullopt;
  if (!town_column || !country_column) return out;
  const auto found = quarters->find(quarter_name(tree, one.words));
  for (const RowId quarter : found) {
    const std::string town = fold(quarters->cell(quarter, *town_column));
    if (!(one.rows.empty() && found.size() == 1) && !is_named(tree, town)) continue;
    for (const RowId row : table_.find(town))
      if (table_.cell(row, columns_.kind) == "city" && table_.cell(row, columns_.country) == quarters->cell(quarter, *country_column)) out.push_back(row);
    if (!out.empty()) break;
  }
  return out;
}

}  // namespace hearsay
