// Comma-separated values as RFC 4180 has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

/// Takes the next record off the front of `text`: fields with their quotes resolved, which may hold line ends. Nothing at the
/// end of the text; empty lines are passed over, and so is the mark of UTF-8 at the start of a file.
std::optional<std::vector<std::string>> next_csv_record(std::string_view& text);

}  // namespace hearsay
