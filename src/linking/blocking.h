// Which accounts are worth comparing. All pairs of thousands are too many, so accounts meet only in a block: the same kind
// of event at one place within days, in one country on one day, with one named person, or told with the same rare words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linking/traits.h"

namespace hearsay::linking {

/// Immutable; share it between threads.
class Blocks {
 public:
  /// `accounts` in time order. In a block of more than `bound` each meets only the `bound` before it, so the work grows with
  /// the number of accounts and not with its square.
  Blocks(std::span<const Traits> accounts, std::size_t bound);

  /// The accounts before `account` that share a block with it, each once, in ascending order.
  void before(std::uint32_t account, std::vector<std::uint32_t>& out) const;

 private:
  struct Stand {                           // of an account in a block
    std::uint32_t account = 0, block = 0;  // the number of the block's first stand
  };
  std::vector<Stand> stands_;       // block by block, accounts in order
  std::vector<std::uint32_t> at_;   // of each account its stands, account by account
  std::vector<std::size_t> first_;  // of each account its first in `at_`; one more at the end
  std::size_t bound_;
};

}  // namespace hearsay::linking
