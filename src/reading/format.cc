#include "reading/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "reading/conllu.h"
#include "reading/decode.h"

namespace hearsay {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes, kind, cure;
};
constexpr Magic kForeign[] = {
    {"%PDF-"sv, "a PDF file", "turn it into text first, for instance with pdftotext"},
    {"{\\rtf"sv, "an RTF file", "save it as text or HTML first"},
    {"\xD0\xCF\x11\xE0"sv, "an old Office file", "save it as text or HTML first"},
    {"\xFF\xD8\xFF"sv, "a JPEG picture", "leave it out"},
    {"\x89PNG"sv, "a PNG picture", "leave it out"},
    {"GIF8"sv, "a GIF picture", "leave it out"},
    {"SQLite format 3"sv, "an SQLite database", "give the documents, not the ledger"},
    {"\x7F"
     "ELF"sv,
     "a program", "leave it out"},
    {"PAR1"sv, "a Parquet file", "write it as JSONL first"},
    {"Rar!"sv, "a RAR archive", "unpack it first"},
    {"7z\xBC\xAF"sv, "a 7z archive", "unpack it first"},
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view skip_space(std::string_view s) {
  const auto at = std::find_if_not(s.begin(), s.end(), is_space);
  return s.substr(static_cast<std::size_t>(at - s.begin()));
}

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// Control characters that no text has; one in fifty and the file is none.
bool is_binary(std::string_view head) {
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && !is_space(c) && c != '\f' && c != '\v' && c != '\x1B') || byte == 0x7F;
  });
  return static_cast<std::size_t>(controls) * 50 > head.size();
}

bool looks_like_json(std::string_view head) {
  if (head.empty()) return false;
  const std::string_view after = skip_space(head.substr(1));
  if (head[0] == '{') return after.starts_with('"') || after.starts_with('}');
  return head[0] == '[' && (after.starts_with('{') || after.starts_with(']'));
}

/// What stands before the root element of XML and HTML: declarations, comments, the document type.
struct Prolog {
  bool xml = false, html = false;
  std::string_view root;  // the root element's name, empty if there is none
};

/// The declarations of a document type stand in brackets inside it: "<!DOCTYPE rss [ <!ENTITY …> ]>".
std::size_t end_of_declaration(std::string_view s) {
  const std::size_t mark = s.find_first_of("[>");
  if (mark == s.npos || s[mark] == '>') return mark;
  return s.find('>', std::min(s.find(']', mark), s.size()));
}

Prolog read_prolog(std::string_view s) {
  Prolog out;
  while (s.starts_with('<')) {
    std::size_t end = 0;
    if (s.starts_with("<!--")) {
      end = s.find("-->");
    } else if (s.starts_with("<?") || s.starts_with("<!")) {
      out.xml |= s.starts_with("<?xml");
      out.html |= lower(s.substr(0, 14)) == "<!doctype html";
      end = end_of_declaration(s);
    } else {
      const auto stop = std::find_if(s.begin() + 1, s.end(), [](char c) { return is_space(c) || c == '>' || c == '/'; });
      out.root = s.substr(1, static_cast<std::size_t>(stop - s.begin()) - 1);
      return out;
    }
    if (end == s.npos) return out;
    s = skip_space(s.substr(end + 1));
    if (s.starts_with("->")) s = skip_space(s.substr(2));
  }
  return out;
}

bool is_html_element(std::string_view name) {
  constexpr std::array kNames = {"html"sv,  "head"sv, "body"sv, "div"sv,  "p"sv, "article"sv, "main"sv,   "section"sv, "meta"sv,
                                 "title"sv, "h1"sv,   "h2"sv,   "span"sv, "a"sv, "table"sv,   "script"sv, "link"sv,    "header"sv};
  return std::find(kNames.begin(), kNames.end(), lower(name)) != kNames.end();
}

FormatGuess guess_markup(std::string_view head) {
  const Prolog prolog = read_prolog(head);
  const std::string_view root = prolog.root;
  if (prolog.html || is_html_element(root)) return {Format::html, {}};
  if (root == "rss" || root == "feed" || root == "rdf:RDF" || root.ends_with(":feed")) return {Format::feed, {}};
  if (root == "Sentences" || root == "Sentence" || root == "Validation") return {Format::petrarch, {}};
  if (lower(head.substr(0, 4096)).find("<html") != std::string::npos) return {Format::html, {}};
  if (prolog.xml || head.find(fmt::format("</{}>", root)) != head.npos)
    return {std::nullopt, fmt::format("is XML of a kind not known here (<{}>); give RSS, Atom, HTML or PETRARCH XML, or force text", root)};
  return {Format::text, {}};
}

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  constexpr std::pair<std::string_view, Format> kNames[] = {{"text", Format::text},    {"json", Format::json}, {"jsonl", Format::jsonl},
                                                            {"html", Format::html},    {"rss", Format::feed},  {"petrarch", Format::petrarch},
                                                            {"conllu", Format::conllu}};
  for (const auto& [spelling, format] : kNames)
    if (spelling == name) return format;
  return std::nullopt;
}

FormatGuess guess_format(std::string_view head, std::string_view name) {
  for (const Magic& magic : kForeign)
    if (head.starts_with(magic.bytes)) return {std::nullopt, fmt::format("is {}; {}", magic.kind, magic.cure)};
  std::string wide;
  if (has_wide_mark(head)) {
    wide = decode(std::string(head.substr(0, head.size() & ~std::size_t{3}))).text;
    head = wide;
  } else if (is_binary(head)) {
    return {std::nullopt, "is not text (it is full of control characters); leave it out or convert it"};
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (looks_like_conllu(head)) return {Format::conllu, {}};
  head = skip_space(head);
  if (looks_like_json(head) || name.ends_with(".jsonl") || name.ends_with(".ndjson")) return {Format::json, {}};
  if (head.starts_with('<')) return guess_markup(head);
  return {Format::text, {}};
}

}  // namespace hearsay
