// Names of which the gazetteer knows a part: "South Memphis", "Lee County jail", "W.Va.".
#include <algorithm>
#include <map>

#include "base/words.h"
#include "coding/places.h"

namespace hearsay {

/// "in the 300 block of Lisbon": a street, whatever town is called so.
static bool is_of_block(const Tree& tree, std::uint32_t name) {
  if (name < 3 || tree.folded(name - 1) != "of" || tree.folded(name - 2) != "block") return false;
  const std::uint32_t number = tree.form(name - 3) == "-" && name > 3 ? name - 4 : name - 3;
  return tree.token(number).upos == Upos::num && tree.sentence_of(number) == tree.sentence_of(name);
}

bool ends_in_initials(std::string_view name) {
  const std::string_view last = name.substr(name.rfind(' ') + 1);
  return std::count(name.begin(), name.end(), '.') == 2 && last.find('.') == 1;
}

std::string name_in_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

bool PlaceReader::is_capital_city(const Place& place) const {
  return place.precision == "settlement" && capitals_.contains(fold(place.name.value_or(place.text)));
}

std::optional<RowId> PlaceReader::street_row(const Tree& tree, TokenRange words) const {
  for (std::uint32_t i = words.last - 1; i > words.first && i + 3 > words.last; --i)
    if (const auto hit = street_nouns_.longest(tree, i, words.last); hit && hit->last == words.last) return hit->row;
  return std::nullopt;
}

bool PlaceReader::is_way(const Tree& tree, TokenRange words) const {
  const auto row = street_row(tree, words);
  const auto nouns = lexicon_->table("street_nouns");
  const auto kind = nouns ? nouns->column("kind") : std::nullopt;
  return row && (!kind || nouns->cell(*row, *kind) == "way");
}

// "southern Tora" is of Tora.
TokenRange PlaceReader::without_part(const Tree& tree, TokenRange words) const {
  while (words.first + 1 < words.last && parts_.contains(tree.folded(words.first))) ++words.first;
  return words;
}

// Longer than what the gazetteer knows of it: "South Memphis" lies about Memphis, not about the South; the town after which a
// street is called is elsewhere.
void PlaceReader::read_rows_of_name(const Tree& tree, Spotted& named) const {
  if (is_street(tree, named.words)) {
    named.rows.clear();
    return;
  }
  const std::uint32_t first = without_part(tree, named.words).first;
  if (first > named.words.first) {
    const auto inner = spot_at(tree, first, named.words.last);
    named.rows = inner && inner->words.last == named.words.last ? inner->rows : std::vector<RowId>{};
  } else if (!named.rows.empty()) {
    // "Misrata port" is in Misrata; "Leo Madrid" is not in Leo
    const std::uint32_t last = named.words.last - 1;
    const bool ground = !is_capital(tree.form(last)) || place_nouns_.contains(tree.folded(last)) || street_row(tree, named.words).has_value();
    if (!ground && named.words.last - named.words.first > 1) named.rows.clear();
  } else {
    named.rows = rows_of_abbreviation(fold(tree.document().text(tree.bytes(named.words))));
    named.found_by_name = named.rows.empty();
  }
}

std::vector<RowId> PlaceReader::rows_of_abbreviation(std::string_view name) const {
  const std::string_view* area = abbreviations_.find(name);
  if (!area) area = abbreviations_.find(std::string(name) + ".");
  std::vector<RowId> out;
  if (!area) return out;
  for (const RowId row : table_.find(fold(*area)))
    if (table_.cell(row, columns_.kind) == "admin1") out.push_back(row);
  return out;
}

// "The Tora Recreation Center" is in the Tora that the report names elsewhere, "Lee County jail" in Lee County.
void PlaceReader::find_towns_of(const Tree& tree, std::vector<Spotted>& all) const {
  const auto text = [&](TokenRange words) { return fold(tree.document().text(tree.bytes(words))); };
  for (Spotted& one : all)
    if (is_of_block(tree, one.words.first)) one = {one.words, {}, true};
  std::map<std::string, std::vector<RowId>> known;
  for (const Spotted& one : all)
    if (!one.found_by_name) known.try_emplace(text(one.words), one.rows);
  for (Spotted& one : all) {
    if (!one.found_by_name || !one.rows.empty() || is_way(tree, one.words)) continue;
    const auto inner = spot_at(tree, one.words.first, one.words.last);
    if (!inner || inner->words.last == one.words.last) continue;
    const bool county = inner->words.last > inner->words.first + 1 && is_one_of(tree.folded(inner->words.last - 1), {"county", "parish", "township"});
    if (!county && !known.contains(text(inner->words))) continue;
    one.rows = inner->rows;
    one.inside = true;
  }
}

}  // namespace hearsay
