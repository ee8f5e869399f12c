#include "record/json_writer.h"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace hearsay::record {
namespace {

// What text may hold and JSON may not as it is; whatever is no ASCII is looked at.
constexpr auto kNeedsCare = [] {
  std::array<bool, 256> care{};
  for (std::size_t i = 0; i < care.size(); ++i) care[i] = i < 0x20 || i >= 0x80 || i == '"' || i == '\\';
  return care;
}();

void append_escaped(char byte, std::string& out) {
  constexpr std::string_view kShort = "\"\"\\\\\bb\ff\nn\rr\tt", kDigits = "0123456789abcdef";
  for (std::size_t i = 0; i < kShort.size(); i += 2) {
    if (byte == kShort[i]) {
      out += '\\';
      out += kShort[i + 1];
      return;
    }
  }
  out += "\\u00";
  out += kDigits[static_cast<std::size_t>(byte) / 16];
  out += kDigits[static_cast<std::size_t>(byte) % 16];
}

template <class Value>
std::string dumped(const Value& value) {
  return nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  between();
  put(name);
  line_ += ':';
}

void JsonWriter::put(std::string_view text) {
  const std::size_t start = line_.size();
  line_ += '"';
  for (std::size_t from = 0, at = 0;; from = at) {
    while (at < text.size() && !kNeedsCare[static_cast<unsigned char>(text[at])]) ++at;
    line_.append(text, from, at - from);
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_escaped(text[at++], line_);
      continue;
    }
    const std::size_t before = at;
    if (next_code_point(text, at) == U'\uFFFD' && text.substr(before, 3) != "\xEF\xBF\xBD") {
      line_.resize(start);
      line_ += dumped(text);
      return;
    }
    line_.append(text, before, at - before);
  }
  line_ += '"';
}

void JsonWriter::put(std::int64_t number) {
  std::array<char, 24> digits{};
  line_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void JsonWriter::put(double number) { line_ += dumped(number); }

void JsonWriter::put(const std::vector<std::string>& texts) {
  line_ += '[';
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) line_ += ',';
    put(texts[i]);
  }
  line_ += ']';
}

}  // namespace hearsay::record
