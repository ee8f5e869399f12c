#include "truecase_facts.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <unordered_map>

#include "hearsay/lexicon.h"
#include "language/network_features.h"
#include "language/truecaser.h"

namespace hearsay::training {
namespace {

constexpr std::size_t kMostWords = 98000;  // the table grows by doubling: this fills 512 KiB
constexpr std::uint32_t kFewestTimes = 3;  // that a word must be met; rarer ones stand for all that are not known
constexpr std::size_t kPopulationColumn = 7;
constexpr double kFewestPeople = 10000;

struct Times {
  std::uint32_t by_case[Truecaser::kClasses] = {};
  std::uint32_t all() const { return by_case[0] + by_case[1] + by_case[2]; }
};

CaseFact::Habit habit_of(const Times& times) {
  const std::uint32_t n = times.all();
  const auto share = [&](LetterCase letters) { return 100 * times.by_case[static_cast<int>(letters)] / n; };
  if (n < kFewestTimes) return CaseFact::unknown;
  if (share(LetterCase::all) >= 90) return CaseFact::all;
  if (share(LetterCase::all) >= 50) return CaseFact::mostly_all;
  if (share(LetterCase::lower) >= 97) return CaseFact::lower;
  if (share(LetterCase::lower) >= 75) return CaseFact::mostly_lower;
  if (share(LetterCase::first) >= 97) return CaseFact::first;
  return share(LetterCase::first) >= 75 ? CaseFact::mostly_first : CaseFact::either;
}

using Facts = std::unordered_map<std::uint64_t, CaseFact>;

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) c == '\t' ? (void)out.emplace_back() : out.back().push_back(c);
  return out;
}

/// Calls `use` with each capitalised word of the names in a table, and whether it is all of its name.
void each_word(const std::string& path, double fewest_people, const std::function<void(const std::string&, bool)>& use) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    const auto cells = columns(line);
    if (fewest_people > 0 && cells.size() > kPopulationColumn && std::atof(cells[kPopulationColumn].c_str()) < fewest_people) continue;
    std::string word;
    bool alone = true;
    for (const char c : cells[0] + '|') {
      if (c != '|' && c != ' ' && c != '-') {
        word += c;
        continue;
      }
      alone = alone && c == '|';
      if (letter_case(word) != LetterCase::lower) use(word, alone);
      alone = c == '|';
      word.clear();
    }
  }
}

}  // namespace

bool WrittenSentence::tells(std::size_t word) const {
  if (word == 0) return false;
  const std::string_view before = words[word - 1];
  return before != "\"" && before != "''" && before != "``" && before != "“" && before != "'" && before != ":" && before != "." && before != "-" &&
         before != "--" && before != "—" && before != "–" && before != "…" && before != "...";
}

bool WrittenSentence::is_plain() const {
  std::size_t capital = 0, lower = 0;
  for (const std::string& word : words) {
    if (word.size() < 4) continue;
    letter_case(word) == LetterCase::lower ? ++lower : ++capital;
  }
  return words.size() > 3 && lower > 1 && capital > 0 && capital < 2 * lower;
}

std::string make_case_facts(std::span<const WrittenSentence> sentences, std::span<const std::string> actors, std::span<const std::string> places) {
  std::unordered_map<std::uint64_t, Times> counts;
  for (const WrittenSentence& s : sentences)
    for (std::size_t i = 0; i < s.words.size(); ++i)
      if (s.tells(i)) ++counts[word_key(fold(s.words[i]))].by_case[static_cast<int>(letter_case(s.words[i]))];
  Facts facts;
  for (const auto& [key, times] : counts)
    if (const auto habit = habit_of(times); habit != CaseFact::unknown) facts[key].habit = habit;
  for (const std::string& path : actors)
    each_word(path, 0, [&](const std::string& word, bool alone) {
      CaseFact& fact = facts[word_key(fold(word))];
      fact.actor = true;
      fact.letters |= alone && letter_case(word) == LetterCase::all;
    });
  for (const std::string& path : places)
    each_word(path, kFewestPeople, [&](const std::string& word, bool) {
      const std::uint64_t key = word_key(fold(word));
      if (facts.size() < kMostWords || facts.contains(key)) facts[key].place = true;
    });
  std::vector<std::pair<std::uint64_t, std::uint32_t>> values;
  for (const auto& [key, fact] : facts)
    if (fact.packed()) values.emplace_back(key, fact.packed());
  std::sort(values.begin(), values.end());
  return CaseReader::Facts::pack(values);
}

}  // namespace hearsay::training
