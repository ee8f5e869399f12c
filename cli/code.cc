// hearsay code: documents to claims, one JSON object a line.

#include <fmt/format.h>

#include "cli/assets.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/run.h"
#include "hearsay/coder.h"

namespace hearsay::cli {
namespace {

struct Options {
  AssetOptions assets;
  InputOptions input;
};

/// One thread's scratch.
struct Bench {
  Coder::Worker worker;
  std::vector<Claim> claims;
};

int code(const Options& options) {
  const auto coder = open_coder(options.assets, options.input.quiet);
  if (!coder) {
    complain(coder.error());
    return kCouldNotStart;
  }
  const auto make_work = [&]() -> Work {
    auto bench = std::make_shared<Bench>(Bench{coder->worker(), {}});
    return [bench](const ReadDocument& read, std::string& out) {
      bench->claims.clear();
      bench->worker.code(read.document, read.given ? &*read.given : nullptr, bench->claims);
      for (const Claim& claim : bench->claims) {
        append_json(claim, out);
        out += '\n';
      }
    };
  };
  return run(options.input, "code", make_work, [](const ReadDocument&, std::string_view out) { return put(out); });
}

}  // namespace

void add_code(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("code", "Claims of documents: who did what to whom, according to whom, and how surely");
  options->input.add_to(*command);
  options->assets.add_to(*command);
  options->assets.add_petrarch_to(*command);
  command->footer(
      "Examples:\n"
      "  hearsay code reports.jsonl > claims.jsonl\n"
      "  hearsay code --published 2026-05-03 --source \"Example Wire\" report.txt");
  command->callback([options, &exit_code] { exit_code = code(*options); });
}

}  // namespace hearsay::cli
