// What `hearsay ls` shows: a line an incident.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "hearsay/incident.h"
#include "serving/plain_text.h"

namespace hearsay::serving {

/// Ids cut to the shortest beginning that no other has, so that `hearsay why` takes what `hearsay ls` shows.
class ShortIds {
 public:
  explicit ShortIds(std::vector<std::string> all);  // in any order
  std::string of(const std::string& id) const;

 private:
  std::vector<std::string> all_;  // sorted
};

/// By first day, then last, then id; those without a day last. The order in which a ledger gives them.
void sort_by_day(std::vector<Incident>&);

std::string incident_table(std::span<const Incident>, const ShortIds&, const TextStyle&);

/// With a row of column names; dates and codes as in the record, an empty field for what is not known.
std::string incident_csv(std::span<const Incident>);

std::string incident_jsonl(std::span<const Incident>);

Colour colour_of(IncidentStatus);

}  // namespace hearsay::serving
