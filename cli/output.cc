#include "cli/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <streambuf>
#include <system_error>

#include "cli/console.h"

namespace hearsay::cli {
namespace {

namespace fs = std::filesystem;

/// Standard output as a stream: put() tells what goes wrong with it.
class PutBuffer : public std::streambuf {
 protected:
  std::streamsize xsputn(const char* bytes, std::streamsize count) override { return put({bytes, static_cast<std::size_t>(count)}) ? count : 0; }
  int_type overflow(int_type one) override {
    const char byte = traits_type::to_char_type(one);
    return put({&byte, 1}) ? one : traits_type::eof();
  }
};

/// The file behind links: a rename would put a file in the place of the link.
fs::path behind_links(const fs::path& file) {
  std::error_code error;
  const fs::path found = fs::canonical(file, error);
  return error ? file : found;
}

bool is_plain_or_new(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  return !fs::exists(status) || fs::is_regular_file(status);
}

int synced(const fs::path& file) {
  const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return errno;
  const int fault = fsync(handle) == 0 || errno == EINVAL ? 0 : errno;  // not every file system can
  close(handle);
  return fault;
}

}  // namespace

struct Output::Target {
  fs::path file, written;  // the same where it is written to as it is
  PutBuffer console;
  std::ofstream disk;
  std::ostream stream{nullptr};
  int fault = 0;  // errno of what went wrong first

  bool is_console() const { return file.empty(); }
  bool is_beside() const { return written != file; }

  void open() {
    if (is_console()) return stream.rdbuf(&console), void();
    errno = 0;
    disk.open(written, std::ios::binary);
    if (!disk) fault = errno ? errno : EIO;
    stream.rdbuf(disk.rdbuf());
    if (fault) stream.setstate(std::ios::badbit);
  }

  // A stream forgets why a write failed; what is written after it fails for the same reason.
  void finish() {
    if (is_console()) return;
    errno = 0;
    disk.close();
    if (fault == 0 && (!disk || !stream)) fault = errno ? errno : ENOSPC;
    if (fault == 0 && is_beside()) fault = synced(written);
  }

  void take_name() {
    std::error_code ignored;
    if (fs::exists(file, ignored)) fs::permissions(written, fs::status(file, ignored).permissions(), ignored);
    if (std::rename(written.c_str(), file.c_str()) != 0) fault = errno;
  }

  bool told() const {
    if (fault != 0) complain({Fault::io, fmt::format("cannot write: {}", std::strerror(fault)), {file.string(), 0, 0}});
    return fault == 0 && (!is_console() || stream.good());
  }
};

Output::Output() = default;

Output::~Output() {
  std::error_code ignored;
  for (const auto& one : targets_) {
    one->disk.close();
    if (!one->is_console() && one->is_beside()) fs::remove(one->written, ignored);  // a file that was kept has another name now
  }
}

std::ostream& Output::open(const fs::path& file) {
  auto one = std::make_unique<Target>();
  one->file = one->written = file.empty() ? file : behind_links(file);
  if (!file.empty() && is_plain_or_new(one->file)) one->written += ".unfinished";
  one->open();
  targets_.push_back(std::move(one));
  return targets_.back()->stream;
}

bool Output::make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) complain({Fault::io, fmt::format("cannot make this folder: {}", error.message()), {folder.string(), 0, 0}});
  return !error;
}

bool Output::keep() {
  for (const auto& one : targets_) {
    one->finish();
    if (!one->told()) return false;
  }
  for (const auto& one : targets_) {
    if (!one->is_console() && one->is_beside()) one->take_name();
    if (!one->told()) return false;
  }
  return true;
}

}  // namespace hearsay::cli
