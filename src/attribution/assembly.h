// From the chosen stretches of words to one content, and from many attributions to nested ones.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/decisions.h"

namespace hearsay {

/// Sets content, inserted and content_at from the chosen units and the quotations they touch. False if nothing is left.
bool assemble_content(const Scene& scene, const std::vector<const ContentUnit*>& chosen, Attribution& found);

/// Takes idle punctuation off its ends.
void trim_content(const Scene& scene, Attribution& one);

/// Gives it this source and the kind that its words show.
void set_source(const Scene& scene, Attribution& one, std::uint32_t head);
/// Gives it this content, in one piece.
void set_content(const Scene& scene, Attribution& one, TokenRange content);

/// Ends its content before this word of it, with a comma or conjunction before that. Does nothing if nothing would be left.
void end_content_before(const Scene& scene, Attribution& one, std::uint32_t end);
/// Nothing but when it was: ", on Saturday,". True of no words at all.
bool only_tells_when(const Scene& scene, TokenRange words);
/// Content that only points at what was said before: "it", "doing so".
bool points_back(const Tree& tree, TokenRange content);

/// Sets each parent to the smallest attribution whose content holds the cue.
void resolve_parents(const Tree& tree, std::vector<Attribution>& all);  // `all` in the order of their cues

}  // namespace hearsay
