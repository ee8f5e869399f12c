// The program as a function, so that `hearsay demo` can run the commands that it shows.
#pragma once

#include <string>
#include <vector>

namespace hearsay::cli {

/// Runs one command line (without the program's name) and returns its exit code.
int run_program(std::vector<std::string> arguments);

}  // namespace hearsay::cli
