// hearsay merge: several ledgers, or the claims of several runs, in one.

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/incident_input.h"
#include "hearsay/ledger.h"
#include "ledger/batch_writer.h"

namespace hearsay::cli {
namespace {

struct Options {
  std::vector<std::string> inputs;
  std::string output;
};

/// Brings documents of other ledgers into one. A document that is there already is passed over; one whose id is taken by
/// another text, or that was coded with other results, is named and left out.
class Merger {
 public:
  explicit Merger(Ledger& into) : into_(into), writer_(into) {}

  Done take(const std::string& path) { return is_database(path) ? take_ledger(path) : take_lines(path); }

  Done finish() {
    if (auto done = writer_.flush(); !done) return done;
    return refuse_some();
  }
  bool all_taken() const { return refused_ == 0; }
  std::string summary() const {
    const std::uint64_t known = known_ + writer_.known();
    return fmt::format("{} documents with {} claims were added{}{}", writer_.durable(), writer_.durable_claims(),
                       known ? fmt::format("; {} were there already", known) : "", refused_ ? fmt::format("; {} were left out", refused_) : "");
  }

 private:
  Done take_ledger(const std::string& path) {
    auto from = Ledger::open(path, Ledger::Mode::read);
    if (!from) return tl::unexpected(from.error());
    const auto held = from->snapshot();
    if (!held) return tl::unexpected(held.error());
    Done done;
    const auto visited = from->documents([&](Origin& origin) {
      auto claims = from->claims_of_document(origin.id);
      done = claims ? add(origin, std::move(*claims)) : tl::unexpected(claims.error());
      return done.has_value() && !interrupted();
    });
    if (!visited) return tl::unexpected(visited.error());
    return done ? take_reviews(*from) : done;
  }

  Done take_reviews(Ledger& from) {
    const auto reviews = from.reviews();
    if (!reviews) return tl::unexpected(reviews.error());
    const auto added = into_.append_reviews(*reviews);
    if (!added) return tl::unexpected(added.error());
    return {};
  }

  // Claims as `hearsay code` writes them: those of a document stand together. What one gave no claims leaves no line.
  Done take_lines(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail(Fault::io, "cannot read", {path, 0, 0});
    std::vector<Claim> document;
    std::string line;
    for (std::uint64_t number = 1; std::getline(in, line) && !interrupted(); ++number) {
      if (line.empty()) continue;
      auto claim = parse_claim(line);
      if (!claim) {
        claim.error().where = {path, number, 0};
        return tl::unexpected(claim.error());
      }
      if (!document.empty() && document.front().document.id != claim->document.id)
        if (auto done = add_all(std::exchange(document, {})); !done) return done;
      claim->incident.reset();
      document.push_back(std::move(*claim));
    }
    return document.empty() ? Done{} : add_all(std::move(document));
  }

  Done add_all(std::vector<Claim> document) {
    const Origin origin = document.front().document;  // a copy: the claims move on
    return add(origin, std::move(document));
  }

  Done add(const Origin& origin, std::vector<Claim> claims) {
    const auto known = into_.known(origin);
    if (!known) return tl::unexpected(known.error());
    if (*known == Known::yes) return check_same(origin, claims);
    if (auto done = writer_.add(origin, std::move(claims)); !done) return done;
    return refuse_some();
  }

  // The same text coded by another version is no copy: it would go unnoticed which of the two is there.
  Done check_same(const Origin& origin, const std::vector<Claim>& claims) {
    if (auto done = writer_.flush(); !done) return done;
    auto there = into_.claims_of_document(origin.id);
    if (!there) return tl::unexpected(there.error());
    if (sorted(std::move(*there)) == sorted(claims)) return ++known_, Done{};
    return refuse({Fault::input, fmt::format("document {} was coded with other results in another ledger; the first stays", origin.id), {origin.id, 0, 0}});
  }

  static std::vector<Claim> sorted(std::vector<Claim> claims) {
    for (Claim& one : claims) one.incident.reset();
    std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.id < b.id; });
    return claims;
  }

  Done refuse_some() {
    for (const Error& one : writer_.take_refused()) (void)refuse(one);
    return {};
  }

  Done refuse(const Error& error) {
    if (error.fault != Fault::input) return tl::unexpected(error);
    complain(error);
    ++refused_;
    return {};
  }

  Ledger& into_;
  BatchWriter writer_;
  std::uint64_t known_ = 0, refused_ = 0;
};

int merge(const Options& options) {
  auto ledger = Ledger::open(options.output, Ledger::Mode::create);
  Done done = ledger ? Done{} : tl::unexpected(ledger.error());
  if (!done) {
    complain(done.error());
    return kCouldNotStart;
  }
  Merger merger(*ledger);
  for (const std::string& path : options.inputs)
    if (done) done = merger.take(path);
  if (done) done = merger.finish();
  if (!done) {
    complain(done.error());
    return kCouldNotStart;
  }
  warn(fmt::format("{}: {}; hearsay link makes incidents of them", ledger->file().string(), merger.summary()));
  return merger.all_taken() && !interrupted() ? kDone : kSomeFailed;
}

}  // namespace

void add_merge(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("merge", "One ledger of several, or of the claims that several machines coded");
  command->add_option("INPUTS", options->inputs, "Ledgers, or files of claims as `hearsay code` writes them; they are not changed")->required();
  command->add_option("-o,--output", options->output, "The ledger to put them into, made if it is not there, or the address of a PostgreSQL database")
      ->required()
      ->type_name("FILE.db");
  command->footer(
      "The order of the inputs matters only where two hold one document with other results: the first stays, and exit code 1 tells of it.\n"
      "Examples:\n  hearsay merge a.db b.db -o crisis.db\n  hearsay merge shard-*.jsonl -o crisis.db && hearsay link crisis.db");
  command->callback([options, &exit_code] { exit_code = merge(*options); });
}

}  // namespace hearsay::cli
