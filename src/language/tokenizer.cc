#include "language/tokenizer.h"

#include <algorithm>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestPiece = 1024;  // characters looked at together; longer chunks are cut there
constexpr std::size_t kLongestFused = 10, kShortestFused = 2;
constexpr std::size_t kLongestWord = 24;    // characters of the next word that are looked up
constexpr std::size_t kNearEnd = 3;         // a stop so near the chunk's end may end the sentence
constexpr std::size_t kLongestSignRun = 4;  // "-----": one word without asking

using Scratch = Tokenizer::Scratch;

void find_chunks(std::string_view text, std::vector<Tokenizer::Chunk>& out) {
  out.clear();
  Tokenizer::Chunk chunk;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    auto begin = static_cast<std::uint32_t>(at);
    auto byte = static_cast<unsigned char>(text[at]);
    char32_t c = byte < 128 ? text[at++] : next_code_point(text, at);
    CharKind kind = char_kind(c);
    if (kind == CharKind::space) {
      if (open) out.push_back(chunk);
      open = false;
      continue;
    }
    if (!open) chunk = {begin, begin, kEmptyWord, kind, true};
    open = true;
    chunk.end = static_cast<std::uint32_t>(at);
    chunk.hash = mix(chunk.hash, model_char(c, kind));
    chunk.plain = chunk.plain && byte < 128 && is_letter(kind);
  }
  if (open) out.push_back(chunk);
}

/// Where the chunk first has "://", or "www." behind nothing of a word.
std::size_t find_web(const Scratch& s) {
  const std::size_t n = s.chars.size();
  const auto stands = [&](std::size_t i, std::string_view mark) {
    return i + mark.size() <= n && std::equal(mark.begin(), mark.end(), s.chars.begin() + static_cast<std::ptrdiff_t>(i));
  };
  for (std::size_t i = 0; i + 4 < n; ++i)
    if (stands(i, "://") || (stands(i, "www.") && (i == 0 || !in_word(s.kinds[i - 1])))) return i;
  return n;
}

/// Behind the last letter or digit of the address that has its mark at `web`: what RFC 3986 forbids in one ends it, and signs behind are the
/// sentence's as often as its own.
std::size_t find_web_end(const Scratch& s, std::size_t web) {
  std::size_t end = web;
  for (std::size_t i = web; i < s.chars.size(); ++i) {
    if (s.kinds[i] == CharKind::open || s.kinds[i] == CharKind::close || s.kinds[i] == CharKind::quote || s.chars[i] == '<' || s.chars[i] == '>') break;
    if (in_word(s.kinds[i])) end = i + 1;
  }
  return end;
}

std::size_t find_mail(const Scratch& s) {
  const std::size_t n = s.chars.size();
  for (std::size_t i = 1; i + 1 < n; ++i)
    if (s.chars[i] == '@' && s.kinds[i - 1] != CharKind::symbol && in_word(s.kinds[i + 1])) return i;
  return n;
}

/// Fills the scratch with the characters of text[begin, end), at most kLongestPiece; returns where it stopped.
std::uint32_t decode(std::string_view text, std::uint32_t begin, std::uint32_t end, Scratch& s) {
  s.chars.clear(), s.kinds.clear(), s.bytes.clear();
  std::size_t at = begin;
  while (at < end && s.chars.size() < kLongestPiece) {
    s.bytes.push_back(static_cast<std::uint32_t>(at));
    char32_t c = next_code_point(text, at);
    s.kinds.push_back(char_kind(c));
    s.chars.push_back(model_char(c, s.kinds.back()));
  }
  s.bytes.push_back(static_cast<std::uint32_t>(at));
  std::size_t n = s.chars.size();
  s.left.assign(n + 1, kEmptyWord);
  s.right.assign(n + 1, kEmptyWord);
  for (std::size_t i = 0; i < n; ++i)
    if (in_word(s.kinds[i])) s.left[i + 1] = mix(s.left[i], s.chars[i]);
  for (std::size_t i = n; i-- > 0;)
    if (in_word(s.kinds[i])) s.right[i] = mix(s.right[i + 1], s.chars[i]);
  s.web = find_web(s), s.mail = find_mail(s);
  s.web_end = find_web_end(s, s.web);
  return static_cast<std::uint32_t>(at);
}

bool is_apostrophe(const Scratch& s, std::size_t i) { return s.kinds[i] == CharKind::apostrophe; }

/// Before the n of "n't", where letters are cut.
bool before_not(const Scratch& s, std::size_t i) {
  return s.chars[i] == 'n' && i + 2 < s.chars.size() && is_apostrophe(s, i + 1) && s.chars[i + 2] == 't' &&
         (i + 3 == s.chars.size() || !in_word(s.kinds[i + 3]));
}

bool may_part(const Scratch& s, std::size_t i) {
  CharKind a = s.kinds[i - 1], b = s.kinds[i];
  if (b == CharKind::mark || (i > s.web && i < s.web_end)) return false;
  if (in_word(a) && in_word(b)) return (a == CharKind::digit && is_letter(b)) || before_not(s, i);
  if (s.chars[i - 1] != s.chars[i]) return true;
  std::size_t run = 1;
  while (run < kLongestSignRun && run < i && s.chars[i - 1 - run] == s.chars[i]) ++run;
  return run < kLongestSignRun;
}

/// Sees one joint: everything the model may know of it.
class JointView {
 public:
  JointView(const Scratch& s, std::size_t i) : s_(s), i_(static_cast<int>(i)), n_(static_cast<int>(s.chars.size())) {}

  std::uint64_t c(int k) const { return inside(k) ? s_.chars[i_ + k] : 0; }
  std::uint64_t kind(int k) const { return inside(k) ? static_cast<std::uint64_t>(s_.kinds[i_ + k]) + 1 : 0; }
  std::uint64_t kinds(int from, int to) const {
    std::uint64_t all = 0;
    for (int k = from; k < to; ++k) all = all << 5 | kind(k);
    return all;
  }
  /// The shape of the word run left of position k: kinds without repeats, and its length up to 4.
  std::uint64_t left_shape(int k) const {
    std::uint64_t shape = 0, last = 0, length = 0;
    for (int j = i_ + k - 1; j >= 0 && in_word(s_.kinds[j]) && length < 12; --j, ++length) {
      auto kind = static_cast<std::uint64_t>(s_.kinds[j]);
      if (kind != last) shape = shape << 4 | kind;
      last = kind;
    }
    return shape << 4 | std::min<std::uint64_t>(length, 4);
  }
  std::uint64_t right_shape(int k) const {
    std::uint64_t shape = 0, last = 0, length = 0;
    for (int j = i_ + k; j < n_ && in_word(s_.kinds[j]) && length < 12; ++j, ++length) {
      auto kind = static_cast<std::uint64_t>(s_.kinds[j]);
      if (kind != last) shape = shape << 4 | kind;
      last = kind;
    }
    return shape << 4 | std::min<std::uint64_t>(length, 4);
  }
  std::uint64_t left(int k) const { return s_.left[std::clamp(i_ + k, 0, n_)]; }
  std::uint64_t right(int k) const { return s_.right[std::clamp(i_ + k, 0, n_)]; }
  std::uint64_t rest() const { return hash(i_, std::min(n_, i_ + 5)) + (n_ - i_ <= 5); }
  std::uint64_t begin() const { return hash(std::max(0, i_ - 5), i_) + (i_ <= 5); }
  std::uint64_t from_begin() const { return std::min(i_, 4); }
  std::uint64_t to_end() const { return std::min(n_ - i_, 4); }
  /// Whether the joint lies behind the begin of an address, or before or behind the sign in one of mail.
  std::uint64_t address() const {
    const auto i = static_cast<std::size_t>(i_), n = static_cast<std::size_t>(n_);
    if (s_.web < n) return i > s_.web ? 1 : 2;
    return s_.mail == n ? 0 : i > s_.mail ? 3 : 4;
  }
  std::uint64_t seen_before(std::uint64_t c) const {
    int first = std::max(0, i_ - 20);
    return std::min<std::ptrdiff_t>(std::count(s_.chars.begin() + first, s_.chars.begin() + i_, c), 2);
  }

 private:
  bool inside(int k) const { return i_ + k >= 0 && i_ + k < n_; }
  std::uint64_t hash(int from, int to) const {
    std::uint64_t h = kEmptyWord;
    for (int j = from; j < to; ++j) h = mix(h, s_.chars[j]);
    return h & ~1ull;
  }
  const Scratch& s_;
  int i_, n_;
};

/// What was decided in the chunk so far.
struct History {
  Joint last = Joint::none;
  std::size_t last_at = 0;
};

struct Neighbours {
  const Tokenizer::Chunk& before;
  const Tokenizer::Chunk& chunk;
  const Tokenizer::Chunk& after;
};

/// The next chunk's first word, which tells whether a stop before it ends a sentence.
struct NextWord {
  CharKind first = CharKind::space;
  CaseHabit habit = CaseHabit::unknown;  // of no use in a word of capitals
  bool initial = false;                  // "J." or "J.R."
};

NextWord next_word(std::string_view text, const Tokenizer::Chunk& chunk, const WordFacts& facts) {
  NextWord word;
  std::uint64_t hash = kEmptyWord;
  std::size_t letters = 0, at = chunk.begin;
  bool shouted = false;
  while (at < chunk.end && letters < kLongestWord) {
    const char32_t c = next_code_point(text, at);
    const CharKind kind = char_kind(c);
    if (!in_word(kind)) {
      word.initial = letters == 1 && c == '.' && word.first == CharKind::upper;
      if (letters > 0) break;
      continue;
    }
    if (letters++ == 0) word.first = kind;
    shouted = letters > 1 && kind == CharKind::upper;
    hash = mix(hash, model_char(c, kind));
  }
  if (letters > 0 && !shouted) word.habit = facts.find(hash).habit;
  return word;
}

/// What the model sees of a stop that may belong to an abbreviation.
void stop_features(const JointView& v, const NextWord& next, WordFact fact, Features& out) {
  const auto first = static_cast<std::uint64_t>(next.first), habit = static_cast<std::uint64_t>(next.habit);
  const auto abbreviation = static_cast<std::uint64_t>(fact.abbreviation);
  out.add(35, first, habit, next.initial, abbreviation, v.to_end());
  out.add(36, first, habit, next.initial, v.left_shape(0), v.to_end());
  out.add(37, first, habit, v.left(0), v.to_end());
  out.add(38, first, habit, next.initial, v.kinds(-4, 0), v.to_end());
}

void joint_features(const Scratch& s, std::size_t i, const Neighbours& near, WordFact fact, const History& history, Features& out) {
  JointView v(s, i);
  const std::uint64_t a = v.c(-1), b = v.c(0), after = static_cast<std::uint64_t>(near.after.first);
  out.clear();
  out.add(0);
  out.add(1, a, b);
  out.add(2, v.c(-2), a, b);
  out.add(3, a, b, v.c(1));
  out.add(4, v.c(-2), a, b, v.c(1));
  out.add(5, v.c(-3), v.c(-2), a, b);
  out.add(6, a, b, v.c(1), v.c(2));
  out.add(7, v.kinds(-2, 2), v.from_begin(), v.to_end());
  out.add(8, v.kinds(-3, 3));
  out.add(9, v.kinds(-4, 4));
  out.add(10, v.left(0), b);
  out.add(11, a, v.right(0));
  out.add(12, v.left(0), b, v.right_shape(1));
  out.add(13, v.left_shape(-1), a, v.right(0));
  out.add(14, v.left_shape(0), b, v.right_shape(1), v.c(1));
  out.add(15, v.left_shape(-1), v.c(-2), a, v.right_shape(0));
  out.add(16, v.left_shape(0), b, v.right(1));
  out.add(17, v.left(-1), a, v.right_shape(0));
  out.add(18, a, b, v.from_begin(), v.to_end());
  out.add(19, near.chunk.hash, i);
  out.add(20, a, b, static_cast<std::uint64_t>(history.last), std::min<std::size_t>(i - history.last_at, 3));
  out.add(21, v.rest());
  out.add(22, v.begin(), b);
  out.add(23, v.kinds(-2, 2), v.to_end(), after);
  out.add(24, v.left(0), b, v.to_end(), after);
  out.add(25, v.left_shape(0), b, v.to_end(), near.after.hash);
  out.add(26, v.left_shape(0), b, v.to_end(), after, static_cast<std::uint64_t>(fact.abbreviation));
  out.add(27, b, v.to_end(), static_cast<std::uint64_t>(fact.abbreviation), static_cast<std::uint64_t>(fact.habit));
  out.add(28, a, b, v.seen_before(a), v.seen_before(b));
  out.add(29, v.kinds(-1, 1), s.kinds[0], s.chars[0] == s.chars.back(), v.to_end());
  out.add(30, near.before.hash, near.chunk.hash, i);
  out.add(31, near.chunk.hash, near.after.hash, i);
  const std::uint64_t address = v.address();
  if (address == 0) return;
  out.add(32, address, a, b);
  out.add(33, address, v.kinds(-1, 1), v.to_end());
  out.add(34, address, b, v.to_end(), after);
}

/// Where the letters that begin at `begin` may be two words, or 0.
std::size_t fused_joint(const Scratch& s, std::size_t begin, const WordFacts& facts) {
  std::uint64_t hash = kEmptyWord;
  std::size_t end = begin;
  for (; end < s.chars.size() && is_letter(s.kinds[end]); ++end) hash = mix(hash, s.chars[end]);
  std::size_t length = end - begin;
  if (length < kShortestFused || length > kLongestFused) return 0;
  std::size_t fused = facts.find(hash).fused;
  return fused > 0 && fused < length ? begin + fused : 0;
}

/// Adds words as joints are decided.
class WordBuilder {
 public:
  WordBuilder(std::vector<Token>& out, std::uint32_t begin) : out_(out), begin_(begin) {}
  void end_at(std::uint32_t byte, Joint joint) {
    Token token;
    token.at = {begin_, byte};
    if (part_) token.flags |= token_flag::contracted;
    if (joint == Joint::part && !part_) token.flags |= token_flag::contraction;
    out_.push_back(token);
    begin_ = byte;
    part_ = joint == Joint::part;
  }

 private:
  std::vector<Token>& out_;
  std::uint32_t begin_;
  bool part_ = false;
};

/// One pass over a document.
class Cutter {
 public:
  Cutter(std::string_view text, const WordFacts& facts, std::vector<Token>& out, Scratch& s, JointJudge& judge)
      : text_(text), facts_(facts), out_(out), s_(s), judge_(judge) {}

  /// Most chunks of a text: nothing to cut unless it is on the list of fused words.
  void plain(const Neighbours& near) {
    const auto& chunk = near.chunk;
    WordBuilder words(out_, chunk.begin);
    std::size_t length = chunk.end - chunk.begin;
    if (length >= kShortestFused && length <= kLongestFused) {
      if (WordFact fact = facts_.find(chunk.hash); fact.fused > 0 && fact.fused < length) {
        decode(text_, chunk.begin, chunk.end, s_);
        history_ = {};
        joint(words, fact.fused, near, fact);
      }
    }
    words.end_at(chunk.end, Joint::word);
  }

  void mixed(const Neighbours& near) {
    WordBuilder words(out_, near.chunk.begin);
    for (std::uint32_t at = near.chunk.begin; at < near.chunk.end;) {
      at = decode(text_, at, near.chunk.end, s_);
      history_ = {};
      std::size_t fused = 0;  // where the run of letters that we are in may be two words
      for (std::size_t i = 0; i < s_.chars.size(); ++i) {
        if (i == 0 || !in_word(s_.kinds[i - 1])) fused = fused_joint(s_, i, facts_);
        if (i == 0 || (i != fused && !may_part(s_, i))) continue;
        joint(words, i, near, in_word(s_.kinds[i - 1]) ? facts_.find(s_.left[i]) : WordFact{});
      }
      words.end_at(at, Joint::word);
    }
  }

 private:
  void joint(WordBuilder& words, std::size_t i, const Neighbours& near, WordFact fact) {
    joint_features(s_, i, near, fact, history_, s_.features);
    if (s_.chars[i] == '.' && i + kNearEnd >= s_.chars.size()) stop_features(JointView(s_, i), next_word(text_, near.after, facts_), fact, s_.features);
    Joint joint = judge_.judge(s_.bytes[i], s_.features);
    if (joint == Joint::none && !is_behind_cut_hyphen(i)) return;
    if (joint == Joint::none) joint = Joint::word;
    words.end_at(s_.bytes[i], joint);
    history_ = {joint, i};
  }

  /// A hyphen between letters that was cut off on its left stands alone: "Porto - Novo", not "Porto -Novo".
  bool is_behind_cut_hyphen(std::size_t i) const {
    return i > 1 && s_.chars[i - 1] == '-' && history_.last != Joint::none && history_.last_at == i - 1 && in_word(s_.kinds[i - 2]) && in_word(s_.kinds[i]);
  }

  std::string_view text_;
  const WordFacts& facts_;
  std::vector<Token>& out_;
  Scratch& s_;
  JointJudge& judge_;
  History history_;
};

}  // namespace

void Tokenizer::cut(std::string_view text, std::vector<Token>& out, Scratch& s, JointJudge& judge) const {
  find_chunks(text, s.chunks);
  const Chunk none;
  Cutter cutter(text, facts_, out, s, judge);
  for (std::size_t i = 0; i < s.chunks.size(); ++i) {
    Neighbours near{i > 0 ? s.chunks[i - 1] : none, s.chunks[i], i + 1 < s.chunks.size() ? s.chunks[i + 1] : none};
    if (near.chunk.plain)
      cutter.plain(near);
    else
      cutter.mixed(near);
    out.back().flags |= token_flag::space_after;
  }
}

}  // namespace hearsay
