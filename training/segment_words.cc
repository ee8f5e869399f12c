#include "segment_words.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <unordered_map>

#include "base/utf8.h"
#include "language/word_facts.h"

namespace hearsay::training {
namespace {

constexpr std::size_t kMostWords = 40000;

struct Counts {
  int lower = 0, capital = 0;                  // inside sentences
  int stops = 0, stops_inside = 0, plain = 0;  // followed by a full stop; and then by a lower-case word; without one
};

struct Chars {
  std::vector<std::uint16_t> chars;
  std::vector<CharKind> kinds;
};

Chars chars_of(std::string_view word) {
  Chars out;
  for (std::size_t at = 0; at < word.size();) {
    char32_t c = next_code_point(word, at);
    out.kinds.push_back(char_kind(c));
    out.chars.push_back(model_char(c, out.kinds.back()));
  }
  return out;
}

std::uint64_t hash_of(const Chars& word, std::size_t from, std::size_t to) {
  std::uint64_t h = kEmptyWord;
  for (std::size_t i = from; i < to; ++i) h = mix(h, word.chars[i]);
  return h;
}
std::uint64_t hash_of(std::string_view word) {
  Chars c = chars_of(word);
  return hash_of(c, 0, c.chars.size());
}

using Table = std::unordered_map<std::uint64_t, Counts>;

bool has_lower(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Counts the words of a running text, a paragraph.
void count(const std::string& text, Table& table) {
  if (!has_lower(text)) return;
  std::istringstream in(text);
  bool inside = false;  // the word before was in lower case and had no sign behind it
  Counts* abbreviated = nullptr;
  for (std::string chunk; in >> chunk;) {
    Chars c = chars_of(chunk);
    std::size_t begin = 0, end = c.chars.size();
    while (begin < end && !in_word(c.kinds[begin])) ++begin;
    while (end > begin && !in_word(c.kinds[end - 1])) --end;
    bool lower = begin < end && c.kinds[begin] == CharKind::lower;
    if (abbreviated && begin == 0 && lower) ++abbreviated->stops_inside;
    abbreviated = nullptr;
    if (begin < end && is_letter(c.kinds[begin])) {
      Counts& counts = table[hash_of(c, begin, end)];
      if (inside && begin == 0) ++(lower ? counts.lower : counts.capital);
      bool stop = end < c.chars.size() && c.chars[end] == '.';
      ++(stop ? counts.stops : counts.plain);
      if (stop && end + 1 == c.chars.size()) abbreviated = &counts;
      if (stop && end + 2 == c.chars.size() && c.kinds[end + 1] == CharKind::comma) ++counts.stops_inside;
    }
    inside = lower && end == c.chars.size();
  }
}

CaseHabit habit_of(const Counts& c) {
  int all = c.lower + c.capital;
  if (all < 3) return CaseHabit::unknown;
  return c.lower * 10 >= all * 9 ? CaseHabit::lower : c.lower * 10 <= all ? CaseHabit::capital : CaseHabit::either;
}

/// A word that mostly has a stop, and with a sentence going on behind it.
bool is_abbreviation(const Counts& c) { return c.stops_inside >= 3 && c.stops > c.plain && c.stops_inside * 4 > c.stops; }

using Facts = std::map<std::uint64_t, WordFact>;

void add_counted(const Table& table, Facts& facts) {
  std::vector<std::pair<int, std::uint64_t>> common;
  for (const auto& [hash, c] : table)
    if (habit_of(c) != CaseHabit::unknown || is_abbreviation(c)) common.emplace_back(-(c.plain + c.stops), hash);
  std::sort(common.begin(), common.end());
  if (common.size() > kMostWords) common.resize(kMostWords);
  for (auto [_, hash] : common) {
    const Counts& c = table.at(hash);
    facts[hash].habit = habit_of(c);
    if (!is_abbreviation(c)) continue;
    facts[hash].abbreviation = facts[mix(hash, '.')].abbreviation = Abbreviation::seen;
  }
}

void add_listed(const std::string& path, Facts& facts) {
  static const std::map<std::string, Abbreviation> kinds = {{"title", Abbreviation::title},
                                                            {"company", Abbreviation::company},
                                                            {"month", Abbreviation::month},
                                                            {"general", Abbreviation::general},
                                                            {"unit", Abbreviation::unit}};
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    auto tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    auto kind = kinds.find(line.substr(tab + 1));
    if (kind == kinds.end()) continue;
    std::uint64_t hash = hash_of(line.substr(0, tab));
    facts[hash].abbreviation = facts[mix(hash, '.')].abbreviation = kind->second;
  }
}

/// Whether a cut seen so often is worth asking after. Writers in haste leave out apostrophes ("the drivers seat"): a lone "s"
/// at the end is a plural's but for a few words, which are cut again and mostly ("thats") or very often ("its").
bool is_worth_asking(bool lone_s, int cut, int whole) {
  constexpr int kVeryOften = 10;
  return lone_s ? (cut > 1 && cut > whole) || cut >= kVeryOften : cut * 20 >= whole;
}

/// Runs of letters that the treebanks cut at least sometimes ("cannot", "dont"), and where. `counted` knows of more text how
/// often they are whole.
void add_fused(const std::vector<GoldDocument>& documents, const Table& counted, Facts& facts) {
  struct Seen {
    std::map<std::size_t, int> cut;
    int whole = 0;
  };
  std::map<std::vector<std::uint16_t>, Seen> runs;
  GoldText gold = render(documents, {});
  for (std::size_t at = 0; at < gold.text.size();) {
    std::vector<std::uint16_t> run;
    std::size_t cut = 0;
    int cuts = 0;
    bool clitic = false;  // "don't" is cut by other means
    while (at < gold.text.size()) {
      std::size_t begin = at;
      char32_t c = next_code_point(gold.text, at);
      CharKind kind = char_kind(c);
      clitic = kind == CharKind::apostrophe;
      if (!is_letter(kind)) break;
      if (!run.empty() && gold.joints[begin] != Joint::none) cut = run.size(), ++cuts;
      run.push_back(model_char(c, kind));
    }
    if (clitic || run.size() < 2 || run.size() > 10) continue;
    if (cuts == 1)
      ++runs[run].cut[cut];
    else
      runs[run].whole += cuts == 0;
  }
  for (const auto& [run, seen] : runs) {
    std::uint64_t h = kEmptyWord;
    for (auto c : run) h = mix(h, c);
    const auto found = counted.find(h);
    for (auto [cut, times] : seen.cut) {
      const bool lone_s = cut + 1 == run.size() && run.back() == 's';
      const int whole = lone_s && found != counted.end() ? std::max(seen.whole, found->second.plain + found->second.stops - times) : seen.whole;
      if (cut > 7 || !is_worth_asking(lone_s, times, whole)) continue;
      facts[h].fused = static_cast<std::uint8_t>(cut);
    }
  }
}

std::string packed(const Facts& facts) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> values;
  for (const auto& [hash, fact] : facts)
    if (fact.packed() != 0) values.emplace_back(hash, fact.packed());
  return WordFacts::Table::pack(values);
}

}  // namespace

std::string make_word_facts(const std::vector<GoldDocument>& documents, const std::string& abbreviations_file, const std::string& news_file) {
  Table table;
  for (const auto& document : documents) count(render(std::span(&document, 1), {}).text, table);
  std::ifstream news(news_file);
  for (std::string line; std::getline(news, line);) count(line, table);
  Facts facts;
  add_counted(table, facts);
  add_listed(abbreviations_file, facts);
  add_fused(documents, table, facts);
  return packed(facts);
}

}  // namespace hearsay::training
