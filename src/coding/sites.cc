#include "coding/sites.h"

#include <algorithm>

#include "base/words.h"
#include "coding/in_sentence.h"

namespace hearsay {
namespace {

bool is_part_of_name(const Tree& tree, std::uint32_t i) {
  const Upos upos = tree.token(i).upos;
  return upos == Upos::propn || upos == Upos::num || (is_capital(tree.form(i)) && (upos == Upos::noun || upos == Upos::adj));
}

bool is_joint(const Tree& tree, std::uint32_t i) {
  return is_one_of(tree.form(i), {"-", "'s", "’s", "al", "el", "de", "la", "del", "bin", "Al", "El"}) || tree.form(i) == "'" || tree.form(i) == "’";
}

bool is_person(const Tree& tree, std::uint32_t i) {
  const auto& names = tree.analysis().names;
  const auto name = std::partition_point(names.begin(), names.end(), [&](const Name& one) { return one.last <= i; });
  return name != names.end() && name->first <= i && name->kind == NameKind::person;
}

bool has_word(const std::vector<PlaceMention>& places, const Tree& tree, TokenRange words) {
  const auto beside = in_sentence(places, tree, words.first);
  return std::any_of(beside.begin(), beside.end(),
                     [&](const PlaceMention& place) { return place.words.first <= words.first && words.last <= place.words.last; });
}

struct Town {
  const PlaceMention* place = nullptr;
  bool beside = false;  // in the site's name or behind it in its sentence, not only the last one named before it
};

Town town_of(const Tree& tree, TokenRange words, const std::vector<PlaceMention>& places) {
  const auto is_town = [](const PlaceMention& place) { return place.record.latitude && place.record.precision != "sea"; };
  for (const PlaceMention& place : in_sentence(places, tree, words.first)) {
    if (!is_town(place)) continue;
    if (place.words.first >= words.first && (place.words.last <= words.last || (place.words.first >= words.last && place.locates))) return {&place, true};
  }
  Town before;
  const auto behind = std::partition_point(places.begin(), places.end(), [&](const PlaceMention& place) { return place.words.last <= words.first; });
  for (auto place = behind; place != places.begin() && !before.place;)
    if (is_town(*--place)) before.place = &*place;
  return before;
}

}  // namespace

SiteReader SiteReader::create(const std::shared_ptr<const Lexicon>& lexicon) {
  SiteReader out;
  if (const auto nouns = lexicon->table("site_nouns"))
    for (RowId row = 0; row < nouns->rows(); ++row) {
      const auto use = nouns->column("use");
      const bool scene = !use || nouns->cell(row, *use) != "target";
      each_alternative(nouns->cell(row, 0), [&](std::string_view word) {
        const std::string noun = fold(word);
        if (scene && !out.nouns_.contains(noun)) out.scenes_.add(noun);
        out.nouns_.add(noun);
      });
    }
  if (const auto demonyms = lexicon->table("demonyms"))
    for (RowId row = 0; row < demonyms->rows(); ++row) each_alternative(demonyms->cell(row, 0), [&](std::string_view word) { out.demonyms_.add(fold(word)); });
  return out;
}

// Rare names are tagged as adjectives: "the Tabqa military airport", but not "the Syrian military airport".
bool SiteReader::is_name(const Tree& tree, std::uint32_t i) const {
  const Upos upos = tree.token(i).upos;
  return upos == Upos::propn || (upos == Upos::adj && is_capital(tree.form(i)) && !demonyms_.contains(tree.folded(i)));
}

// The names right before the noun ("Al Noor hospital complex"), or what "of" joins to a capitalised one; empty if none.
TokenRange SiteReader::name_at(const Tree& tree, std::uint32_t noun) const {
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(noun)];
  std::uint32_t first = noun, last = noun + 1;
  while (first > sentence.first && nouns_.contains(tree.folded(first - 1))) --first;  // "hospital complex"
  // "the Dumair military airport"
  const auto is_plain = [&](std::uint32_t i) { return !is_capital(tree.form(i)) && (tree.token(i).upos == Upos::noun || tree.token(i).upos == Upos::adj); };
  if (first > sentence.first + 1 && is_plain(first - 1) && is_name(tree, first - 2)) --first;
  std::uint32_t named = first;
  while (named > sentence.first &&
         (is_part_of_name(tree, named - 1) || (named > sentence.first + 1 && is_joint(tree, named - 1) && is_part_of_name(tree, named - 2))))
    --named;
  bool by_name = false;
  for (std::uint32_t i = named; i < first; ++i) by_name |= is_name(tree, i);
  if (by_name) return {named, last};
  if (!is_capital(tree.form(noun)) || last + 1 >= sentence.last || tree.folded(last) != "of" || !is_part_of_name(tree, last + 1)) return {};
  while (last + 1 < sentence.last && is_part_of_name(tree, last + 1)) ++last;
  return {first, last + 1};
}

// "his compound Bab al-Amal", "the prison Tadmor": what the site is called stands behind its noun.
TokenRange SiteReader::name_behind(const Tree& tree, std::uint32_t noun) const {
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(noun)];
  std::uint32_t last = noun + 1;
  const bool owned = noun > sentence.first && !is_capital(tree.form(noun)) &&
                     (tree.token(noun - 1).upos == Upos::det || is_one_of(tree.folded(noun - 1), {"his", "her", "its", "their", "'s", "’s"}));
  if (!owned || last == sentence.last || tree.token(last).upos != Upos::propn || is_person(tree, last)) return {};
  for (std::uint32_t i = last; i < sentence.last && (is_part_of_name(tree, i) || is_joint(tree, i)); ++i)
    if (is_part_of_name(tree, i)) last = i + 1;
  return {noun + 1, last};
}

bool SiteReader::is_noun(const Tree& tree, std::uint32_t i) const { return nouns_.contains(tree.folded(i)) || nouns_.contains(tree.lemma(i)); }

void SiteReader::read(const Tree& tree, const std::vector<PlaceMention>& places, std::vector<PlaceMention>& out) const {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const Upos upos = tree.token(i).upos;
    if ((!is_nominal(upos) && upos != Upos::adj) || !is_noun(tree, i)) continue;
    if (i + 1 < tree.size() && nouns_.contains(tree.folded(i + 1))) continue;  // the last noun heads the name
    TokenRange words = is_nominal(upos) ? name_at(tree, i) : TokenRange{};
    if (words.first >= words.last) words = name_behind(tree, i);
    if ((words.first >= words.last) || has_word(places, tree, words)) continue;
    std::uint32_t head = i;
    while (tree.head(head) != kNoToken && tree.head(head) >= i && tree.head(head) < words.last) head = tree.head(head);
    PlaceMention site{words, head, {}, false};
    const ByteSpan at = tree.bytes(words);
    site.record.text = tree.document().text(at);
    site.record.at = tree.document().chars(at);
    site.record.name = name_in_one_line(site.record.text);
    site.record.precision = "site";
    site.locates = scenes_.contains(nouns_.contains(tree.folded(i)) ? tree.folded(i) : tree.lemma(i)) && PlaceReader::is_located(tree, head);
    if (const auto [town, beside] = town_of(tree, words, places); town) {
      site.record.country = town->record.country;
      if (beside) site.record.admin1 = town->record.admin1, site.record.latitude = town->record.latitude, site.record.longitude = town->record.longitude;
    }
    out.push_back(std::move(site));
  }
}

}  // namespace hearsay
