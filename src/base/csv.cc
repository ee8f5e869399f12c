#include "base/csv.h"

namespace hearsay {
namespace {

// Up to the separator behind it, which stays.
std::string take_field(std::string_view& text) {
  std::string out;
  bool quoted = false;
  while (!text.empty()) {
    const char c = text.front();
    if (quoted ? c == '"' : c == ',' || c == '\n' || c == '\r') {
      if (!quoted) break;
      text.remove_prefix(1);
      quoted = !text.empty() && text.front() == '"';  // a doubled quote is one of the field's own
      if (!quoted) continue;
      out += '"';
    } else if (!quoted && c == '"' && out.empty()) {
      quoted = true;
    } else {
      out += c;
    }
    text.remove_prefix(1);
  }
  return out;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<std::vector<std::string>> next_csv_record(std::string_view& text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (take(text, '\n') || take(text, '\r')) {}
  if (text.empty()) return std::nullopt;
  std::vector<std::string> out;
  do out.push_back(take_field(text));
  while (take(text, ','));
  return out;
}

}  // namespace hearsay
