#include "lexicon/petrarch_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "hearsay/lexicon.h"

namespace hearsay::petrarch {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string phrase(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return fold(spaced);
}

bool Lines::next(std::string_view& line) {
  if (repeat_) {
    repeat_ = false;
    line = current_;
    return true;
  }
  while (!rest_.empty()) {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view one = trim(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    const bool opens = one.starts_with("<!");
    if (in_comment_ || opens) {
      in_comment_ = one.starts_with("<!--") || in_comment_ ? one.find("-->") == one.npos : false;
      continue;
    }
    one = trim(one.substr(0, one.find('#')));
    if (one.empty()) continue;
    line = current_ = one;
    return true;
  }
  return false;
}

void Lines::fault(std::string_view why, std::uint32_t line) {
  constexpr std::size_t kMostNotes = 100;
  ++out_.left_out;
  if (out_.notes.size() < kMostNotes) out_.notes.push_back(fmt::format("{}:{}: {}", name_, line ? line : number_, why));
}

}  // namespace hearsay::petrarch
