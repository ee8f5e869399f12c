#include "ledger/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace hearsay::ledger {
namespace {

namespace fs = std::filesystem;

// Two names of one ledger must meet at one lock.
std::string lock_path(const fs::path& ledger) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(ledger, error);
  return (error ? ledger : whole).string() + "-writer";
}

std::string holder(int descriptor) {
  char text[32] = {};
  const ssize_t length = pread(descriptor, text, sizeof text - 1, 0);
  return length > 0 ? fmt::format(" (process {})", text) : std::string();
}

void sign(int descriptor) {
  const std::string text = std::to_string(getpid());
  // Only a courtesy to whoever is refused; on a full disk the lock is good without it.
  if (ftruncate(descriptor, 0) == 0 && pwrite(descriptor, text.data(), text.size(), 0) < 0) errno = 0;
}

// Whoever held the lock removes its file, so a lock may be won on a file that has no name any more.
bool still_named(int descriptor, const std::string& path) {
  struct stat held {
  }, named{};
  return fstat(descriptor, &held) == 0 && stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

}  // namespace

Result<WriterLock> WriterLock::take(const fs::path& ledger) {
  const std::string path = lock_path(ledger);
  const Where where{ledger.string(), 0, 0};
  for (;;) {
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return fail(Fault::io, fmt::format("cannot write beside this ledger: {}: {}", path, std::strerror(errno)), where);
    WriterLock lock(path, descriptor);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      lock.path_.clear();  // it is somebody else's
      return fail(Fault::io, fmt::format("another hearsay{} is writing to {}; wait until it is done", holder(descriptor), ledger.string()), where);
    }
    if (still_named(descriptor, path)) {
      sign(descriptor);
      return lock;
    }
    lock.path_.clear();
  }
}

WriterLock::WriterLock(WriterLock&& other) noexcept : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock::~WriterLock() {
  if (descriptor_ < 0) return;
  if (!path_.empty()) unlink(path_.c_str());  // before the lock goes, or it could be a later writer's file
  close(descriptor_);
}

}  // namespace hearsay::ledger
