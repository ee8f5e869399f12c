// "The town", "the country": nouns that stand for a place the report has named.

#include <algorithm>
#include <map>

#include "base/words.h"
#include "coding/places.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kReach = 4;  // sentences back to the town or province that is meant

/// With its article and nothing else that would tell which: not "the northern town", "the town of X", "the Kharkiv region".
bool is_bare(const Tree& tree, std::uint32_t noun) {
  bool article = false;
  for (std::uint32_t c : tree.children(noun)) {
    const Relation r = tree.relation(c);
    if (r == Relation::det) article = is_one_of(tree.folded(c), {"the", "this", "that"});
    if (r == Relation::amod || r == Relation::compound || r == Relation::nmod || r == Relation::nmod_poss || r == Relation::acl_relcl || r == Relation::conj ||
        r == Relation::nummod || r == Relation::appos)
      return false;
  }
  return article && !(tree.token(noun).features & feature::plural);
}

bool is_of_kind(const Place& place, std::string_view kind) { return place.precision == kind || (kind == "admin1" && place.precision == "admin2"); }

}  // namespace

// The one that most names and words for its people so far speak of.
std::optional<RowId> PlaceReader::country_meant(const Tree& tree, std::uint32_t noun, const std::vector<PlaceMention>& places) const {
  std::map<std::string_view, int> counts;
  std::string_view most;
  const auto add = [&](std::string_view country) {
    if (++counts[country] >= counts[most]) most = country;
  };
  for (std::uint32_t i = 0; i < noun; ++i)
    if (const auto found = demonyms_.find(tree.folded(i)); found != demonyms_.end() && is_capital(tree.form(i))) add(found->second);
  for (const PlaceMention& place : places)
    if (place.words.first < noun && place.record.country) add(*place.record.country);
  const auto row = countries_.find(most);
  return row == countries_.end() ? std::nullopt : std::optional(row->second);
}

std::optional<Place> PlaceReader::meant(const Tree& tree, TokenRange words, std::uint32_t noun, std::string_view kind,
                                        const std::vector<PlaceMention>& places) const {
  if (kind == "country") {
    const auto row = country_meant(tree, noun, places);
    return row ? std::optional(record(tree, {words, {*row}, false}, *row)) : std::nullopt;
  }
  std::optional<Place> last;
  for (const PlaceMention& place : places) {
    const bool near = place.words.first < noun && tree.sentence_of(place.words.first) + kReach >= tree.sentence_of(noun);
    if (near && is_of_kind(place.record, kind)) last = place.record;
  }
  return last;
}

void PlaceReader::read_stand_ins(const Tree& tree, const std::vector<PlaceMention>& places, std::vector<PlaceMention>& out) const {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.token(i).upos != Upos::noun) continue;
    const auto kind = stand_ins_.find(tree.lemma(i));
    if (kind == stand_ins_.end() || !is_bare(tree, i)) continue;
    const TokenRange words = tree.noun_phrase(i);
    auto place = meant(tree, words, i, kind->second, places);
    if (!place) continue;
    const ByteSpan at = tree.bytes(words);
    place->text = tree.document().text(at);
    place->at = tree.document().chars(at);
    out.push_back({words, i, std::move(*place), is_located(tree, i)});
  }
}

}  // namespace hearsay
