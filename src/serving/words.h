// The record's codes in plain English, the same in every report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hearsay/claim.h"
#include "hearsay/incident.h"

namespace hearsay::serving {

std::string short_range(std::optional<std::int64_t> min, std::optional<std::int64_t> max);  // "14–52" "≥40" "≤30" "14" ""
std::string range_words(std::optional<std::int64_t> min, std::optional<std::int64_t> max);  // "14 to 52" "40 or more" "up to 30"
std::string figure_words(const Quantity&);                                                  // "killed 40 or more, in total so far"

std::string days(const std::optional<std::string>& start, const std::optional<std::string>& stop);  // "2026-05-01–03" "no date"
std::string place_words(const Place&);                                                              // "Tora, Homs, SYR"
std::string type_words(const std::optional<EventType>&, const std::optional<std::string>& mode);    // "ASSAULT aerial"

std::string party_words(const Party&);              // its name, else its words
std::string party_words(const Reconciled&);         // the same with its code
std::string names(const std::vector<Reconciled>&);  // "the air force, militias +2"; "" if there are none
std::string source_chain(const Claim&);             // "the Observatory, quoting Residents"; "in its own voice"
std::string speaker(const Claim&);                  // the innermost source, else the outlet
std::string outlet(const Origin&);                  // its publisher, else its id
std::string verdict(const Claim&);                  // "it probably happened" "denied"
std::string status_words(const Incident&);          // "confirmed by admission: …"
std::string quoted(std::string_view text);          // “text”, on one line

}  // namespace hearsay::serving
