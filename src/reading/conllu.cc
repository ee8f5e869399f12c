#include "reading/conllu.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "reading/conllu_builder.h"

namespace hearsay {
namespace {

using conllu::Block;
using conllu::DocumentBuilder;
using conllu::Surface;
using conllu::Word;

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Coding walks trees many times: 1,000 words in one chain take a second, 3,000 half a minute. No sentence of people is
// as long; a file without blank lines is.
constexpr std::size_t kLongestSentence = 1000;

std::string_view misc_value(std::string_view misc, std::string_view name) {
  while (!misc.empty()) {
    const std::string_view one = misc.substr(0, misc.find('|'));
    if (one.starts_with(name) && one.size() > name.size() && one[name.size()] == '=') return one.substr(name.size() + 1);
    misc.remove_prefix(std::min(one.size() + 1, misc.size()));
  }
  return {};
}

std::optional<CharSpan> token_range(std::string_view misc) {
  const std::string_view value = misc_value(misc, "TokenRange");
  const std::size_t colon = value.find(':');
  if (colon == value.npos) return std::nullopt;
  const auto begin = number(value.substr(0, colon)), end = number(value.substr(colon + 1));
  if (!begin || !end || *end <= *begin || *end > (1u << 28)) return std::nullopt;
  return CharSpan{*begin, *end};
}

class Reader {
 public:
  Reader(std::string_view text, const Origin& defaults) : rest_(text), defaults_(defaults), builder_(fresh(""), 1) {}
  std::vector<Result<ParsedDocument>> run();

 private:
  Origin fresh(std::string_view id) const {
    Origin origin = defaults_;
    if (!id.empty()) origin.id = id;
    return origin;
  }
  void comment(std::string_view line);
  void word_line(std::string_view line);
  void end_sentence();
  void end_document();
  void fail_here(std::string why, Fault fault = Fault::input);

  std::string_view rest_;
  const Origin& defaults_;
  DocumentBuilder builder_;
  Block block_;
  std::uint64_t line_ = 0;
  std::optional<Error> error_;
  std::vector<Result<ParsedDocument>> out_;
};

void Reader::fail_here(std::string why, Fault fault) {
  if (!error_) error_ = Error{fault, std::move(why), {.source = builder_.origin().id, .line = line_}};
}

void Reader::comment(std::string_view line) {
  const auto value = [&](std::string_view name) -> std::optional<std::string_view> {
    const std::string start = fmt::format("# {} =", name);
    if (!line.starts_with(start)) return std::nullopt;
    const std::size_t at = line.find_first_not_of(' ', start.size());
    return at == line.npos ? std::string_view() : line.substr(at);
  };
  if (line.starts_with("# newdoc")) {
    end_sentence();
    end_document();
    builder_ = DocumentBuilder(fresh(value("newdoc id").value_or("")), line_);
    block_.new_paragraph = true;
  } else if (line.starts_with("# newpar")) {
    block_.new_paragraph = true;
  } else if (auto text = value("text")) {
    block_.text = *text;
  } else {
    Origin& origin = builder_.origin();
    for (auto [name, fact] :
         {std::pair("source", &origin.source), std::pair("published", &origin.published), std::pair("title", &origin.title), std::pair("url", &origin.url)})
      if (auto said = value(name)) *fact = std::string(*said);
  }
}

void Reader::word_line(std::string_view line) {
  std::string_view columns[10];
  std::size_t count = 0;
  for (std::string_view left = line;; ++count) {
    const std::size_t tab = left.find('\t');
    if (count < 10) columns[count] = left.substr(0, tab);
    if (tab == left.npos) break;
    left.remove_prefix(tab + 1);
  }
  if (count != 9) return fail_here(fmt::format("a CoNLL-U line has 10 columns, this one has {}", count + 1));
  const std::string_view id = columns[0], misc = columns[9];
  if (id.find('.') != id.npos) return;  // empty nodes of enhanced graphs
  const bool space = misc_value(misc, "SpaceAfter") != "No";
  if (const std::size_t dash = id.find('-'); dash != id.npos) {
    const auto first = number(id.substr(0, dash)), last = number(id.substr(dash + 1));
    if (!first || !last || *first != block_.words.size() + 1 || *last < *first) return fail_here("the ID of this multiword token is wrong");
    block_.surfaces.push_back({columns[1], *first, *last, token_range(misc), space});
    return;
  }
  const auto expected = block_.words.size() + 1;
  if (expected > kLongestSentence)
    return fail_here(fmt::format("a sentence has more than {} words; there may be a blank line missing", kLongestSentence), Fault::limit);
  if (number(id) != expected) return fail_here(fmt::format("ID is {}, wanted is {}", id, expected));
  const auto head = columns[6] == "_" ? std::optional<std::uint32_t>(0) : number(columns[6]);
  if (!head) return fail_here(fmt::format("HEAD is {}, wanted is a number", columns[6]));
  Word word{columns[1], columns[2], columns[5], columns[3], columns[4], columns[7], *head, token_range(misc), 0, -1};
  if (space) word.flags |= token_flag::space_after;
  if (!block_.surfaces.empty() && expected <= block_.surfaces.back().last) {
    const Surface& surface = block_.surfaces.back();
    word.surface = static_cast<std::int32_t>(block_.surfaces.size() - 1);
    word.flags = expected == surface.first ? token_flag::contraction : token_flag::contracted;
    if (expected == surface.last && surface.space_after) word.flags |= token_flag::space_after;
  }
  block_.words.push_back(word);
}

void Reader::end_sentence() {
  if (!block_.words.empty()) builder_.add(std::move(block_));
  block_ = Block{};
}

void Reader::end_document() {
  if (error_) {
    out_.push_back(tl::unexpected(*error_));
    error_.reset();
  } else if (!builder_.empty()) {
    out_.push_back(builder_.finish());
  }
}

std::vector<Result<ParsedDocument>> Reader::run() {
  while (!rest_.empty()) {
    ++line_;
    std::string_view line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty())
      end_sentence();
    else if (line[0] == '#')
      comment(line);
    else
      word_line(line);
  }
  end_sentence();
  end_document();
  return std::move(out_);
}

}  // namespace

std::vector<Result<ParsedDocument>> read_conllu(std::string_view text, const Origin& defaults) { return Reader(text, defaults).run(); }

bool looks_like_conllu(std::string_view text) {
  for (int lines = 0; lines < 20 && !text.empty(); ++lines) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with("# newdoc") || line.starts_with("# sent_id") || line.starts_with("# newpar")) return true;
    if (!line.empty() && line[0] >= '0' && line[0] <= '9') return std::count(line.begin(), line.end(), '\t') == 9;
    if (!line.empty() && line[0] != '#') return false;
  }
  return false;
}

}  // namespace hearsay
