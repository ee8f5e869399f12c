// The town of the outlet that made a report. A paper of a small town seldom says which of all the towns of its name it means.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/words.h"
#include "coding/places.h"

namespace hearsay {
namespace {

/// "www.chicago.suntimes.com" without what all sites have; a name without its spaces: "lansingstatejournal".
std::string label_of(std::string source) {
  for (const std::string_view start : {"https://", "http://", "www."})
    if (source.starts_with(start)) source.erase(0, start.size());
  source.erase(std::min(source.find('/'), source.size()));
  std::erase(source, ' ');
  return source;
}

/// "suntimes.com" of "chicago.suntimes.com"; empty if nothing is left.
std::string_view without_first(std::string_view label) {
  const std::size_t dot = label.find('.');
  return dot == std::string_view::npos ? std::string_view() : label.substr(dot + 1);
}

/// "theargus" of "theargus.co.uk"
std::string_view without_ending(std::string_view label) {
  const auto cut = [&] {
    const std::size_t dot = label.rfind('.');
    if (dot == std::string_view::npos) return false;
    label = label.substr(0, dot);
    return true;
  };
  if (cut() && label.find('.') != std::string_view::npos && is_one_of(label.substr(label.rfind('.') + 1), {"co", "com", "org", "net"})) cut();
  return label;
}

bool is_filler(char c) { return c == '-' || c == '.' || (c >= '0' && c <= '9'); }

}  // namespace

void OutletHomes::read(const Lexicon& lexicon) {
  if (const auto homes = lexicon.table("outlet_homes")) {
    const auto town = homes->column("town"), area = homes->column("area"), country = homes->column("country");
    for (RowId row = 0; town && area && country && row < homes->rows(); ++row)
      each_alternative(homes->cell(row, 0), [&](std::string_view name) {
        homes_.try_emplace(fold(name), Home{homes->cell(row, *town), homes->cell(row, *area), homes->cell(row, *country)});
      });
  }
  if (const auto words = lexicon.table("outlet_words"))
    if (const auto use = words->column("use"))
      for (RowId row = 0; row < words->rows(); ++row)
        each_alternative(words->cell(row, 0), [&](std::string_view word) { (words->cell(row, *use) == "before" ? before_ : behind_).add(fold(word)); });
}

const OutletHomes::Home* OutletHomes::find(std::string_view source) const {
  const std::string label = label_of(fold(source));
  for (std::string_view rest = label; !rest.empty(); rest = without_first(rest)) {
    if (const Home* home = homes_.find(rest)) return home;
    if (const Home* home = homes_.find(without_ending(rest))) return home;
  }
  return nullptr;
}

// Whether the text is a row of the words, down to nothing.
bool OutletHomes::is_made_of(const TextIndex& words, std::string_view text) const {
  while (!text.empty() && is_filler(text.front())) text.remove_prefix(1);
  if (text.empty()) return true;
  for (std::size_t length = text.size(); length > 1; --length)
    if (words.contains(text.substr(0, length)) && is_made_of(words, text.substr(length))) return true;
  return false;
}

std::vector<std::string> OutletHomes::towns_in(std::string_view source) const {
  constexpr std::size_t kShortest = 5, kLongest = 40;
  std::vector<std::string> out;
  const std::string whole = label_of(fold(source));
  std::string_view label = without_ending(whole);
  bool called = false;  // "chronicle.augusta.com"
  if (const std::size_t dot = label.rfind('.'); dot != std::string_view::npos) {
    called = is_made_of(behind_, label.substr(0, dot));
    label = label.substr(dot + 1);
  }
  if (label.size() > kLongest) return out;
  for (std::size_t first = 0; first + kShortest <= label.size(); ++first) {
    if (!is_made_of(before_, label.substr(0, first))) continue;
    for (std::size_t last = label.size(); last >= first + kShortest; --last)
      if ((called || last - first < label.size()) && is_made_of(behind_, label.substr(last)) && !is_made_of(behind_, label.substr(first, last - first)))
        out.emplace_back(label.substr(first, last - first));
  }
  return out;
}

// "losangeles" may be written with a space in any place.
void PlaceReader::add_towns(const std::string& name, std::vector<RowId>& out) const {
  const auto add = [&](std::string_view spelled) {
    for (const RowId row : table_.find(spelled))
      if (table_.cell(row, columns_.kind) == "city") out.push_back(row);
  };
  add(name);
  for (std::size_t i = 2; i + 2 < name.size(); ++i) add(fmt::format("{} {}", std::string_view(name).substr(0, i), std::string_view(name).substr(i)));
}

PlaceReader::Home PlaceReader::home_of(const Tree& tree) const {
  Home out;
  const auto& source = tree.document().origin().source;
  if (!source) return out;
  const OutletHomes::Home* known = outlets_.find(*source);
  if (!known) {
    for (const std::string& name : outlets_.towns_in(*source)) {
      add_towns(name, out.towns);
      if (!out.towns.empty()) break;  // the longest name
    }
    return out;
  }
  out.country = known->country;
  out.area = known->area;
  for (const RowId row : table_.find(fold(known->town)))
    if (table_.cell(row, columns_.kind) == "city" && table_.cell(row, columns_.country) == known->country &&
        (known->area.empty() || table_.cell(row, columns_.admin1) == known->area))
      out.towns.push_back(row);
  return out;
}

}  // namespace hearsay
