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
        r == Relation::nummod)
      return false;
  }
  return article && !(tree.token(noun).features & feature::plural);
}

bool is_of_kind(const Place& place, std::string_view kind) { return place.precision == kind || (kind == "admin1" && place.precision == "admin2"); }

}  // namespace

/// What a document has named so far, for the word that stands for it.
class PlaceReader::Named {
 public:
  Named(const PlaceReader& reader, const Tree& tree, std::vector<PlaceMention> places) : reader_(reader), tree_(tree), places_(std::move(places)) {}

  /// Takes in all that stands before `noun`; called with nouns in text order.
  void advance(std::uint32_t noun) {
    for (; token_ < noun; ++token_)
      if (const std::string_view* country = reader_.demonyms_.find(tree_.folded(token_)); country && is_capital(tree_.form(token_))) add(*country);
    for (; place_ < places_.size() && places_[place_].words.first < noun; ++place_)
      if (places_[place_].record.country) add(*places_[place_].record.country);
  }

  /// The country that most names and words for its people speak of.
  std::optional<RowId> country() const {
    const RowId* row = reader_.countries_.find(most_);
    return row ? std::optional(*row) : std::nullopt;
  }

  /// The last place of this kind, not too far back.
  const Place* last(std::string_view kind, std::uint32_t noun) const {
    const auto is_meant = [&](const PlaceMention& place) { return kind == "namesake" ? bears(place, noun) : is_of_kind(place.record, kind); };
    for (std::size_t i = place_; i-- > 0 && tree_.sentence_of(places_[i].words.first) + kReach >= tree_.sentence_of(noun);)
      if (is_meant(places_[i])) return &places_[i].record;
    return nullptr;
  }

 private:
  // "the hospital" is the last one so called
  bool bears(const PlaceMention& place, std::uint32_t noun) const {
    if (place.record.precision != "site") return false;
    for (std::uint32_t i = place.words.first; i < place.words.last; ++i)
      if (fold(tree_.lemma(i)) == fold(tree_.lemma(noun)) || tree_.folded(i) == tree_.folded(noun)) return true;
    return false;
  }
  void add(std::string_view country) {
    if (++counts_[country] >= counts_[most_]) most_ = country;
  }

  const PlaceReader& reader_;
  const Tree& tree_;
  std::vector<PlaceMention> places_;
  std::uint32_t token_ = 0;
  std::size_t place_ = 0;
  std::map<std::string_view, int> counts_;
  std::string_view most_;
};

void PlaceReader::read_stand_ins(const Tree& tree, const std::vector<PlaceMention>& places, std::vector<PlaceMention>& out) const {
  Named named(*this, tree, places), sites(*this, tree, std::vector<PlaceMention>(out));
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree.token(i).upos != Upos::noun) continue;
    const std::string_view* kind = stand_ins_.find(tree.lemma(i));
    if (!kind || !is_bare(tree, i)) continue;
    const TokenRange words = tree.noun_phrase(i);
    named.advance(i);
    sites.advance(i);
    std::optional<Place> place;
    if (*kind == "site" || *kind == "namesake") {
      if (const Place* last = sites.last("site", i)) place = *last;
    } else if (*kind != "country") {
      if (const Place* last = named.last(*kind, i)) place = *last;
    } else if (const auto row = named.country()) {
      place = record(tree, {words, {*row}, false}, *row);
    }
    if (!place) continue;
    const ByteSpan at = tree.bytes(words);
    place->text = tree.document().text(at);
    place->at = tree.document().chars(at);
    out.push_back({words, i, std::move(*place), is_located(tree, i)});
  }
}

}  // namespace hearsay
