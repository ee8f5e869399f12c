// Patterns of verbs: "&MILITARY * (INTO {BORDER TOWN})" and, in the older format, "- INDICATED MAY * NOW_".
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lexicon/petrarch.h"

namespace hearsay::petrarch {

using Synsets = std::map<std::string, std::shared_ptr<const Synset>, std::less<>>;  // by folded name, with its &

/// A pattern from the text between its dash and its code. Nothing, and why in `fault`, if it cannot be read.
std::optional<Pattern> read_pattern(std::string_view text, bool sequences, const Synsets& synsets, std::string& fault);

/// "&weapon_" names the set "&weapon".
std::string synset_name(std::string_view text);

}  // namespace hearsay::petrarch
