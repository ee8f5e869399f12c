// A situation report: what is confirmed, what is disputed and by whom, tolls with their sources, what is new. Every sentence
// ends in the numbers of the words it rests on, which stand at the end with a way to their place in the report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/incident.h"

namespace hearsay::serving {

struct BriefIncident {
  Incident incident;
  std::vector<Claim> claims;  // in the incident's order
};

struct BriefSentence {
  std::string text;
  std::vector<std::size_t> words;  // numbers from 1 in Brief::words
};
struct BriefItem {
  std::string heading, id;
  bool fresh = false;  // nothing was told of it before
  std::vector<BriefSentence> sentences;
};
struct BriefSection {
  std::string title;
  std::vector<BriefItem> items;
};
struct BriefWords {
  std::string said;      // who, where, when
  std::string quote;     // the sentence
  std::string position;  // DOCUMENT:begin-end
  std::string url;       // opens the page at the words; empty if the document has no address
};
struct Brief {
  std::string title, summary;
  std::vector<BriefSection> sections;
  std::vector<BriefWords> words;
};

/// Of the incidents that were first told, or told of again, on `since` or later; all if it is not set. `told` in the order of
/// their days.
Brief make_brief(const std::vector<BriefIncident>& told, const std::optional<std::string>& since, const std::optional<std::string>& as_of);

std::string brief_markdown(const Brief&);
/// A page that needs nothing beside it: readable in light, dark and print.
std::string brief_html(const Brief&);

}  // namespace hearsay::serving
