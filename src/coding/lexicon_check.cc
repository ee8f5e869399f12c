// Each small table is a list of rules, one a column, that its cells must meet; what two rows say twice is found by a key
// of the columns that decide. The event entries, which beat one another by rules of their own, are checked in
// lexicon_check_events.cc.

#include "coding/lexicon_check.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <unordered_map>

#include "coding/days.h"
#include "coding/frames.h"
#include "coding/lexicon_check_parts.h"
#include "hearsay/claim.h"

namespace hearsay {

using lexicon_check::Report;
using lexicon_check::split;

namespace lexicon_check {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = text.find(at);
    out.push_back(text.substr(0, end));
    if (end == text.npos) return out;
    text.remove_prefix(end + 1);
  }
}

bool is_one_of(std::string_view words, std::string_view one) {
  if (one.empty() || one.find(' ') != one.npos) return false;
  for (std::string_view word : split(words, ' '))
    if (word == one) return true;
  return false;
}

}  // namespace lexicon_check

namespace {

/// What is wrong with a cell, or nothing.
using Rule = std::function<std::string(std::string_view)>;

struct Column {
  std::string_view name;
  Rule rule;
};

Rule one_of(std::string words, bool may_be_empty = false) {
  return [words = std::move(words), may_be_empty](std::string_view cell) {
    if (cell.empty() ? may_be_empty : lexicon_check::is_one_of(words, cell)) return std::string();
    return fmt::format("`{}` is not one of: {}", cell, words);
  };
}

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

std::string number(std::string_view cell) { return is_number(cell) ? "" : fmt::format("`{}` is no number", cell); }
std::string number_or_nothing(std::string_view cell) { return cell.empty() ? "" : number(cell); }
std::string anything(std::string_view) { return {}; }
std::string something(std::string_view cell) { return cell.empty() ? "is empty" : ""; }

std::string country(std::string_view cell) { return is_country_code(cell) ? "" : fmt::format("`{}` is no ISO 3166-1 alpha-3 code", cell); }
std::string country_or_none(std::string_view cell) { return cell.empty() ? "" : country(cell); }  // seas, and areas of several states
std::string actor_code(std::string_view cell) {
  return is_actor_code(cell) ? "" : fmt::format("`{}` is no actor code: three capitals each, a country or an international body (IGO, NGO …) first", cell);
}
std::string role_code(std::string_view cell) {
  const bool whole = cell.size() % 3 == 0 && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return whole ? "" : fmt::format("`{}` is no role code of three capitals each, or none for somebody of no role", cell);
}

std::string cameo_code(std::string_view cell) { return is_cameo_code(cell) ? "" : fmt::format("`{}` is no CAMEO code", cell); }
std::string plover_type(std::string_view cell) { return cell == "-" || parse_event_type(cell) ? "" : fmt::format("`{}` is no PLOVER type, nor -", cell); }
std::string meaning(std::string_view cell) {
  const std::string_view digits = cell.substr(cell.starts_with('!') ? 1 : 0);
  const bool whole = digits.size() == 4 && digits.find_first_not_of("0123456789ABCDEF") == digits.npos;
  return whole ? "" : fmt::format("`{}` is not four hexadecimal digits, with or without a !", cell);
}

/// A day, a month or a year.
std::string date(std::string_view cell) {
  if (cell.empty()) return {};
  std::string full(cell);
  if (full.size() == 4)
    full += "-01-01";
  else if (full.size() == 7)
    full += "-01";
  return full.size() == 10 && parse_iso_day(full) ? "" : fmt::format("`{}` is no date: wanted is YYYY, YYYY-MM or YYYY-MM-DD", cell);
}

constexpr std::string_view kEntityKinds = "person group organisation state place";
constexpr std::string_view kEffects = "none fact does not future likely possible unlikely unknown demand want condition expected";
constexpr std::string_view kQuantityKinds = "killed injured missing displaced detained defected present participants weapons other";

struct Rules {
  std::string_view table;
  std::vector<Column> columns;       // by name, the key first
  std::vector<std::size_t> decides;  // columns that, with the spelling, make two rows the same
  bool one_spelling = false;         // the key is one spelling, '|' and all
};

std::vector<Rules> all_rules() {
  const std::string frames = "inf ing clause obj compound purpose outcome wish goal any " + std::string(lexicon_check::kPrepositions);
  return {
      {"actors",
       {{"names", something}, {"name", anything}, {"code", actor_code}, {"kind", one_of(std::string(kEntityKinds))}, {"from", date}, {"to", date}},
       {2, 4, 5}},
      {"agents", {{"words", something}, {"code", role_code}, {"kind", one_of("person group organisation")}}, {}},
      {"demonyms", {{"words", something}, {"country", country}}, {}},
      {"no_places", {{"words", something}}, {}},
      {"partitives", {{"words", something}}, {}},
      {"place_parts", {{"words", something}}, {}},
      {"quarters", {{"names", something}, {"town", something}, {"country", country}}, {1, 2}},
      {"accidents", {{"words", something}, {"part", one_of("accident violence gun")}}, {1}},
      {"habits", {{"words", something}, {"part", one_of("adverb period deed stake preposition")}}, {1}},
      {"places",
       {{"names", something},
        {"kind", one_of("country admin1 admin2 city area sea site")},
        {"country", country_or_none},
        {"latitude", number},
        {"longitude", number},
        {"population", number_or_nothing}},
       {}},
      {"cues",
       {{"cue", something},
        {"pos", one_of("verb noun adjective particle")},
        {"kind", one_of("say tell ask want deny doubt refuse think expect promise support oppose name show seem discuss rumour hedge colon light other")},
        {"stance", one_of("asserts denies doubts expects asks")},
        {"weight", number}},
       {1},
       true},
      {"source_kinds",
       {{"word", something}, {"match", one_of("noun name last title")}, {"kind", one_of("named office organisation media witness anonymous public")}},
       {1},
       true},
      {"embedders", {{"words", something}, {"pos", one_of("verb noun adj")}, {"frame", one_of(frames)}, {"effect", one_of(std::string(kEffects))}}, {1, 2}},
      {"hedges", {{"words", something}, {"pos", one_of("adv adj")}, {"effect", one_of(std::string(kEffects))}, {"public", one_of("yes", true)}}, {1}},
      {"numbers",
       {{"words", something},
        {"class", one_of("cardinal scale vague none ordinal before after")},
        {"value", number_or_nothing},
        {"approx", one_of("exact about atleast atmost range few several dozens hundreds thousands", true)}},
       {}},
      {"units", {{"words", something}, {"class", one_of("time money percent measure rank age")}}, {}},
      {"quantity_kinds", {{"words", something}, {"of", one_of("event open blow modifier unit sum")}, {"kind", one_of(std::string(kQuantityKinds))}}, {1}},
      {"calendar", {{"words", something}, {"class", one_of("month weekday unit part day now fixed season")}, {"value", something}}, {}},
      {"weapons",
       {{"words", something}, {"kind", one_of("firearm bomb artillery aircraft drone vehicle blade chemical other")}, {"counts", one_of("yes no", true)}},
       {}},
      {"light_verbs", {{"verbs", something}, {"subject", one_of("actor recipient object patient taker none")}}, {}},
      {"frames", {{"lemmas", something}, {"frame", one_of(fmt::format("{}", fmt::join(kFrameNames, " ")))}}, {1}},
      {"verb_forms", {{"form", something}, {"lemma", something}}, {}},
      {"nonparties", {{"class", something}}, {}, true},
      {"event_nouns", {{"nouns", something}}, {}},
      {"event_heads", {{"nouns", something}}, {}},
      {"place_nouns", {{"words", something}}, {}},
      {"scene_verbs", {{"words", something}}, {}},
      {"place_stand_ins", {{"words", something}, {"kind", one_of("country settlement admin1 site namesake")}}, {}},
      {"site_nouns", {{"words", something}, {"use", one_of("scene target")}}, {}},
      {"street_nouns", {{"words", something}, {"kind", one_of("way house")}}, {}},
      {"town_bodies", {{"words", something}}, {}},
      {"outlet_homes", {{"names", something}, {"town", anything}, {"area", anything}, {"country", country}}, {}},
      {"outlet_words", {{"words", something}, {"use", one_of("before behind")}}, {1}},
      {"area_abbreviations", {{"words", something}, {"area", something}}, {}},
      {"relayed", {{"words", something}, {"part", something}}, {}},
      {"brackets", {{"words", something}, {"part", one_of("note recording end statement")}}, {}},
      {"cameo", {{"code", [](std::string_view cell) { return is_cameo_code(cell) ? "" : fmt::format("`{}` is no CAMEO code", cell); }}}, {}},
      {"nonevents", {{"phrases", something}}, {}},
      {"cameo",
       {{"code", cameo_code}, {"type", plover_type}, {"mode", anything}, {"contexts", anything}, {"meaning", meaning}, {"label", something}},
       {},
       true},
      {"classes", {{"words", something}, {"classes", something}}, {}},
      {"abbreviations", {{"form", something}, {"kind", one_of("title company month general unit")}}, {1}, true},
      {"attribution_weights", {{"feature", something}, {"weight", number}}, {}, true},
      {"claim_weights", {{"feature", something}, {"label", something}, {"weight", number}}, {1}, true},
      {"place_weights", {{"feature", something}, {"weight", number}}, {}, true},
      {"party_weights", {{"feature", something}, {"actor", number}, {"recipient", number}}, {}, true},
      {"factuality_weights", {{"feature", something}, {"happened", number}, {"news", number}}, {}, true},
      {"examples", {{"sentence", something}, {"type", something}, {"mode", anything}, {"trigger", anything}}, {}, true},
  };
}

class TableCheck {
 public:
  TableCheck(const Table& table, const Rules& rules, Report& report) : table_(table), rules_(rules), report_(report) {}

  void run() {
    for (const Column& column : rules_.columns) columns_.push_back(table_.column(column.name));
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (!columns_[i]) report_.error(std::string(rules_.table), fmt::format("this table has no column {}", rules_.columns[i].name));
    for (RowId row = 0; row < table_.rows(); ++row) {
      for (std::size_t i = 0; i < columns_.size(); ++i) check_cell(row, i);
      if (rules_.table != "places") check_spellings(row);  // many towns are called San José
      if (rules_.table == "actors") check_period(row);
    }
  }

 private:
  std::string_view cell(RowId row, std::size_t i) const { return columns_[i] ? table_.cell(row, *columns_[i]) : std::string_view(); }

  void check_cell(RowId row, std::size_t i) {
    if (!columns_[i]) return;
    const std::string wrong = rules_.columns[i].rule(cell(row, i));
    if (!wrong.empty()) report_.error(table_.origin(row), fmt::format("{}: {}", rules_.columns[i].name, wrong));
  }

  void check_spellings(RowId row) {
    const std::string_view key = table_.cell(row, 0);
    std::vector<std::string> own;
    for (std::string_view one : rules_.one_spelling ? std::vector{key} : split(key, '|')) {
      std::string folded = rules_.table == "abbreviations" || rules_.table.ends_with("_weights") || rules_.table == "cues" ? std::string(one) : fold(one);
      if (folded.empty()) {
        report_.error(table_.origin(row), "an alternative between two `|` is empty");
        continue;
      }
      if (std::find(own.begin(), own.end(), folded) != own.end()) {
        // Names fold to one spelling often enough ("El-Baradei", "el-Baradei").
        report_.add(rules_.table != "actors", table_.origin(row), fmt::format("`{}` stands twice in this row", one));
        continue;
      }
      own.push_back(folded);
      for (const std::size_t decider : rules_.decides) folded += fmt::format("\t{}", cell(row, decider));
      const auto [first, fresh] = seen_.try_emplace(std::move(folded), row);
      if (fresh) continue;
      // The same word may be of several classes, in several rows.
      if (rules_.table == "classes" && !same_class(first->second, row)) continue;
      report_.error(table_.origin(row), fmt::format("`{}` is said before, at {}", one, table_.origin(first->second)));
    }
  }

  bool same_class(RowId a, RowId b) const {
    for (std::string_view one : split(cell(a, 1), ' '))
      if (lexicon_check::is_one_of(cell(b, 1), one)) return true;
    return false;
  }

  void check_period(RowId row) {
    const std::string_view from = cell(row, 4), to = cell(row, 5);
    if (!from.empty() && !to.empty() && from.substr(0, std::min(from.size(), to.size())) > to.substr(0, std::min(from.size(), to.size())))
      report_.error(table_.origin(row), fmt::format("ends ({}) before it begins ({})", to, from));
  }

  const Table& table_;
  const Rules& rules_;
  Report& report_;
  std::vector<std::optional<std::uint32_t>> columns_;
  std::unordered_map<std::string, RowId> seen_;
};

/// "11-4:4", the fourth Thursday of November; ":0" is the last of them.
bool is_moving_feast(std::string_view value) {
  const auto is = [&](std::size_t at, char low, char high) { return low <= value[at] && value[at] <= high; };
  if (value.size() != 6 || value[2] != '-' || value[4] != ':' || !is(3, '1', '7') || !is(5, '0', '5')) return false;
  return parse_iso_day(fmt::format("2000-{}-01", value.substr(0, 2))).has_value();
}

void check_calendar(const Table& table, Report& report) {
  for (RowId row = 0; row < table.rows(); ++row) {
    const std::string_view kind = table.cell(row, 1), value = table.cell(row, 2);
    const auto between = [&](int low, int high) {
      int number = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      return error == std::errc() && end == value.data() + value.size() && low <= number && number <= high;
    };
    bool good = true;
    if (kind == "month" || kind == "season")
      good = between(1, 12);
    else if (kind == "weekday")
      good = between(1, 7);
    else if (kind == "day")
      good = between(-31, 31);
    else if (kind == "unit")
      good = lexicon_check::is_one_of("second minute hour day night weekend week fortnight month year decade century", value);
    else if (kind == "fixed")
      good = is_moving_feast(value) || parse_iso_day(value.size() == 5 ? "2000-" + std::string(value) : std::string(value)).has_value();
    if (!good) report.error(table.origin(row), fmt::format("`{}` is no value of class {}", value, kind));
  }
}

void check_classes(const Table& table, Report& report) {
  for (RowId row = 0; row < table.rows(); ++row)
    for (std::string_view one : split(table.cell(row, 1), ' '))
      if (!lexicon_check::is_one_of(lexicon_check::kClasses, one))
        report.error(table.origin(row), fmt::format("class `{}` is unknown; known are {}", one, lexicon_check::kClasses));
}

}  // namespace

std::vector<LexiconFinding> check_lexicon(const Lexicon& lexicon) {
  Report report;
  const std::vector<Rules> rules = all_rules();
  for (std::string_view name : lexicon.tables()) {
    const Table table = *lexicon.table(name);
    if (name == "events") lexicon_check::check_events(lexicon, table, report);
    const auto own = std::find_if(rules.begin(), rules.end(), [&](const Rules& one) { return one.table == name; });
    if (own == rules.end()) {
      if (name != "events") report.warn(std::string(name), "no part of the program reads a table of this name");
      continue;
    }
    TableCheck(table, *own, report).run();
    if (name == "calendar") check_calendar(table, report);
    if (name == "classes") check_classes(table, report);
  }
  return std::move(report.findings);
}

std::vector<LexiconCount> count_lexicon(const Lexicon& lexicon) {
  std::vector<LexiconCount> out;
  const auto patterns_of = [](const Table& table, RowId row) { return static_cast<std::uint32_t>(split(table.cell(row, 0), '|').size()); };
  std::map<std::string, LexiconCount> types, countries;
  for (std::string_view name : lexicon.tables()) {
    const Table table = *lexicon.table(name);
    LexiconCount all{"table", std::string(name), table.rows(), 0};
    const auto type = table.column("type"), mode = table.column("mode"), code = table.column("code");
    for (RowId row = 0; row < table.rows(); ++row) {
      const std::uint32_t patterns = patterns_of(table, row);
      all.patterns += patterns;
      const auto count = [&](std::map<std::string, LexiconCount>& into, std::string_view group, const std::string& key) {
        LexiconCount& one = into.try_emplace(key, LexiconCount{std::string(group), key, 0, 0}).first->second;
        ++one.rows;
        one.patterns += patterns;
      };
      if (name == "events" && type && mode) {
        const std::string_view m = table.cell(row, *mode);
        count(types, "type", std::string(table.cell(row, *type)) + (m.empty() ? "" : " ") + std::string(m));
      }
      if (name == "actors" && code) count(countries, "country", std::string(table.cell(row, *code).substr(0, 3)));
    }
    out.push_back(std::move(all));
  }
  for (auto& [key, one] : types) out.push_back(std::move(one));
  for (auto& [key, one] : countries) out.push_back(std::move(one));
  return out;
}

}  // namespace hearsay
