// hearsay: who did what to whom, according to whom. The commands are one file each beside this one.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/program.h"

namespace {

constexpr const char* kFooter = R"(Examples:
  hearsay demo
  hearsay try --published 2026-05-03 "Police said 12 people were killed in Mosul on Friday."
  hearsay code articles/ -o crisis.db
  hearsay link crisis.db
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

namespace hearsay::cli {

int run_program(std::vector<std::string> arguments) {
  CLI::App app{"Hearsay reads reports of a conflict and keeps accounts: who did what to whom, according to whom, and how surely.", "hearsay"};
  app.footer(kFooter);
  app.set_version_flag("--version", HEARSAY_VERSION);
  app.require_subcommand(1);
  int exit_code = kDone;
  for (auto* add : {add_try, add_explain, add_annotate, add_attributions, add_code, add_link, add_ls, add_why, add_export, add_brief, add_merge, add_review,
                    add_check, add_schema, add_lexicon, add_demo})
    add(app, exit_code);
  if (!arguments.empty() && is_unknown(app, arguments.front())) {
    warn(fmt::format("there is no command {}; see hearsay --help", arguments.front()));
    return kCouldNotStart;
  }
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? kDone : kCouldNotStart;
  }
  if (!put_rest() && exit_code == kDone) exit_code = kSomeFailed;
  return exit_code;
}

}  // namespace hearsay::cli

// Our own code returns its errors; what still throws (no memory left) ends with a word instead of an abort.
int main(int argc, char** argv) try {
  hearsay::cli::hold_standard_streams();
  hearsay::cli::install_interrupt();
  return hearsay::cli::run_program({argv + 1, argv + argc});
} catch (const std::exception& error) {
  std::fprintf(stderr, "hearsay: %s\n", error.what());
  return hearsay::cli::kCouldNotStart;
}
