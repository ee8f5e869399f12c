#include "cli/merge_input.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "cli/console.h"
#include "cli/incident_input.h"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAtOnce = 64;  // documents whose claims are asked for together

Done hand_on(Ledger& from, std::vector<Origin> origins, const MergeInput::Visit& visit) {
  std::vector<std::string> ids;
  for (const Origin& one : origins) ids.push_back(one.id);
  auto claims = from.claims_of_documents(ids);
  if (!claims) return tl::unexpected(claims.error());
  for (std::size_t i = 0; i < origins.size(); ++i) {
    CodedDocument document{std::move(origins[i]), std::move((*claims)[i])};
    for (Claim& one : document.claims) one.incident.reset();
    if (auto done = visit(document); !done) return done;
  }
  return {};
}

bool is_pipe(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  return fs::exists(status) && !fs::is_regular_file(status);
}

}  // namespace

Done MergeInput::documents(const Visit& visit) {
  // A pipe is looked at before is_database() would take bytes out of it.
  const bool pipe = !Ledger::is_address(path_) && is_pipe(path_);
  if (!pipe) return is_database(path_) ? ledger_documents(visit) : line_documents(visit);
  if (!held_) {
    std::vector<CodedDocument> read;
    auto done = line_documents([&](CodedDocument& one) { return read.push_back(std::move(one)), Done{}; });
    if (!done) return done;
    held_ = std::move(read);
  }
  for (const CodedDocument& one : *held_) {
    CodedDocument copy = one;
    if (auto done = visit(copy); !done) return done;
  }
  return {};
}

Done MergeInput::ledger_documents(const Visit& visit) const {
  auto from = Ledger::open(path_, Ledger::Mode::read);
  const auto held = from ? from->snapshot() : tl::unexpected(from.error());
  if (!held) return tl::unexpected(held.error());
  Done done;
  std::vector<Origin> waiting;
  const auto visited = from->documents([&](Origin& origin) {
    waiting.push_back(std::move(origin));
    if (waiting.size() == kAtOnce) done = hand_on(*from, std::exchange(waiting, {}), visit);
    return done.has_value() && !interrupted();
  });
  if (!visited) return tl::unexpected(visited.error());
  return done && !interrupted() ? hand_on(*from, std::move(waiting), visit) : done;
}

// Those of a document stand together. What one gave no claims leaves no line.
Done MergeInput::line_documents(const Visit& visit) const {
  errno = 0;
  std::ifstream in(path_, std::ios::binary);
  if (!in) return fail(Fault::io, fmt::format("cannot read: {}", std::strerror(errno)), {path_, 0, 0});
  CodedDocument document;
  const auto finish = [&] {
    CodedDocument whole = std::exchange(document, {});
    return whole.claims.empty() ? Done{} : visit(whole);
  };
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line) && !interrupted(); ++number) {
    if (line.empty()) continue;
    auto claim = parse_claim(line);
    if (!claim) {
      claim.error().where = {path_, number, 0};
      return tl::unexpected(claim.error());
    }
    if (!document.claims.empty() && document.origin.id != claim->document.id)
      if (auto done = finish(); !done) return done;
    claim->incident.reset();
    document.origin = claim->document;
    document.claims.push_back(std::move(*claim));
  }
  return finish();
}

Result<std::vector<Review>> MergeInput::reviews() const {
  if (held_ || !is_database(path_)) return std::vector<Review>{};
  auto from = Ledger::open(path_, Ledger::Mode::read);
  if (!from) return tl::unexpected(from.error());
  return from->reviews();
}

bool MergeInput::is(const std::string& ledger) const {
  std::error_code error;
  return path_ == ledger || (!Ledger::is_address(path_) && fs::equivalent(path_, ledger, error));
}

}  // namespace hearsay::cli
