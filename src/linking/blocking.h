// Which accounts are worth comparing. All pairs of thousands are too many, so accounts meet only in a block: the same kind
// of event at one place within days, in one country on one day, with one named person, or told with the same rare words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linking/telling.h"

namespace hearsay::linking {

/// In a block of more, each account meets only so many before it, so that the work grows with the number of accounts and not with
/// its square.
inline constexpr std::size_t kBlockBound = 48;

/// The blocks that an account stands in, sorted, each once.
std::vector<Key> blocks_of(const Traits& traits);

/// Immutable; share it between threads.
class Blocks {
 public:
  /// `accounts` in time order.
  explicit Blocks(std::span<const Account> accounts);

  /// The accounts before `account` that share a block with it, each once, in ascending order.
  void before(std::uint32_t account, std::vector<std::uint32_t>& out) const;

 private:
  struct Stand {                           // of an account in a block
    std::uint32_t account = 0, block = 0;  // the number of the block's first stand
  };
  std::vector<Stand> stands_;       // block by block, accounts in order
  std::vector<std::uint32_t> at_;   // of each account its stands, account by account
  std::vector<std::size_t> first_;  // of each account its first in `at_`; one more at the end
};

}  // namespace hearsay::linking
