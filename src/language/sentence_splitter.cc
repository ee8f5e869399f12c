#include "language/sentence_splitter.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"

namespace hearsay {
namespace {

using Piece = SentenceSplitter::Piece;
using Paragraph = SentenceSplitter::Paragraph;

constexpr std::size_t kCharsOfShape = 6;
constexpr std::uint32_t kLongLine = 110;  // bytes; longer lines are all alike
constexpr int kFewestLetters = 12;        // below which a paragraph's capitals say nothing

/// Kinds without repeats, and whether it is one character.
std::uint32_t shape_of(std::string_view word, Piece& piece) {
  std::uint32_t shape = 0;
  std::size_t changes = 0, count = 0;
  CharKind last = CharKind::space;
  piece.form = kEmptyWord;
  for (std::size_t at = 0; at < word.size(); ++count) {
    char32_t c = next_code_point(word, at);
    CharKind kind = char_kind(c);
    if (count == 0) piece.first = kind;
    if (kind != last && changes++ < kCharsOfShape) shape = shape << 4 | static_cast<std::uint32_t>(kind);
    last = kind;
    piece.form = mix(piece.form, model_char(c, kind));
  }
  return shape << 1 | (count == 1);
}

/// Which way a quotation mark turns: curly ones say so, straight ones by the white space around them.
Piece::Quote quote_of(std::string_view word, const Piece& piece, bool space_before) {
  bool marks = piece.first == CharKind::quote || word == "''" || word == "``";
  if (!marks) return Piece::no;
  if (word == "``" || word == "\xE2\x80\x9C" || word == "\xC2\xAB" || word == "\xE2\x80\x9E") return Piece::opening;
  if (word == "''" || word == "\xE2\x80\x9D" || word == "\xC2\xBB") return Piece::closing;
  bool space_after = piece.gap != Gap::none;
  if (space_before != space_after) return space_before ? Piece::opening : Piece::closing;
  return Piece::no;
}

bool is_stop(const Piece& p) { return p.first == CharKind::stop; }

std::uint64_t bucket(std::uint32_t n) { return n < 4 ? n : 2 + std::bit_width(n); }

/// Fills what depends on the paragraph: quotes, brackets, the next stop, the use of capitals.
void fill_paragraph(std::string_view text, std::span<const Token> tokens, std::vector<Piece>& pieces, Paragraph& p) {
  int lower = 0, upper = 0;
  bool inside = false;
  std::uint8_t depth = 0;
  for (std::uint32_t i = p.first; i < p.last; ++i) {
    Piece& piece = pieces[i];
    bool space_before = i == p.first || pieces[i - 1].gap != Gap::none;
    piece.quote = quote_of(text.substr(tokens[i].at.begin, tokens[i].at.end - tokens[i].at.begin), piece, space_before);
    if (piece.quote == Piece::no && piece.first == CharKind::quote) piece.quote = inside ? Piece::closing : Piece::opening;
    if (piece.quote != Piece::no) inside = piece.quote == Piece::opening;
    if (piece.first == CharKind::open && depth < 3) ++depth;
    if (piece.first == CharKind::close && depth > 0) --depth;
    piece.inside_quote = inside;
    piece.depth = depth;
    for (char c : text.substr(tokens[i].at.begin, tokens[i].at.end - tokens[i].at.begin)) {
      lower += c >= 'a' && c <= 'z';
      upper += c >= 'A' && c <= 'Z';
    }
  }
  std::uint32_t stop = p.last;
  for (std::uint32_t i = p.last; i-- > p.first;) {
    pieces[i].next_stop = stop;
    if (is_stop(pieces[i])) stop = i;
  }
  p.letter_case = 0;
  if (lower + upper >= kFewestLetters) p.letter_case = upper == 0 ? 1 : lower * 20 < upper ? 2 : 0;
}

/// What was decided in the paragraph so far.
struct SoFar {
  std::uint32_t start = 0;     // first token of this sentence
  std::uint64_t last_end = 0;  // form that ended the sentence before
};

class EndView {
 public:
  EndView(std::span<const Piece> pieces, const Paragraph& p, std::uint32_t i, SoFar so_far) : pieces_(pieces), p_(p), i_(i), so_far_(so_far) {}

  void features(Features& out) const {
    const Piece &a = at(0), &b = at(1), &a2 = at(-1), &b2 = at(2);
    const auto gap = static_cast<std::uint64_t>(a.gap), letters = static_cast<std::uint64_t>(p_.letter_case);
    const std::uint64_t how = gap << 4 | letters;
    const std::uint32_t length = i_ + 1 - so_far_.start, left = p_.last - i_ - 1;
    const auto habit = static_cast<std::uint64_t>(b.fact.habit), short_a = static_cast<std::uint64_t>(a.fact.abbreviation);
    const Piece& first = pieces_[so_far_.start];
    const std::uint64_t quote = static_cast<std::uint64_t>(a.inside_quote) << 6 | a.quote << 4 | b.quote << 2 | at(2).quote;
    const std::uint64_t stop = pieces_[i_].next_stop, to_stop = bucket(static_cast<std::uint32_t>(stop) - i_);
    const std::uint64_t stop_form = stop < p_.last ? pieces_[stop].form : 0;
    out.clear();
    out.add(0, how);
    out.add(1, a.form, gap);
    out.add(2, b.form, gap, letters);
    out.add(3, a.form, b.form);
    out.add(4, a.form, b.shape, how);
    out.add(5, a.shape, b.form, how);
    out.add(6, a.shape, b.shape, how);
    out.add(7, a2.form, a.form, gap);
    out.add(8, a2.shape, a.form, b.shape, how);
    out.add(9, a.form, b.shape, b2.shape, how);
    out.add(10, b.form, b2.form, gap);
    out.add(11, a2.shape, a.shape, b.shape, b2.shape, gap);
    out.add(12, a.form, bucket(length), b.shape);
    out.add(13, a.shape, bucket(length), bucket(left), b.shape, how);
    out.add(14, quote, a.form, b.shape);
    out.add(15, quote, a.shape, b.first);
    out.add(16, a.depth, b.depth, a.form, b.shape);
    out.add(17, length < 4 ? length : 4, first.shape, a.form, b.shape);
    out.add(18, length < 4 ? length : 4, first.form, a.form);
    out.add(19, short_a, a2.shape, b.shape, habit, how);
    out.add(20, habit, b.shape, a.form, how);
    out.add(21, habit, b.shape, a.shape, b2.shape, how);
    out.add(22, to_stop, stop_form, a.form, b.first, letters);
    out.add(23, so_far_.last_end, a.form, b.first);
    out.add(24, so_far_.last_end, a.form == so_far_.last_end, a.shape, b.shape, gap);
    out.add(25, bucket(length), bucket(left), a.form);
    out.add(26, at(-2).shape, a2.shape, a.form, b.first);
    out.add(27, a2.form, a.form, b.shape, habit);
    out.add(28, a2.fact.abbreviation, a.form, b.shape, habit, gap);
    out.add(29, a.form, b.shape, b2.form);
    out.add(30, p_.last - p_.first < 8 ? p_.last - p_.first : 8, bucket(length), a.form, b.first);
    out.add(31, last_stop(), a.form, b.shape, how);
    out.add(32, b.first, at(2).first, at(3).first, a.form, a2.first);
    out.add(33, a2.form, a.form, b.form);
    if (a.gap == Gap::none || a.gap == Gap::space) return;
    out.add(34, a.line_length, a.first, b.first, letters);
    out.add(35, a.line_length, a.form, b.shape, habit);
    out.add(36, a.line_length, bucket(p_.last - p_.first), b.first);
    out.add(37, a.line_length, bucket(length), bucket(p_.last - p_.first), a.first);
  }

 private:
  const Piece& at(int k) const {
    std::int64_t j = std::int64_t{i_} + k;
    return j < p_.block_first || j >= p_.block_last ? kNone : pieces_[static_cast<std::size_t>(j)];
  }
  /// How the paragraph ends.
  std::uint64_t last_stop() const { return static_cast<std::uint64_t>(pieces_[p_.last - 1].first); }

  static inline const Piece kNone{};
  std::span<const Piece> pieces_;
  const Paragraph& p_;
  std::uint32_t i_;
  SoFar so_far_;
};

/// Whether the sentence must be cut after `i`; not inside a contraction if that can be helped.
bool too_long(std::span<const Token> tokens, std::uint32_t start, std::uint32_t i) {
  std::uint32_t length = i + 1 - start;
  if (length >= SentenceSplitter::kLongest) return true;
  return length + 2 >= SentenceSplitter::kLongest && (tokens[i + 1].flags & token_flag::contraction);
}

/// One pass over a document.
class Splitting {
 public:
  Splitting(std::string_view text, std::span<const Token> tokens, SentenceSplitter::Scratch& s, EndJudge& judge, std::vector<Sentence>& out)
      : text_(text), tokens_(tokens), s_(s), judge_(judge), out_(out) {}

  /// The lines between two blank ones.
  void block(std::uint32_t first, std::uint32_t last) {
    so_far_ = {first, 0};
    for (Paragraph p{first, first, first, last, 0}; p.first < last; p.first = p.last) {
      p.last = p.first;
      while (s_.pieces[p.last++].gap < Gap::line) {}
      fill_paragraph(text_, tokens_, s_.pieces, p);
      for (std::uint32_t i = p.first; i < p.last; ++i)
        if (ends(p, i)) end_after(i);
    }
  }

 private:
  bool ends(const Paragraph& p, std::uint32_t i) {
    if (i + 1 == p.block_last || too_long(tokens_, so_far_.start, i)) return true;
    if (tokens_[i + 1].flags & token_flag::contracted) return false;
    EndView(s_.pieces, p, i, so_far_).features(s_.features);
    return judge_.ends(i, s_.features);
  }
  void end_after(std::uint32_t i) {
    out_.push_back({{tokens_[so_far_.start].at.begin, tokens_[i].at.end}, so_far_.start, i + 1, new_paragraph_});
    new_paragraph_ = s_.pieces[i].gap >= Gap::line;
    so_far_ = {i + 1, s_.pieces[i].form};
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  SentenceSplitter::Scratch& s_;
  EndJudge& judge_;
  std::vector<Sentence>& out_;
  SoFar so_far_;
  bool new_paragraph_ = true;
};

}  // namespace

void SentenceSplitter::split(std::string_view text, std::span<const Token> tokens, std::vector<Sentence>& out, Scratch& s, EndJudge& judge) const {
  out.clear();
  const LineLayout layout = LineLayout::measure(text);
  const auto n = static_cast<std::uint32_t>(tokens.size());
  s.pieces.assign(n, {});
  for (std::uint32_t i = 0; i < n; ++i) {
    const Token& t = tokens[i];
    Piece& piece = s.pieces[i];
    piece.shape = shape_of(text.substr(t.at.begin, t.at.end - t.at.begin), piece);
    piece.fact = facts_.find(piece.form);
    if (i > 0 && s.pieces[i - 1].gap == Gap::line)
      s.pieces[i - 1].line_length = static_cast<std::uint8_t>(1 + LineLayout::column(text, tokens[i - 1].at.end, kLongLine) / 10);
    piece.gap = i + 1 < n ? layout.gap(text, t.at.end, tokens[i + 1].at.begin) : Gap::blank;
  }
  Splitting splitting(text, tokens, s, judge, out);
  for (std::uint32_t first = 0, last = 0; first < n; first = last) {
    while (s.pieces[last++].gap != Gap::blank) {}
    splitting.block(first, last);
  }
}

}  // namespace hearsay
