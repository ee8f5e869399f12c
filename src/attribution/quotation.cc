#include "attribution/quotation.h"

#include <algorithm>

namespace hearsay {
namespace {

// What a mark can be. Marks of one family close each other.
enum class Family : std::uint8_t { none, straight, curly, single, single_curly, angle };
struct Mark {
  Family family = Family::none;
  bool opens = false, closes = false;
  std::uint32_t at = 0, size = 0;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_word(unsigned char c) { return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Reads the mark at byte `i`, if there is one. An apostrophe between letters is none.
Mark mark_at(std::string_view text, std::uint32_t i) {
  const char c = text[i];
  const auto ends = [&](std::uint32_t size) { return i + size >= text.size(); };
  const bool before_word = i > 0 && !is_space(text[i - 1]) && text[i - 1] != '(' && text[i - 1] != '[';
  const auto after_word = [&](std::uint32_t size) { return !ends(size) && !is_space(text[i + size]); };
  Mark mark{.at = i, .size = 1};
  if (c == '"') {
    mark.family = Family::straight;
    mark.opens = after_word(1);
    mark.closes = before_word;
  } else if (c == '`') {
    mark.size = !ends(1) && text[i + 1] == '`' ? 2 : 1;
    mark.family = mark.size == 2 ? Family::straight : Family::single;
    mark.opens = true;
  } else if (c == '\'') {
    if (!ends(1) && text[i + 1] == '\'') {
      mark.size = 2;
      mark.family = Family::straight;
      mark.opens = after_word(2);
      mark.closes = before_word;
    } else {
      const bool left = i > 0 && is_word(static_cast<unsigned char>(text[i - 1]));
      const bool right = after_word(1) && is_word(static_cast<unsigned char>(text[i + 1]));
      mark.family = left && right ? Family::none : Family::single;
      mark.opens = !before_word && right;
      mark.closes = before_word;
    }
  } else if (c == '\xe2' && i + 2 < text.size() && text[i + 1] == '\x80') {
    mark.size = 3;
    switch (text[i + 2]) {
      case '\x9c':
        mark.family = Family::curly;
        mark.opens = true;
        break;
      case '\x9d':
        mark.family = Family::curly;
        mark.closes = true;
        mark.opens = !before_word;
        break;  // some papers set ” on both sides
      case '\x98':
        mark.family = Family::single_curly;
        mark.opens = true;
        break;
      case '\x99': {
        const bool right = after_word(3) && is_word(static_cast<unsigned char>(text[i + 3]));
        mark.family = right ? Family::none : Family::single_curly;
        mark.closes = true;
        break;
      }
      default: break;
    }
  } else if (c == '\xc2' && i + 1 < text.size() && (text[i + 1] == '\xab' || text[i + 1] == '\xbb')) {
    mark.size = 2;
    mark.family = Family::angle;
    mark.opens = text[i + 1] == '\xab';
    mark.closes = text[i + 1] == '\xbb';
  }
  return mark;
}

class Finder {
 public:
  Finder(const Tree& tree, std::vector<Quotation>& out) : tree_(tree), out_(out), text_(tree.document().text()) {}

  void run() {
    const auto& sentences = tree_.analysis().sentences;
    for (std::size_t s = 0; s < sentences.size();) {
      std::size_t end = s + 1;
      while (end < sentences.size() && !sentences[end].new_paragraph) ++end;
      paragraph(sentences[s].at.begin, sentences[end - 1].at.end, sentences[end - 1].last);
      s = end;
    }
  }

 private:
  void paragraph(std::uint32_t begin, std::uint32_t end, std::uint32_t last_token) {
    const bool opens_paragraph = begin < text_.size() && mark_at(text_.substr(0, end), begin).family == open_.family;
    if (open_.family != Family::none && !opens_paragraph) {
      if (!out_.empty()) out_.back().goes_on = false;
      open_ = {};
    } else if (open_.family != Family::none) {
      open_ = {};  // the repeated mark opens anew below
    }
    const std::string_view upto = text_.substr(0, end);
    for (std::uint32_t i = begin; i < end; ++i) {
      const char c = text_[i];
      if (c != '"' && c != '\'' && c != '`' && c != '\xe2' && c != '\xc2') continue;
      const Mark mark = mark_at(upto, i);
      if (mark.family == Family::none) continue;
      take(mark);
      i += mark.size - 1;
    }
    if (open_.family == Family::none) return;
    const bool doubled = is_double(open_);
    // A single mark without its pair was an apostrophe.
    if (doubled && end - open_.at > 40) {
      close(end, last_token);
      if (!out_.empty()) out_.back().goes_on = true;
    } else {
      open_ = {};
    }
  }

  static bool is_double(const Mark& mark) { return mark.family == Family::straight || mark.family == Family::curly; }

  // Papers mix them: “We will stay."
  bool is_other_double(const Mark& mark) const { return is_double(mark) && is_double(open_) && mark.family != open_.family; }

  void take(const Mark& mark) {
    if (open_.family == Family::none) {
      inner_ = false;
      if (mark.opens) open_ = mark;
    } else if (is_other_double(mark) && mark.opens && !mark.closes) {
      inner_ = true;
    } else if (is_other_double(mark) && inner_) {
      inner_ = false;
    } else if ((open_.family == mark.family || is_other_double(mark)) && mark.closes) {
      close(mark.at + mark.size, token_from(mark.at + mark.size));
      open_ = {};
    } else if (open_.family == mark.family && mark.opens && mark.at - open_.at > 3) {
      open_ = mark;  // the first one was never closed
    }
  }

  /// The first token that begins at `byte` or after it.
  std::uint32_t token_from(std::uint32_t byte) const {
    const auto& tokens = tree_.analysis().tokens;
    const auto found = std::lower_bound(tokens.begin(), tokens.end(), byte, [](const Token& t, std::uint32_t b) { return t.at.begin < b; });
    return static_cast<std::uint32_t>(found - tokens.begin());
  }

  void close(std::uint32_t end_byte, std::uint32_t last) {
    Quotation quotation;
    quotation.words = {token_from(open_.at), last};
    bool clause = false, finite = false;
    for (std::uint32_t t = quotation.words.first; t < last; ++t) {
      const Token& token = tree_.token(t);
      quotation.inner += token.upos != Upos::punct;
      clause |= token.upos == Upos::verb || token.upos == Upos::aux;
      finite |= (token.features & feature::finite) != 0;
    }
    const char before_close = end_byte > 1 && end_byte <= text_.size() ? text_[end_byte - 2] : ' ';
    const bool stop = before_close == '.' || before_close == ',' || before_close == '?' || before_close == '!';
    quotation.scare = quotation.inner <= 3 && !finite && !(stop && clause);
    if (!quotation.words.empty() && quotation.inner > 0) out_.push_back(quotation);
  }

  const Tree& tree_;
  std::vector<Quotation>& out_;
  std::string_view text_;
  Mark open_;
  bool inner_ = false;  // in marks of the other kind, within those that are open: “He called it "over" today.”
};

}  // namespace

void find_quotations(const Tree& tree, std::vector<Quotation>& out) {
  out.clear();
  Finder(tree, out).run();
}

}  // namespace hearsay
