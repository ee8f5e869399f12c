// hearsay annotate: words, tags, trees and names, before any coding.

#include "cli/assets.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/run.h"
#include "language/conllu_writer.h"

namespace hearsay::cli {
namespace {

struct Options {
  AssetOptions assets;
  InputOptions input;
  std::string format = "conllu";
};

int annotate(const Options& options) {
  const auto model = open_model(options.assets);
  if (!model) {
    complain(model.error());
    return kCouldNotStart;
  }
  const auto make_work = [&]() -> Work {
    auto worker = std::make_shared<LanguageModel::Worker>(*model);
    auto analysis = std::make_shared<Analysis>();
    return [worker, analysis](const ReadDocument& read, std::string& out) {
      if (!read.given) worker->analyse(read.document, *analysis);
      append_conllu(read.document, read.given ? *read.given : *analysis, out);
    };
  };
  return run(options.input, "annotate", make_work, [](const ReadDocument&, std::string_view out) { return put(out); });
}

}  // namespace

void add_annotate(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("annotate", "Sentences, words, tags, trees and names of documents");
  options->input.add_to(*command);
  options->assets.add_to(*command);
  command->add_option("--format", options->format, "conllu or json")->check(CLI::IsMember({"conllu", "json"}))->capture_default_str();
  command->footer("Examples:\n  hearsay annotate report.txt\n  hearsay annotate --format json reports.jsonl > names.jsonl");
  command->callback([options, &exit_code] { exit_code = annotate(*options); });
}

}  // namespace hearsay::cli
