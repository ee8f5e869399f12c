// hearsay brief: a situation report to read, each sentence with the words it rests on.

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/filter_options.h"
#include "cli/known.h"
#include "cli/output.h"
#include "serving/brief.h"

namespace hearsay::cli {
namespace {

struct Options {
  std::string path, format = "markdown", output;
  std::optional<std::string> since;
  KnownOptions known;
};

Result<std::vector<serving::BriefIncident>> told(Ledger& ledger) {
  std::vector<serving::BriefIncident> out;
  const auto visited = ledger.accounts({}, [&](Incident& incident, std::vector<Claim>& claims) {
    out.push_back({std::move(incident), std::move(claims)});
    return true;
  });
  if (!visited) return tl::unexpected(visited.error());
  return out;
}

int brief(const Options& options) {
  auto ledger = open_known(options.path, options.known);
  const auto held = ledger ? ledger->snapshot() : tl::unexpected(ledger.error());
  const auto incidents = held ? told(*ledger) : tl::unexpected(held.error());
  if (!incidents) {
    complain(incidents.error());
    return kCouldNotStart;
  }
  const serving::Brief report = serving::make_brief(*incidents, options.since, options.known.as_of);
  Output output;
  output.open(options.output) << (options.format == "html" ? serving::brief_html(report) : serving::brief_markdown(report));
  if (output.keep()) return kDone;
  return options.output.empty() ? kSomeFailed : kCouldNotStart;
}

}  // namespace

void add_brief(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("brief", "A situation report: what is confirmed, what is disputed and by whom, tolls, what is new");
  command->add_option("LEDGER", options->path, "A ledger whose claims have been linked")->required();
  command->add_option("--since", options->since, "Only incidents that were told of on that day or later")->type_name("DATE")->check(is_date);
  options->known.add_to(*command);
  command->add_option("--format", options->format, "markdown html")->check(CLI::IsMember({"markdown", "html"}))->capture_default_str();
  command->add_option("-o,--output", options->output, "File to write. Default: standard output")->type_name("FILE");
  command->footer(
      "Examples:\n  hearsay brief crisis.db --since 2026-05-02 > brief.md\n  hearsay brief crisis.db --since 2026-05-02 --format html -o brief.html\n"
      "  hearsay brief crisis.db --as-of 2026-05-03");
  command->parse_complete_callback([options] { check_days(options->since, "--as-of", options->known.as_of); });
  command->callback([options, &exit_code] { exit_code = brief(*options); });
}

}  // namespace hearsay::cli
