#include "coding/quantities.h"

#include <algorithm>

#include "base/numbers.h"
#include "coding/no_figures.h"
#include "coding/sums.h"

namespace hearsay {
namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::string_view word_at(const Tree& tree, std::uint32_t i, std::uint32_t end) { return i < end ? tree.folded(i) : std::string_view(); }

bool is_month(std::string_view word) {
  return is_any(word, {"january", "february", "march", "april", "may",  "june", "july", "august", "september", "october", "november", "december",
                       "jan",     "feb",      "mar",   "apr",   "jun",  "jul",  "aug",  "sep",    "sept",      "oct",     "nov",      "dec",
                       "jan.",    "feb.",     "mar.",  "apr.",  "jun.", "jul.", "aug.", "sept.",  "sep.",      "oct.",    "nov.",     "dec."});
}

bool is_person_word(std::string_view lemma) {
  return whom_counted(lemma) != "unknown" ||
         is_any(lemma, {"people",     "person",     "other",        "victim",    "official", "member",     "officer",    "policeman", "worker",
                        "journalist", "protester",  "demonstrator", "refugee",   "prisoner", "detainee",   "suspect",    "family",    "foreigner",
                        "migrant",    "individual", "leader",       "priest",    "employee", "politician", "missionary", "doctor",    "lawyer",
                        "teacher",    "activist",   "supporter",    "personnel", "force",    "staff",      "native"});
}

/// "28 dead", "34 injured": the figure's noun is an adjective.
bool is_state_of_body(std::string_view word) {
  return is_any(word, {"dead", "injured", "wounded", "killed", "missing", "hurt", "homeless", "displaced", "arrested", "detained"});
}

bool is_figure_between(const Tree& tree, std::uint32_t a, std::uint32_t b) {
  for (std::uint32_t i = std::min(a, b) + 1; i < std::max(a, b); ++i)
    if (tree.token(i).upos == Upos::num) return true;
  return false;
}

/// "one of his aides", "no talks": one of whom something is told, or nothing, is no count but of harm.
bool is_mere_mention(const Quantity& figure) {
  return is_any(figure.kind, {"other", "participants"}) && figure.max &&
         (*figure.max == 0 || (*figure.max == 1 && fold(figure.text).find(" of ") != std::string::npos));
}

/// Whether those who do such a thing are counted as its participants: who asks, blames or grants is a party, no crowd.
bool is_done_in_numbers(std::optional<EventType> type) {
  if (!type) return true;
  switch (*type) {
    case EventType::assault:
    case EventType::consult:
    case EventType::cooperate:
    case EventType::mobilize:
    case EventType::protest:
    case EventType::retreat: return true;
    default: return false;
  }
}

/// What is given, promised or taken may be money.
bool pays(EventType type) { return type == EventType::aid || type == EventType::agree || type == EventType::sanction || type == EventType::coerce; }

/// "men, ages 24, 25 and 41": each number of a row that begins with the word.
bool is_one_of_ages(const Tree& tree, std::uint32_t at) {
  const auto goes_on = [&](std::uint32_t i) { return tree.token(i).upos == Upos::num || is_any(tree.folded(i), {",", "and", "to", "or", "-"}); };
  const std::uint32_t sentence = tree.sentence_of(at);
  while (at > 0 && tree.sentence_of(at - 1) == sentence && goes_on(at - 1)) --at;
  return at > 0 && tree.sentence_of(at - 1) == sentence && is_any(tree.folded(at - 1), {"age", "ages", "aged"});
}

/// "1861 Hill", a house; "a Sweet 16 party": figures before a name, or behind one and before what there is one of.
bool is_number_in_name(const Tree& tree, const Numeral& numeral, std::uint32_t unit) {
  if (!numeral.digits || numeral.words.first != numeral.core) return false;
  const Token& token = tree.token(unit);
  const bool plural = token.features & feature::plural;
  if (token.upos == Upos::propn && !plural && unit == numeral.words.last && numeral.min && *numeral.min >= 100) return true;
  const std::uint32_t first = numeral.core;
  const bool behind_name = first > 0 && tree.sentence_of(first - 1) == tree.sentence_of(first) && tree.token(first - 1).upos == Upos::propn;
  return behind_name && token.upos == Upos::noun && !plural && numeral.min && *numeral.min > 1;
}

/// Of the classes of a noun (classes.tsv): nobody can be meant.
bool is_class_of_things(std::string_view classes) {
  const auto has = [&](std::string_view one) { return classes.find(one) != std::string_view::npos; };
  return (has("building") || has("vehicle") || has("animal") || has("aircraft") || has("ship") || has("document") || has("money") || has("territory")) &&
         !has("person") && !has("group") && !has("armed");
}

/// The noun at the end of the run of adjectives and nouns that begins at `at`.
std::uint32_t last_noun(const Tree& tree, std::uint32_t at, std::uint32_t end) {
  std::uint32_t found = kNoToken;
  for (std::uint32_t i = at; i < end && i < at + 6; ++i) {
    const Upos upos = tree.token(i).upos;
    if (upos == Upos::noun || upos == Upos::propn) {
      found = i;
      continue;
    }
    const bool may_precede = upos == Upos::adj || upos == Upos::adv || upos == Upos::num || (upos == Upos::punct && tree.folded(i) == "-") ||
                             (upos == Upos::verb && found == kNoToken);
    if (!may_precede) break;
  }
  return found;
}

}  // namespace

std::string_view whom_counted(std::string_view lemma) {
  if (is_any(lemma,
             {"child", "boy", "girl", "infant", "baby", "teenager", "minor", "schoolchild", "schoolgirl", "schoolboy", "toddler", "youth", "kid", "teen"}))
    return "children";
  if (is_any(lemma, {"woman", "wife", "mother", "nun", "widow", "sister", "daughter", "lady"})) return "women";
  if (is_any(lemma, {"man", "father", "brother", "son", "husband"})) return "men";
  if (is_any(lemma, {"civilian", "bystander", "resident", "villager", "worshipper", "worshiper", "pilgrim", "passenger", "shopper", "peasant", "student",
                     "citizen", "tribesman", "farmer"}))
    return "civilians";
  if (is_any(lemma, {"soldier", "fighter", "militant", "rebel", "guerrilla", "gunman", "terrorist", "insurgent", "troop", "combatant", "militiaman",
                     "extremist", "jihadist", "marine", "paramilitary"}))
    return "combatants";
  return "unknown";
}

Result<QuantityReader> QuantityReader::create(std::shared_ptr<const Lexicon> lexicon) {
  auto numerals = Numerals::create(lexicon);
  if (!numerals) return tl::unexpected(numerals.error());
  const auto units = lexicon->table("units"), kinds = lexicon->table("quantity_kinds"), weapons = lexicon->table("weapons");
  if (!units || !kinds || !weapons) return fail(Fault::corrupt, "the lexicon lacks one of the tables units, quantity_kinds and weapons; build it again");
  const auto of = kinds->column("of"), kind = kinds->column("kind"), counts = weapons->column("counts");
  if (!of || !kind || !counts) return fail(Fault::corrupt, "table quantity_kinds needs the columns of and kind, table weapons the column counts");
  QuantityReader out;
  out.numerals_ = std::move(*numerals);
  out.units_.add(*units);
  if (const auto agents = lexicon->table("agents")) out.persons_.add(*agents);
  const auto class_of = units->column("class");
  const auto add_keys = [](PhraseMap& map, const Table& table, RowId row) {
    std::string_view keys = table.cell(row, 0);
    for (std::size_t at = 0; at <= keys.size();) {
      const std::size_t bar = std::min(keys.find('|', at), keys.size());
      map.add(keys.substr(at, bar - at), row);
      at = bar + 1;
    }
  };
  for (RowId row = 0; row < kinds->rows(); ++row) {
    const std::string_view use = kinds->cell(row, *of);
    PhraseMap& map = use == "unit" ? out.unit_kinds_ : use == "modifier" ? out.modifier_kinds_ : use == "sum" ? out.sums_ : out.event_kinds_;
    add_keys(map, *kinds, row);
    out.kinds_.push_back({kinds->cell(row, *kind), use == "open" || use == "blow", use == "blow"});
  }
  for (RowId row = 0; class_of && row < units->rows(); ++row)
    if (units->cell(row, *class_of) == "money") add_keys(out.money_, *units, row);
  if (const auto classes = lexicon->table("classes"))
    for (RowId row = 0; row < classes->rows(); ++row)
      if (is_class_of_things(classes->cell(row, 1))) add_keys(out.things_, *classes, row);
  for (RowId row = 0; row < weapons->rows(); ++row)
    if (weapons->cell(row, *counts) == "yes") add_keys(out.weapons_, *weapons, row);
  out.lexicon_ = std::move(lexicon);
  return out;
}

// Dates, hours, ages, money, shares, measures, house numbers and numbers that only name.
bool QuantityReader::is_no_count(const Tree& tree, const Numeral& numeral, std::uint32_t end) const {
  const std::uint32_t first = numeral.core, last = numeral.words.last;
  const std::string_view before = first > 0 ? tree.folded(first - 1) : std::string_view(), after = word_at(tree, last, end);
  if (is_any(before, {"$",     "£",      "€",          "us$",     "rs",      "rs.",     "no.",  "no",     "#",    "aged", "age", "%",   "highway",
                      "route", "flight", "resolution", "article", "section", "chapter", "page", "number", "room", "camp", "usd", "eur", "gbp"}) &&
      !numeral.counts_many)
    return true;
  if (tree.folded(first).front() == '$' || after == "%" || after == "$" || units_.find(after)) return true;
  std::uint32_t unit = last;
  if (is_any(after, {"-", "more", "long", "additional", "consecutive", "full", "or"})) ++unit;
  if (unit != last && units_.find(word_at(tree, unit, end))) return true;
  if (after == "of" && (units_.find(word_at(tree, last + 1, end)) || is_month(word_at(tree, last + 1, end)))) return true;
  if (is_any(after, {"st", "nd", "rd", "th"}) || (numeral.digits && is_any(after, {"'s", "’s"}))) return true;
  if (numeral.digits && is_month(after)) return true;
  if (numeral.digits && is_month(before)) {
    const std::uint32_t head = tree.head(first);
    const bool day = numeral.max && *numeral.max <= 31 && first + 1 == last;  // "the May 11 murders"
    if (day || head == kNoToken || !(tree.token(head).features & feature::plural) || head < first) return true;
  }
  if (is_any(before, {"age", "ages"}) || is_one_of_ages(tree, first)) return true;
  if (numeral.digits && first > 0 && tree.token(first - 1).upos == Upos::num && tree.head(first - 1) == tree.head(first)) return true;  // "three 911 calls"
  if (numeral.digits && before == "," && numeral.max && *numeral.max < 110 && is_age_behind_name(tree, first, last, end)) return true;
  if (numeral.digits && first + 1 == last && numeral.words.first == first && tree.folded(first).size() == 4 && numeral.min && *numeral.min >= 1900 &&
      *numeral.min <= 2100) {
    const std::uint32_t head = tree.head(first);
    if (head == kNoToken || !(tree.token(head).features & feature::plural)) return true;
    if (is_any(before, {"of", "in", "since", "during"}) && head < first) return true;  // "the homicides of 2013"
  }
  const auto is_year = [](const std::optional<std::int64_t>& number) { return number && *number >= 1900 && *number <= 2100; };
  if (numeral.digits && first + 1 < last && is_year(numeral.min) && is_year(numeral.max) && tree.relation(first) != Relation::nummod) return true;
  if (numeral.digits && before == "at" && tree.folded(first).size() == 4 && tree.folded(first).find(',') == std::string_view::npos) return true;
  return is_any(after, {"street", "st", "st.", "avenue", "ave", "road", "rd", "rd.", "block", "am", "pm", "a.m.", "p.m."});
}

std::uint32_t QuantityReader::unit_of(const Tree& tree, const Numeral& numeral, std::uint32_t head, std::uint32_t end) const {
  const std::uint32_t last = numeral.words.last;
  const bool of_noun = last < end && tree.relation(last) == Relation::amod && tree.head(last) > last;  // "48 detained farmers"
  if (is_state_of_body(word_at(tree, last, end)) && !of_noun) return last;
  if (word_at(tree, last, end) == "of") {
    for (std::uint32_t c : tree.children(head))
      if (c >= last && tree.preposition(c) == "of") return c;
    return last_noun(tree, is_any(word_at(tree, last + 1, end), {"the", "his", "her", "its", "their", "our", "these", "those", "them"}) ? last + 2 : last + 1,
                     end);
  }
  const std::uint32_t above = tree.head(head);
  const Relation relation = tree.relation(head);
  const bool modifies = relation == Relation::nummod || relation == Relation::det || relation == Relation::amod || relation == Relation::compound ||
                        relation == Relation::advmod || relation == Relation::nmod_poss;
  if (modifies && above != kNoToken && above >= last && above < last + 8 && is_nominal(tree.token(above).upos)) return above;
  if (modifies && above != kNoToken && above < numeral.words.first && tree.token(above).upos != Upos::verb && relation == Relation::nummod) return above;
  // Trees of poor parsers: the nouns that follow.
  const Upos next = last < end ? tree.token(last).upos : Upos::punct;
  if (next == Upos::noun || next == Upos::propn || next == Upos::adj) return last_noun(tree, last, end);
  return kNoToken;
}

// "one fatally", "two of them fatally"
bool QuantityReader::kills_behind(const Tree& tree, std::uint32_t at, std::uint32_t end) const {
  if (word_at(tree, at, end) == "of" && is_any(word_at(tree, at + 1, end), {"them", "whom"})) at += 2;
  const auto row = modifier_kinds_.find(word_at(tree, at, end));
  return row && kinds_[*row].kind == "killed" && tree.token(at).upos == Upos::adv;
}

std::optional<QuantityMention> QuantityReader::mention(const Tree& tree, const Numeral& numeral, std::uint32_t end) const {
  if (is_no_count(tree, numeral, end)) return std::nullopt;
  QuantityMention out;
  std::uint32_t head = numeral.words.last - 1;
  for (std::uint32_t i = numeral.core; i < numeral.words.last; ++i)
    if (const std::uint32_t above = tree.head(i); above == kNoToken || above < numeral.words.first || above >= numeral.words.last) head = i;
  out.unit = unit_of(tree, numeral, head, end);
  const bool names = out.unit != kNoToken && out.unit < numeral.words.first;  // "Flight 370", "Group of 77"
  if (names) return std::nullopt;
  if (out.unit != kNoToken && (units_.find(tree.folded(out.unit)) || is_month(tree.folded(out.unit)))) return std::nullopt;
  if (out.unit == kNoToken && !kills_behind(tree, numeral.words.last, end) &&
      (numeral.max == 1 || (numeral.digits && numeral.words.first == numeral.core && tree.relation(head) == Relation::nummod)))
    return std::nullopt;
  if (tree.folded(numeral.core) == "no" && out.unit == kNoToken) return std::nullopt;
  if (out.unit != kNoToken && word_at(tree, out.unit + 1, end) == "per") return std::nullopt;  // "19.3 deaths per 100,000"
  if (out.unit != kNoToken && tree.folded(numeral.core) == "both" &&  // "both X and Y", "shot in both legs"
      (tree.child(out.unit, Relation::conj) != kNoToken || modifier_kinds_.find(tree.lemma(out.unit))))
    return std::nullopt;
  if (out.unit != kNoToken && is_number_in_name(tree, numeral, out.unit)) return std::nullopt;
  out.words = numeral.words;
  out.head = out.unit != kNoToken && tree.dominates(out.unit, head) ? out.unit : head;
  if (out.unit != kNoToken) {
    out.words.last = std::max(out.words.last, out.unit + 1);
    for (std::uint32_t c : tree.children(out.unit))
      if (c > out.unit && tree.preposition(c) == "of" && tree.relation(c) == Relation::nmod)
        out.words.last = std::max(out.words.last, tree.noun_phrase(c).last);
  }
  Quantity& record = out.record;
  const ByteSpan at = tree.bytes(out.words);
  record.text = tree.document().text(at);
  record.at = tree.document().chars(at);
  record.min = numeral.min;
  record.max = numeral.max;
  record.approx = numeral.approx;
  const std::string_view lemma = out.unit == kNoToken ? std::string_view("people") : tree.lemma(out.unit);
  const bool bare_state = out.unit != kNoToken && is_state_of_body(tree.folded(out.unit));
  record.unit = out.unit == kNoToken || bare_state ? "people" : std::string(tree.written(out.unit));
  record.kind = out.unit == kNoToken ? "other" : std::string(kind_of_unit(tree, out.unit));
  if (record.kind.empty()) record.kind = "other";
  record.of = whom_counted(fold(lemma));
  record.scope = is_sum_of_events(tree, out.words) ? "cumulative" : "event";
  return out;
}

void QuantityReader::read_sentence(const Tree& tree, std::uint32_t token, std::vector<QuantityMention>& out) const {
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(token)];
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    const auto numeral = numerals_.read(tree, i, sentence.last);
    if (!numeral) {
      ++i;
      continue;
    }
    if (auto found = mention(tree, *numeral, sentence.last)) out.push_back(std::move(*found));
    i = std::max(i + 1, numeral->words.last);
  }
}

void QuantityReader::read(const Tree& tree, std::vector<QuantityMention>& out) const {
  for (const Sentence& sentence : tree.analysis().sentences)
    if (sentence.first < sentence.last) read_sentence(tree, sentence.first, out);
}

std::string_view QuantityReader::kind_of_unit(const Tree& tree, std::uint32_t unit) const {
  const std::string lemma = fold(tree.lemma(unit));
  if (const auto row = unit_kinds_.find(lemma)) return kinds_[*row].kind;
  if (const auto row = unit_kinds_.find(tree.folded(unit))) return kinds_[*row].kind;
  if (weapons_.find(lemma) || weapons_.find(tree.folded(unit))) return "weapons";
  return {};
}

std::string_view QuantityReader::kind_of_lemma(std::string_view lemma) const {
  const auto row = event_kinds_.find(lemma);
  return row ? kinds_[*row].kind : std::string_view();
}

// The whole trigger, what settles it beside the head, the head; then, where the head harms nobody ("left three wounded",
// "suffered a gunshot wound"), the trigger's other words.
std::optional<RowId> QuantityReader::row_of(const Tree& tree, std::uint32_t word) const {
  const auto row = event_kinds_.find(fold(tree.lemma(word)));
  return row && kinds_[*row].of_verbs && is_nominal(tree.token(word).upos) ? std::nullopt : row;
}

bool QuantityReader::counts_harm(const Tree& tree, std::uint32_t word) const {
  const auto row = row_of(tree, word);
  return row && is_any(kinds_[*row].kind, {"killed", "injured"});
}

QuantityReader::Outcome QuantityReader::outcome_of(const Tree& tree, std::uint32_t head, TokenRange trigger) const {
  const auto told = [&](RowId row) { return Outcome{kinds_[row].kind, kinds_[row].open}; };
  std::string words;
  for (std::uint32_t i = trigger.first; i < trigger.last; ++i)
    if (tree.token(i).upos != Upos::punct) words += (words.empty() ? "" : " ") + fold(tree.lemma(i));
  if (const auto row = words.find(' ') == std::string::npos ? std::nullopt : event_kinds_.find(words)) return told(*row);
  const auto row = row_of(tree, head);
  const Outcome plain = row ? told(*row) : Outcome{};
  if (const auto settled = settled_by(tree, head, plain)) return told(*settled);
  if (is_any(plain.kind, {"killed", "injured"})) return plain;
  if (!plain.kind.empty() && plain.kind != "displaced") return plain;  // "charged in a death" kills nobody
  for (std::uint32_t i = trigger.first; i < trigger.last; ++i) {
    const auto other = i == head ? std::nullopt : row_of(tree, i);
    if (other && is_any(kinds_[*other].kind, {"killed", "injured"})) return told(*other);
  }
  return plain;
}

// "fatally shot", "shot to death", "shot in the leg", "shot but survived"
std::optional<RowId> QuantityReader::settled_by(const Tree& tree, std::uint32_t head, const Outcome& plain) const {
  for (const std::uint32_t c : tree.children(head)) {
    const Relation r = tree.relation(c);
    const bool oblique = r == Relation::obl && (tree.preposition(c) == "in" || tree.preposition(c) == "to");
    const bool joined = r == Relation::conj && c > head;  // "were shot but survived"
    if (r != Relation::advmod && r != Relation::amod && r != Relation::xcomp && !((oblique || joined) && plain.open)) continue;
    const auto row = modifier_kinds_.find(tree.folded(c));
    if (row && r == Relation::advmod && is_figure_between(tree, head, c)) continue;  // "four were shot, two of them fatally"
    if (row && (kinds_[*row].kind == "killed" || plain.open)) return row;
  }
  return std::nullopt;
}

// A farm may be a party, but is nobody.
bool QuantityReader::is_person(std::string_view lemma) const {
  const std::string folded = fold(lemma);
  return is_person_word(folded) || (persons_.find(folded) && !things_.find(folded));
}

bool QuantityReader::is_thing(std::string_view lemma) const {
  const std::string folded = fold(lemma);
  return things_.find(folded) && !is_person_word(folded);
}

std::string QuantityReader::kind_of(const Tree& tree, const Context& event, const QuantityMention& figure, bool by_actor) const {
  // Prisoners let go are not prisoners taken, refugees taken in not refugees driven out.
  if (event.type == EventType::concede || event.type == EventType::cooperate) return "other";
  const std::string_view unit = figure.unit == kNoToken ? std::string_view() : kind_of_unit(tree, figure.unit);
  const std::string lemma = fold(event.lemma);
  std::string_view kind = outcome_of(tree, event.head, event.trigger).kind;
  const bool kills = kind == "killed" && !outcome_of(tree, event.head, event.trigger).open;
  if (unit.empty() && figure.unit == event.head && lemma.ends_with("ing") && !kills) return "other";  // "six stabbings, one of them deadly"
  if (event.mode == "defect") kind = "defected";
  if (by_actor && !is_done_in_numbers(event.type)) return "participants";  // "two student bodies asked": no dead
  const bool gathers = event.type == EventType::protest || event.type == EventType::mobilize || event.type == EventType::consult;
  if (gathers && is_any(kind, {"killed", "injured"})) kind = {};  // "struck by gunfire" harms, "struck for more pay" does not
  if (!unit.empty() && unit != "participants" && unit != "detained" && unit != "displaced" && unit != "defected") return std::string(unit);
  const Upos upos = figure.unit == kNoToken ? Upos::pron : tree.token(figure.unit).upos;  // "two of them"
  const bool people = upos == Upos::pron || upos == Upos::propn || is_person(tree.lemma(figure.unit)) || !unit.empty() ||
                      ((kind == "killed" || kind == "injured") && !is_thing(tree.lemma(figure.unit)));
  if (!people) return unit.empty() ? "other" : std::string(unit);
  if (by_actor) {
    const bool patient_subject = is_any(kind, {"killed", "displaced", "defected", "missing"}) &&
                                 is_any(lemma, {"die", "perish", "drown", "flee", "leave", "disappear", "vanish", "desert", "defect"});
    if (kind == "defected" || patient_subject) return std::string(kind);
    if (event.type == EventType::retreat) return "other";                     // "four ministers resigned"
    if (event.type || !event.recipient_heads.empty()) return "participants";  // "three are charged in the death of a girl"
    return kind.empty() ? "other" : std::string(kind);
  }
  if (kind == "participants" && event.type == EventType::assault) return "other";  // "struck two people"
  if (!kind.empty()) return std::string(kind);
  if (!unit.empty()) return std::string(unit);
  if (gathers) return "participants";
  return "other";
}

// "killed 35 and injured scores", taken for injured scores that were killed: another harm's word right before the figure, or
// right behind it ("one dead and three others wounded"), takes it.
bool QuantityReader::is_told_apart(const Tree& tree, const Context& event, const QuantityMention& figure) const {
  const auto other_harm = [&](std::uint32_t i) {
    if (tree.sentence_of(i) != tree.sentence_of(figure.head) || event.trigger.has(i) || is_nominal(tree.token(i).upos)) return false;
    if (tree.head(i) == event.head) return false;  // "shot two men dead"
    const auto row = event_kinds_.find(fold(tree.lemma(i)));
    const std::string_view kind = row ? kinds_[*row].kind : std::string_view();
    const std::string_view own = outcome_of(tree, event.head, event.trigger).kind;
    return is_any(kind, {"killed", "injured"}) && is_any(own, {"killed", "injured"}) && kind != own;
  };
  const std::uint32_t first = figure.words.first, last = figure.words.last;
  return (first > 0 && other_harm(first - 1)) || (last < tree.size() && other_harm(last));
}

// "the death toll rose to 58", "brought the number of dead to 31", "a toll of 12": the event's word is counted in a sum, and the
// figure says what that has come to.
bool QuantityReader::is_new_sum(const Tree& tree, const Context& event, std::uint32_t figure) const {
  std::uint32_t sum = event.head;
  if (tree.relation(sum) == Relation::acl && tree.head(sum) != kNoToken && tree.head(sum) < sum) sum = tree.head(sum);  // "the number of people killed"
  for (std::uint32_t i = event.trigger.first; i < event.trigger.last && !sums_.find(tree.lemma(sum)); ++i)              // "takes death toll to 12"
    if (tree.token(i).upos == Upos::noun && sums_.find(tree.lemma(i))) sum = i;
  if (!sums_.find(tree.lemma(sum))) {
    const Relation r = tree.relation(sum);
    const bool counted = r == Relation::compound || (r == Relation::nmod && tree.preposition(sum) == "of");
    sum = counted ? tree.head(sum) : kNoToken;
  }
  if (sum == kNoToken || !sums_.find(tree.lemma(sum)) || figure < sum) return false;
  const std::uint32_t verb = tree.head(sum);
  const Relation r = tree.relation(sum);
  if (figure == verb) return is_subject(r) && tree.child(verb, Relation::cop) != kNoToken;  // "the toll is 41"
  const std::uint32_t above = tree.head(figure);
  const bool said_of_it = verb != kNoToken && (is_subject(r) || r == Relation::obj);
  if (above != sum && (!said_of_it || (above != verb && above != event.head))) return false;
  const std::string_view preposition = tree.preposition(figure);
  if (tree.relation(figure) == Relation::obj) return is_subject(r);  // "passed 2,000"
  return is_any(preposition, {"to", "at", "past", "above", "beyond", "over"}) || (above == sum && preposition == "of");
}

// "The four officials objected": who is known already is not counted again, nor are those who only speak or decide.
bool QuantityReader::is_known_party(const Tree& tree, const Context& event, const QuantityMention& figure) const {
  bool crowd = is_done_in_numbers(event.type);
  for (std::uint32_t i = event.trigger.first; i < event.trigger.last && !crowd; ++i)  // "held a rally in support"
    crowd = kind_of_lemma(fold(tree.lemma(i))) == "participants";
  if (!crowd) return true;
  const std::uint32_t determiner = figure.unit == kNoToken ? kNoToken : tree.child(figure.unit, Relation::det);
  return determiner != kNoToken && is_any(tree.folded(determiner), {"the", "these", "those", "all", "both"});
}

// "a grant of $2 million", "raised its aid by 20 million euros", "fined the paper £500": what is given or taken.
void QuantityReader::sums_of_event(const Tree& tree, const Context& event, std::vector<Quantity>& out) const {
  if (!event.type || !pays(*event.type) || (event.mode == "trial" && event.lemma == "set")) return;  // bail that is set is not paid yet
  const Sentence& sentence = tree.analysis().sentences[tree.sentence_of(event.head)];
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    const auto numeral = numerals_.read(tree, i, sentence.last);
    i = numeral ? std::max(i + 1, numeral->words.last) : i + 1;
    if (!numeral) continue;
    const std::uint32_t before = numeral->core - 1, after = numeral->words.last;
    const bool sign = numeral->core > sentence.first && tree.token(before).upos == Upos::sym && is_any(tree.folded(before), {"$", "£", "€", "us$"});
    if (!sign && !money_.find(word_at(tree, after, sentence.last))) continue;
    const std::uint32_t money = sign ? before : after;
    if (!is_paid(tree, event, money)) continue;
    Quantity& sum = out.emplace_back();
    const TokenRange words{sign ? before : numeral->words.first, sign ? after : after + 1};
    const ByteSpan at = tree.bytes(words);
    sum.text = tree.document().text(at);
    sum.at = tree.document().chars(at);
    sum.kind = "other";
    sum.unit = tree.written(money);
    sum.min = numeral->min;
    sum.max = numeral->max;
    sum.approx = numeral->approx;
    sum.scope = "event";
    sum.of = "unknown";
  }
}

// Among the words of the event, its arguments, or what is said beside it of the verb that carries it ("raised its aid by").
bool QuantityReader::is_paid(const Tree& tree, const Context& event, std::uint32_t money) const {
  const std::uint32_t above = tree.head(money);
  if (event.trigger.has(money)) return true;
  if (above == kNoToken || is_subject(tree.relation(money))) return false;
  if (above == event.head || event.trigger.has(above)) return tree.relation(money) != Relation::conj;
  const bool carried = above == tree.head(event.head) && tree.token(above).upos == Upos::verb && tree.relation(event.head) == Relation::obj;
  return carried && tree.relation(money) == Relation::obl && is_any(tree.preposition(money), {"by", "to", "with"});
}

// A figure belongs to the event whose trigger it counts, or one of whose participants it counts or is.
void QuantityReader::of_event(const Tree& tree, const Context& event, std::vector<Quantity>& out) const {
  std::vector<QuantityMention> figures;
  read_sentence(tree, event.head, figures);
  const auto has = [](const std::vector<std::uint32_t>& list, std::uint32_t i) { return std::find(list.begin(), list.end(), i) != list.end(); };
  for (QuantityMention& figure : figures) {
    const std::uint32_t anchor = figure.head;
    const auto names = [&](const std::vector<std::uint32_t>& heads) { return has(heads, anchor) || (figure.unit != kNoToken && has(heads, figure.unit)); };
    const bool counts_trigger = event.trigger.has(anchor) || (figure.unit != kNoToken && event.trigger.has(figure.unit));
    const bool actor = names(event.actor_heads) && !names(event.recipient_heads);
    bool belongs = counts_trigger || actor || names(event.recipient_heads);
    bool subject = false;
    if (!belongs) {
      // Not yet known as a party: a direct dependent of the trigger, also through "of" and coordination.
      std::uint32_t at = anchor;
      while (tree.head(at) != kNoToken && tree.relation(at) == Relation::conj && is_nominal(tree.token(at).upos)) at = tree.head(at);
      const std::uint32_t above = tree.head(at);
      const Relation relation = tree.relation(at);
      const bool of_noun = relation == Relation::nmod && tree.preposition(at) == "of";
      subject = relation == Relation::nsubj;
      belongs = above != kNoToken && (above == event.head || event.trigger.has(above)) &&
                (is_subject(relation) || relation == Relation::obj || relation == Relation::iobj || of_noun || relation == Relation::compound ||
                 relation == Relation::nummod || relation == Relation::obl_agent || relation == Relation::det);
    }
    const bool new_sum = !belongs && is_new_sum(tree, event, anchor);
    if (new_sum) belongs = true, figure.record.scope = "update";
    // "no injuries or deaths": nobody is shared by all that is joined.
    belongs |= figure.record.max == 0 && tree.relation(event.head) == Relation::conj && tree.head(event.head) == anchor;
    belongs |= figure.record.min > 1 && !outcome_of(tree, event.head, event.trigger).open && counts_some_of_them(tree, event, anchor);
    if (!belongs || is_told_apart(tree, event, figure)) continue;
    const bool shared_zero = figure.record.max == 0 && tree.head(event.head) == anchor && tree.relation(event.head) == Relation::conj;
    const bool some_killed = kills_behind(tree, figure.words.last, tree.size());
    if (shared_zero || some_killed) figure.unit = kNoToken;  // the kind is the event's own
    const bool by_actor = actor || (subject && !names(event.recipient_heads));
    figure.record.kind = kind_of(tree, event, figure, by_actor);
    if (some_killed) figure.record.kind = "killed";
    const bool of_doers = figure.record.kind == "participants" || (figure.record.kind == "other" && event.type == EventType::retreat);
    if (of_doers && by_actor && is_known_party(tree, event, figure)) continue;
    if (is_mere_mention(figure.record) || is_no_figure(tree, event, figure, figure.unit != kNoToken && !kind_of_unit(tree, figure.unit).empty(), by_actor))
      continue;
    if (figure.record.of == "unknown") figure.record.of = actor ? "actor" : names(event.recipient_heads) ? "recipient" : "unknown";
    out.push_back(std::move(figure.record));
  }
  sums_of_event(tree, event, out);
}

}  // namespace hearsay
