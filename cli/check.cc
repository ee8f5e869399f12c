// hearsay check: reads a whole ledger and says what is wrong with it.

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "hearsay/ledger.h"

namespace hearsay::cli {
namespace {

int check(const std::string& path) {
  auto ledger = Ledger::open(path, Ledger::Mode::read);
  if (!ledger) {
    complain(ledger.error());
    return kCouldNotStart;
  }
  const auto report = ledger->check();
  if (!report) {
    complain(report.error());
    return kCouldNotStart;
  }
  for (const std::string& fault : report->faults) warn(fmt::format("{}: {}", ledger->file().string(), fault));
  const LedgerCounts& counts = report->counts;
  const std::string summary = fmt::format("{}: {} documents, {} claims, {} incidents: {}\n", ledger->file().string(), counts.documents, counts.claims,
                                          counts.incidents, report->faults.empty() ? "sound" : fmt::format("{} faults", report->faults.size()));
  return put(summary) && report->faults.empty() ? kDone : kSomeFailed;
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("check", "Read a whole ledger and name what is damaged");
  command->add_option("LEDGER", *path, "A ledger; it is not written to")->required();
  command->footer("Example:\n  hearsay check crisis.db\n\nExit code 1 if something is damaged.");
  command->callback([path, &exit_code] { exit_code = check(*path); });
}

}  // namespace hearsay::cli
