// bench_link [SIZE …]: how much processor time linking takes as the claims grow, and how much memory at its most. It reports
// and judges nothing: even processor time is worth little on a machine that others share. `bench_link --write SIZE` puts the claims
// on standard output instead, for bench/link/incremental.py.

#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdlib>
#include <string_view>

#include "linking/linker.h"
#include "model.h"

namespace {

rusage used() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

double cpu_seconds() {
  const rusage usage = used();
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--write") {
    std::string line;
    for (const hearsay::Claim& claim : hearsay::bench::made_up_claims(std::strtoull(argv[2], nullptr, 10), 1)) {
      line.clear();
      append_json(claim, line);
      fmt::print("{}\n", line);
    }
    return 0;
  }
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {10'000, 30'000, 100'000};
  fmt::print("{:>9}  {:>9}  {:>9}  {:>12}  {:>8}\n", "claims", "incidents", "seconds", "µs a claim", "MB");
  for (std::size_t size : sizes) {
    const std::vector<hearsay::Claim> claims = hearsay::bench::made_up_claims(size, 1);
    const double begun = cpu_seconds();
    const auto linked = hearsay::linking::link(claims);
    const double seconds = cpu_seconds() - begun;
    fmt::print("{:>9}  {:>9}  {:>9.2f}  {:>12.1f}  {:>8}\n", size, linked.incidents.size(), seconds, 1e6 * seconds / static_cast<double>(size),
               used().ru_maxrss / 1024);
    std::fflush(stdout);
  }
}
