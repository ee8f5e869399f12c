// hearsay demo: codes the sample reports that come with the program, links them and shows what there is to see.

#include <fmt/format.h>

#include <filesystem>

#include "cli/assets.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/program.h"
#include "hearsay/ledger.h"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShown = 2;  // incidents told at length

int show(const std::vector<std::string>& arguments) {
  std::string line = "\n$ hearsay";
  for (const std::string& argument : arguments) line += ' ' + argument;
  if (!put(line + "\n")) return kSomeFailed;
  return run_program(arguments);
}

/// The incidents that most disagree on.
std::vector<std::string> disputed(const std::string& file) {
  std::vector<std::string> out;
  auto ledger = Ledger::open(file, Ledger::Mode::read);
  if (!ledger) return out;
  IncidentFilter filter;
  filter.status = {IncidentStatus::disputed};
  (void)ledger->incidents(filter, [&](Incident& incident) {
    out.push_back(incident.id);
    return out.size() < kShown;
  });
  return out;
}

int demo(const std::string& wanted) {
  const auto reports = find_asset("demo");
  if (!reports) {
    complain(reports.error());
    return kCouldNotStart;
  }
  std::error_code error;
  // The default is ours to throw away; a name that somebody gave may hold anything.
  if (!wanted.empty() && fs::exists(wanted, error)) {
    complain({Fault::argument, "there is such a file already, and the demonstration makes a new one; name another", {wanted, 0, 0}});
    return kCouldNotStart;
  }
  const std::string file = wanted.empty() ? (fs::temp_directory_path() / "hearsay-demo.db").string() : wanted;
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file + suffix, error);
  for (const std::vector<std::string>& step : std::vector<std::vector<std::string>>{{"code", reports->string(), "-o", file}, {"link", file}, {"ls", file}})
    if (const int code = show(step); code != kDone) return code;
  for (const std::string& id : disputed(file))
    if (const int code = show({"why", file, id}); code != kDone) return code;
  return put(fmt::format("\nThe ledger is {}; any SQLite tool opens it.\n", file)) ? kDone : kSomeFailed;
}

}  // namespace

void add_demo(CLI::App& app, int& exit_code) {
  auto file = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("demo", "Code, link and show the sample reports that come with the program");
  command->add_option("-o,--output", *file, "The ledger to make (default: hearsay-demo.db in the folder for temporary files)")->type_name("FILE.db");
  command->footer("Example:\n  hearsay demo -o demo.db");
  command->callback([file, &exit_code] { exit_code = demo(*file); });
}

}  // namespace hearsay::cli
