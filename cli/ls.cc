// hearsay ls: a line an incident.

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/incident_input.h"
#include "serving/incident_list.h"

namespace hearsay::cli {
namespace {

struct Options {
  std::string path, format = "table";
  std::vector<std::string> status;
  IncidentFilter filter;
};

std::string shown(const IncidentInput& input, const std::string& format) {
  if (format == "json") return serving::incident_jsonl(input.chosen);
  if (format == "csv") return serving::incident_csv(input.chosen);
  return serving::incident_table(input.chosen, serving::ShortIds(input.all_ids), output_style());
}

int list(Options& options) {
  for (const std::string& name : options.status) options.filter.status.push_back(*parse_incident_status(name));
  const auto input = read_incidents(options.path, options.filter);
  if (!input) {
    complain(input.error());
    return kCouldNotStart;
  }
  if (!put(shown(*input, options.format))) return kSomeFailed;
  if (input->all_ids.empty())
    warn(options.path + ": no incidents; hearsay link makes them of claims");
  else if (input->chosen.size() < input->all_ids.size())
    warn(fmt::format("{} of {} incidents: {}", input->chosen.size(), input->all_ids.size(), options.filter.describe()));
  return kDone;
}

std::string is_date(const std::string& text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  bool good = text.size() == 4 || text.size() == 7 || text.size() == 10;
  for (std::size_t i = 0; good && i < text.size(); ++i) good = kShape[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == '-';
  return good ? "" : "\"" + text + "\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD";
}

void add_filters(CLI::App& command, Options& options) {
  IncidentFilter& filter = options.filter;
  command.add_option("--status", options.status, "confirmed reported disputed rumoured denied expected; several with commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"confirmed", "reported", "disputed", "rumoured", "denied", "expected"}));
  command.add_option("--type", filter.type, "Event type or mode, such as ASSAULT or aerial; several with commas")->delimiter(',');
  command.add_option("--place", filter.place, "Part of the place's or region's name, or a country code")->type_name("NAME");
  command.add_option("--actor", filter.actor, "Part of the name of who did it, or a CAMEO code")->type_name("NAME");
  command.add_option("--recipient", filter.recipient, "The same of to whom it was done")->type_name("NAME");
  command.add_option("--source", filter.source, "Part of the name of one who says something of it")->type_name("NAME");
  command.add_option("--since", filter.since, "That day or later")->type_name("DATE")->check(is_date);
  command.add_option("--until", filter.until, "That day or earlier")->type_name("DATE")->check(is_date);
  command.add_option("--killed-min", filter.killed_min, "Some account says that so many or more were killed")->type_name("N");
}

}  // namespace

void add_ls(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("ls", "List incidents: one line each, by day");
  command->add_option("FROM", options->path, "A ledger, a JSONL file of incidents, or - for standard input")->required();
  add_filters(*command, *options);
  command->add_option("--format", options->format, "table json csv")->check(CLI::IsMember({"table", "json", "csv"}))->capture_default_str();
  command->footer(
      "Examples:\n  hearsay ls crisis.db --status disputed,rumoured\n  hearsay ls crisis.db --place Homs --since 2026-05 --killed-min 10\n"
      "  hearsay ls incidents.jsonl --format csv > incidents.csv");
  command->callback([options, &exit_code] { exit_code = list(*options); });
}

}  // namespace hearsay::cli
