#include "coding/places.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/numbers.h"
#include "base/words.h"
#include "coding/clauses.h"
#include "coding/in_sentence.h"
#include "coding/place_countries.h"

namespace hearsay {
namespace {

// "into" and "from" tell of a way rather than a place, but what happened on it happened there.
bool is_locative(std::string_view preposition) {
  return is_one_of(preposition, {"in",         "at",      "near",       "around",   "outside",  "inside",   "on",      "over",   "across",
                                 "throughout", "within",  "off",        "along",    "between",  "into",     "from",    "to",     "toward",
                                 "towards",    "through", "outside of", "close to", "north of", "south of", "east of", "west of"});
}

double number(std::string_view text) { return number_in<double>(text).value_or(0); }

/// The key over the tokens from `first` on: spaces of the key are gaps of the text.
std::optional<std::uint32_t> match(const Tree& tree, std::string_view key, std::uint32_t first, std::uint32_t end) {
  std::size_t at = 0;
  for (std::uint32_t i = first; i < end; ++i) {
    const std::string_view word = tree.folded(i);
    if (!key.substr(at).starts_with(word)) return std::nullopt;
    at += word.size();
    if (at == key.size()) return i + 1;
    const bool gap = tree.token(i).flags & token_flag::space_after;
    if (gap != (key[at] == ' ')) return std::nullopt;
    at += gap;
  }
  return std::nullopt;
}

bool has_name_behind(const Tree& tree, std::uint32_t noun) {
  const auto children = tree.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) { return c > noun && tree.preposition(c) == "of"; });
}

bool is_calendar_word(std::string_view word) {
  return is_one_of(word, {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday",
                          "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
}

/// Text without small letters or without capitals, where a capital tells nothing.
bool is_caseless_text(const Tree& tree) {
  std::uint32_t capitals = 0, words = 0;
  for (std::uint32_t i = 0; i < tree.size() && words < 400; ++i) {
    const std::string_view form = tree.form(i);
    if (form.size() < 2 || tree.token(i).upos == Upos::punct || tree.token(i).upos == Upos::num) continue;
    ++words;
    capitals += is_capital(form.substr(1));
    if (is_capital(form) && !is_capital(form.substr(1))) return false;
  }
  return words > 30 && (capitals * 100 < words || capitals * 10 > words * 9);
}

bool is_all_capitals(std::string_view text) {
  return text.size() > 3 && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

constexpr double kNoPerson = 500000;  // a town so large is meant where its name begins a report, also where it might be somebody's

/// In capitals, at the begin of a paragraph, before a mark: "MISRATA, Libya (Wire) -".
bool has_capital(const Tree& tree, TokenRange words) {
  for (std::uint32_t i = words.first; i < words.last; ++i)
    if (std::any_of(tree.form(i).begin(), tree.form(i).end(), [](char c) { return c >= 'A' && c <= 'Z'; }) || is_capital(tree.form(i))) return true;
  return false;
}

/// "el-Fasher", "al-Bab", in one token or three
bool begins_with_article(const Tree& tree, std::uint32_t i, std::uint32_t end) {
  std::string_view form = tree.form(i);
  const std::size_t hyphen = form.find('-');
  const std::string_view article = form.substr(0, hyphen);
  if (!is_one_of(article, {"al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "es", "en", "ed", "er", "ez"})) return false;
  if (hyphen != std::string_view::npos) return hyphen + 1 < form.size() && is_capital(form.substr(hyphen + 1));
  return i + 2 < end && tree.form(i + 1) == "-" && is_capital(tree.form(i + 2));
}

/// "in Tora, 120 km north of Goma": what is so far off Goma is the town named before, and the event was there.
bool tells_how_far(const Tree& tree, std::uint32_t direction) {
  if (direction < 4 || tree.token(direction - 2).upos != Upos::num || tree.form(direction - 3) != ",") return false;
  return is_one_of(tree.folded(direction - 1), {"km", "kms", "kilometers", "kilometres", "miles", "mi"}) && tree.token(direction - 4).upos == Upos::propn;
}

bool stands_as_dateline(const Tree& tree, TokenRange words) {
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(words.first)];
  if (!sentence.new_paragraph || words.first != sentence.first || words.last >= sentence.last) return false;
  return tree.token(words.last).upos == Upos::punct && is_all_capitals(tree.document().text(tree.bytes(words)));
}

/// "UN", "AU": short names in capitals are a body's, even where some village is spelled so.
bool is_initials(std::string_view form) {
  return form.size() < 4 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What the persons are called that the report names in full: "Cox" is whom it called "Ann Cox", not the town in Spain.
std::unordered_set<std::string> surnames(const Tree& tree) {
  std::unordered_set<std::string> out;
  for (const Name& name : tree.analysis().names) {
    std::uint32_t last = name.last;
    while (last > name.first && (tree.token(last - 1).upos == Upos::part || tree.token(last - 1).upos == Upos::punct)) --last;
    if (name.kind == NameKind::person && last >= name.first + 2) out.emplace(tree.folded(last - 1));
  }
  return out;
}

bool is_called_so(const Tree& tree, std::uint32_t token, const std::unordered_set<std::string>& persons) {
  if (!persons.contains(std::string(tree.folded(token)))) return false;
  const bool opens = token == tree.analysis().sentences[tree.sentence_of(token)].first;
  return opens || !is_one_of(tree.folded(token - 1), {"in", "at", "near", "outside", "around"});
}

bool is_province_word(std::string_view word) {
  return is_one_of(word, {"province", "governorate", "region", "state", "oblast", "district", "department", "prefecture", "county", "voivodeship", "canton",
                          "territory", "provincial", "governor"});
}

/// Whether the words beside the name say that it is a part of a country: "Aleppo province", "the governorate of Homs".
bool is_called_province(const Tree& tree, TokenRange words) {
  if (words.last < tree.size() && is_province_word(tree.folded(words.last))) return true;
  return words.first > 1 && tree.folded(words.first - 1) == "of" && is_province_word(tree.folded(words.first - 2));
}

std::string_view last_word(std::string_view name) { return name.substr(name.rfind(' ') + 1); }

std::string precision_of(std::string_view kind) {
  if (kind == "country" || kind == "admin1" || kind == "admin2" || kind == "area" || kind == "sea" || kind == "site") return std::string(kind);
  return "settlement";
}

}  // namespace

Result<PlaceReader> PlaceReader::create(std::shared_ptr<const Lexicon> lexicon) {
  const auto table = lexicon->table("places"), demonyms = lexicon->table("demonyms");
  if (!table || !demonyms) return fail(Fault::corrupt, "this lexicon lacks table places or demonyms; build it from the complete folder");
  Columns columns{};
  std::uint32_t* const wanted[] = {&columns.name,     &columns.kind,      &columns.country,    &columns.admin1,
                                   &columns.latitude, &columns.longitude, &columns.population, &columns.id};
  const std::string_view names[] = {"name", "kind", "country", "admin1", "latitude", "longitude", "population", "gazetteer_id"};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    const auto column = table->column(names[i]);
    if (!column) return fail(Fault::corrupt, "table places lacks the column " + std::string(names[i]));
    *wanted[i] = *column;
  }
  PlaceReader out(std::move(lexicon), *table, columns);
  if (const auto nouns = out.lexicon_->table("place_nouns"))
    for (RowId row = 0; row < nouns->rows(); ++row) each_alternative(nouns->cell(row, 0), [&](std::string_view word) { out.place_nouns_.add(fold(word)); });
  if (const auto verbs = out.lexicon_->table("scene_verbs"))
    for (RowId row = 0; row < verbs->rows(); ++row) each_alternative(verbs->cell(row, 0), [&](std::string_view word) { out.scene_verbs_.add(fold(word)); });
  if (const auto nouns = out.lexicon_->table("place_stand_ins"))
    if (const auto kind = nouns->column("kind"))
      for (RowId row = 0; row < nouns->rows(); ++row)
        each_alternative(nouns->cell(row, 0), [&](std::string_view word) { out.stand_ins_.try_emplace(fold(word), nouns->cell(row, *kind)); });
  for (RowId row = 0; row < out.table_.rows(); ++row)
    if (out.table_.cell(row, out.columns_.kind) == "country") out.countries_.try_emplace(out.table_.cell(row, out.columns_.country), row);
  if (const auto nouns = out.lexicon_->table("street_nouns")) out.street_nouns_.add(*nouns);
  if (const auto bodies = out.lexicon_->table("town_bodies")) out.town_bodies_.add(*bodies);
  out.outlets_.read(*out.lexicon_);
  if (const auto areas = out.lexicon_->table("area_abbreviations"))
    if (const auto area = areas->column("area"))
      for (RowId row = 0; row < areas->rows(); ++row)
        each_alternative(areas->cell(row, 0), [&](std::string_view word) { out.abbreviations_.try_emplace(fold(word), areas->cell(row, *area)); });
  if (const auto words = out.lexicon_->table("place_parts"))
    for (RowId row = 0; row < words->rows(); ++row) each_alternative(words->cell(row, 0), [&](std::string_view word) { out.parts_.add(fold(word)); });
  if (const auto words = out.lexicon_->table("no_places"))
    for (RowId row = 0; row < words->rows(); ++row) each_alternative(words->cell(row, 0), [&](std::string_view word) { out.no_places_.add(fold(word)); });
  if (const auto actors = out.lexicon_->table("actors"))
    if (const auto kind = actors->column("kind"))
      for (RowId row = 0; row < actors->rows(); ++row)
        if (actors->cell(row, *kind) == "place") each_alternative(actors->cell(row, 0), [&](std::string_view name) { out.capitals_.add(fold(name)); });
  const auto country = demonyms->column("country");
  for (RowId row = 0; country && row < demonyms->rows(); ++row)
    each_alternative(demonyms->cell(row, 0), [&](std::string_view word) { out.demonyms_.try_emplace(fold(word), demonyms->cell(row, *country)); });
  return out;
}

// Nobody lives in a sea or a square; in the table they are because they are known as well as a town of so many people.
double PlaceReader::population(RowId row) const {
  constexpr double kSea = 200000, kSite = 20000;
  const double people = number(table_.cell(row, columns_.population));
  if (people > 0) return people;
  const std::string_view kind = table_.cell(row, columns_.kind);
  return kind == "sea" ? kSea : kind == "site" ? kSite : 0;
}

std::optional<PlaceReader::Spotted> PlaceReader::spot_at(const Tree& tree, std::uint32_t first, std::uint32_t end) const {
  std::string word(tree.folded(first));
  std::vector<Table::Start> starts;
  table_.starting(word, starts);
  // "al-Bab" may be three tokens: its key's first word goes on over the hyphen.
  for (std::uint32_t i = first; i + 1 < end && !(tree.token(i).flags & token_flag::space_after) && tree.token(i + 1).upos != Upos::part; ++i) {
    word += tree.folded(i + 1);
    if (i + 1 > first + 4) break;
    table_.starting(word, starts);
  }
  Spotted best;
  for (const Table::Start& start : starts) {
    const auto last = match(tree, start.key, first, end);
    if (!last || (best.words.last && *last < best.words.last)) continue;
    if (*last > best.words.last) best = {{first, *last}, {}, false};
    best.rows.push_back(start.row);
  }
  if (best.rows.empty()) return std::nullopt;
  return best;
}

// "The Hague", "the Amazon": the article is part of the name where the word behind it alone is no place's.
std::optional<PlaceReader::Spotted> PlaceReader::spot_with_article(const Tree& tree, std::uint32_t first, std::uint32_t end) const {
  if (tree.folded(first) != "the" || first + 1 >= end || !is_capital(tree.form(first + 1))) return std::nullopt;
  auto spotted = spot_at(tree, first, end);
  if (!spotted || spotted->words.last < first + 2) return std::nullopt;
  const auto bare = spot_at(tree, first + 1, end);
  if (bare && bare->words.last >= spotted->words.last) return std::nullopt;
  return spotted;
}

std::optional<double> PlaceReader::people_in(const Tree& tree, TokenRange name) const {
  const auto spotted = spot_at(tree, name.first, name.last);
  if (!spotted || spotted->words != name) return std::nullopt;
  double most = 0;
  for (const RowId row : spotted->rows) most = std::max(most, population(row));
  return most;
}

// "shelled Kyiv", "the attack on Lagos", taken for somebody's names: where something is done to a large city. One that does
// something stands for its government, and what is called like a person must be a capital.
bool PlaceReader::is_city_all_the_same(const Tree& tree, const Spotted& spotted, NameKind name, double people) const {
  constexpr double kLarge = 500000;
  if (people < kLarge || (name == NameKind::person && !capitals_.contains(tree.folded(spotted.words.first)))) return false;
  const Relation r = tree.relation(head_of(tree, spotted.words));
  if (name == NameKind::organisation && r == Relation::compound) return true;  // "the Basra attack"
  return r == Relation::obj || r == Relation::nmod || r == Relation::obl || r == Relation::nsubj_pass;
}

// "the Golan Heights", "Jenin camp", but not "the Golan Heights Winery": what is called so in several words is a place, whether the
// name finder knows it or takes it for a body.
bool PlaceReader::is_unmistakable(const Tree& tree, const Spotted& spotted, const Name* name) const {
  const auto [first, last] = spotted.words;
  const std::string_view kind = table_.cell(spotted.rows.front(), columns_.kind);
  if (last < first + 2 || (kind != "area" && kind != "sea" && kind != "site")) return false;
  if (name && (name->first < first || name->last > last)) return false;
  if (name && name->kind == NameKind::person && name->last == last) return false;  // but "Abu Shouk camp", a person only in part
  const bool goes_on = last < tree.size() && tree.sentence_of(last) == tree.sentence_of(first) && tree.token(last).upos == Upos::propn;
  return !goes_on || !is_capital(tree.form(last));
}

// "in Porto-Novo", whatever the name finder takes it for: few are called so but the town.
bool PlaceReader::is_hyphenated_town(const Tree& tree, TokenRange words) const {
  if (words.last < words.first + 3 || words.first == 0 ||
      !is_one_of(tree.folded(words.first - 1), {"in", "at", "near", "from", "to", "of", "around", "outside"}))
    return false;
  const bool goes_on = words.last < tree.size() && tree.token(words.last).upos == Upos::propn && is_capital(tree.form(words.last));
  for (std::uint32_t i = words.first + 1; i + 1 < words.last; ++i)
    if (tree.form(i) == "-") return !goes_on;
  return false;
}

// A name of the gazetteer is a place if the name finder says so; else only where the words around it make it one.
bool PlaceReader::is_credible(const Tree& tree, const Spotted& spotted, std::optional<NameKind> name, bool caseless) const {
  const std::uint32_t begin = spotted.words.first;
  const std::uint32_t first = begin + (spotted.words.last > begin + 1 && tree.folded(begin) == "the");
  const std::string_view kind = table_.cell(spotted.rows.front(), columns_.kind);
  if (!caseless && kind != "country" && spotted.words.last == first + 1 && is_initials(tree.form(first))) return false;
  if (spotted.words.last == first + 1 && (is_calendar_word(tree.folded(first)) || no_places_.contains(tree.folded(first)))) return false;
  // "Street", "Center", "Police": towns somewhere, words everywhere.
  if (spotted.words.last == first + 1 && kind != "country" && (street_nouns_.find(tree.folded(first)) || town_bodies_.find(tree.folded(first)))) return false;
  if (name == NameKind::place && !caseless) return true;
  if (!caseless && is_called_place(tree, begin)) return true;
  double largest = 0;
  for (RowId row : spotted.rows) largest = std::max(largest, population(row));
  if (stands_as_dateline(tree, spotted.words) && (name != NameKind::person || largest > kNoPerson)) return true;
  // "a court in The Hague", where "shares in Santander" are a bank's
  const bool in_article = first > begin && begin > 0 && tree.folded(begin - 1) == "in";
  if (in_article && largest > 100000) return true;
  if (is_hyphenated_town(tree, spotted.words)) return true;
  const bool behind_in = begin > 0 && tree.folded(begin - 1) == "in" && tree.sentence_of(begin - 1) == tree.sentence_of(begin);
  if (name == NameKind::organisation && behind_in && largest > 1000) return true;  // "the Red Party in Tora", read as one name
  if (name == NameKind::person || name == NameKind::organisation) return is_city_all_the_same(tree, spotted, *name, largest);
  if (tree.folded(first).size() < 4 && kind != "country") return false;
  const Upos upos = tree.token(first).upos;
  if (upos == Upos::verb || upos == Upos::adp || upos == Upos::det || upos == Upos::aux || upos == Upos::pron || upos == Upos::adv) return false;
  const std::uint32_t head = head_of(tree, spotted.words);
  const bool placed = is_locative(tree.preposition(head)) || (begin > 0 && is_one_of(tree.folded(begin - 1), {"in", "at", "near", "from"}));
  if (caseless && name == NameKind::place) return largest > 10000 || kind == "country";
  if (caseless) return (placed || first == 0) && (largest > 50000 || kind == "country");
  if (kind == "country") return true;
  const bool capital_inside = upos == Upos::noun && first > 0 && tree.sentence_of(first - 1) == tree.sentence_of(first);
  return (upos == Upos::propn && (placed ? largest > 1000 : largest > 200000)) || (capital_inside && placed && largest > 20000);
}

// "the town of Izyum": what stands there is a place, whatever else bears its name.
bool PlaceReader::is_called_place(const Tree& tree, std::uint32_t first) const {
  if (first < 2 || tree.folded(first - 1) != "of" || tree.sentence_of(first - 2) != tree.sentence_of(first)) return false;
  return stand_ins_.contains(tree.lemma(first - 2)) && !is_capital(tree.form(first - 2));
}

TokenRange PlaceReader::called_place_at(const Tree& tree, std::uint32_t first, std::uint32_t end) const {
  if (!is_called_place(tree, first)) return {};
  std::uint32_t last = first;
  while (last < end && tree.token(last).upos == Upos::propn && is_capital(tree.form(last))) ++last;
  return {first, last};
}

bool PlaceReader::is_no_city(const Spotted& spotted) const {
  return std::all_of(spotted.rows.begin(), spotted.rows.end(),
                     [&](RowId row) { return table_.cell(row, columns_.kind) == "city" && population(row) < kNoPerson; });
}

void PlaceReader::spot(const Tree& tree, std::vector<Spotted>& out) const {
  const bool caseless = is_caseless_text(tree);
  const std::unordered_set<std::string> persons = surnames(tree);
  const auto& names = tree.analysis().names;
  std::size_t next = 0;
  for (const Sentence& sentence : tree.analysis().sentences) {
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      std::optional<Spotted> spotted = spot_with_article(tree, i, sentence.last);
      const std::uint32_t word = spotted ? i + 1 : i;  // names begin behind the article
      while (next < names.size() && names[next].last <= word) ++next;
      const bool inside = next < names.size() && names[next].first <= word;
      const std::optional<NameKind> name = inside ? std::optional(names[next].kind) : std::nullopt;
      if (!spotted && (is_capital(tree.form(i)) || begins_with_article(tree, i, sentence.last) || (caseless && is_nominal(tree.token(i).upos))))
        spotted = spot_at(tree, i, sentence.last);
      const TokenRange called = inside && name == NameKind::place ? TokenRange{} : called_place_at(tree, i, sentence.last);
      const bool longer_name = spotted && inside && names[next].first == word && spotted->words.last < names[next].last;
      if (spotted && longer_name && name != NameKind::place && !stands_as_dateline(tree, spotted->words)) spotted.reset();
      const Name* beside = next < names.size() && spotted && names[next].first < spotted->words.last ? &names[next] : nullptr;
      if (spotted && (caseless || !is_unmistakable(tree, *spotted, beside)) && !is_credible(tree, *spotted, name, caseless)) spotted.reset();
      const bool is_somebody = is_called_so(tree, i, persons) && (!spotted || (spotted->words.last == i + 1 && is_no_city(*spotted)));
      if (is_somebody && (!inside || (names[next].first == i && names[next].last == i + 1))) {
        ++i;
        continue;
      }
      const bool is_month = inside && names[next].last == i + 1 && is_calendar_word(tree.folded(i));
      const bool is_body = !caseless && inside && names[next].last == i + 1 && is_initials(tree.form(i));
      const bool is_word = !caseless && inside && !has_capital(tree, {names[next].first, names[next].last});  // "at dawn"
      const bool is_rest = inside && names[next].last == i + 1 && no_places_.contains(tree.folded(i));
      if (name == NameKind::place && !is_month && !is_body && !is_word && !is_rest && names[next].first == i && (!spotted || longer_name)) {
        // Unknown to the gazetteer, or longer than what it knows ("Misrata port").
        Spotted named{{i, names[next].last}, spotted ? spotted->rows : std::vector<RowId>{}, true};
        read_rows_of_name(tree, named);
        if (!spotted || spotted->words.last < named.words.last) spotted = std::move(named);
      }
      if (!spotted && called.first < called.last && !caseless) spotted = Spotted{called, {}, true};
      if (!spotted) {
        ++i;
        continue;
      }
      i = spotted->words.last;
      out.push_back(std::move(*spotted));
    }
  }
}

// "Texas" or "Tex." behind the comma.
bool PlaceReader::is_area(const Tree& tree, std::uint32_t token, std::string_view admin1) const {
  const std::string_view word = tree.folded(token);
  if (const std::string_view* area = abbreviations_.find(word)) return *area == admin1;
  return fold(admin1).starts_with(word);
}

bool PlaceReader::has_town(const Spotted& spotted, RowId area) const {
  return std::any_of(spotted.rows.begin(), spotted.rows.end(), [&](RowId row) {
    return precision_of(table_.cell(row, columns_.kind)) == "settlement" && table_.cell(row, columns_.country) == table_.cell(area, columns_.country) &&
           population(row) >= population(area) / 100;
  });
}

bool PlaceReader::is_told_where(const Tree& tree, const Spotted& spotted, RowId row) const {
  const std::uint32_t last = spotted.words.last;
  if (last + 1 >= tree.size() || tree.form(last) != ",") return false;
  const std::string_view admin = table_.cell(row, columns_.admin1);
  if (!admin.empty() && is_area(tree, last + 1, admin)) return true;
  const auto rows = table_.find(tree.folded(last + 1));
  return std::any_of(rows.begin(), rows.end(), [&](RowId other) {
    return table_.cell(other, columns_.kind) == "country" && table_.cell(other, columns_.country) == table_.cell(row, columns_.country);
  });
}

RowId PlaceReader::choose(const Tree& tree, const Spotted& spotted, const Countries& countries) const {
  const bool province = is_called_province(tree, spotted.words);
  const bool with_article = spotted.words.first > 0 && tree.folded(spotted.words.first - 1) == "the";  // "the Red Sea" is no province
  const std::string spelled = fold(tree.document().text(tree.bytes(spotted.words)));
  RowId best = spotted.rows.front();
  double best_score = -1e9;
  for (RowId row : spotted.rows) {
    const std::string_view kind = table_.cell(row, columns_.kind), country = table_.cell(row, columns_.country), admin = table_.cell(row, columns_.admin1);
    double score = std::log10(population(row) + 10);
    if (kind == "country") score += 4;
    // "Samar province" is no town, and "Samar" rather one that is called so than one of which it is wholly another name.
    if (kind == "city" && province) score -= 3;
    if (kind == "city" && last_word(fold(table_.key(row))) != last_word(spelled)) score -= 1;
    // "in Aleppo" is the town, though the province around it bears its name and has more people.
    if ((kind == "admin1" || kind == "admin2") && province) score += 3;
    if ((kind == "admin1" || kind == "admin2") && !province) score += has_town(spotted, row) ? -3 : kind == "admin1" ? 0.5 : 0;
    if (kind == "sea") score += province ? -3 : with_article ? 12 : 0;
    score += 4 * countries.share(country);
    score += 4 * countries.area_share(admin);
    score += countries.vicinity().points(row, spelled);
    if (is_told_where(tree, spotted, row)) score += 10;
    if (score > best_score) {
      best_score = score;
      best = row;
    }
  }
  return best;
}

Place PlaceReader::record(const Tree& tree, const Spotted& spotted, std::optional<RowId> row) const {
  Place out;
  const ByteSpan at = tree.bytes(spotted.words);
  out.text = tree.document().text(at);
  out.at = tree.document().chars(at);
  out.name = name_in_one_line(out.text);
  out.precision = "site";
  if (!row) return out;
  const auto cell = [&](std::uint32_t column) { return table_.cell(*row, column); };
  if (!spotted.found_by_name) {
    // Towns keep the spelling of the text, which the gazetteer's id joins to the others; countries have one name.
    // "MISRATA" of a dateline is spelled as the gazetteer spells it, if that has it so at all.
    if (cell(columns_.kind) == "country") out.name = std::string(cell(columns_.name).empty() ? table_.key(*row) : cell(columns_.name));
    if ((is_all_capitals(*out.name) && fold(table_.key(*row)) == fold(*out.name)) || ends_in_initials(*out.name)) out.name = std::string(table_.key(*row));
    out.precision = precision_of(cell(columns_.kind));
  } else if (!spotted.inside) {
    out.precision = "near";
    out.name = name_in_one_line(tree.document().text(tree.bytes(without_part(tree, spotted.words))));
  }
  if (!cell(columns_.country).empty()) out.country = std::string(cell(columns_.country));
  if (!cell(columns_.admin1).empty()) out.admin1 = std::string(cell(columns_.admin1));
  out.latitude = number(cell(columns_.latitude));
  out.longitude = number(cell(columns_.longitude));
  if (!cell(columns_.id).empty() && !spotted.inside) out.gazetteer_id = std::string(cell(columns_.id));
  return out;
}

void PlaceReader::read(const Tree& tree, std::vector<PlaceMention>& out) const {
  std::vector<Spotted> all;
  spot(tree, all);
  find_towns_of(tree, all);
  settle_quarters(tree, all);
  const Countries countries(*this, tree, all);
  const auto text = [&](TokenRange words) { return fold(tree.document().text(tree.bytes(words))); };
  std::map<std::string, RowId> told;  // "PARIS, Texas": so are the others of that name in the report
  for (const Spotted& spotted : all) {
    const std::uint32_t last = spotted.words.last;
    if (spotted.rows.empty() || spotted.found_by_name || last >= tree.size() || tree.form(last) != ",") continue;
    const RowId row = choose(tree, spotted, countries);
    if (is_told_where(tree, spotted, row)) told.try_emplace(text(spotted.words), row);
  }
  for (const Spotted& spotted : all) {
    std::optional<RowId> row;
    if (!spotted.rows.empty()) row = choose(tree, spotted, countries);
    if (const auto known = told.find(text(spotted.words)); row && known != told.end() && !is_told_where(tree, spotted, *row)) row = known->second;
    PlaceMention mention{spotted.words, head_of(tree, spotted.words), record(tree, spotted, row), false};
    if (!row && is_called_place(tree, spotted.words.first)) mention.record.precision = *stand_ins_.find(tree.lemma(spotted.words.first - 2));
    mention.locates = locates(tree, mention.head) || (mention.record.latitude && tree.preposition(mention.head).empty() && is_scene(tree, mention.head));
    out.push_back(std::move(mention));
  }
}

bool PlaceReader::is_located(const Tree& tree, std::uint32_t head) { return is_locative(tree.preposition(head)); }

bool PlaceReader::locates(const Tree& tree, std::uint32_t head) const {
  if (tree.preposition(head) != "of") return is_located(tree, head);
  const std::uint32_t above = tree.head(head);
  if (above != kNoToken && tells_how_far(tree, above)) return false;
  return above != kNoToken && (place_nouns_.contains(tree.folded(above)) || place_nouns_.contains(tree.lemma(above)));
}

bool PlaceReader::is_town_noun(std::string_view lemma) const {
  const std::string_view* kind = stand_ins_.find(lemma);
  return kind && *kind == "settlement";
}

// "Kabul was rocked by two blasts", "Iraq has seen attacks"; "in the Homs region", "in Kenya's Rift Valley".
bool PlaceReader::is_scene(const Tree& tree, std::uint32_t head) const {
  const std::uint32_t above = tree.head(head);
  if (above == kNoToken) return false;
  switch (tree.relation(head)) {
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obj: return scene_verbs_.contains(tree.lemma(above));
    case Relation::nmod_poss:
    case Relation::compound:
      if (!place_nouns_.contains(tree.lemma(above)) && (tree.relation(head) == Relation::compound || tree.token(above).upos != Upos::propn)) return false;
      if (tree.relation(head) == Relation::nmod_poss && is_town_noun(tree.lemma(above))) return false;  // "in Libya's largest city": not all over Libya
      // "the Tripoli suburb of Tajura" lies in Tripoli; "the Lyari district of Karachi" is Lyari.
      if (is_town_noun(tree.lemma(above)) && has_name_behind(tree, above)) return false;
      return is_one_of(tree.preposition(above), {"in", "at", "on", "near", "outside", "inside", "across", "around", "into", "through"});
    default: return false;
  }
}

// At the begin of the text, or of one of its first paragraphs in capitals, behind a caption or a headline.
std::optional<Place> PlaceReader::dateline(const std::vector<PlaceMention>& places, const Tree& tree) const {
  constexpr std::uint32_t kReach = 16;      // tokens
  constexpr std::uint32_t kSentences = 40;  // of captions and other headlines
  for (const PlaceMention& place : places) {
    const std::uint32_t first = place.words.first;
    if (tree.sentence_of(first) >= kSentences) break;
    if (first > 1 && !stands_as_dateline(tree, place.words)) continue;
    if (first == 0 && place.words.last < tree.size() && tree.form(place.words.last) == ":") return place.record;  // "Tora: Guards on Monday ..."
    for (std::uint32_t i = place.words.last; i < std::min(tree.size(), first + kReach); ++i)
      if (is_one_of(tree.form(i), {"-", "--", "—", "–", "---"})) return place.record;
  }
  return std::nullopt;
}

}  // namespace hearsay
