// Work that falls apart into independent pieces, on several threads. What comes out must not hang on their number: each
// piece writes only to what is its own.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace hearsay::linking {

/// Calls `work(begin, end)` for the pieces of at most `size` of which `count` consists, each once. `threads` 0: one a core.
template <class Work>
void in_pieces(std::size_t count, std::size_t size, unsigned threads, const Work& work) {
  const std::size_t pieces = (count + size - 1) / size;
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t piece = next++; piece < pieces; piece = next++) work(piece * size, std::min(count, (piece + 1) * size));
  };
  const std::size_t wanted = threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min(wanted, pieces); ++i) others.emplace_back(run);
  run();
}

}  // namespace hearsay::linking
