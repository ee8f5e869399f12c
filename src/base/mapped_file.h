// A file mapped into memory, read only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "hearsay/result.h"

namespace hearsay {

struct MappedFile {
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> owner;  // unmaps when the last copy goes
};

/// Fault::io if it cannot be opened; an empty file gives an empty span.
Result<MappedFile> map_file(const std::filesystem::path&);

/// Maps all of it at once where the system can: for a file that is read from end to end right away.
void map_pages(const MappedFile&) noexcept;

}  // namespace hearsay
