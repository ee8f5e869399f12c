// Loaded before the system's library (LD_PRELOAD) it kills the process at one of its writes: DIE_AT=N is the number of the write, or of what
// else changes a file. What was asked for is not done, or of a write the first half.

#include <dlfcn.h>
#include <sys/uio.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

bool is_last() {
  static const char* const wanted = std::getenv("DIE_AT");
  static long done = 0;
  return wanted && ++done == std::strtol(wanted, nullptr, 10);
}

[[noreturn]] void die() {
  (void)raise(SIGKILL);
  std::abort();
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

bool is_file(int handle) { return handle > 2; }

}  // namespace

extern "C" {

ssize_t write(int handle, const void* from, size_t size) {
  static auto* const call = real<ssize_t(int, const void*, size_t)>("write");
  if (!is_file(handle) || !is_last()) return call(handle, from, size);
  (void)call(handle, from, size / 2);
  die();
}
ssize_t writev(int handle, const iovec* parts, int count) {
  static auto* const call = real<ssize_t(int, const iovec*, int)>("writev");
  if (!is_file(handle) || !is_last()) return call(handle, parts, count);
  die();
}
ssize_t pwrite(int handle, const void* from, size_t size, off_t at) {
  static auto* const call = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  if (!is_last()) return call(handle, from, size, at);
  (void)call(handle, from, size / 2, at);
  die();
}
ssize_t pwrite64(int handle, const void* from, size_t size, off64_t at) { return pwrite(handle, from, size, at); }
int ftruncate(int handle, off_t size) {
  static auto* const call = real<int(int, off_t)>("ftruncate");
  return is_last() ? die(), 0 : call(handle, size);
}
int ftruncate64(int handle, off64_t size) { return ftruncate(handle, size); }
int fsync(int handle) {
  static auto* const call = real<int(int)>("fsync");
  return is_last() ? die(), 0 : call(handle);
}
int fdatasync(int handle) {
  static auto* const call = real<int(int)>("fdatasync");
  return is_last() ? die(), 0 : call(handle);
}
int unlink(const char* name) {
  static auto* const call = real<int(const char*)>("unlink");
  return is_last() ? die(), 0 : call(name);
}
int rename(const char* from, const char* to) {
  static auto* const call = real<int(const char*, const char*)>("rename");
  return is_last() ? die(), 0 : call(from, to);
}
}
