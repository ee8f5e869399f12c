// A file as libarchive sees it: unpacked on the way (gzip, bzip2, xz, zstd), and, if it is a tar or zip
// archive, member by member. A file that is neither is its own only member.
#pragma once

#include <archive.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "reading/byte_source.h"

namespace hearsay {

class PackedInput : public ByteSource {
 public:
  static Result<std::unique_ptr<PackedInput>> open(const std::filesystem::path&);
  static Result<std::unique_ptr<PackedInput>> open_standard_input();
  static Result<std::unique_ptr<PackedInput>> over(std::string bytes);

  struct Member {
    std::string path;  // empty if the file is no archive
  };
  /// Moves to the next regular, not hidden member. Fault::input for one that is encrypted.
  std::optional<Result<Member>> next();

  /// Bytes of the present member. Fault::input if the packing is damaged; Fault::limit if it unpacks without end.
  Result<std::size_t> read(std::span<char> into) override;

  std::uint64_t bytes_read() const;  // packed

 private:
  struct Free {
    void operator()(archive*) const;
  };
  PackedInput();
  static Result<std::unique_ptr<PackedInput>> opened(std::unique_ptr<PackedInput>, int code);
  tl::unexpected<Error> damaged(int code);
  static la_ssize_t read_standard_input(archive*, void* self, const void** block);

  std::string bytes_;  // of over(), or a block of standard input; before the archive that reads them
  std::unique_ptr<archive, Free> archive_;
  std::uint64_t unpacked_ = 0;
  bool lost_ = false;  // damaged so that nothing more can be read
};

/// True if `head` begins as a packed file or archive does.
bool looks_packed(std::string_view head);

}  // namespace hearsay
