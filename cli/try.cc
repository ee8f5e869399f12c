// hearsay try and hearsay explain: a passage and its claims, for a person to read; explain adds why each field is so.

#include <fmt/format.h>

#include "cli/assets.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/run.h"
#include "hearsay/coder.h"
#include "serving/passage_text.h"

namespace hearsay::cli {
namespace {

struct Options {
  AssetOptions assets;
  InputOptions input;
  std::vector<std::string> words;
};

std::string passage_text(Coder::Worker& worker, const Document& document, const Analysis* given, bool explain) {
  std::vector<Claim> claims;
  worker.code(document, given, claims);
  const std::vector<std::string> reasons = explain ? worker.explanations() : std::vector<std::string>{};
  std::string out;
  append_passage_text(claims, reasons, is_terminal_output(), out);
  return out;
}

int run_on_words(const Options& options, const Coder& coder, bool explain) {
  Origin origin;
  origin.id = "passage";
  if (!options.input.published.empty()) origin.published = options.input.published;
  if (!options.input.source.empty()) origin.source = options.input.source;
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  const auto document = Document::make(std::move(origin), std::move(text));
  if (!document) {
    complain(document.error());
    return kCouldNotStart;
  }
  Coder::Worker worker = coder.worker();
  return put(passage_text(worker, *document, nullptr, explain)) ? kDone : kSomeFailed;
}

int run_on_input(const Options& options, const Coder& coder) {
  const auto make_work = [&]() -> Work {
    auto worker = std::make_shared<Coder::Worker>(coder.worker());
    return [worker](const ReadDocument& read, std::string& out) {
      out = fmt::format("== {}\n{}", read.document.origin().id, passage_text(*worker, read.document, read.given ? &*read.given : nullptr, true));
    };
  };
  return run(options.input, "explain", make_work, [](const ReadDocument&, std::string_view out) { return put(out); });
}

template <class Then>
int with_coder(const Options& options, Then then) {
  const auto coder = open_coder(options.assets);
  if (coder) return then(*coder);
  complain(coder.error());
  return kCouldNotStart;
}

}  // namespace

void add_try(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("try", "One passage, coded and shown for reading");
  command->add_option("TEXT", options->words, "The passage")->required()->type_name("");
  command->add_option("--published", options->input.published, "Publication date, YYYY-MM-DD")->type_name("DATE");
  command->add_option("--source", options->input.source, "Publisher")->type_name("NAME");
  options->assets.add_to(*command);
  command->footer("Example:\n  hearsay try --published 2026-05-03 \"Police said 12 people were killed in Mosul on Friday.\"");
  command->callback([options, &exit_code] { exit_code = with_coder(*options, [&](const Coder& coder) { return run_on_words(*options, coder, false); }); });
}

void add_explain(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("explain", "Claims with the lexicon entry and the rule that made each field");
  options->input.add_to(*command);
  command->add_option("--text", options->words, "A passage in place of files")->type_name("TEXT");
  options->assets.add_to(*command);
  command->footer("Examples:\n  hearsay explain report.txt\n  hearsay explain --text \"The army denied shelling the town.\"");
  command->callback([options, &exit_code] {
    exit_code =
        with_coder(*options, [&](const Coder& coder) { return options->words.empty() ? run_on_input(*options, coder) : run_on_words(*options, coder, true); });
  });
}

}  // namespace hearsay::cli
