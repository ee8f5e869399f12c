#include "language/truecaser.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <bit>

#include "base/utf8.h"
#include "hearsay/lexicon.h"
#include "language/char_kind.h"
#include "language/network_features.h"

namespace hearsay {
namespace {

constexpr int kFewestLetters = 12;  // below which a sentence's letters say nothing of themselves

struct Letters {
  std::uint32_t lower = 0, upper = 0;
  std::uint32_t all() const { return lower + upper; }
  bool capitals() const { return upper > 0 && lower * 20 < upper; }
};

Letters letters_of(std::string_view text) {
  Letters out;
  for (const char c : text) out.lower += c >= 'a' && c <= 'z', out.upper += c >= 'A' && c <= 'Z';
  return out;
}

void put(char32_t letter, std::string_view old, char* out) {
  char bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(letter));
  if (size == old.size()) std::copy_n(bytes, size, out);
}

bool is_letter_of_word(char32_t c) { return is_letter(char_kind(c)); }

/// "O'Neill", "D'Escoto", "McCarthy": a capital follows.
bool opens_second_name(std::string_view before) {
  const std::string_view last = before.substr(before.size() - std::min<std::size_t>(2, before.size()));
  return before.size() == 2 && (last == "o'" || last == "d'" || last == "mc");
}

// Digits, stops, apostrophes, and how long: what initials, ordinals and abbreviations are told by.
std::uint32_t shape_of(std::string_view folded) {
  std::uint32_t digits = 0, stops = 0, apostrophes = 0, letters = 0, others = 0;
  for (const char c : folded) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (c == '.')
      ++stops;
    else if (c == '\'')
      ++apostrophes;
    else if ((c >= 'a' && c <= 'z') || (c & 0x80))
      ++letters;
    else
      ++others;
  }
  return std::min(letters, 5u) | std::min(digits, 1u) << 3 | std::min(stops, 2u) << 4 | std::min(apostrophes, 1u) << 6 | std::min(others, 1u) << 7;
}

class TrainedCase final : public CaseJudge {
 public:
  explicit TrainedCase(const LinearModel& model) : model_(model) {}
  LetterCase judge(std::uint32_t, const Features& f) override { return static_cast<LetterCase>(model_.best(f)); }

 private:
  const LinearModel& model_;
};

}  // namespace

LetterCase letter_case(std::string_view form) {
  std::uint32_t capitals = 0, letters = 0;
  bool begins = false;
  for (std::size_t at = 0; at < form.size();) {
    const CharKind kind = char_kind(next_code_point(form, at));
    if (!is_letter(kind)) continue;
    if (kind == CharKind::upper) begins |= letters == 0, ++capitals;
    ++letters;
  }
  if (letters > 1 && capitals == letters) return LetterCase::all;
  return begins ? LetterCase::first : LetterCase::lower;
}

void set_case(LetterCase letters, std::string_view word, char* out) {
  bool first = letters == LetterCase::first;
  std::string before;  // the word's letters so far, as small ones
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(word, at);
    const bool letter = is_letter_of_word(c);
    const bool capital = letters == LetterCase::all || (letter && first) || (letters == LetterCase::first && letter && opens_second_name(before));
    const UChar32 written = capital ? u_toupper(static_cast<UChar32>(c)) : u_tolower(static_cast<UChar32>(c));
    put(static_cast<char32_t>(written), word.substr(begin, at - begin), out + begin);
    if (letter) first = false;
    if (c < 0x80) before += static_cast<char>(u_tolower(static_cast<UChar32>(c)));
  }
}

const CaseReader::Word CaseReader::kNone{};

void CaseReader::add(std::string_view form, const Facts& facts) {
  fold(form, folded_);
  const std::string_view word = folded_;
  const auto last = [&](std::size_t n) { return word.substr(word.size() - std::min(n, word.size())); };
  Word w;
  w.key = word_key(word);
  w.fact = facts.find(w.key);
  w.known = w.fact ? w.key : 1;  // unknown words are all alike: the model never met them
  w.ending = word_key(last(3));
  w.long_ending = word_key(last(4), 'l');
  w.beginning = word_key(word.substr(0, 3), 'b');
  w.shape = shape_of(word);
  words_.push_back(w);
}

void CaseReader::features(std::int64_t i) {
  const Word &w = at(i), &a = at(i - 1), &a2 = at(i - 2), &b = at(i + 1), &b2 = at(i + 2);
  const auto y = static_cast<std::uint64_t>(a.letters), y2 = static_cast<std::uint64_t>(a2.letters);
  features_.clear();
  features_.add(0, w.known);
  features_.add(1, w.known, a.known);
  features_.add(2, w.known, b.known);
  features_.add(3, w.known, y);
  features_.add(4, w.fact, y, y2);
  features_.add(5, a.fact, w.fact, b.fact);
  features_.add(6, w.fact, a.known);
  features_.add(7, w.fact, b.known);
  features_.add(8, w.ending, y, w.fact == 0);
  features_.add(9, w.long_ending, w.fact);
  features_.add(10, w.beginning, w.fact == 0);
  features_.add(11, w.shape, w.fact, y);
  features_.add(12, w.shape, y, y2);
  features_.add(13, a.known, y, w.shape);
  features_.add(14, w.fact, b.fact, b2.fact, y);
  features_.add(15, a2.known, a.known, w.fact);
  features_.add(16, b.known, b2.known, w.fact);
  features_.add(17, w.fact, y, b.shape, b.ending);
}

void CaseReader::judge(CaseJudge& judge) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if ((words_[i].shape & 7) == 0) continue;  // no letters
    features(static_cast<std::int64_t>(i));
    words_[i].letters = judge.judge(static_cast<std::uint32_t>(i), features_);
  }
}

Result<Truecaser> Truecaser::load(const SectionFile& file) {
  auto facts = CaseReader::Facts::over(file.section("case.words"));
  auto model = LinearModel::over(file.section("case.weights"), kClasses);
  if (facts && model) return Truecaser(*facts, *model);
  const char* name = !facts ? "case.words" : "case.weights";
  return fail(Fault::corrupt, std::string("The language model's section '") + name + "' is missing or has the wrong size; install the model file again.");
}

void Truecaser::recase(const Document& document, const Sentence& sentence, Analysis& a, Scratch& s) const {
  s.reader.clear();
  for (const Token& t : a.words(sentence)) s.reader.add(document.text(t.at), facts_);
  TrainedCase judge(model_);
  s.reader.judge(judge);
  bool begun = false;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const ByteSpan at = a.tokens[i].at;
    if (a.tokens[i].flags & token_flag::contracted && i > sentence.first && a.tokens[i - 1].at.begin == at.begin) continue;  // shares its letters
    LetterCase letters = s.reader[i - sentence.first];
    const bool word = std::any_of(a.cased.begin() + at.begin, a.cased.begin() + at.end, [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; });
    if (word && !begun && letters == LetterCase::lower) letters = LetterCase::first;
    begun |= word;
    set_case(letters, document.text(at), a.cased.data() + at.begin);
  }
}

void Truecaser::apply(const Document& document, Analysis& a, Scratch& s) const {
  a.cased.clear();
  Letters all, small, big;
  const auto add = [](Letters& to, const Letters& one) { to.lower += one.lower, to.upper += one.upper; };
  for (const Sentence& sentence : a.sentences) {
    const Letters one = letters_of(document.text(sentence.at));
    add(all, one);
    if (one.upper == 0) add(small, one);
    if (one.capitals() && one.all() >= kFewestLetters) add(big, one);
  }
  const bool mostly_small = small.all() >= kFewestLetters && small.all() * 10 > all.all() * 7, mostly_big = big.all() * 10 > all.all() * 7;
  if (!mostly_small && big.all() == 0) return;
  a.cased = document.text();
  for (const Sentence& sentence : a.sentences) {
    const Letters one = letters_of(document.text(sentence.at));
    const bool capitals = one.capitals() && (mostly_big || one.all() >= kFewestLetters);
    if (capitals || (mostly_small && one.upper == 0 && one.lower > 0)) recase(document, sentence, a, s);
  }
}

}  // namespace hearsay
