// Hours of the day as news writes them.
#pragma once

#include <cstdint>
#include <optional>

#include "language/tree.h"

namespace hearsay {

/// One past the clock time that begins at token `at`, which goes no further than `end`: "2:30 p.m.", "9pm", "0530", "2130 (0130 GMT)", "noon".
std::optional<std::uint32_t> clock_end(const Tree& tree, std::uint32_t at, std::uint32_t end);

}  // namespace hearsay
