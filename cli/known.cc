#include "cli/known.h"

#include "cli/assets.h"
#include "cli/console.h"
#include "cli/filter_options.h"
#include "linking/decisions.h"

namespace hearsay::cli {
namespace {

// A shorter date stands for every day in it.
bool was_known(const Claim& claim, const std::string& as_of) { return claim.document.published && claim.document.published->substr(0, as_of.size()) <= as_of; }

}  // namespace

void KnownOptions::add_sources_to(CLI::App& command) {
  command.add_option("--sources", sources, "Source register: a CSV file of outlets (docs/sources.md)")->type_name("FILE")->group("Files");
}

void KnownOptions::add_to(CLI::App& command) {
  command.add_option("--as-of", as_of, "Only what was published by the end of that day, worked out anew; reports without a date are left out")
      ->type_name("DATE")
      ->check(is_date);
  add_sources_to(command);
}

Result<linking::OutletRegister> open_outlets(const KnownOptions& options) {
  if (!options.sources.empty()) return linking::OutletRegister::open(options.sources);
  const auto path = find_asset("sources.csv");
  if (!path) return tl::unexpected(path.error());
  return linking::OutletRegister::open(*path);
}

Result<WorkedOut> work_out(Ledger& ledger, const KnownOptions& options, const std::function<void(const linking::Note&)>& on_note) {
  const auto& as_of = options.as_of;
  const auto outlets = open_outlets(options);
  if (!outlets) return tl::unexpected(outlets.error());
  WorkedOut out;
  const auto read = ledger.claims([&](Claim& claim) {
    if (!as_of || was_known(claim, *as_of)) out.claims.push_back(std::move(claim));
    return !interrupted();
  });
  if (!read) return tl::unexpected(read.error());
  for (Claim& claim : out.claims) claim.incident.reset();
  auto reviews = ledger.reviews();
  if (!reviews) return tl::unexpected(reviews.error());
  if (as_of) std::erase_if(*reviews, [&](const Review& one) { return one.at.substr(0, as_of->size()) > *as_of; });
  out.reviews = *reviews;
  if (interrupted()) return out;
  if (out.reviews.empty()) {
    out.linked = linking::link(out.claims, {.outlets = &*outlets, .on_note = on_note});
    return out;
  }
  linking::Reviewed reviewed = linking::link_reviewed(out.claims, out.reviews, {.outlets = &*outlets});
  out.linked = std::move(reviewed.linked);
  out.unattached = std::move(reviewed.unattached);
  out.refused = std::move(reviewed.refused);
  return out;
}

Result<Ledger> open_known(const std::string& path, const KnownOptions& options) {
  auto ledger = Ledger::open(path, Ledger::Mode::read);
  if (!ledger || !options.as_of) return ledger;
  const auto held = ledger->snapshot();
  if (!held) return tl::unexpected(held.error());
  const auto then = work_out(*ledger, options);
  if (!then) return tl::unexpected(then.error());
  auto known = Ledger::in_memory();
  if (!known) return known;
  if (auto done = known->append(then->claims); !done) return tl::unexpected(done.error());
  if (auto done = known->replace_incidents(then->linked.incidents); !done) return tl::unexpected(done.error());
  if (auto added = known->append_reviews(then->reviews); !added) return tl::unexpected(added.error());
  return known;
}

}  // namespace hearsay::cli
