// Which format a file is of, by its first bytes; its name only helps where they leave it open.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

enum class Format : std::uint8_t { text, json, jsonl, html, feed, petrarch, conllu };

/// "text jsonl json html rss petrarch conllu".
std::optional<Format> parse_format(std::string_view);

struct FormatGuess {
  std::optional<Format> format;
  std::string refusal;  // why there is none and what to do, "is a PDF file; …"
};

/// `head` is the first 64 KiB or all, `name` the file's name. JSON of one document, of an array, and JSONL
/// are all Format::json: json_drafts.h tells them apart.
FormatGuess guess_format(std::string_view head, std::string_view name);

}  // namespace hearsay
