#include "ledger/bytes.h"

#include <array>
#include <cstdint>

namespace hearsay::ledger {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNoDigit = 64;

constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> out{};
  out.fill(kNoDigit);
  for (std::uint8_t i = 0; i < kDigits.size(); ++i) out[static_cast<std::uint8_t>(kDigits[i])] = i;
  return out;
}();

}  // namespace

std::string text_of_bytes(std::string_view bytes) {
  std::string out((bytes.size() * 4 + 2) / 3, '\0');
  std::size_t to = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 3; ++i) three = three << 8 | (at + i < bytes.size() ? static_cast<std::uint8_t>(bytes[at + i]) : 0u);
    for (int shift = 18; shift >= 0 && to < out.size(); shift -= 6) out[to++] = kDigits[three >> shift & 63];
  }
  return out;
}

std::optional<std::string> bytes_of_text(std::string_view text) {
  if (text.size() % 4 == 1) return std::nullopt;
  std::string out(text.size() * 3 / 4, '\0');
  std::size_t to = 0;
  for (std::size_t at = 0; at < text.size(); at += 4) {
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const std::uint8_t value = at + i < text.size() ? kValues[static_cast<std::uint8_t>(text[at + i])] : std::uint8_t{0};
      if (value == kNoDigit) return std::nullopt;
      three = three << 6 | value;
    }
    for (int shift = 16; shift >= 0 && to < out.size(); shift -= 8) out[to++] = static_cast<char>(three >> shift & 255);
  }
  return out;
}

}  // namespace hearsay::ledger
