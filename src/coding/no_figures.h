// Numbers beside an event that say nothing of how many it touched: how often it was done, a handful who did it, none of
// what would have harmed nobody.
#pragma once

#include "coding/quantities.h"

namespace hearsay {

/// `figure` has its kind; `of_its_own`: its unit tells what is counted whatever the event is ("70 casualties"); `by_actor`: it counts those who did it.
bool is_no_figure(const Tree& tree, const QuantityReader::Context& event, const QuantityMention& figure, bool of_its_own, bool by_actor);

/// "twelve were hurt, including two nurses": some of those whom the event touched, counted apart.
bool counts_some_of_them(const Tree& tree, const QuantityReader::Context& event, std::uint32_t figure);

}  // namespace hearsay
