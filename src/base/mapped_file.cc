#include "base/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace hearsay {

Result<MappedFile> map_file(const std::filesystem::path& path) {
  const auto cannot = [&](const char* what) {
    return fail(Fault::io, fmt::format("cannot {} this file: {}", what, std::strerror(errno)), {.source = path.string()});
  };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return cannot("open");
  struct stat about {};
  if (::fstat(file, &about) != 0) {
    auto error = cannot("read");
    ::close(file);
    return error;
  }
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) {
    ::close(file);
    return MappedFile{};
  }
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  const int why = errno;
  ::close(file);
  errno = why;
  if (memory == MAP_FAILED) return cannot("map");
  std::shared_ptr<const void> owner(memory, [size](const void* at) { ::munmap(const_cast<void*>(at), size); });
  return MappedFile{{static_cast<const std::byte*>(memory), size}, std::move(owner)};
}

void map_pages([[maybe_unused]] const MappedFile& file) noexcept {
#ifdef MADV_POPULATE_READ
  if (!file.bytes.empty()) ::madvise(const_cast<std::byte*>(file.bytes.data()), file.bytes.size(), MADV_POPULATE_READ);
#endif
}

}  // namespace hearsay
