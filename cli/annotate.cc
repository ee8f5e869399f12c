// hearsay annotate: words, tags, trees and names as CoNLL-U, or what a document speaks of as JSON.

#include "attribution/annotation_json.h"
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

struct TreeBench {
  LanguageModel::Worker worker;
  Analysis analysis;
};

Work tree_work(std::shared_ptr<const LanguageModel> model) {
  auto bench = std::make_shared<TreeBench>(TreeBench{LanguageModel::Worker(std::move(model)), {}});
  return [bench](const ReadDocument& read, std::string& out) {
    if (!read.given) bench->worker.analyse(read.document, bench->analysis);
    append_conllu(read.document, read.given ? *read.given : bench->analysis, out);
  };
}

/// What annotating to JSON needs besides trees.
struct Readers {
  EventCoder coder;
  CertaintyReader certainty;
  FactualityReader factuality;
};

Result<Readers> open_readers(const AssetOptions& assets) {
  auto lexicon = open_lexicon(assets);
  if (!lexicon) return tl::unexpected(lexicon.error());
  auto coder = EventCoder::create(*lexicon);
  if (!coder) return tl::unexpected(coder.error());
  auto certainty = CertaintyReader::create(*lexicon);
  if (!certainty) return tl::unexpected(certainty.error());
  auto factuality = FactualityReader::create(**lexicon);
  if (!factuality) return tl::unexpected(factuality.error());
  return Readers{std::move(*coder), std::move(*certainty), std::move(*factuality)};
}

struct JsonBench {
  TreeBench trees;
  Tree tree;
  EventCoder::Reading reading;
};

Work json_work(std::shared_ptr<const LanguageModel> model, const Readers& readers) {
  auto bench = std::make_shared<JsonBench>(JsonBench{{LanguageModel::Worker(std::move(model)), {}}, {}, EventCoder::Reading(readers.coder)});
  return [bench, &readers](const ReadDocument& read, std::string& out) {
    if (!read.given) bench->trees.worker.analyse(read.document, bench->trees.analysis);
    bench->tree.build(read.document, read.given ? *read.given : bench->trees.analysis);
    readers.coder.code(bench->tree, bench->reading);
    readers.coder.read_mentions(bench->tree, bench->reading);
    append_annotation_json(bench->tree, bench->reading, readers.coder, readers.certainty, readers.factuality, out);
    out += '\n';
  };
}

int annotate(const Options& options) {
  const auto model = open_model(options.assets);
  if (!model) {
    complain(model.error());
    return kCouldNotStart;
  }
  const auto write = [](const ReadDocument&, std::string_view out) { return put(out); };
  if (options.format == "conllu")
    return run(
        options.input, "annotate", [&] { return tree_work(*model); }, write);
  const auto readers = open_readers(options.assets);
  if (!readers) {
    complain(readers.error());
    return kCouldNotStart;
  }
  return run(
      options.input, "annotate", [&] { return json_work(*model, *readers); }, write);
}

}  // namespace

void add_annotate(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("annotate", "Words, tags and trees of documents (conllu), or the names, places and predicates in them (json)");
  options->input.add_to(*command);
  options->assets.add_to(*command);
  command->add_option("--format", options->format, "conllu or json")->check(CLI::IsMember({"conllu", "json"}))->capture_default_str();
  command->footer("Examples:\n  hearsay annotate report.txt\n  hearsay annotate --format json reports.jsonl > names.jsonl");
  command->callback([options, &exit_code] { exit_code = annotate(*options); });
}

}  // namespace hearsay::cli
