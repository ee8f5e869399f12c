#include "cli/relink.h"

#include <utility>

#include "cli/console.h"
#include "linking/relink.h"

namespace hearsay::cli {
namespace {

class LedgerMemory : public linking::Memory {
 public:
  explicit LedgerMemory(Ledger& ledger) : ledger_(ledger) {}
  Done fronts(const std::function<void(std::string_view)>& visit) override { return ledger_.link_fronts(visit); }
  Result<std::vector<std::string>> bodies(std::span<const std::uint32_t> numbers) override { return ledger_.link_bodies(numbers); }
  Result<std::vector<std::vector<Claim>>> claims(std::span<const std::string> documents) override { return ledger_.claims_of_documents(documents); }

 private:
  Ledger& ledger_;
};

LinkNote kept(const linking::Note& note) { return {note.number, note.front, note.body}; }

/// Whether it could be done so.
Result<bool> link_what_came(Ledger& ledger, const linking::OutletRegister& outlets, const std::string& rules) {
  const auto documents = ledger.documents_since_link();
  if (!documents) return tl::unexpected(documents.error());
  auto claims = ledger.claims_of_documents(*documents);
  if (!claims) return tl::unexpected(claims.error());
  std::vector<Claim> fresh;
  for (auto& some : *claims)
    for (Claim& claim : some) fresh.push_back(std::move(claim));
  LedgerMemory memory(ledger);
  const auto relinked = linking::relink(memory, std::move(fresh), {.outlets = &outlets});
  if (!relinked) return tl::unexpected(relinked.error());
  if (!*relinked) return false;
  if (interrupted()) return true;
  auto whole = ledger.all_or_nothing();
  if (!whole) return tl::unexpected(whole.error());
  if (auto done = ledger.change_incidents((*relinked)->gone, (*relinked)->incidents); !done) return tl::unexpected(done.error());
  std::vector<LinkNote> notes;
  for (const linking::Note& note : (*relinked)->notes) notes.push_back(kept(note));
  if (auto done = ledger.keep_link_notes(notes); !done) return tl::unexpected(done.error());
  if (auto done = ledger.mark_linked(rules); !done) return tl::unexpected(done.error());
  if (auto done = whole->commit(); !done) return tl::unexpected(done.error());
  return true;
}

Result<WorkedOut> link_all(Ledger& ledger, const KnownOptions& options, const std::string& rules) {
  auto whole = ledger.all_or_nothing();
  if (!whole) return tl::unexpected(whole.error());
  if (auto done = ledger.forget_links(); !done) return tl::unexpected(done.error());
  Done kept_all;
  std::vector<LinkNote> waiting;  // a statement for each would be prepared anew
  const auto keep = [&] {
    if (kept_all) kept_all = ledger.keep_link_notes(waiting);
    waiting.clear();
  };
  auto known = work_out(ledger, options, [&](const linking::Note& note) {
    waiting.push_back(kept(note));
    if (waiting.size() == 1000) keep();
  });
  if (!known) return known;
  keep();
  if (!kept_all) return tl::unexpected(kept_all.error());
  if (interrupted()) return known;
  if (auto done = ledger.replace_incidents(known->linked.incidents); !done) return tl::unexpected(done.error());
  if (known->reviews.empty())
    if (auto done = ledger.mark_linked(rules); !done) return tl::unexpected(done.error());
  if (auto done = whole->commit(); !done) return tl::unexpected(done.error());
  return known;
}

}  // namespace

Result<LinkedLedger> link_ledger(Ledger& ledger, const KnownOptions& options, bool anew) {
  const auto outlets = open_outlets(options);
  if (!outlets) return tl::unexpected(outlets.error());
  const auto reviews = ledger.reviews();
  if (!reviews) return tl::unexpected(reviews.error());
  const std::string rules = linking::rules_of(*outlets);
  const auto noted = ledger.link_rules();
  if (!noted) return tl::unexpected(noted.error());
  LinkedLedger out;
  bool linked = false;
  if (!anew && reviews->empty() && *noted == rules) {
    const auto done = link_what_came(ledger, *outlets, rules);
    if (!done) return tl::unexpected(done.error());
    linked = *done;
  }
  if (!linked) {
    auto all = link_all(ledger, options, rules);
    if (!all) return tl::unexpected(all.error());
    out.anew = std::move(*all);
  }
  const auto counts = ledger.counts();
  if (!counts) return tl::unexpected(counts.error());
  out.claims = counts->claims;
  return out;
}

}  // namespace hearsay::cli
