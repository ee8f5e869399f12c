// How surely two claims, or two groups of them, tell of the same event: points for and against, each with its reason.
#pragma once

#include <cstdint>
#include <optional>

#include "linking/traits.h"

namespace hearsay::linking {

/// What speaks for a join, and against it where the points are negative.
struct Points {
  double type = 0, place = 0, time = 0, actors = 0, recipients = 0, figures = 0, trigger = 0, words = 0, context = 0, nearness = 0;
  double total() const { return type + place + time + actors + recipients + figures + trigger + words + context + nearness; }
};

/// How much two bags share, 0 to 1: the cosine of their rarity-weighted words.
double likeness(const WordBag& one, const WordBag& other);

/// Two accounts of events in different documents: all but what their words say, and with it.
Points facts(const Traits& one, const Traits& other);
Points score(const Traits& one, const Traits& other);
double word_points(const Traits& one, const Traits& other);
inline constexpr double kWordPoints = 2.4;
inline constexpr double kSharedByChance = 0.1;  // two reports of any war are as like as that
inline constexpr double kMostWordPoints = kWordPoints * (1 - kSharedByChance);

/// Both are exact and cannot be one spot.
bool places_conflict(const Place& one, const Place& other);

/// Where a claim stands in its document.
struct Spot {
  std::uint32_t sentence = 0;
  CharSpan sentence_at, trigger_at;
};
/// Two claims of one document: score() and how near they stand.
Points score_in_document(const Traits& one, Spot one_at, const Traits& other, Spot other_at);

/// Points from which two claims of one document are one event, and from which two documents' accounts are.
inline constexpr double kOneEventInDocument = 2.0;
inline constexpr double kOneEventAcross = 2.5;

}  // namespace hearsay::linking
