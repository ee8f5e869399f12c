// Is a text in English? Only what is surely not is refused: names, capitals and short texts deceive statistics.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

/// The language a text is in, if it surely is not English: "Arabic (ar, 98 %)".
std::optional<std::string> foreign_language(std::string_view text);

}  // namespace hearsay
