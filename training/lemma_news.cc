#include "lemma_news.h"

#include <algorithm>
#include <fstream>
#include <tuple>

namespace hearsay::training {
namespace {

constexpr std::size_t kShortest = 5;  // "red" and "sing" are no forms of anything

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool has_vowel(std::string_view stem) {
  return std::any_of(stem.begin(), stem.end(), [](char c) { return is_vowel(c) || c == 'y'; });
}

/// A consonant, a vowel, a consonant that would have been doubled: "hoped" is not of "hop".
bool would_double(std::string_view stem) {
  const std::size_t n = stem.size();
  if (n < 3 || n > 4 || std::string_view("wxy").find(stem[n - 1]) != std::string_view::npos) return false;
  return !is_vowel(stem[n - 1]) && is_vowel(stem[n - 2]) && !is_vowel(stem[n - 3]);
}

/// What may stand before -ed and -ing.
std::vector<std::string> verbs_of(const std::string& stem, bool past) {
  const std::size_t n = stem.size();
  if (!has_vowel(stem)) return {};
  if (past && stem[n - 1] == 'i') return {stem.substr(0, n - 1) + "y"};
  std::vector<std::string> out = {stem + "e"};
  if (!would_double(stem)) out.push_back(stem);
  if (n > 3 && stem[n - 1] == stem[n - 2] && !is_vowel(stem[n - 1])) out.push_back(stem.substr(0, n - 1));
  return out;
}

/// What may stand before -s; the form is whole.
std::vector<std::string> singulars_of(const std::string& form) {
  const std::string without_s = form.substr(0, form.size() - 1);
  if (without_s.ends_with('s') || without_s.ends_with('u') || without_s.ends_with('i')) return {};
  if (!without_s.ends_with('e')) return {without_s};
  const std::string stem = without_s.substr(0, without_s.size() - 1);
  std::vector<std::string> out = {without_s};
  if (stem.ends_with('i')) out.push_back(stem.substr(0, stem.size() - 1) + "y");
  if (stem.ends_with('s') || stem.ends_with("sh") || stem.ends_with("ch") || stem.ends_with('x') || stem.ends_with('z') || stem.ends_with('o'))
    out.push_back(stem);
  return out;
}

}  // namespace

void NewsWords::read(const std::string& path) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::string word;
    line += ' ';
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) || c == '\'' || c == '-';
      if (letter)
        word += c;
      else if (!word.empty()) {
        if (std::all_of(word.begin(), word.end(), [](char l) { return l >= 'a' && l <= 'z'; })) ++counts_[word];
        word.clear();
      }
    }
  }
}

long NewsWords::count(const std::string& word) const {
  const auto found = counts_.find(word);
  return found == counts_.end() ? 0 : found->second;
}

std::string NewsWords::likeliest(const std::vector<std::string>& candidates) const {
  std::string best;
  long most = 0, second = 0;
  for (const std::string& word : candidates) {
    const long n = count(word);
    if (n > most)
      second = most, most = n, best = word;
    else
      second = std::max(second, n);
  }
  return most >= kFewest && most > 4 * second ? best : "";
}

std::vector<NewsWords::Form> NewsWords::forms() const {
  std::vector<Form> out;
  const auto add = [&](const std::string& form, const std::vector<std::string>& candidates, std::initializer_list<const char*> tags) {
    const std::string lemma = likeliest(candidates);
    if (!lemma.empty() && lemma != form)
      for (const char* tag : tags) out.push_back({form, lemma, tag});
  };
  for (const auto& [form, times] : counts_) {
    const std::size_t n = form.size();
    if (times < kFewest || n < kShortest) continue;
    if (form.ends_with("ed") && !form.ends_with("eed")) add(form, verbs_of(form.substr(0, n - 2), true), {"VBD", "VBN"});
    if (form.ends_with("ing")) add(form, verbs_of(form.substr(0, n - 3), false), {"VBG"});
    if (form.ends_with("s")) add(form, singulars_of(form), {"VBZ", "NNS"});
  }
  std::sort(out.begin(), out.end(), [](const Form& a, const Form& b) { return std::tie(a.form, a.lemma) < std::tie(b.form, b.lemma); });
  return out;
}

}  // namespace hearsay::training
