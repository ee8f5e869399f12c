// Who speaks in a claim: its innermost source, or the article itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hearsay/claim.h"
#include "linking/words.h"

namespace hearsay::linking {

/// Nothing if the article says it in its own voice.
const Source* innermost(const Claim& claim);

/// Nobody answers for it: rumour, "reportedly", unnamed sources, media without a name.
bool is_nobody(const Source& source);

/// As shown: the words of the source, its name where the words are a pronoun, the outlet where the article speaks itself.
std::string label(const Claim& claim);

/// The outlet's own people: "our correspondent", "a NAME reporter", "NAME". `outlet` as published.
bool is_staff(const Source& source, std::string_view outlet);

/// A person with a name, as opposed to an office or a body.
bool is_named_person(const Party& party);

/// Stems of the words that tell who it is, "spokesman", "official" and the like left out.
std::vector<Key> telling_words(const Party& party);

/// A part of the state: government, army, police, courts, parliament, secret service.
bool is_state(const Party& party);

/// The two are one body, or parts of one state: an army's spokesman and its soldiers, a ministry and the police.
bool same_body(const Party& one, const Party& other);

}  // namespace hearsay::linking
