// Lines of a PETRARCH file: comments (#, ;, <!-- -->) and blank lines are passed over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/petrarch.h"

namespace hearsay::petrarch {

class Lines {
 public:
  Lines(std::string_view text, std::string name, Dictionaries& out) : rest_(text), name_(std::move(name)), out_(out) {}

  /// False at the end. `line` is trimmed and without its comment.
  bool next(std::string_view& line);
  /// The same line once more.
  void again() { repeat_ = true; }
  std::uint32_t number() const { return number_; }
  /// Tells that something of this line was left out.
  void fault(std::string_view why, std::uint32_t line = 0);

 private:
  std::string_view rest_, current_;
  std::string name_;
  Dictionaries& out_;
  std::uint32_t number_ = 0;
  bool repeat_ = false;
  bool in_comment_ = false;
};

std::string_view trim(std::string_view text);
/// The parts between any of `separators`, without empty ones.
std::vector<std::string_view> split(std::string_view text, std::string_view separators);
/// Folded, `_` as blank: "UNITED_STATES_" is "united states".
std::string phrase(std::string_view text);

}  // namespace hearsay::petrarch
