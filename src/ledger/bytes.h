// Bytes as text, which both databases keep: base 64 (RFC 4648), without padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hearsay::ledger {

std::string text_of_bytes(std::string_view bytes);
/// Nothing if the text is no such.
std::optional<std::string> bytes_of_text(std::string_view text);

}  // namespace hearsay::ledger
