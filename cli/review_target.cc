#include "cli/review_target.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace hearsay::cli {
namespace {

Error nothing_called(const std::string& id, const char* what) {
  return {Fault::argument, fmt::format("no {} has the id {}; hearsay ls shows the incidents, hearsay why their claims", what, id), {}};
}

// Decisions of which the later undoes or repeats the earlier.
bool of_one_kind(ReviewAction one, ReviewAction other) {
  const auto is = [&](ReviewAction a, ReviewAction b) { return (one == a || one == b) && (other == a || other == b); };
  return one == other || is(ReviewAction::accept, ReviewAction::reject) || is(ReviewAction::merge, ReviewAction::split);
}

bool shares_a_claim(const Review& one, const Review& other) {
  return std::any_of(one.claims.begin(), one.claims.end(), [&](const ReviewedClaim& claim) {
    return std::any_of(other.claims.begin(), other.claims.end(), [&](const ReviewedClaim& theirs) { return theirs.id == claim.id; });
  });
}

bool says_the_same(Review one, const Review& other) {
  one.at = other.at;
  return one == other;
}

}  // namespace

Result<std::string> ReviewTarget::incident_id(const std::string& id) {
  const auto begun = ledger_.incident_ids(id, 2);
  if (!begun) return tl::unexpected(begun.error());
  if (begun->empty()) return tl::unexpected(nothing_called(id, "incident"));
  if (begun->size() > 1 && begun->front() != id) return fail(Fault::argument, fmt::format("several incidents begin with {}; write more of the id", id));
  return begun->front();
}

Done ReviewTarget::incident(const std::string& id, Review& review) {
  const auto found = incident_id(id);
  if (!found) return tl::unexpected(found.error());
  if (review.incident.empty()) review.incident = *found;
  const auto claims = ledger_.claims_of(*found);
  if (!claims) return tl::unexpected(claims.error());
  for (const Claim& one : *claims) review.claims.push_back(reviewed(one));
  return {};
}

Done ReviewTarget::claim(const std::string& id, Review& review) {
  const auto claim = ledger_.claim(id);
  if (!claim) return tl::unexpected(claim.error());
  if (!*claim) return tl::unexpected(nothing_called(id, "claim"));
  review.claims.push_back(reviewed(**claim));
  return {};
}

Done ReviewTarget::either(const std::string& id, bool claim_wanted, Review& review) {
  if (claim_wanted) return claim(id, review);
  const auto begun = ledger_.incident_ids(id, 1);
  if (!begun) return tl::unexpected(begun.error());
  const auto exact = ledger_.claim(id);
  if (!exact) return tl::unexpected(exact.error());
  if (begun->empty() && !*exact) return tl::unexpected(nothing_called(id, "incident or claim"));
  return *exact && (begun->empty() || begun->front() != id) ? claim(id, review) : incident(id, review);
}

Done ReviewTarget::merged(const std::vector<std::string>& incidents, Review& review) {
  std::set<std::string> found;
  for (const std::string& id : incidents) {
    const auto exact = incident_id(id);
    if (!exact) return tl::unexpected(exact.error());
    if (!found.insert(*exact).second) return fail(Fault::argument, fmt::format("incident {} is named twice; a merge joins different ones", *exact));
    if (auto done = incident(*exact, review); !done) return done;
  }
  return {};
}

Done ReviewTarget::split(const std::vector<std::string>& claims, Review& review) {
  std::set<std::string> ids;
  std::optional<std::string> incident;
  for (const std::string& id : claims) {
    if (!ids.insert(id).second) return fail(Fault::argument, fmt::format("claim {} is named twice", id));
    if (auto done = claim(id, review); !done) return done;
    const auto claim = ledger_.claim(id);
    if (!claim) return tl::unexpected(claim.error());
    if (!(*claim)->incident) return fail(Fault::argument, fmt::format("claim {} is in no incident that it could leave", id));
    if (incident && *incident != (*claim)->incident)
      return fail(Fault::argument, fmt::format("claims {} and {} are of different incidents; split one at a time", claims.front(), id));
    incident = (*claim)->incident;
  }
  const auto members = ledger_.claims_of(*incident);
  if (!members) return tl::unexpected(members.error());
  if (members->size() == ids.size()) return fail(Fault::argument, fmt::format("incident {} has no other claims, so a split would leave nothing", *incident));
  return {};
}

Done ReviewTarget::is_new(const Review& review) {
  const auto log = ledger_.reviews();
  if (!log) return tl::unexpected(log.error());
  const auto last = std::find_if(log->rbegin(), log->rend(), [&](const Review& one) {
    return of_one_kind(one.action, review.action) && one.field == review.field && shares_a_claim(one, review);
  });
  if (last == log->rend() || !says_the_same(review, *last)) return {};
  return fail(Fault::argument, fmt::format("{} decided the same at {}, and nothing undid it; it was not added again", last->by, last->at));
}

}  // namespace hearsay::cli
