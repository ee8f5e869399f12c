// What hangs on a cue in the tree and yet is put into nobody's mouth: what is answered, discussed, found or done beside saying something
// the article tells in its own voice ("responded to the attack", "were found dead", "announced their resignation in protest").
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "coding/event.h"
#include "coding/frames.h"

namespace hearsay {

/// Whether the content is quoted, or the event among it: "said there were others, but \"we have not caught them\"".
bool is_quoted(const Tree&, const Attribution&, std::uint32_t event = kNoToken);

/// A view of its arguments.
class OwnVoice {
 public:
  OwnVoice(const Tree& tree, const Frames& frames, const std::vector<CodedEvent>& events) : tree_(tree), frames_(frames), events_(events) {}

  /// Whether the article tells the event although the content of the cue holds it; `kind` is that of the cue in table `cues`.
  bool tells(const CodedEvent&, const Attribution&, std::string_view kind) const;
  /// Among another's words: who will say or likes something is what is told, not who tells it ("they said he would deny the raid").
  bool says_nothing_yet(const Attribution&, std::string_view kind) const;

 private:
  /// How the event hangs on the cue.
  struct Way {
    std::uint32_t top = kNoToken;  // the cue's child on the way; none where the event hangs elsewhere
    bool has_clause = false;       // something on the way is a clause that is said: "… that"
    bool is_aside = false;         // below the top there is one that tells which or when: "who", "when he"
    bool tells_which = false;      // anywhere: "those who", "the men held there"
  };
  Way way(std::uint32_t event, std::uint32_t cue) const;
  bool is_only_spoken_of(const Way&) const;
  bool is_answered(const CodedEvent&, const Way&) const;
  bool is_taken_for_granted(std::uint32_t event, const Way&) const;
  bool is_definite(std::uint32_t noun) const;
  bool is_asked_about(std::uint32_t event, const Attribution&, const Way&) const;
  bool stands_before(std::uint32_t event, const Attribution&, const Way&) const;
  bool is_deed(std::uint32_t word) const;
  bool is_aside_of_wish(const Way&) const;
  bool is_found(const Attribution&) const;
  bool is_own_decision(const Attribution&, const Way&) const;
  bool goes_along(const Way&) const;
  bool is_negated(std::uint32_t cue) const;

  const Tree& tree_;
  const Frames& frames_;
  const std::vector<CodedEvent>& events_;  // in text order
};

}  // namespace hearsay
