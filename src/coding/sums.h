// Figures that add up many events: what a year or a weekend brought, or a row of crimes.
#pragma once

#include "language/tree.h"

namespace hearsay {

bool is_sum_of_events(const Tree& tree, TokenRange figure);

}  // namespace hearsay
