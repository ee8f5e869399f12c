#include "language/conllu_writer.h"

#include <fmt/format.h>

#include <initializer_list>
#include <iterator>
#include <optional>

#include "base/utf8.h"
#include "language/char_kind.h"

namespace hearsay {
namespace {

/// Text with each run of white space that breaks a line, or a column, as one space.
void append_line(std::string_view text, std::string& out) {
  std::size_t plain = 0;  // what is not copied yet begins here
  for (std::size_t at = 0; at < text.size();) {
    std::size_t begin = at;
    if (char_kind(next_code_point(text, at)) != CharKind::space) continue;
    bool breaks = false;
    for (std::size_t next = begin; next < text.size(); at = next) {
      char32_t c = next_code_point(text, next);
      if (char_kind(c) != CharKind::space) break;
      breaks = breaks || is_line_break(c) || c == '\t';
    }
    if (!breaks) continue;
    out += text.substr(plain, begin - plain);
    out += ' ';
    plain = at;
  }
  out += text.substr(plain);
}

/// What the coder needs to know of a document besides its words, as reading/conllu.h finds it again.
void append_fact(std::string_view name, const std::optional<std::string>& value, std::string& out) {
  if (!value) return;
  fmt::format_to(std::back_inserter(out), "# {} = ", name);
  append_line(*value, out);
  out += '\n';
}

class Writer {
 public:
  Writer(const Document& document, const Analysis& analysis, std::string& out) : d_(document), a_(analysis), out_(out) {}

  void sentence(std::size_t index) {
    const Sentence& s = a_.sentences[index];
    if (s.new_paragraph) out_ += "# newpar\n";
    out_ += "# sent_id = ";
    append_line(d_.origin().id, out_);
    fmt::format_to(std::back_inserter(out_), "-{}\n# text = ", index + 1);
    append_line(d_.text(s.at), out_);
    out_ += '\n';
    for (std::uint32_t i = s.first; i < s.last; ++i) word(s, i);
    out_ += '\n';
  }

 private:
  std::uint32_t last_part(const Sentence& s, std::uint32_t i) const {
    while (i + 1 < s.last && (a_.tokens[i + 1].flags & token_flag::contracted)) ++i;
    return i;
  }
  void number(std::uint32_t n) {
    const fmt::format_int digits(n);
    out_.append(digits.data(), digits.size());
  }
  void columns(std::initializer_list<std::string_view> texts) {
    for (const auto text : texts) (out_ += '\t') += text;
  }
  /// MISC: whether a space follows, and where the words stand, as UDPipe writes it, so that a reader finds them again.
  void misc(ByteSpan at, bool space_after) {
    const CharSpan chars = d_.chars(at);
    out_ += space_after ? "\tTokenRange=" : "\tSpaceAfter=No|TokenRange=";
    number(chars.begin);
    out_ += ':';
    number(chars.end);
    out_ += '\n';
  }
  static bool space_after(const Token& last) { return last.flags & token_flag::space_after; }

  void whole_word(const Sentence& s, std::uint32_t i, std::uint32_t last) {
    const ByteSpan whole{a_.tokens[i].at.begin, a_.tokens[last].at.end};
    number(i - s.first + 1);
    out_ += '-';
    number(last - s.first + 1);
    columns({d_.text(whole), "_", "_", "_", "_", "_", "_", "_"});
    misc(whole, space_after(a_.tokens[last]));
  }

  // Put together by hand: formatting took a fiftieth of the time from text to CoNLL-U.
  void word(const Sentence& s, std::uint32_t i) {
    const Token& t = a_.tokens[i];
    const bool part = t.flags & (token_flag::contraction | token_flag::contracted);
    if (t.flags & token_flag::contraction) whole_word(s, i, last_part(s, i));
    const bool in_sentence = t.head >= s.first && t.head < s.last && t.head != i;
    const std::string_view lemma = a_.lemma(t);
    number(i - s.first + 1);
    columns({d_.text(t.at), lemma.empty() ? "_" : lemma, spelling(t.upos), xpos_spelling(t.xpos), spell_features(t.features), ""});
    number(in_sentence ? t.head - s.first + 1 : 0);
    columns({spelling(t.relation), "_"});
    misc(t.at, part || space_after(t));
  }

  const Document& d_;
  const Analysis& a_;
  std::string& out_;
};

}  // namespace

void append_conllu(const Document& document, const Analysis& analysis, std::string& out) {
  const Origin& origin = document.origin();
  out += "# newdoc id = ";
  append_line(origin.id, out);
  out += '\n';
  append_fact("source", origin.source, out);
  append_fact("published", origin.published, out);
  append_fact("title", origin.title, out);
  append_fact("url", origin.url, out);
  Writer writer(document, analysis, out);
  for (std::size_t i = 0; i < analysis.sentences.size(); ++i) writer.sentence(i);
}

}  // namespace hearsay
