// What is wrong with a folder of dictionary tables, and what is in it: for the people who edit them. The coder itself
// refuses only what it cannot read; this also finds what it would read and never use.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/lexicon.h"

namespace hearsay {

struct LexiconFinding {
  bool is_error = true;  // else a warning: it works, but hardly as meant
  std::string where;     // "events/assault.tsv:12"
  std::string message;   // one sentence
};

/// Everything found, by table and row: duplicates, entries that an earlier one always beats, words that can never
/// match, unknown types, modes, codes, classes, slots, kinds and effects, dates that are none, empty cells.
std::vector<LexiconFinding> check_lexicon(const Lexicon&);

struct LexiconCount {
  std::string group;  // "table", "type" or "country"
  std::string name;   // "events", "ASSAULT aerial", "SYR"
  std::uint32_t rows = 0, patterns = 0;
};

/// Rows and spellings of each table, of each PLOVER type and mode, and of the actors of each country.
std::vector<LexiconCount> count_lexicon(const Lexicon&);

/// What PLOVER, CAMEO and ISO 3166-1 know; for checks of other tables than these.
bool is_cameo_code(std::string_view code);
bool is_country_code(std::string_view code);  // alpha-3, withdrawn ones too
/// "SYRMILREB": three capitals each, a country or CAMEO's prefix of an international body first.
bool is_actor_code(std::string_view code);

}  // namespace hearsay
