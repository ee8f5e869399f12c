// hearsay lexicon: builds the compiled lexicon from its tables, and looks after them.

#include <fmt/format.h>

#include "attribution/lexicon_examples.h"
#include "cli/assets.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "coding/lexicon_check.h"
#include "hearsay/lexicon.h"

namespace hearsay::cli {
namespace {

struct Options {
  std::string folder, out;
  AssetOptions assets;
};

int refuse(const Error& error) {
  complain(error);
  return kCouldNotStart;
}

/// The tables of the folder, or the lexicon that the program itself uses.
Result<std::shared_ptr<const Lexicon>> open(const Options& options) {
  return options.folder.empty() ? open_lexicon(options.assets) : Lexicon::compile(options.folder);
}

int build(const Options& options) {
  if (auto done = Lexicon::build(options.folder, options.out); !done) return refuse(done.error());
  return kDone;
}

int check(const Options& options) {
  const auto lexicon = open(options);
  if (!lexicon) return refuse(lexicon.error());
  std::size_t errors = 0, warnings = 0;
  for (const LexiconFinding& finding : check_lexicon(**lexicon)) {
    ++(finding.is_error ? errors : warnings);
    if (!put(fmt::format("{}: {}: {}\n", finding.where, finding.is_error ? "error" : "warning", finding.message))) return kSomeFailed;
  }
  warn(fmt::format("{} errors, {} warnings", errors, warnings));
  return errors ? kSomeFailed : kDone;
}

int stats(const Options& options) {
  const auto lexicon = open(options);
  if (!lexicon) return refuse(lexicon.error());
  if (!put("group\tname\trows\tpatterns\n")) return kSomeFailed;
  for (const LexiconCount& one : count_lexicon(**lexicon))
    if (!put(fmt::format("{}\t{}\t{}\t{}\n", one.group, one.name, one.rows, one.patterns))) return kSomeFailed;
  return kDone;
}

int test(const Options& options) {
  const auto lexicon = open(options);
  if (!lexicon) return refuse(lexicon.error());
  const auto examples = read_examples(**lexicon);
  if (!examples) return refuse(examples.error());
  auto model = open_model(options.assets);
  if (!model) return refuse(model.error());
  const auto coder = Coder::create(*lexicon, std::move(*model));
  if (!coder) return refuse(coder.error());
  auto worker = coder->worker();
  std::size_t failed = 0;
  for (const LexiconExample& example : *examples) {
    if (interrupted()) return kSomeFailed;
    const std::vector<Claim> claims = code_example(worker, example.sentence);
    if (holds(example, claims)) continue;
    ++failed;
    const std::string wanted = example.type + (example.mode.empty() ? "" : " " + example.mode) + (example.trigger.empty() ? "" : " `" + example.trigger + '`');
    if (!put(fmt::format("{}: {}\n  wanted {}, found {}\n", example.where, example.sentence, wanted, told(claims)))) return kSomeFailed;
  }
  warn(fmt::format("{} of {} examples hold", examples->size() - failed, examples->size()));
  return failed ? kSomeFailed : kDone;
}

CLI::App* add(CLI::App& parent, const char* name, const char* what, const std::shared_ptr<Options>& options, int& exit_code, int (*run)(const Options&)) {
  CLI::App* command = parent.add_subcommand(name, what);
  command->callback([options, &exit_code, run] { exit_code = run(*options); });
  return command;
}

}  // namespace

void add_lexicon(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("lexicon", "Build and check the dictionaries");
  command->require_subcommand(1);
  CLI::App* builder = add(*command, "build", "Compile a folder of tables into one file", options, exit_code, build);
  builder->add_option("FOLDER", options->folder, "Folder of .tsv tables")->required();
  builder->add_option("-o,--output", options->out, "The compiled lexicon")->required();
  builder->footer("Example:\n  hearsay lexicon build data/lexicon -o lexicon.bin");
  constexpr const char* kFolder = "Folder of .tsv tables; without it the lexicon that the program uses";
  CLI::App* checker = add(*command, "check", "Say what is wrong with the tables: duplicates, entries never used, unknown codes", options, exit_code, check);
  checker->add_option("FOLDER", options->folder, kFolder);
  checker->footer("Example:\n  hearsay lexicon check data/lexicon\nExit code 1 if there are errors; warnings are counted.");
  CLI::App* counter = add(*command, "stats", "Count rows and patterns by table, by type and mode, by country", options, exit_code, stats);
  counter->add_option("FOLDER", options->folder, kFolder);
  counter->footer("Example:\n  hearsay lexicon stats data/lexicon | column -t -s \"$(printf '\\t')\"");
  CLI::App* tester = add(*command, "test", "Code the sentences of table examples and say which are not read as meant", options, exit_code, test);
  tester->add_option("FOLDER", options->folder, kFolder);
  tester->footer("Example:\n  hearsay lexicon test data/lexicon\nExit code 1 if an example fails.");
  for (CLI::App* one : {checker, counter, tester}) options->assets.add_to(*one);
}

}  // namespace hearsay::cli
