#include "reading/xml_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "reading/decode.h"
#include "reading/html_facts.h"

namespace hearsay {
namespace {

// A node takes 64 bytes, the shortest tag four: without a bound a file could swell sixteen times.
constexpr std::ptrdiff_t kMostTags = 4 << 20;

/// The declaration alone: pages inside the file declare encodings too.
std::string encoding_of(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  return std::string(declared_encoding(bytes.substr(0, bytes.find("?>"))));
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

XmlFile::XmlFile(std::string bytes) {
  const std::string encoding = encoding_of(bytes);
  Decoded decoded = decode(std::move(bytes), encoding);
  warnings_ = warnings_of(decoded);
  source_ = std::move(decoded.text);
  if (std::count(source_.begin(), source_.end(), '<') > kMostTags) {
    fault_ = Error{Fault::limit, fmt::format("this XML has more than {} million tags; cut it into several files", kMostTags >> 20), {}};
    return;
  }
  const auto result = tree_.load_buffer(source_.data(), source_.size(), pugi::parse_default, pugi::encoding_utf8);
  if (result) return;
  fault_at_ = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
  std::string why = result.description();
  if (!why.empty()) why[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(why[0])));
  fault_ = Error{Fault::input, fmt::format("this is no XML from here on ({}); what stands before is read, mend the rest", why), {.line = line_at(fault_at_)}};
  counted_ = 0;
  line_ = 1;
}

bool XmlFile::is_whole(pugi::xml_node node) const {
  if (!fault_) return true;
  const std::size_t end = source_.find(fmt::format("</{}", node.name()), static_cast<std::size_t>(node.offset_debug()));
  return end < fault_at_;
}

std::uint64_t XmlFile::line_at(std::size_t byte) {
  if (byte < counted_) counted_ = 0, line_ = 1;
  const auto begin = source_.begin();
  line_ += static_cast<std::uint64_t>(std::count(begin + static_cast<std::ptrdiff_t>(counted_), begin + static_cast<std::ptrdiff_t>(byte), '\n'));
  counted_ = byte;
  return line_;
}

std::uint64_t XmlFile::line_of(pugi::xml_node node) { return line_at(static_cast<std::size_t>(node.offset_debug())); }

std::string text_of(pugi::xml_node node) {
  std::string out;
  for (const pugi::xml_node child : node.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
  return out;
}

std::string unwrapped(std::string_view text) {
  std::string out;
  int lines = 0;
  bool space = false;
  for (const char c : text) {
    if (is_space(c)) {
      space = true;
      lines += c == '\n';
      continue;
    }
    if (space && !out.empty()) out += lines > 1 ? "\n\n" : " ";
    space = false;
    lines = 0;
    out += c;
  }
  return out;
}

}  // namespace hearsay
