// Of the entries of one word the coder takes the first whose words and conditions are met, those of most words first,
// then those of most conditions (coding/event_lexicon.cc). An entry is beaten, and never used, where one tried before it
// asks for the same words and for nothing that it does not ask for itself.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "coding/lexicon_check_parts.h"
#include "hearsay/claim.h"
#include "record/modes.h"

namespace hearsay::lexicon_check {
namespace {

constexpr std::string_view kContexts =
    "asylum cbrn corruption crime cyber diplomatic disasters disease disinformation economic election elections environment executive gender health "
    "human_rights human_security humanitarian intelligence legal legislative lgbt migration military misinformation peacekeeping political "
    "political_institutions pro_autocracy pro_democracy reparations repression rights_freedoms territory terrorism trafficking women";

struct Roots {
  std::string_view type, roots;  // of CAMEO codes that fit the type
};
constexpr Roots kRoots[] = {
    {"ACCUSE", "09 11"},           {"AGREE", "03"},          {"AID", "07"},        {"ASSAULT", "14 15 17 18 19 20"},
    {"COERCE", "15 16 17 18 19"},  {"CONCEDE", "03 05 08"},  {"CONSULT", "03 04"}, {"COOPERATE", "03 04 05 06 08"},
    {"MOBILIZE", "15 13 17 19"},   {"PROTEST", "14"},        {"REJECT", "12"},     {"REQUEST", "02 10"},
    {"RETREAT", "03 06 08 12 16"}, {"SANCTION", "12 16 17"}, {"SUPPORT", "01 05"}, {"THREATEN", "13"},
    {"-", "01 18 19 20"},
};

struct Test {
  std::string slot;
  bool wanted = true;
  char kind = ':';  // ':' classes, '=' words, '*' anything
  std::set<std::string> values;
};

/// One alternative of one row.
struct Entry {
  RowId row = 0;
  std::string_view spelled;
  std::vector<Test> tests;
};

bool includes(const std::set<std::string>& all, const std::set<std::string>& some) { return std::includes(all.begin(), all.end(), some.begin(), some.end()); }

/// Whether `b` holds wherever `a` holds.
bool implies(const Test& a, const Test& b) {
  if (a.slot != b.slot || a.wanted != b.wanted) return false;
  if (a.wanted && b.kind == '*') return true;
  if (!a.wanted && a.kind == '*') return true;
  if (a.kind != b.kind) return false;
  return a.wanted ? includes(b.values, a.values) : includes(a.values, b.values);
}

bool beats(const Entry& first, const Entry& second) {
  return std::all_of(first.tests.begin(), first.tests.end(), [&](const Test& needed) {
    return std::any_of(second.tests.begin(), second.tests.end(), [&](const Test& given) { return implies(given, needed); });
  });
}

class EventCheck {
 public:
  EventCheck(const Lexicon& lexicon, const Table& events, Report& report) : lexicon_(lexicon), events_(events), report_(report) {}

  void run() {
    for (const char* column : {"words", "pos", "type", "mode", "cameo", "roles", "conditions", "contexts"})
      if (!events_.column(column)) return report_.error("events", fmt::format("this table has no column {}", column));
    if (const auto classes = lexicon_.table("classes"))
      for (RowId row = 0; row < classes->rows(); ++row)
        for (std::string_view one : split(classes->cell(row, 1), ' ')) used_classes_.insert(std::string(one));
    if (const auto nonevents = lexicon_.table("nonevents"))
      for (RowId row = 0; row < nonevents->rows(); ++row)
        for (std::string_view one : split(nonevents->cell(row, 0), '|')) nonevents_.try_emplace(fold(one), nonevents->origin(row));
    for (RowId row = 0; row < events_.rows(); ++row) check_row(row);
    for (const auto& [words, entries] : by_words_) find_beaten(words, entries);
  }

 private:
  std::string where(RowId row) const { return events_.origin(row); }

  void check_row(RowId row) {
    const std::string_view pos = events_.cell(row, 1), type = events_.cell(row, 2), mode = events_.cell(row, 3), cameo = events_.cell(row, 4);
    if (!is_one_of("verb noun adj", pos)) report_.error(where(row), fmt::format("pos `{}` is none of verb, noun, adj", pos));
    const auto known = std::find_if(std::begin(kRoots), std::end(kRoots), [&](const Roots& one) { return one.type == type; });
    if (known == std::end(kRoots)) {
      report_.error(where(row), fmt::format("type `{}` is none of PLOVER's, nor -", type));
    } else {
      if (!mode.empty() && !is_one_of(record::modes_of(type), mode)) report_.error(where(row), fmt::format("mode `{}` is none of {}", mode, type));
      if (!cameo.empty() && is_cameo_code(cameo) && !is_one_of(known->roots, cameo.substr(0, 2)))
        report_.warn(where(row), fmt::format("CAMEO code {} does not fit type {}", cameo, type));
    }
    if (!cameo.empty() && !is_cameo_code(cameo)) report_.error(where(row), fmt::format("`{}` is no CAMEO code", cameo));
    for (std::string_view one : split(events_.cell(row, 7), ' '))
      if (!one.empty() && !is_one_of(kContexts, one)) report_.error(where(row), fmt::format("context `{}` is unknown", one));
    check_roles(row);
    const std::vector<Test> tests = read_conditions(row);
    check_words(row, pos, tests);
  }

  void check_slot(RowId row, std::string_view slot, bool condition) {
    if (is_one_of("subj obj iobj poss mod", slot) || (condition && is_one_of("any clause inf", slot)) || is_one_of(kPrepositions, slot)) return;
    report_.error(where(row), fmt::format("`{}` is neither a slot (subj obj iobj poss mod{}) nor a preposition", slot, condition ? " any clause inf" : ""));
  }

  void check_roles(RowId row) {
    for (std::string_view role : split(events_.cell(row, 5), ' ')) {
      if (role.empty()) continue;
      const std::size_t colon = role.find(':');
      if (colon == role.npos || !is_one_of("actor recipient", role.substr(0, colon))) {
        report_.error(where(row), fmt::format("role `{}` is neither actor:… nor recipient:…", role));
        continue;
      }
      if (role.size() == colon + 1) continue;  // nobody plays it
      std::set<std::string_view> seen;
      for (std::string_view slot : split(role.substr(colon + 1), ',')) {
        check_slot(row, slot, false);
        if (!seen.insert(slot).second) report_.error(where(row), fmt::format("slot `{}` stands twice in `{}`", slot, role));
      }
    }
  }

  std::vector<Test> read_conditions(RowId row) {
    std::vector<Test> out;
    for (std::string_view text : split(events_.cell(row, 6), ' ')) {
      if (text.empty()) continue;
      const std::string_view whole = text;
      Test test;
      if (text.starts_with('!')) test.wanted = false, text.remove_prefix(1);
      const std::size_t at = text.find_first_of(":=");
      if (at == text.npos || at == 0 || at + 1 == text.size()) {
        report_.error(where(row), fmt::format("condition `{}` is none of slot:class, slot=word, slot:*", whole));
        continue;
      }
      test.slot = text.substr(0, at);
      check_slot(row, test.slot, true);
      test.kind = text.substr(at + 1) == "*" ? '*' : text[at];
      for (std::string_view value : split(text.substr(at + 1), ',')) {
        if (value.empty()) report_.error(where(row), fmt::format("condition `{}` has an empty value", whole));
        if (test.kind == ':' && !value.empty() && !used_classes_.contains(std::string(value)))
          report_.error(where(row), fmt::format("condition `{}`: no word is of class `{}`", whole, value));
        if (!test.values.insert(fold(value)).second)
          report_.warn(where(row), fmt::format("`{}` stands twice in condition `{}{}{}…`", value, test.wanted ? "" : "!", test.slot, text[at]));
        if (test.kind == '=' && fold(value) != value) report_.error(where(row), fmt::format("condition word `{}` is compared in small letters", value));
      }
      const bool twice = std::any_of(out.begin(), out.end(), [&](const Test& other) { return implies(test, other) && implies(other, test); });
      if (twice) report_.error(where(row), fmt::format("condition `{}` is said twice", whole));
      for (const Test& other : out)
        if (other.slot == test.slot && other.kind == test.kind && other.wanted != test.wanted &&
            (test.wanted ? includes(other.values, test.values) : includes(test.values, other.values)))
          report_.error(where(row), fmt::format("condition `{}` forbids all that another one wants: this entry can never hold", whole));
      out.push_back(std::move(test));
    }
    return out;
  }

  // Words as tokens have them: "'s" and "n't" stand apart from what they lean on, commas and blanks never stand in one.
  static bool is_one_token(std::string_view word) {
    if (word.find_first_of(",;:()\"") != word.npos || word == "-") return false;
    const std::size_t mark = word.find('\'');
    return mark == word.npos || mark == 0 || word == "n't" || word.starts_with("o'") || word.starts_with("d'");
  }

  void check_words(RowId row, std::string_view pos, const std::vector<Test>& tests) {
    std::set<std::string> own;
    for (std::string_view one : split(events_.cell(row, 0), '|')) {
      const std::string folded = fold(one);
      if (folded.empty()) {
        report_.error(where(row), "an alternative between two `|` is empty");
        continue;
      }
      if (!own.insert(folded).second) {
        report_.error(where(row), fmt::format("`{}` stands twice in this row", one));
        continue;
      }
      std::vector<std::string> words;
      for (std::string_view word : split(folded, ' ')) {
        if (!is_one_token(word)) report_.error(where(row), fmt::format("`{}` in `{}` can match no word of a text: words are compared one by one", word, one));
        words.emplace_back(word);
      }
      if (const auto blocked = nonevents_.find(folded); blocked != nonevents_.end() && (pos == "noun" || words.size() == 1))
        report_.error(where(row), fmt::format("`{}` never matches: {} says that it is no event", one, blocked->second));
      // Of a verb the others may stand in any order.
      if (pos != "noun") std::sort(words.begin() + 1, words.end());
      std::string key(pos);
      for (const std::string& word : words) key += ' ' + word;
      by_words_[key].push_back({row, one, tests});
    }
  }

  void find_beaten(const std::string& words, std::vector<Entry> entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.tests.size() > b.tests.size(); });
    for (std::size_t i = 1; i < entries.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) {
        if (!beats(entries[k], entries[i])) continue;
        const bool same = beats(entries[i], entries[k]);
        report_.error(where(entries[i].row), fmt::format("`{}` is never used: {} {}", entries[i].spelled, where(entries[k].row),
                                                         same ? "has the same words and conditions" : "is tried before it and holds wherever this one does"));
        break;
      }
  }

  const Lexicon& lexicon_;
  const Table& events_;
  Report& report_;
  std::set<std::string> used_classes_;
  std::map<std::string, std::string> nonevents_;
  std::map<std::string, std::vector<Entry>> by_words_;
};

}  // namespace

void check_events(const Lexicon& lexicon, const Table& events, Report& report) { EventCheck(lexicon, events, report).run(); }

}  // namespace hearsay::lexicon_check
