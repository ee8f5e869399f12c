#include "language/dateline.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

bool is_dash(std::string_view word) { return word == "-" || word == "--" || word == "—" || word == "–"; }

bool is_mark(std::string_view word) { return word == "," || word == "(" || word == ")" || word == "/" || word == "." || word == ":"; }

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

bool is_all_capitals(std::string_view word) { return word.size() > 2 && is_capital(word) && std::none_of(word.begin(), word.end(), is_small); }

bool is_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_small(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '\'' || (c & 0x80); });
}

bool has_small(std::string_view word) { return std::any_of(word.begin(), word.end(), is_small); }

/// "Tora: Guards on Monday ...": the token behind the colon, in one of the first paragraphs; a quotation behind it is somebody's.
std::uint32_t colon_end(const Document& document, const Analysis& analysis, const Sentence& sentence) {
  constexpr std::uint32_t kLongest = 3, kLead = 60;  // words; tokens before the lead
  if (sentence.first > kLead) return sentence.first;
  for (std::uint32_t i = sentence.first; i <= sentence.first + kLongest && i + 4 < sentence.last; ++i) {
    const std::string_view word = analysis.read(document.text(), analysis.tokens[i].at);
    if (word == ":" && i > sentence.first) return is_word(analysis.read(document.text(), analysis.tokens[i + 1].at)) ? i + 1 : sentence.first;
    if (!is_word(word)) break;
  }
  return sentence.first;
}

}  // namespace

std::uint32_t dateline_end(const Document& document, const Analysis& analysis, const Sentence& sentence) {
  constexpr std::uint32_t kReach = 16;
  const auto form = [&](std::uint32_t i) { return analysis.read(document.text(), analysis.tokens[i].at); };
  if (!sentence.new_paragraph || sentence.last < sentence.first + 4) return sentence.first;
  if (const std::uint32_t end = colon_end(document, analysis, sentence); end > sentence.first) return end;
  if (!is_capital(form(sentence.first))) return sentence.first;
  bool bracket = false, number = false;
  for (std::uint32_t i = sentence.first + 1; i < std::min(sentence.last, sentence.first + kReach); ++i) {
    const std::string_view word = form(i);
    const bool spaced = (analysis.tokens[i].flags & token_flag::space_after) && (analysis.tokens[i - 1].flags & token_flag::space_after);
    if (is_dash(word) && spaced) {
      if (i + 2 >= sentence.last) break;
      bool capitals = true;  // in a text of capitals the words before any dash look like a dateline's
      for (std::uint32_t k = i + 1; k < std::min(sentence.last, i + 5); ++k) capitals &= !has_small(form(k));
      const bool closed = bracket && form(i - 1) == ")";
      return closed || (capitals ? number : is_all_capitals(form(sentence.first))) ? i + 1 : sentence.first;
    }
    bracket |= word == "(";
    const bool digit = word[0] >= '0' && word[0] <= '9';
    number |= digit;
    if (!digit && !is_capital(word) && !is_mark(word) && !is_dash(word) && !is_one_of(word, {"de", "la", "el", "al", "del", "of"})) break;
  }
  return sentence.first;
}

}  // namespace hearsay
