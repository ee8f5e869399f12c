// hearsay ls: a line an incident.

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/filter_options.h"
#include "cli/incident_input.h"
#include "serving/incident_list.h"

namespace hearsay::cli {
namespace {

struct Options {
  std::string path, format = "table";
  FilterOptions filter;
};

std::string shown(const IncidentInput& input, const std::string& format) {
  if (format == "json") return serving::incident_jsonl(input.chosen);
  if (format == "csv") return serving::incident_csv(input.chosen);
  return serving::incident_table(input.chosen, serving::ShortIds(input.all_ids), output_style());
}

int list(const Options& options) {
  const IncidentFilter filter = options.filter.chosen();
  const auto input = read_incidents(options.path, filter, options.filter.known);
  if (!input) {
    complain(input.error());
    return kCouldNotStart;
  }
  if (!put(shown(*input, options.format))) return kSomeFailed;
  if (input->all_ids.empty())
    warn(options.path + ": no incidents; hearsay link makes them of claims");
  else if (input->chosen.size() < input->all_ids.size())
    warn(fmt::format("{} of {} incidents: {}", input->chosen.size(), input->all_ids.size(), filter.describe()));
  return kDone;
}

}  // namespace

void add_ls(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("ls", "List incidents: one line each, by day");
  command->add_option("FROM", options->path, "A ledger, a JSONL file of incidents, or - for standard input")->required();
  options->filter.add_to(*command);
  command->add_option("--format", options->format, "table json csv")->check(CLI::IsMember({"table", "json", "csv"}))->capture_default_str();
  command->footer(
      "Examples:\n  hearsay ls crisis.db --status disputed,rumoured\n  hearsay ls crisis.db --place Homs --since 2026-05 --killed-min 10\n"
      "  hearsay ls crisis.db --as-of 2026-05-03\n  hearsay ls incidents.jsonl --format csv > incidents.csv");
  command->callback([options, &exit_code] { exit_code = list(*options); });
}

}  // namespace hearsay::cli
