// sample_ledger FILE: a ledger of the small made-up conflict and a few dozen more incidents, for tests of the program.

#include <cstdio>

#include "hearsay/ledger.h"
#include "support/sample_record.h"

int main(int argc, char** argv) {
  using namespace hearsay;
  if (argc != 2) return 2;
  std::vector<Claim> claims = sample::accounts();
  std::vector<Incident> incidents = {sample::strike_incident()};
  for (int n = 1; n <= 30; ++n) {
    claims.push_back(sample::numbered(n));
    Incident one = sample::strike_incident();
    one.id = claims.back().id;
    one.claims = {one.id};
    one.status = IncidentStatus::reported;
    one.start = one.stop = "2026-04-" + std::to_string(n < 10 ? 10 : n);
    one.contradictions.clear();
    incidents.push_back(one);
  }
  auto ledger = Ledger::open(argv[1], Ledger::Mode::create);
  const Done done = !ledger ? Done(tl::unexpected(ledger.error())) : ledger->append(claims);
  const Done linked = !done ? done : ledger->replace_incidents(incidents);
  if (!linked) std::fprintf(stderr, "%s\n", linked.error().describe().c_str());
  return linked ? 0 : 1;
}
