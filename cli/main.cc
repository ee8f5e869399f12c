// hearsay: who did what to whom, according to whom. The commands are one file each beside this one.

#include <fmt/format.h>

#include <cstdio>
#include <string_view>

#include "cli/commands.h"
#include "cli/console.h"

namespace {

constexpr const char* kFooter = R"(Examples:
  hearsay annotate --format conllu report.txt
  hearsay attributions reports.jsonl
  hearsay link claims.jsonl --incidents incidents.jsonl
  hearsay ls crisis.db --status disputed
  hearsay why crisis.db reuters-0412

Each command has a help of its own: hearsay COMMAND --help
Exit codes: 0 done, 1 some documents failed (each is named on standard error), 2 could not start.)";

/// CLI11 asks for a subcommand without a word of the one that was given.
bool is_unknown(const CLI::App& app, std::string_view command) {
  const auto named = [&](const CLI::App* known) { return known->check_name(std::string(command)); };
  return !command.empty() && !command.starts_with('-') && app.get_subcommands(named).empty();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace hearsay::cli;
  CLI::App app{"Hearsay reads reports of a conflict and keeps accounts: who did what to whom, according to whom, and how surely.", "hearsay"};
  app.footer(kFooter);
  app.set_version_flag("--version", HEARSAY_VERSION);
  app.require_subcommand(1);
  int exit_code = kDone;
  add_try(app, exit_code);
  add_explain(app, exit_code);
  add_annotate(app, exit_code);
  add_attributions(app, exit_code);
  add_code(app, exit_code);
  add_lexicon(app, exit_code);
  add_link(app, exit_code);
  add_ls(app, exit_code);
  add_why(app, exit_code);
  add_check(app, exit_code);
  add_schema(app, exit_code);
  install_interrupt();
  if (argc > 1 && is_unknown(app, argv[1])) {
    warn(fmt::format("there is no command {}; see hearsay --help", argv[1]));
    return kCouldNotStart;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? kDone : kCouldNotStart;
  }
  if (!put_rest() && exit_code == kDone) exit_code = kSomeFailed;
  return exit_code;
}
