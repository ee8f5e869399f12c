#include "coding/phrase_map.h"

#include <algorithm>

namespace hearsay {
namespace {

bool is_hyphen(std::string_view word) { return word == "-" || word == "–" || word == "‐" || word == "‑"; }

/// Appends a word, its hyphens as spaces.
void append_words(std::string_view word, std::string& out) {
  if (is_hyphen(word)) return;
  if (!out.empty()) out += ' ';
  const std::size_t begin = out.size();
  out += word;
  std::replace(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), '-', ' ');
}

std::uint32_t words_in(std::string_view text) { return static_cast<std::uint32_t>(1 + std::count(text.begin(), text.end(), ' ')); }

}  // namespace

// Of a key that is nothing but a hyphen there is no phrase.
PhraseMap::Number PhraseMap::number(std::string_view key) {
  fold(key, folded_);
  std::string& spelled = spelled_;
  spelled.clear();
  append_words(folded_, spelled);
  if (spelled.empty()) return {};
  const std::uint32_t phrase = phrases_.add(spelled);
  if (phrase < rows_.size()) return {phrase, false};
  rows_.push_back(0);
  const std::string_view first = std::string_view(spelled).substr(0, spelled.find(' '));
  lengths_[static_cast<unsigned char>(first.front())] |= length_bit(first);
  std::uint32_t& longest = longest_from_[first];
  longest = std::max(longest, words_in(spelled));
  return {phrase, true};
}

void PhraseMap::add(std::string_view key, RowId row) {
  if (const Number at = number(key); at.phrase != TextIndex::kNone) rows_[at.phrase] = row;
}

RowId PhraseMap::add_once(std::string_view key, RowId row) {
  const Number at = number(key);
  if (at.phrase == TextIndex::kNone) return row;
  if (at.fresh) rows_[at.phrase] = row;
  return rows_[at.phrase];
}

void PhraseMap::reserve(std::size_t phrases) {
  phrases_.reserve(phrases);
  longest_from_.reserve(phrases);
  rows_.reserve(phrases);
}

void PhraseMap::add(const Table& table) {
  reserve(rows_.size() + table.keys());
  for (RowId row = 0; row < table.rows(); ++row) {
    std::string_view keys = table.cell(row, 0);
    while (!keys.empty()) {
      const std::string_view one = keys.substr(0, keys.find('|'));
      add(one, row);
      keys.remove_prefix(std::min(one.size() + 1, keys.size()));
    }
  }
}

std::optional<PhraseMap::Hit> PhraseMap::longest(const Tree& tree, std::uint32_t first, std::uint32_t end) const {
  std::string_view word = tree.folded(first);
  if (word.empty() || word.front() == '-') return std::nullopt;
  word = word.substr(0, word.find('-'));
  if ((lengths_[static_cast<unsigned char>(word.front())] & length_bit(word)) == 0) return std::nullopt;
  const std::uint32_t* longest = longest_from_.find(word);
  if (!longest) return std::nullopt;
  std::optional<Hit> best;
  std::string spelled;
  for (std::uint32_t i = first; i < end; ++i) {
    append_words(tree.folded(i), spelled);
    if (words_in(spelled) > *longest) break;
    if (is_hyphen(tree.folded(i))) continue;
    if (const std::uint32_t found = phrases_.find(spelled); found != TextIndex::kNone) best = Hit{rows_[found], i + 1};
  }
  return best;
}

std::optional<RowId> PhraseMap::find(std::string_view folded) const {
  const std::uint32_t found = phrases_.find(folded);
  return found == TextIndex::kNone ? std::nullopt : std::optional(rows_[found]);
}

}  // namespace hearsay
