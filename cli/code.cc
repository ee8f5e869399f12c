// hearsay code: documents to claims, one JSON object a line, or into a ledger.

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include "cli/assets.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/run.h"
#include "hearsay/coder.h"
#include "ledger/batch_writer.h"

namespace hearsay::cli {
namespace {

struct Options {
  AssetOptions assets;
  InputOptions input;
  std::string ledger;
};

/// One thread's scratch.
struct Bench {
  Coder::Worker worker;
  std::vector<Claim> claims;
};

int code_to_output(const Options& options, const Coder& coder) {
  const auto make_work = [&]() -> Work {
    auto bench = std::make_shared<Bench>(Bench{coder.worker(), {}});
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

std::string now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

/// Takes coded documents in the order of the input and tells what could not be stored.
class LedgerOutput {
 public:
  explicit LedgerOutput(Ledger& ledger) : writer_(ledger) {}

  /// False when nothing more can be stored.
  bool write(const ReadDocument& read, std::vector<Claim> claims) { return told(writer_.add(read.document.origin(), std::move(claims))); }
  bool finish() { return !full_ && told(writer_.flush()) && !failed_; }

  std::string summary(const std::string& file) const {
    return fmt::format("{} documents with {} claims are in {}{}", writer_.durable(), writer_.durable_claims(), file,
                       writer_.known() ? fmt::format("; {} were there already", writer_.known()) : std::string());
  }

 private:
  // A document whose id is taken costs itself; a disk that is full ends the run.
  bool told(const Done& done) {
    for (const Error& one : writer_.take_refused()) {
      complain(one);
      failed_ = true;
    }
    if (done) return true;
    complain(done.error());
    full_ = true;
    return false;
  }

  BatchWriter writer_;
  bool failed_ = false, full_ = false;
};

int code_to_ledger(const Options& options, const Coder& coder) {
  auto ledger = Ledger::open(options.ledger, Ledger::Mode::create);
  if (!ledger) {
    complain(ledger.error());
    return kCouldNotStart;
  }
  if (auto done = ledger->start_run({.started = now(), .program = "hearsay " HEARSAY_VERSION, .command = "code"}); !done) {
    complain(done.error());
    return kCouldNotStart;
  }
  LedgerOutput output(*ledger);
  const auto make_work = [&]() -> ClaimWork {
    auto worker = std::make_shared<Coder::Worker>(coder.worker());
    return [worker](const ReadDocument& read, std::vector<Claim>& out) { worker->code(read.document, read.given ? &*read.given : nullptr, out); };
  };
  int exit_code =
      run(options.input, "code", make_work, [&](const ReadDocument& read, std::vector<Claim> claims) { return output.write(read, std::move(claims)); });
  if (!output.finish()) exit_code = std::max<int>(exit_code, kSomeFailed);
  if (auto done = ledger->finish_run(now()); !done) complain(done.error());
  if (!options.input.quiet) warn(output.summary(ledger->file().string()));
  return exit_code;
}

int code(const Options& options) {
  const auto coder = open_coder(options.assets, options.input.quiet);
  if (!coder) {
    complain(coder.error());
    return kCouldNotStart;
  }
  return options.ledger.empty() ? code_to_output(options, *coder) : code_to_ledger(options, *coder);
}

}  // namespace

void add_code(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("code", "Claims of documents: who did what to whom, according to whom, and how surely");
  options->input.add_to(*command);
  options->input.add_shard_to(*command);
  options->assets.add_to(*command);
  command
      ->add_option(
          "-o,--output", options->ledger,
          "Ledger to put the claims into, made if it is not there, or the address of a PostgreSQL database. A run that was stopped goes on where it was")
      ->type_name("FILE.db");
  options->assets.add_petrarch_to(*command);
  command->footer(
      "Examples:\n"
      "  hearsay code reports.jsonl > claims.jsonl\n"
      "  hearsay code articles/ -o crisis.db\n"
      "  hearsay code articles/ -o postgresql://desk@db.example.org/crisis\n"
      "  hearsay code articles/ --shard 3/64 -o part-3.db\n"
      "  hearsay code --published 2026-05-03 --source \"Example Wire\" report.txt");
  command->callback([options, &exit_code] { exit_code = code(*options); });
}

}  // namespace hearsay::cli
