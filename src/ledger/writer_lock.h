// One writer at a time, told in words at the start rather than met halfway through. The lock is the kernel's, on an empty
// file beside the ledger, so that it goes with its process however that ends, and no later run finds a stale one.
#pragma once

#include <filesystem>
#include <string>

#include "hearsay/result.h"

namespace hearsay::ledger {

class WriterLock {
 public:
  /// Fault::io if another process, or another WriterLock of this one, has it.
  static Result<WriterLock> take(const std::filesystem::path& ledger);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  WriterLock(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  std::string path_;
  int descriptor_;  // -1 when moved from
};

}  // namespace hearsay::ledger
