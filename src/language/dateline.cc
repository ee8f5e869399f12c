#include "language/dateline.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

bool is_dash(std::string_view word) { return word == "-" || word == "--" || word == "—" || word == "–"; }

bool is_mark(std::string_view word) { return word == "," || word == "(" || word == ")" || word == "/" || word == "." || word == ":"; }

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

bool is_all_capitals(std::string_view word) { return word.size() > 2 && is_capital(word) && std::none_of(word.begin(), word.end(), is_small); }

bool has_small(std::string_view word) { return std::any_of(word.begin(), word.end(), is_small); }

}  // namespace

std::uint32_t dateline_end(const Document& document, const Analysis& analysis, const Sentence& sentence) {
  constexpr std::uint32_t kReach = 16;
  const auto form = [&](std::uint32_t i) { return analysis.read(document.text(), analysis.tokens[i].at); };
  if (!sentence.new_paragraph || sentence.last < sentence.first + 4 || !is_capital(form(sentence.first))) return sentence.first;
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
