// hearsay why: the account of an incident or a claim, down to the words.

#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/incident_input.h"
#include "cli/known.h"
#include "hearsay/ledger.h"
#include "serving/account.h"

namespace hearsay::cli {
namespace {

struct Options {
  std::string path, id;
  bool claim = false;
  KnownOptions known;
};

// Those on one of its claims, as it is now.
Result<std::vector<Review>> reviews_of(Ledger& ledger, const Incident& incident) {
  auto reviews = ledger.reviews();
  if (!reviews) return reviews;
  std::erase_if(*reviews, [&](const Review& review) {
    return std::none_of(review.claims.begin(), review.claims.end(), [&](const ReviewedClaim& claim) {
      return std::find(incident.claims.begin(), incident.claims.end(), claim.id) != incident.claims.end();
    });
  });
  return reviews;
}

Result<std::string> of_incident(Ledger& ledger, const std::string& id) {
  const auto incident = ledger.incident(id);
  if (!incident) return tl::unexpected(incident.error());
  const auto claims = ledger.claims_of(id);
  if (!claims) return tl::unexpected(claims.error());
  const auto reviews = reviews_of(ledger, **incident);
  if (!reviews) return tl::unexpected(reviews.error());
  return serving::incident_account(**incident, *claims, output_style()) + serving::review_account(*reviews, output_style());
}

Result<std::string> of_claim(Ledger& ledger, const Claim& claim) {
  std::optional<Incident> incident;
  if (claim.incident) {
    auto found = ledger.incident(*claim.incident);
    if (!found) return tl::unexpected(found.error());
    incident = std::move(*found);
  }
  return serving::claim_account(claim, incident ? &*incident : nullptr, output_style());
}

Error ambiguous(const std::string& id, const std::vector<std::string>& found) {
  std::string some;
  for (const std::string& one : found) some += (some.empty() ? "" : ", ") + one;
  return {Fault::argument, fmt::format("several incidents begin with {} ({}…); write more of the id", id, some), {}};
}

Result<std::string> named_exactly(Ledger& ledger, const Options& options) {
  if (!options.claim) {
    const auto incident = ledger.incident(options.id);
    if (!incident) return tl::unexpected(incident.error());
    if (*incident) return of_incident(ledger, options.id);
  }
  const auto claim = ledger.claim(options.id);
  if (!claim) return tl::unexpected(claim.error());
  return *claim ? of_claim(ledger, **claim) : std::string();
}

// An incident has the id of one of its claims: the id means the incident, unless a claim is asked for.
Result<std::string> account(const Options& options) {
  constexpr std::size_t kShown = 4;
  auto ledger = open_known(options.path, options.known);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto held = ledger->snapshot();
  if (!held) return tl::unexpected(held.error());
  auto exact = named_exactly(*ledger, options);
  if (!exact || !exact->empty()) return exact;
  const auto begun = ledger->incident_ids(options.id, kShown);
  if (!begun) return tl::unexpected(begun.error());
  if (begun->size() == 1 && !options.claim) return of_incident(*ledger, begun->front());
  if (begun->size() > 1 && !options.claim) return tl::unexpected(ambiguous(options.id, *begun));
  return fail(Fault::argument, fmt::format("no incident or claim has the id {}; hearsay ls shows the incidents", options.id), {options.path, 0, 0});
}

int why(const Options& options) {
  const auto text = account(options);
  if (!text) {
    complain(text.error());
    return kCouldNotStart;
  }
  return put(*text) ? kDone : kSomeFailed;
}

}  // namespace

void add_why(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("why", "Who says what of an incident, oldest first, each line with its exact words");
  command->add_option("LEDGER", options->path, "A ledger")->required();
  command->add_option("ID", options->id, "An incident, or enough of its id to tell it from others; or a claim")->required();
  command->add_flag("--claim", options->claim, "Show the claim of this id, though an incident has it too");
  options->known.add_to(*command);
  command->footer(
      "Examples:\n  hearsay why crisis.db reuters-0412\n  hearsay why crisis.db reuters-0412:3:1 --claim\n  hearsay why crisis.db reuters-0412 --as-of "
      "2026-05-03");
  command->callback([options, &exit_code] { exit_code = why(*options); });
}

}  // namespace hearsay::cli
