#include "linking/words.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace hearsay::linking {
namespace {

// U+00C0 to U+017F without their marks; '*' stands for a letter that becomes two or none of ours (handled apart or kept).
constexpr std::string_view kLatin =
    "aaaaaa*ceeeeiiii*nooooo*ouuuuy**aaaaaa*ceeeeiiii*nooooo*ouuuuy*y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

void append_plain(char32_t c, std::string_view bytes, std::string& out) {
  if (c >= 0xC0 && c < 0x180 && kLatin[c - 0xC0] != '*')
    out += kLatin[c - 0xC0];
  else if (c == 0xDF)
    out += "ss";
  else if (c == 0xC6 || c == 0xE6)
    out += "ae";
  else if (c == 0x152 || c == 0x153)
    out += "oe";
  else if (c == 0x2018 || c == 0x2019 || c == 0x2BC)
    out += '\'';
  else if (c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2000 && c < 0x2070))
    out += ' ';  // spaces, dashes, quotation marks
  else if (c >= 0x300 && c < 0x370)
    return;  // marks that stand alone
  else
    out += bytes;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0; }

// Sorted; searched by halves.
constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"a",    "about",  "after",  "again",   "against", "all",   "also",  "an",    "and",   "another", "any",   "are",   "as",   "at",     "be",    "because",
     "been", "before", "being",  "between", "both",    "but",   "by",    "can",   "could", "did",     "do",    "does",  "down", "during", "each",  "for",
     "from", "had",    "has",    "have",    "he",      "her",   "here",  "him",   "his",   "how",     "i",     "if",    "in",   "into",   "is",    "it",
     "its",  "just",   "last",   "may",     "me",      "might", "more",  "most",  "mr",    "mrs",     "ms",    "my",    "near", "new",    "no",    "not",
     "now",  "of",     "off",    "on",      "one",     "only",  "or",    "other", "our",   "out",     "over",  "own",   "per",  "quite",  "said",  "saying",
     "says", "she",    "should", "since",   "so",      "some",  "still", "such",  "than",  "that",    "the",   "their", "them", "then",   "there", "these",
     "they", "this",   "those",  "through", "to",      "told",  "too",   "two",   "under", "until",   "up",    "us",    "very", "was",    "we",    "were",
     "what", "when",   "where",  "which",   "while",   "who",   "whom",  "whose", "will",  "with",    "would", "you",   "your"});
static_assert(std::is_sorted(kFunctionWords.begin(), kFunctionWords.end()));

constexpr auto kTitles = std::to_array<std::string_view>(
    {"brigadier", "capt", "captain", "col", "colonel", "commissioner", "dr",  "general", "gen", "his", "inspector", "lieutenant", "lt",  "madam", "maj",
     "major",     "mr",   "mrs",     "ms",  "prof",    "professor",    "rev", "saint",   "sen", "sgt", "sheikh",    "sheriff",    "sir", "st"});

bool within_edits(std::string_view one, std::string_view other, std::size_t limit) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.size() - one.size() > limit || other.size() > 40) return false;
  std::array<std::size_t, 41> row{};
  for (std::size_t j = 0; j <= other.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t swapped = corner + (one[i - 1] != other[j - 1]);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, swapped});
    }
  }
  return row[other.size()] <= limit;
}

bool all_in(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  return std::all_of(few.begin(), few.end(), [&](const std::string& word) {
    return std::any_of(many.begin(), many.end(), [&](const std::string& other) { return same_spelling(word, other); });
  });
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    append_plain(c, text.substr(begin, at - begin), out);
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = plain(text);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < folded.size();) {
    if (!is_letter(folded[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < folded.size() && is_letter(folded[at])) ++at;
    const bool possessive = at - begin == 1 && folded[begin] == 's' && begin > 0 && folded[begin - 1] == '\'';
    if (!possessive) out.push_back(folded.substr(begin, at - begin));
  }
  return out;
}

bool is_function_word(std::string_view word) { return std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word); }

std::string_view stem(std::string_view word) {
  if (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's') word.remove_suffix(1);
  std::size_t size = std::min<std::size_t>(word.size(), 6);
  while (size < word.size() && is_continuation(word[size])) ++size;
  return word.substr(0, size);
}

Key key_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

void sort_unique(std::vector<Key>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

std::vector<Key> word_keys(std::string_view text) {
  std::vector<Key> out;
  for (const std::string& word : words_of(text))
    if (word.size() > 1 && !is_function_word(word)) out.push_back(key_of(stem(word)));
  sort_unique(out);
  return out;
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out = words_of(name);
  std::erase_if(out, [](const std::string& word) {
    return word.size() < 2 || is_function_word(word) || std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
  });
  return out;
}

bool same_spelling(std::string_view one, std::string_view other) {
  if (one == other) return true;
  const std::size_t size = std::min(one.size(), other.size());
  return size >= 5 && within_edits(one, other, size >= 8 ? 2 : 1);
}

bool same_name(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  if (one.empty() || other.empty()) return false;
  const auto& few = one.size() <= other.size() ? one : other;
  const auto& many = one.size() <= other.size() ? other : one;
  return all_in(few, many);
}

std::size_t shared(const std::vector<Key>& one, const std::vector<Key>& other) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
    count += one[i] == other[j];
    const Key a = one[i], b = other[j];
    i += a <= b;
    j += b <= a;
  }
  return count;
}

}  // namespace hearsay::linking
