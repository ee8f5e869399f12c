// Turns of phrase that say whether something happened though no single word of the dictionaries does: "the first to land", "was to leave",
// "Where did it explode?", "will not go until they pay". The walk of certainty asks for them on its way.
#pragma once

#include <cstdint>

#include "language/tree.h"

namespace hearsay {

/// "the first minister to visit": whoever is the first to do it does it.
bool is_first_to(const Tree&, std::uint32_t clause, std::uint32_t noun);

/// "Where did the bomb explode?" takes for granted that it did, "Did it explode?" does not.
bool asks_for_detail(const Tree&, std::uint32_t clause);

/// "was to leave on Friday", "their aim is to kill": the form of "be" right before the infinitive, or kNoToken.
std::uint32_t be_before_infinitive(const Tree&, std::uint32_t verb);

/// "will not leave until they are freed": what has to come first, which nobody has done.
bool is_awaited(const Tree&, std::uint32_t at, std::uint32_t above);

/// "in view of the riots", "on account of the killing": a noun that is half a preposition, so that what it says by itself is not meant.
bool is_half_preposition(const Tree&, std::uint32_t noun);

/// "in the event of a strike"
bool is_event_of(const Tree&, std::uint32_t noun);

/// "the suspect, accused of shooting": charged by whom is not said.
bool is_accused(const Tree&, std::uint32_t verb);

/// "did not make it and was buried": joined to a negated verb, with an auxiliary of its own.
bool has_own_auxiliary(const Tree&, std::uint32_t verb);

/// "apparent accidental shooting": a hedge of the adjective behind it, not of the noun.
bool hedges_adjective(const Tree&, std::uint32_t hedge);

}  // namespace hearsay
