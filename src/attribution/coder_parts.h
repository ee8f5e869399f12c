// What a Coder is made of, for the modules and commands that want a stage of it alone.
#pragma once

#include <memory>

#include "attribution/attribution.h"
#include "attribution/claims.h"
#include "coding/event_coder.h"
#include "hearsay/coder.h"

namespace hearsay {

struct Coder::Parts {
  std::shared_ptr<const Lexicon> lexicon;
  std::shared_ptr<const LanguageModel> model;
  EventCoder events;
  Attributor attributor;
  ClaimMaker claims;
};

}  // namespace hearsay
