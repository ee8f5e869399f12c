#include "cli/filter_options.h"

#include "base/iso_date.h"

namespace hearsay::cli {

std::string is_date(const std::string& text) {
  return is_iso_date(text) ? "" : "\"" + text + "\" is no date of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD";
}

void check_days(const std::optional<std::string>& since, const char* last_option, const std::optional<std::string>& last) {
  if (since && last && is_after(*since, *last))
    throw CLI::ValidationError("--since", *since + " is after " + last_option + ' ' + *last + ", and no day is both; turn them round");
}

void FilterOptions::add_to(CLI::App& command) {
  command.add_option("--status", status, "confirmed reported disputed rumoured denied expected; several with commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"confirmed", "reported", "disputed", "rumoured", "denied", "expected"}));
  command.add_option("--type", filter.type, "Event type or mode, such as ASSAULT or aerial; several with commas")->delimiter(',');
  command.add_option("--place", filter.place, "Part of the place's or region's name, or a country code")->type_name("NAME");
  command.add_option("--actor", filter.actor, "Part of the name of who did it, or a CAMEO code")->type_name("NAME");
  command.add_option("--recipient", filter.recipient, "The same of to whom it was done")->type_name("NAME");
  command.add_option("--source", filter.source, "Part of the name of one who says something of it")->type_name("NAME");
  command.add_option("--since", filter.since, "That day or later")->type_name("DATE")->check(is_date);
  command.add_option("--until", filter.until, "That day or earlier")->type_name("DATE")->check(is_date);
  command.add_option("--killed-min", filter.killed_min, "Some account says that so many or more were killed")->type_name("N")->check(CLI::NonNegativeNumber);
  known.add_to(command);
  command.parse_complete_callback([this] { check_days(filter.since, "--until", filter.until); });
}

IncidentFilter FilterOptions::chosen() const {
  IncidentFilter out = filter;
  for (const std::string& name : status) out.status.push_back(*parse_incident_status(name));
  return out;
}

}  // namespace hearsay::cli
