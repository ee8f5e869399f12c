// How far a phrase that names a place or a time stands from an event in the tree: a common measure for places and
// times, which belong to whatever they hang closest to and never to what only reports it.
#pragma once

#include <cstdint>

#include "language/tree.h"

namespace hearsay {

/// The cost of a phrase that has nothing to do with the event.
inline constexpr int kUnrelated = 1000;

/// The token outside `words` that the phrase hangs on; its own head if it is the sentence's root.
std::uint32_t governor_of(const Tree& tree, TokenRange words);
/// The token of `words` whose head is outside.
std::uint32_t head_of(const Tree& tree, TokenRange words);

/// Whether a relative clause goes on about the event: "died in a clash which gunmen provoked near Goma".
bool tells_of(const Tree& tree, std::uint32_t clause, std::uint32_t event);

/// 0 where `governor` is the event itself, more the further it is; kUnrelated where a clause boundary that facts do
/// not cross (reported speech) lies between.
int attachment_cost(const Tree& tree, std::uint32_t event, std::uint32_t governor);

}  // namespace hearsay
