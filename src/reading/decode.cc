#include "reading/decode.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// UTF-16 that begins with no mark: of English every other byte is zero.
std::string_view unmarked_wide(std::string_view bytes) {
  constexpr std::size_t kEnough = 16, kLooked = 256;
  const std::string_view head = bytes.substr(0, std::min(kLooked, bytes.size() / 2 * 2));
  if (head.size() < kEnough) return {};
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  const std::size_t most = head.size() / 2 * 9 / 10;
  if (zeros[0] == 0 && zeros[1] >= most) return "UTF-16LE";
  return zeros[1] == 0 && zeros[0] >= most ? "UTF-16BE" : std::string_view();
}

std::string_view wide_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return "UTF-16";
  return unmarked_wide(bytes);
}

/// What repairing would do: characters of two bytes and more that are whole, and sequences that are broken.
struct Census {
  std::uint64_t whole = 0, broken = 0;
};

Census take_census(std::string_view bytes) {
  Census census;
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes.data(), at, size, c);
    census.whole += c >= 0x80;
    census.broken += c < 0;
  }
  return census;
}

std::string repair(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 64);
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t at = 0; at < size;) {
    const std::int64_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes.data(), at, size, c);
    out += c < 0 ? kReplacement : bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
  }
  return out;
}

/// The ICU name of the encoding that the bytes around the first that is not ASCII most look like; empty if none does.
std::string guess_encoding(std::string_view bytes) {
  constexpr std::size_t kBefore = 4000, kWindow = 64000;
  constexpr int kFairConfidence = 15;
  const auto high = std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto at = static_cast<std::size_t>(high - bytes.begin());
  const std::string_view window = bytes.substr(at > kBefore ? at - kBefore : 0, kWindow);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&status), ucsdet_close);
  ucsdet_setText(detector.get(), window.data(), static_cast<std::int32_t>(window.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || !match || ucsdet_getConfidence(match, &status) < kFairConfidence) return {};
  const std::string name = ucsdet_getName(match, &status);
  if (name.starts_with("UTF") || name.starts_with("IBM42")) return {};  // EBCDIC is never meant
  return name == "ISO-8859-1" ? "windows-1252" : name;                  // its superset; the C1 controls are in no text
}

/// Empty if ICU does not know the encoding.
std::string convert(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(encoding.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  std::string out;
  if (U_SUCCESS(status)) wide.toUTF8String(out);
  return out;
}

std::uint64_t count_replacements(std::string_view text) {
  std::uint64_t count = 0;
  for (std::size_t at = text.find(kReplacement); at != text.npos; at = text.find(kReplacement, at + 1)) ++count;
  return count;
}

Decoded from_encoding(std::string_view bytes, std::string encoding, bool guessed) {
  Decoded out{convert(bytes, encoding), std::move(encoding), 0, 0, guessed};
  out.broken = count_replacements(out.text);
  if (out.text.starts_with("\xEF\xBB\xBF")) out.text.erase(0, 3);
  return out;
}

// A text in another encoding has hardly a byte sequence that is UTF-8 by chance, so if whole characters
// outnumber broken ones it is UTF-8 that was damaged.
Decoded decode_broken(const std::string& bytes, std::string_view declared) {
  const Census census = take_census(bytes);
  if (census.whole <= census.broken) {
    const bool telling = !declared.empty() && !declared.starts_with("utf") && !declared.starts_with("UTF");
    if (telling)
      if (Decoded out = from_encoding(bytes, std::string(declared), false); !out.text.empty()) return out;
    if (std::string encoding = guess_encoding(bytes); !encoding.empty())
      if (Decoded out = from_encoding(bytes, std::move(encoding), true); !out.text.empty()) return out;
  }
  return {repair(bytes), "UTF-8", census.broken, 0, false};
}

void replace_nuls(Decoded& decoded) {
  decoded.nuls = static_cast<std::uint64_t>(std::count(decoded.text.begin(), decoded.text.end(), '\0'));
  if (decoded.nuls == 0) return;
  std::string out;
  for (const char c : decoded.text) {
    if (c == '\0')
      out += kReplacement;
    else
      out += c;
  }
  decoded.text = std::move(out);
}

}  // namespace

bool has_wide_mark(std::string_view head) { return !wide_mark(head).empty(); }

Decoded decode(std::string bytes, std::string_view declared) {
  Decoded out;
  if (const std::string_view mark = wide_mark(bytes); !mark.empty()) {
    out = from_encoding(bytes, std::string(mark), false);
  } else if (first_broken_byte(bytes)) {
    out = decode_broken(bytes, declared);
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    out = {std::move(bytes), "UTF-8"};
  }
  replace_nuls(out);
  return out;
}

std::vector<std::string> warnings_of(const Decoded& decoded) {
  std::vector<std::string> out;
  if (decoded.guessed) out.push_back(fmt::format("is not UTF-8; read as {}", decoded.encoding));
  if (decoded.broken) out.push_back(fmt::format("{} broken characters read as U+FFFD", decoded.broken));
  if (decoded.nuls) out.push_back(fmt::format("{} NUL characters read as U+FFFD", decoded.nuls));
  return out;
}

}  // namespace hearsay
