// hearsay merge: several ledgers, or the claims of several runs, in one.

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/merge_input.h"
#include "hearsay/ledger.h"

namespace hearsay::cli {
namespace {

struct Options {
  std::vector<std::string> inputs;
  std::string output;
};

/// What tells two versions of a document apart, and which of them is the later.
struct Version {
  std::string retrieved, published, sha256;
  std::string digest;  // of the document and its claims
  bool operator==(const Version& other) const { return digest == other.digest; }
  bool is_later_than(const Version& other) const { return std::tie(retrieved, published, digest) > std::tie(other.retrieved, other.published, other.digest); }
};

std::string digest_of(CodedDocument& document) {
  std::sort(document.claims.begin(), document.claims.end(), [](const Claim& a, const Claim& b) { return a.id < b.id; });
  Claim bare;  // what a document without claims says of itself
  bare.document = document.origin;
  std::string all;
  append_json(bare, all);
  for (const Claim& one : document.claims) append_json(one, all);
  const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

Version version_of(CodedDocument& document) {
  const Origin& origin = document.origin;
  return {origin.retrieved.value_or(""), origin.published.value_or(""), origin.sha256.value_or(""), digest_of(document)};
}

/// Brings documents and reviews of several inputs into a ledger, the same ones in whatever order the inputs are named: which version of a
/// document stays is settled before anything is written. What is in the ledger already stays in any case.
class Merger {
 public:
  explicit Merger(std::vector<MergeInput> inputs) : inputs_(std::move(inputs)) {}

  /// Reads all inputs.
  Done survey() {
    for (MergeInput& input : inputs_) {
      auto done = input.documents([&](CodedDocument& document) {
        Version version = version_of(document);
        const auto [at, is_new] = chosen_.try_emplace(document.origin.id, version);
        if (!is_new && version.is_later_than(at->second)) at->second = std::move(version);
        return Done{};
      });
      if (!done) return done;
      if (auto read = read_reviews(input); !read) return read;
    }
    return {};
  }

  Done write(Ledger& into) {
    for (MergeInput& input : inputs_) {
      auto done = input.documents([&](CodedDocument& document) { return add(into, input, document); });
      if (done) done = flush(into);
      if (!done) return done;
    }
    const auto reviews = in_order();
    const auto added = into.append_reviews(reviews);
    if (!added) return tl::unexpected(added.error());
    return {};
  }

  bool all_taken() const { return refused_ == 0; }
  std::string summary() const {
    return fmt::format("{} documents with {} claims were added{}{}", added_, claims_, known_ ? fmt::format("; {} were there already", known_) : "",
                       refused_ ? fmt::format("; {} were left out", refused_) : "");
  }

 private:
  static constexpr std::size_t kDocuments = 64, kClaims = 4096;  // written together

  Done read_reviews(const MergeInput& input) {
    const auto reviews = input.reviews();
    if (!reviews) return tl::unexpected(reviews.error());
    for (std::size_t i = 0; i < reviews->size(); ++i) {
      std::string record;
      append_json((*reviews)[i], record);
      const auto [at, is_new] = reviews_.try_emplace(std::move(record), i);
      at->second = std::min(at->second, i);
    }
    return {};
  }

  // By the time they were made; of one moment by their places in their logs.
  std::vector<Review> in_order() const {
    std::vector<std::tuple<std::string, std::size_t, const std::string*>> order;
    std::vector<Review> out;
    for (const auto& [record, place] : reviews_) order.emplace_back(parse_review(record)->at, place, &record);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b)); });
    for (const auto& [at, place, record] : order) out.push_back(*parse_review(*record));
    return out;
  }

  Done add(Ledger& into, const MergeInput& input, CodedDocument& document) {
    const std::string& id = document.origin.id;
    const auto chosen = chosen_.find(id);
    if (chosen == chosen_.end()) return {};  // somebody is writing to this input: it came after the survey
    const Version version = version_of(document);
    if (!(version == chosen->second)) {
      const bool text = !version.sha256.empty() && version.sha256 != chosen->second.sha256;
      return refuse(fmt::format("document {} of {} has {} than in another input, where it is the later; that one stays", id, input.path(),
                                text ? "another text" : "other results"),
                    id);
    }
    if (!taken_.insert(id).second) return ++known_, Done{};
    batch_claims_ += document.claims.size();
    batch_.push_back(std::move(document));
    return batch_.size() < kDocuments && batch_claims_ < kClaims ? Done{} : flush(into);
  }

  Done flush(Ledger& into) {
    batch_claims_ = 0;
    std::vector<CodedDocument> batch = std::exchange(batch_, {}), fresh, known;
    std::vector<Origin> origins;
    for (const CodedDocument& one : batch) origins.push_back(one.origin);
    const auto states = into.known(origins);
    if (!states) return tl::unexpected(states.error());
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if ((*states)[i] == Known::with_other_text)
        (void)refuse(fmt::format("document {} is there already with another text, which stays; give this one another id", batch[i].origin.id),
                     batch[i].origin.id);
      else
        ((*states)[i] == Known::no ? fresh : known).push_back(std::move(batch[i]));
    }
    if (auto done = into.append(std::span<const CodedDocument>(fresh)); !done) return done;
    added_ += fresh.size();
    for (const CodedDocument& one : fresh) claims_ += one.claims.size();
    return compare(into, known);
  }

  // The same text coded by another version is no copy: it would go unnoticed which of the two is there.
  Done compare(Ledger& into, const std::vector<CodedDocument>& known) {
    std::vector<std::string> ids;
    for (const CodedDocument& one : known) ids.push_back(one.origin.id);
    auto there = into.claims_of_documents(ids);
    if (!there) return tl::unexpected(there.error());
    for (std::size_t i = 0; i < known.size(); ++i) {
      for (Claim& one : (*there)[i]) one.incident.reset();
      if ((*there)[i] == known[i].claims)
        ++known_;
      else
        (void)refuse(fmt::format("document {} is there already with other results, which stay", ids[i]), ids[i]);
    }
    return {};
  }

  Done refuse(std::string message, const std::string& id) {
    complain({Fault::input, std::move(message), {id, 0, 0}});
    ++refused_;
    return {};
  }

  std::vector<MergeInput> inputs_;
  std::unordered_map<std::string, Version> chosen_;  // by id, of the documents of all inputs
  std::map<std::string, std::size_t> reviews_;       // records, and their first place in a log
  std::unordered_set<std::string> taken_;
  std::vector<CodedDocument> batch_;
  std::size_t batch_claims_ = 0;
  std::uint64_t added_ = 0, claims_ = 0, known_ = 0, refused_ = 0;
};

int refuse(const Error& error) {
  complain(error);
  return kCouldNotStart;
}

int stopped() { return warn("stopped; the ledger is as it was"), kSomeFailed; }

int merge(const Options& options) {
  std::vector<MergeInput> inputs;
  for (const std::string& path : options.inputs) {
    inputs.emplace_back(path);
    if (inputs.back().is(options.output))
      return refuse({Fault::argument, "this is the ledger to merge into; name the others only, and what is in it stays", {path, 0, 0}});
  }
  Merger merger(std::move(inputs));
  if (auto done = merger.survey(); !done) return refuse(done.error());
  if (interrupted()) return stopped();
  auto ledger = Ledger::open(options.output, Ledger::Mode::create);
  auto whole = ledger ? ledger->all_or_nothing() : tl::unexpected(ledger.error());
  if (!whole) return refuse(whole.error());
  Done done = merger.write(*ledger);
  if (done && interrupted()) return stopped();
  if (done) done = whole->commit();
  if (!done) return refuse(done.error());
  warn(fmt::format("{}: {}; hearsay link makes incidents of them", ledger->file().string(), merger.summary()));
  return merger.all_taken() ? kDone : kSomeFailed;
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
      "The order of the inputs does not matter. Of a document that two hold with different texts or results the one that was retrieved, else published,\n"
      "later stays; what the ledger holds already stays in any case. What is left out is named, and exit code 1 tells of it.\n"
      "Examples:\n  hearsay merge a.db b.db -o crisis.db\n  hearsay merge shard-*.jsonl -o crisis.db && hearsay link crisis.db");
  command->callback([options, &exit_code] { exit_code = merge(*options); });
}

}  // namespace hearsay::cli
