// hearsay lexicon: builds the compiled lexicon from its tables, and looks after them.

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "hearsay/lexicon.h"

namespace hearsay::cli {
namespace {

struct Paths {
  std::string folder, out;
};

int build(const Paths& paths) {
  if (auto done = Lexicon::build(paths.folder, paths.out); !done) {
    complain(done.error());
    return kCouldNotStart;
  }
  return kDone;
}

}  // namespace

void add_lexicon(CLI::App& app, int& exit_code) {
  auto paths = std::make_shared<Paths>();
  CLI::App* command = app.add_subcommand("lexicon", "Build and check the dictionaries");
  command->require_subcommand(1);
  CLI::App* builder = command->add_subcommand("build", "Compile a folder of tables into one file");
  builder->add_option("FOLDER", paths->folder, "Folder of .tsv tables")->required();
  builder->add_option("-o,--output", paths->out, "The compiled lexicon")->required();
  builder->footer("Example:\n  hearsay lexicon build data/lexicon -o lexicon.bin");
  builder->callback([paths, &exit_code] { exit_code = build(*paths); });
}

}  // namespace hearsay::cli
