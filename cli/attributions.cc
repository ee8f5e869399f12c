// hearsay attributions: everything said, thought, wanted or denied, event or not.

#include "attribution/attribution.h"
#include "attribution/attributions_json.h"
#include "cli/assets.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/run.h"

namespace hearsay::cli {
namespace {

struct Options {
  AssetOptions assets;
  InputOptions input;
};

/// One thread's scratch.
struct Bench {
  LanguageModel::Worker worker;
  Analysis analysis;
  Tree tree;
  std::vector<Attribution> found;
};

int attributions(const Options& options) {
  const auto model = open_model(options.assets);
  const auto lexicon = open_lexicon(options.assets);
  for (const Error* error : {model ? nullptr : &model.error(), lexicon ? nullptr : &lexicon.error()}) {
    if (!error) continue;
    complain(*error);
    return kCouldNotStart;
  }
  const auto attributor = Attributor::create(*lexicon);
  if (!attributor) {
    complain(attributor.error());
    return kCouldNotStart;
  }
  const auto make_work = [&]() -> Work {
    auto bench = std::make_shared<Bench>(Bench{LanguageModel::Worker(*model), {}, {}, {}});
    return [bench, &attributor](const ReadDocument& read, std::string& out) {
      if (!read.given) bench->worker.analyse(read.document, bench->analysis);
      bench->tree.build(read.document, read.given ? *read.given : bench->analysis);
      attributor->find(bench->tree, bench->found);
      append_attributions_json(bench->tree, bench->found, out);
      out += '\n';
    };
  };
  return run(options.input, "attributions", make_work, [](const ReadDocument&, std::string_view out) { return put(out); });
}

}  // namespace

void add_attributions(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("attributions", "Who says what: source, cue and content of everything said, thought or denied");
  options->input.add_to(*command);
  options->assets.add_to(*command);
  command->footer("Example:\n  hearsay attributions reports.jsonl > attributions.jsonl");
  command->callback([options, &exit_code] { exit_code = attributions(*options); });
}

}  // namespace hearsay::cli
