// What verbs and nouns say about the parties around them: table `frames`.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>

#include "base/text_index.h"
#include "hearsay/lexicon.h"

namespace hearsay {

/// See data/lexicon/frames.tsv for what each says.
enum class Frame : std::uint8_t {
  patient,
  judge,
  ask,
  tell,
  point,
  share,
  join,
  blame,
  means,
  goal,
  venue,
  deed,
  nobody,
  body,
  instance,
  aside,
  topic,
  tally,
  counting,
  matter,
  pictured,
  joined,
  behind,
  work,
  give,
  bent,
  noticed,
  spurn,
  resolve,
  charge,
  writing,
  taker,
  day,
  hour,
  borne,
  bear,
  undergo,
  thing,
  receive,
  ward,
  issue,
  befall,
  occasion,
  help
};
inline constexpr std::array<std::string_view, 44> kFrameNames = {
    "patient", "judge",  "ask",  "tell",     "point",   "share",   "join",    "blame",    "means",   "goal",     "venue",
    "deed",    "nobody", "body", "instance", "aside",   "topic",   "tally",   "counting", "matter",  "pictured", "joined",
    "behind",  "work",   "give", "bent",     "noticed", "spurn",   "resolve", "charge",   "writing", "taker",    "day",
    "hour",    "borne",  "bear", "undergo",  "thing",   "receive", "ward",    "issue",    "befall",  "occasion", "help"};

/// Immutable once made; share it between threads.
class Frames {
 public:
  static Frames create(const Lexicon&);  // of unknown names no frame is made; `lexicon check` reports them
  void add(Frame frame, std::string_view lemma) { lemmas_[static_cast<std::size_t>(frame)].add(lemma); }

  bool has(Frame frame, std::string_view lemma) const { return lemmas_[static_cast<std::size_t>(frame)].contains(lemma); }

 private:
  std::array<TextIndex, kFrameNames.size()> lemmas_;
};

}  // namespace hearsay
