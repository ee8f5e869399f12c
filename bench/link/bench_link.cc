// bench_link [SIZE …]: how long linking takes as the claims grow, and how much memory at its most. It reports and judges
// nothing: times of machines that others share are worth little.

#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>

#include "linking/linker.h"
#include "model.h"

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {10'000, 30'000, 100'000};
  fmt::print("{:>9}  {:>9}  {:>9}  {:>12}  {:>8}\n", "claims", "incidents", "seconds", "µs a claim", "MB");
  for (std::size_t size : sizes) {
    const std::vector<hearsay::Claim> claims = hearsay::bench::made_up_claims(size, 1);
    const auto begun = Clock::now();
    const auto linked = hearsay::linking::link(claims);
    const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("{:>9}  {:>9}  {:>9.2f}  {:>12.1f}  {:>8}\n", size, linked.incidents.size(), seconds, 1e6 * seconds / static_cast<double>(size),
               usage.ru_maxrss / 1024);
    std::fflush(stdout);
  }
}
