// One function a command: each puts its subcommand and options into the program and, when it is called, sets the exit
// code: 0 done, 1 some documents failed, 2 could not start.
#pragma once

#include <CLI/CLI.hpp>

namespace hearsay::cli {

enum ExitCode : int { kDone = 0, kSomeFailed = 1, kCouldNotStart = 2 };

void add_annotate(CLI::App& app, int& exit_code);
void add_attributions(CLI::App& app, int& exit_code);
void add_code(CLI::App& app, int& exit_code);
void add_demo(CLI::App& app, int& exit_code);
void add_brief(CLI::App& app, int& exit_code);
void add_merge(CLI::App& app, int& exit_code);
void add_review(CLI::App& app, int& exit_code);
void add_export(CLI::App& app, int& exit_code);
void add_explain(CLI::App& app, int& exit_code);
void add_try(CLI::App& app, int& exit_code);
void add_lexicon(CLI::App& app, int& exit_code);
void add_link(CLI::App& app, int& exit_code);
void add_ls(CLI::App& app, int& exit_code);
void add_why(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_schema(CLI::App& app, int& exit_code);

}  // namespace hearsay::cli
