#include "reading/english.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kSample = 16u << 10;  // more does not change the answer, and costs
constexpr int kLeastShare = 70;             // per cent
// A headline of foreign names in Latin letters looks like many languages; other scripts give themselves away.
constexpr int kLeastLatin = 200, kLeastOther = 40;  // bytes

/// Statistics know English in lower case.
std::string sample_of(std::string_view text) {
  std::size_t end = std::min(text.size(), kSample);
  while (end < text.size() && end > 0 && is_continuation(text[end])) --end;
  std::string sample(text.substr(0, end));
  const auto lower = std::count_if(sample.begin(), sample.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const auto upper = std::count_if(sample.begin(), sample.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (upper > lower)
    for (char& c : sample) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return sample;
}

}  // namespace

std::optional<std::string> foreign_language(std::string_view text) {
  const std::string sample = sample_of(text);
  CLD2::Language languages[3] = {};
  int shares[3] = {}, bytes = 0;
  double scores[3] = {};
  bool reliable = false;
  const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &no_hints, 0, languages, shares, scores, nullptr, &bytes, &reliable);
  const CLD2::Language best = languages[0];
  if (!reliable || best == CLD2::ENGLISH || best == CLD2::SCOTS || best == CLD2::UNKNOWN_LANGUAGE || shares[0] < kLeastShare) return std::nullopt;
  const auto letters = std::count_if(sample.begin(), sample.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)); });
  const bool latin = static_cast<std::size_t>(letters) * 2 > sample.size();
  if (bytes < (latin ? kLeastLatin : kLeastOther)) return std::nullopt;
  std::string name = CLD2::LanguageName(best);
  std::transform(name.begin() + 1, name.end(), name.begin() + 1, [](char c) { return static_cast<char>(std::tolower(c)); });
  return fmt::format("{} ({}, {} %)", name, CLD2::LanguageCode(best), shares[0]);
}

}  // namespace hearsay
