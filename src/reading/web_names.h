// Addresses of pages.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

inline bool is_web_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

/// "https://www.example.org/a" is of "example.org".
inline std::string host_of(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != address.npos) address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  if (const std::size_t at = address.rfind('@'); at != address.npos) address.remove_prefix(at + 1);
  address = address.substr(0, address.find(':'));
  if (address.starts_with("www.")) address.remove_prefix(4);
  return std::string(address);
}

}  // namespace hearsay
