// Numbers beside an event that say nothing of how many it touched: how often it was done, a handful who did it, none of
// what would have harmed nobody.
#pragma once

#include "coding/quantities.h"

namespace hearsay {

/// `figure` has its kind; `of_its_own`: its unit tells what is counted whatever the event is ("70 casualties"); `by_actor`: it counts those who did it.
bool is_no_figure(const Tree& tree, const QuantityReader::Context& event, const QuantityMention& figure, bool of_its_own, bool by_actor);

/// "twelve were hurt, including two nurses": some of those whom the event touched, counted apart.
bool counts_some_of_them(const Tree& tree, const QuantityReader::Context& event, std::uint32_t figure);

/// ", 34," behind a name is an age, also where a verb follows at once: "Ann Cole, 24 was shot". The figure is `first` to `last`, behind a comma.
bool is_age_behind_name(const Tree& tree, std::uint32_t first, std::uint32_t last, std::uint32_t end);

}  // namespace hearsay
