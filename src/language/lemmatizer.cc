#include "language/lemmatizer.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "hearsay/lexicon.h"
#include "language/char_kind.h"

namespace hearsay {
namespace {

constexpr std::size_t kFirstSlots = 1024;  // a power of two
constexpr int kFewestLetters = 12;         // below which capitals say nothing of a sentence

std::uint64_t hash_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

void append_upper(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    char bytes[U8_MAX_LENGTH];
    int n = 0;
    U8_APPEND_UNSAFE(bytes, n, u_toupper(static_cast<UChar32>(next_code_point(text, at))));
    out.append(bytes, static_cast<std::size_t>(n));
  }
}

bool all_capitals(std::string_view text) {
  int lower = 0, upper = 0;
  for (char c : text) lower += c >= 'a' && c <= 'z', upper += c >= 'A' && c <= 'Z';
  return upper > 0 && lower == 0;
}

/// "'s" is a form of "have" before a participle that it is the auxiliary of, and not of the passive.
bool is_have(const Document& document, const Analysis& a, std::uint32_t i) {
  const Token& t = a.tokens[i];
  if (t.upos != Upos::aux || t.relation != Relation::aux || t.head <= i || t.head >= a.tokens.size()) return false;
  if (document.text(t.at).size() > 4 || xpos_spelling(t.xpos) != "VBZ") return false;
  char last = document.text()[t.at.end - 1];
  if ((last != 's' && last != 'S') || !(t.flags & token_flag::contracted)) return false;
  for (std::uint32_t j = i + 1; j <= t.head; ++j)
    if (xpos_spelling(a.tokens[j].xpos) == "VBN") return true;
  return false;
}

Error bad_section(std::string_view name) {
  return {Fault::corrupt, "The language model's section '" + std::string(name) + "' is missing or damaged; install the model file again.", {}};
}

/// Lines of "CASE DROP ADD", CASE being one of l c u k.
std::optional<std::vector<LemmaRule>> parse_rules(std::string_view text) {
  std::vector<LemmaRule> rules;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    LemmaRule rule;
    auto letters = std::string_view("lcuk").find(line.substr(0, 1));
    if (line.size() < 4 || letters == std::string_view::npos) return std::nullopt;
    rule.letters = static_cast<LemmaRule::Case>(letters);
    auto [end, error] = std::from_chars(line.data() + 2, line.data() + line.size(), rule.drop);
    if (error != std::errc{} || end == line.data() + line.size()) return std::nullopt;
    rule.add = line.substr(static_cast<std::size_t>(end + 1 - line.data()));
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace

void LemmaRule::apply(std::string_view form, std::string_view folded, std::string& out) const {
  std::size_t left = folded.size() - std::min<std::size_t>(drop, folded.size());
  if (left < folded.size() && U8_IS_TRAIL(folded[left])) {  // learned from other letters: no half letter is a lemma
    out += letters == keep ? form : folded;
    return;
  }
  if (letters == keep) {
    out += form.substr(0, form.size() == folded.size() ? left : form.size());
    if (all_capitals(form) && form.size() > 1)
      append_upper(add, out);
    else
      out += add;
    return;
  }
  std::string_view stem = folded.substr(0, left);
  std::size_t head = 0;
  if (letters == upper)
    head = stem.size();
  else if (letters == capital && !stem.empty())
    next_code_point(stem, head);
  append_upper(stem.substr(0, head), out);
  out += stem.substr(head);
  if (letters == upper)
    append_upper(add, out);
  else
    out += add;
}

std::uint64_t LemmaKeys::word(std::string_view folded, std::uint64_t xpos, std::uint64_t upos) { return mix(mix(hash_of(folded), xpos), upos + 1); }
std::uint64_t LemmaKeys::word(std::string_view folded, std::uint64_t xpos) { return mix(hash_of(folded), xpos); }
std::uint64_t LemmaKeys::ending(std::string_view folded, std::size_t length, std::uint64_t xpos, Capitals capitals) {
  return mix(mix(hash_of(folded.substr(folded.size() - length)), xpos), 100 + static_cast<std::uint64_t>(capitals));
}

bool sentence_of_capitals(std::string_view text) {
  int lower = 0, upper = 0;
  for (char c : text) lower += c >= 'a' && c <= 'z', upper += c >= 'A' && c <= 'Z';
  return upper >= kFewestLetters && lower * 20 < upper;
}

Capitals capitals_of(std::string_view form, bool sentence_of_capitals, bool first_word) {
  if (sentence_of_capitals || form.empty()) return Capitals::none;
  if (form.size() > 1 && all_capitals(form)) return Capitals::all;
  std::size_t at = 0;
  bool capital = char_kind(next_code_point(form, at)) == CharKind::upper;
  return capital && !first_word ? Capitals::first : Capitals::none;
}

Result<Lemmatizer> Lemmatizer::load(const SectionFile& file) {
  auto text = file.section("lemma.rules");
  auto rules = parse_rules({reinterpret_cast<const char*>(text.data()), text.size()});
  if (!rules || rules->empty()) return tl::unexpected(bad_section("lemma.rules"));
  auto words = RuleTable::over(file.section("lemma.words"));
  if (!words) return tl::unexpected(bad_section("lemma.words"));
  auto endings = RuleTable::over(file.section("lemma.endings"));
  if (!endings) return tl::unexpected(bad_section("lemma.endings"));
  Lemmatizer l;
  l.rules_ = std::move(*rules), l.words_ = *words, l.endings_ = *endings;
  for (std::size_t i = 0; i < l.xpos_.size(); ++i) l.xpos_[i] = xpos_key(static_cast<std::uint8_t>(i));
  return l;
}

// Not the plain hash: a comma's tag is a comma, and mixed with itself any word would have the same key.
std::uint64_t Lemmatizer::xpos_key(std::uint8_t xpos) { return mix(hash_of(xpos_spelling(xpos)), 1); }

const LemmaRule& Lemmatizer::rule(std::string_view folded, const Token& token, Capitals capitals) const {
  const std::uint64_t xpos = xpos_[token.xpos];
  auto found = words_.find(LemmaKeys::word(folded, xpos, static_cast<std::uint64_t>(token.upos)));
  if (found == 0) found = words_.find(LemmaKeys::word(folded, xpos));
  for (std::size_t n = std::min(folded.size(), LemmaKeys::kLongestEnding) + 1; found == 0 && n-- > 0;)
    found = endings_.find(LemmaKeys::ending(folded, n, xpos, capitals));
  if (found > 0 && found <= rules_.size()) return rules_[found - 1];
  return token.upos == Upos::propn ? keep_ : lower_;
}

void Lemmatizer::lemma(std::string_view form, const Token& token, bool of_capitals, bool first_word, std::string& folded, std::string& out) const {
  fold(form, folded);
  const LemmaRule& r = rule(folded, token, capitals_of(form, of_capitals, first_word));
  bool shouted = of_capitals && &r == &keep_ && form.size() > 3;  // a name, but who knows how it is written
  if (shouted)
    LemmaRule{LemmaRule::capital, 0, ""}.apply(form, folded, out);
  else
    r.apply(form, folded, out);
}

void Lemmatizer::apply(const Document& document, Analysis& a, Scratch& s) const {
  a.lemmas.clear();
  s.begin_document();
  for (const Sentence& sentence : a.sentences) {
    const bool of_capitals = sentence_of_capitals(a.read(document.text(), sentence.at));
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      Token& t = a.tokens[i];
      const std::string_view form = a.read(document.text(), t.at);
      const bool have = is_have(document, a, i), first = i == sentence.first;
      const std::uint64_t how =
          t.xpos | static_cast<std::uint64_t>(t.upos) << 8 | std::uint64_t{of_capitals} << 16 | std::uint64_t{first} << 17 | std::uint64_t{have} << 18;
      ByteSpan& at = s.find(mix(hash_of(form), how));
      if (at.empty()) {
        at.begin = static_cast<std::uint32_t>(a.lemmas.size());
        if (have)
          a.lemmas += "have";
        else
          lemma(form, t, of_capitals, first, s.folded_, a.lemmas);
        at.end = static_cast<std::uint32_t>(a.lemmas.size());
      }
      t.lemma_at = at;
    }
  }
}

void Lemmatizer::Scratch::begin_document() {
  if (known_.empty()) known_.resize(kFirstSlots);
  if (++document_ == 0) {  // after four thousand million documents the marks begin anew
    std::fill(known_.begin(), known_.end(), Known{});
    document_ = 1;
  }
  used_ = 0;
}

/// The place for this key's lemma in the document, empty at first. Valid until the next call.
ByteSpan& Lemmatizer::Scratch::find(std::uint64_t key) {
  if (std::size_t{used_} * 2 >= known_.size()) {
    std::vector<Known> old(known_.size() * 2);
    old.swap(known_);
    used_ = 0;
    for (const Known& k : old)
      if (k.document == document_) find(k.key) = k.at;
  }
  std::size_t mask = known_.size() - 1, i = key & mask;
  while (known_[i].document == document_ && known_[i].key != key) i = (i + 1) & mask;
  if (known_[i].document != document_) {
    known_[i] = {key, document_, {}};
    ++used_;
  }
  return known_[i].at;
}

}  // namespace hearsay
