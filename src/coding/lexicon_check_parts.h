// What the two halves of the lexicon's check share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coding/lexicon_check.h"

namespace hearsay::lexicon_check {

struct Report {
  std::vector<LexiconFinding> findings;
  void add(bool is_error, std::string where, std::string message) { findings.push_back({is_error, std::move(where), std::move(message)}); }
  void error(std::string where, std::string message) { add(true, std::move(where), std::move(message)); }
  void warn(std::string where, std::string message) { add(false, std::move(where), std::move(message)); }
};

std::vector<std::string_view> split(std::string_view text, char at);  // empty parts too
bool is_one_of(std::string_view words, std::string_view one);         // `words` with blanks between

inline constexpr std::string_view kClasses =
    "person group armed government organisation weapon explosive vehicle building place territory sport business market weather disease crime document "
    "money aid talk speech abstract emotion animal food law vote body media ship aircraft border disaster deity fault";
inline constexpr std::string_view kPrepositions =
    "about above across after against ahead along alongside amid among around as aside at before behind below beneath beside between beyond by carrying "
    "concerning despite down during for from in inside into like near of off on onto out outside over past per round since through throughout till to "
    "toward towards under until up upon using via with within without";

void check_events(const Lexicon&, const Table& events, Report&);

}  // namespace hearsay::lexicon_check
