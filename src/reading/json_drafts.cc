#include "reading/json_drafts.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/utf8.h"
#include "reading/decode.h"
#include "reading/json_fields.h"

namespace hearsay {
namespace {

static_assert(InputBuffer::kPadding >= simdjson::SIMDJSON_PADDING);

std::string_view skip_space(std::string_view s) {
  const std::size_t at = s.find_first_not_of(" \t\r\n");
  return at == s.npos ? std::string_view() : s.substr(at);
}

/// Follows the brackets of JSON from character to character.
class BracketCounter {
 public:
  void add(char c) {
    if (in_string_) {
      if (escaped_)
        escaped_ = false;
      else if (c == '\\')
        escaped_ = true;
      else if (c == '"')
        in_string_ = false;
    } else if (c == '"') {
      in_string_ = true;
    } else {
      depth_ += (c == '{' || c == '[') - (c == '}' || c == ']');
    }
  }
  bool closed() const { return depth_ <= 0 && !in_string_; }

 private:
  int depth_ = 0;
  bool in_string_ = false, escaped_ = false;
};

bool is_balanced(std::string_view line) {
  BracketCounter counter;
  for (const char c : line) counter.add(c);
  return counter.closed();
}

class JsonReader : public DraftReader {
 public:
  JsonReader(InputBuffer& buffer, std::vector<std::string> names) : buffer_(buffer), names_(std::move(names)) {}
  std::optional<Result<Draft>> next() override;

 private:
  enum class Layout : std::uint8_t { unknown, lines, objects };
  Result<Layout> find_layout();
  std::optional<Result<Draft>> next_line();
  std::optional<Result<Draft>> next_object();
  Result<bool> collect_object();
  Result<Draft> parse(std::string_view json);

  InputBuffer& buffer_;
  std::vector<std::string> names_;
  Layout layout_ = Layout::unknown;
  bool done_ = false;
  std::uint64_t line_ = 0;   // of the object being read
  std::uint64_t count_ = 0;  // objects so far
  std::string object_;
  simdjson::dom::parser parser_;
};

// A first line that closes what it opens is JSONL, and so is one that does not if the next line opens another object
// at its first column: then the line is broken, and the others should be read.
Result<JsonReader::Layout> JsonReader::find_layout() {
  for (;;) {
    const auto ahead = buffer_.peek(1);
    if (!ahead) return tl::unexpected(ahead.error());
    if (ahead->empty()) return Layout::lines;
    const std::string_view rest = skip_space(*ahead);
    buffer_.skip(ahead->size() - rest.size());
    if (rest.empty()) continue;
    if (rest[0] == '[') return Layout::objects;
    break;
  }
  const auto line = buffer_.peek_line();
  if (!line) return tl::unexpected(line.error());
  if (!*line || is_balanced(**line)) return Layout::lines;
  const std::size_t size = (*line)->size();
  const auto ahead = buffer_.peek(size + 2);
  if (!ahead) return tl::unexpected(ahead.error());
  const bool another = ahead->size() > size + 1 ? (*ahead)[size + 1] == '{' : true;
  return another ? Layout::lines : Layout::objects;
}

std::optional<Result<Draft>> JsonReader::next() {
  if (done_) return std::nullopt;
  if (layout_ == Layout::unknown) {
    auto layout = find_layout();
    if (!layout) {
      done_ = layout.error().fault != Fault::limit;  // a line too long costs only that line
      if (!done_) layout_ = Layout::lines;
      return tl::unexpected(layout.error());
    }
    layout_ = *layout;
  }
  return layout_ == Layout::lines ? next_line() : next_object();
}

std::optional<Result<Draft>> JsonReader::next_line() {
  for (;;) {
    const auto line = buffer_.take_line();
    if (!line) {
      done_ = line.error().fault != Fault::limit;
      return tl::unexpected(line.error());
    }
    if (!*line) return std::nullopt;
    if (skip_space(**line).empty()) continue;
    line_ = buffer_.lines_taken();
    ++count_;
    return parse(**line);
  }
}

std::optional<Result<Draft>> JsonReader::next_object() {
  const auto found = collect_object();
  if (!found) {
    done_ = true;
    return tl::unexpected(found.error());
  }
  if (!*found) return std::nullopt;
  ++count_;
  object_.reserve(object_.size() + InputBuffer::kPadding);
  return parse(object_);
}

// What stands between the objects of an array, or before it, is passed over. False at the end of the input.
Result<bool> JsonReader::collect_object() {
  object_.clear();
  BracketCounter counter;
  for (;;) {
    const auto ahead = buffer_.peek(1);
    if (!ahead) return tl::unexpected(ahead.error());
    if (ahead->empty()) return !object_.empty();
    std::size_t at = 0;
    if (object_.empty()) {
      at = ahead->find('{');
      buffer_.skip(std::min(at, ahead->size()));
      if (at == ahead->npos) continue;
      line_ = buffer_.lines_taken() + 1;
      object_ = '{';
      counter.add('{');
      buffer_.skip(1);
      continue;
    }
    while (at < ahead->size() && !counter.closed()) counter.add((*ahead)[at++]);
    object_.append(*ahead, 0, at);
    buffer_.skip(at);
    if (counter.closed()) return true;
    if (object_.size() > buffer_.largest())
      return fail(Fault::limit, "this object does not end within the limit; is a quotation mark or brace missing?", {.line = line_});
  }
}

Result<Draft> JsonReader::parse(std::string_view json) {
  Decoded decoded;
  if (first_broken_byte(json)) {
    decoded = decode(std::string(json));
    decoded.text.reserve(decoded.text.size() + InputBuffer::kPadding);
    json = decoded.text;
  }
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  simdjson::dom::element root;
  const auto error = parser_.parse(json.data(), json.size(), false).get(root);
  if (error) return fail(Fault::input, fmt::format("this is not JSON ({}); mend it or take it out", simdjson::error_message(error)), {.line = line_});
  auto draft = draft_of_object(root);
  if (!draft) {
    draft.error().where.line = line_;
    return draft;
  }
  draft->line = line_;
  for (std::string& name : numbered(names_, count_)) draft->names.push_back(std::move(name));
  for (std::string& warning : warnings_of(decoded)) draft->warnings.push_back(std::move(warning));
  return draft;
}

}  // namespace

std::unique_ptr<DraftReader> read_json(InputBuffer& buffer, std::vector<std::string> names) { return std::make_unique<JsonReader>(buffer, std::move(names)); }

}  // namespace hearsay
