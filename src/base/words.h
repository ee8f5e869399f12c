// Small questions about words that several stages ask.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace hearsay {

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

/// Begins with a capital, or with a letter beyond ASCII, most of which are capitals where names begin.
inline bool is_capital(std::string_view form) { return !form.empty() && ((form[0] >= 'A' && form[0] <= 'Z') || static_cast<unsigned char>(form[0]) >= 0xC3); }

/// Calls `use` on each part of "one|two|three" that is not empty.
template <class Use>
void each_alternative(std::string_view cell, Use use) {
  while (!cell.empty()) {
    const std::string_view one = cell.substr(0, cell.find('|'));
    if (!one.empty()) use(one);
    cell.remove_prefix(std::min(one.size() + 1, cell.size()));
  }
}

}  // namespace hearsay
