// What a pronoun may stand for.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/words.h"
#include "coding/entities.h"

namespace hearsay {

enum class Pronoun : std::uint8_t { none, he, she, they, it, relative, speaker };

inline Pronoun pronoun_kind(std::string_view word) {
  if (is_one_of(word, {"he", "him", "his", "himself"})) return Pronoun::he;
  if (is_one_of(word, {"she", "her", "hers", "herself"})) return Pronoun::she;
  if (is_one_of(word, {"they", "them", "their", "theirs", "themselves"})) return Pronoun::they;
  if (is_one_of(word, {"it", "its", "itself"})) return Pronoun::it;
  if (is_one_of(word, {"who", "whom", "which", "that", "whose"})) return Pronoun::relative;
  if (is_one_of(word, {"i", "me", "my", "we", "us", "our", "myself", "ourselves"})) return Pronoun::speaker;
  return Pronoun::none;
}

inline Gender gender_of_pronoun(Pronoun kind) { return kind == Pronoun::he ? Gender::male : kind == Pronoun::she ? Gender::female : Gender::unknown; }

}  // namespace hearsay
