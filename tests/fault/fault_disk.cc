#include "fault/fault_disk.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace hearsay {
namespace {

constexpr std::size_t kSector = 512;

struct OpenFile : sqlite3_file {
  FaultDisk* disk;
  std::shared_ptr<FaultFile> file;
};

OpenFile& self(sqlite3_file* file) { return *static_cast<OpenFile*>(file); }
FaultDisk& disk_of(sqlite3_vfs* layer) { return *static_cast<FaultDisk*>(layer->pAppData); }

void change_bytes(const FaultFile::Change& change, std::string& bytes) {
  if (change.truncates) return bytes.resize(change.at);
  if (bytes.size() < change.at + change.bytes.size()) bytes.resize(change.at + change.bytes.size());
  bytes.replace(change.at, change.bytes.size(), change.bytes);
}

int close_file(sqlite3_file* file) {
  self(file).~OpenFile();
  return SQLITE_OK;
}

int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
  if (self(file).disk->dead()) return SQLITE_IOERR_READ;
  const std::string& bytes = self(file).file->now;
  const auto begin = std::min<std::size_t>(static_cast<std::size_t>(at), bytes.size());
  const auto got = std::min<std::size_t>(static_cast<std::size_t>(size), bytes.size() - begin);
  std::memcpy(into, bytes.data() + begin, got);
  std::memset(static_cast<char*>(into) + got, 0, static_cast<std::size_t>(size) - got);
  return got == static_cast<std::size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int change(OpenFile& open, FaultFile::Change one) {
  change_bytes(one, open.file->now);
  open.file->unsynced.push_back(std::move(one));
  return SQLITE_OK;
}

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  OpenFile& open = self(file);
  if (!open.disk->step()) return SQLITE_IOERR_WRITE;
  const auto place = static_cast<std::uint64_t>(at);
  if (open.disk->full() && place + static_cast<std::uint64_t>(size) > open.file->now.size()) return SQLITE_FULL;
  return change(open, {place, std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)), false});
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  OpenFile& open = self(file);
  if (!open.disk->step()) return SQLITE_IOERR_TRUNCATE;
  return change(open, {static_cast<std::uint64_t>(size), {}, true});
}

int sync(sqlite3_file* file, int) {
  OpenFile& open = self(file);
  if (!open.disk->step()) return SQLITE_IOERR_FSYNC;
  open.file->synced = open.file->now;
  open.file->unsynced.clear();
  open.file->ever_synced = true;
  return SQLITE_OK;
}

int size_of(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(self(file).file->now.size());
  return self(file).disk->dead() ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

// One connection at a time: there is nobody to lock against.
int lock(sqlite3_file*, int) { return SQLITE_OK; }
int is_locked(sqlite3_file*, int* answer) {
  *answer = 0;
  return SQLITE_OK;
}
int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return kSector; }
// What SQLite assumes of the system's disks: a torn write harms no bytes beside those written.
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
  auto& shared = self(file).file->shared;
  const auto index = static_cast<std::size_t>(region);
  *out = nullptr;
  if (index >= shared.size() && !extend) return SQLITE_OK;
  while (shared.size() <= index) shared.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
  *out = shared[index].get();
  return SQLITE_OK;
}
int lock_shared(sqlite3_file*, int, int, int) { return SQLITE_OK; }
void barrier(sqlite3_file*) {}
int unmap_shared(sqlite3_file* file, int deletes) {
  if (deletes) self(file).file->shared.clear();
  return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {2,           close_file,      read,       write,       truncate, sync,         size_of, lock,   lock, is_locked, control,
                                     sector_size, characteristics, map_shared, lock_shared, barrier,  unmap_shared, nullptr, nullptr};

int open_file(sqlite3_vfs* layer, const char* name, sqlite3_file* out, int flags, int* out_flags) {
  out->pMethods = nullptr;
  FaultDisk& disk = disk_of(layer);
  if (disk.dead()) return SQLITE_CANTOPEN;
  std::shared_ptr<FaultFile> file;
  if (!name) {
    file = std::make_shared<FaultFile>();  // a temporary one
  } else if (const auto found = disk.files().find(name); found != disk.files().end()) {
    file = found->second;
  } else {
    if (!(flags & SQLITE_OPEN_CREATE)) return SQLITE_CANTOPEN;
    file = disk.files()[name] = std::make_shared<FaultFile>();
  }
  auto* open = new (out) OpenFile;
  open->pMethods = &kMethods;
  open->disk = &disk;
  open->file = std::move(file);
  if (out_flags) *out_flags = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs* layer, const char* name, int) {
  if (!disk_of(layer).step()) return SQLITE_IOERR_DELETE;
  return disk_of(layer).files().erase(name) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

int access_file(sqlite3_vfs* layer, const char* name, int, int* answer) {
  const auto& files = disk_of(layer).files();
  const auto found = files.find(name);
  *answer = found != files.end();
  return disk_of(layer).dead() ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

int whole_name(sqlite3_vfs*, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs* layer, int size, char* out) { return disk_of(layer).random(out, size); }
int sleep_for(sqlite3_vfs*, int microseconds) { return microseconds; }
int now(sqlite3_vfs*, double* julian_day) {
  *julian_day = 2461000.5;
  return SQLITE_OK;
}
int reason(sqlite3_vfs*, int, char*) { return 0; }

// What a disk holds of `file` when its power goes: each write since the last sync is there, is not, or is torn.
std::string after_cut(const FaultFile& file, std::mt19937& random) {
  std::string bytes = file.synced;
  for (FaultFile::Change one : file.unsynced) {
    const auto fate = random() % 3;
    if (fate == 0) continue;
    if (fate == 1 && !one.truncates) one.bytes.resize(std::min<std::size_t>(one.bytes.size(), kSector * (random() % 8)));
    change_bytes(one, bytes);
  }
  return bytes;
}

}  // namespace

FaultDisk::FaultDisk() {
  static int count = 0;  // SQLite knows layers by name
  name_ = "fault-disk-" + std::to_string(++count);
  layer_.iVersion = 1;
  layer_.szOsFile = sizeof(OpenFile);
  layer_.mxPathname = 512;
  layer_.zName = name_.c_str();
  layer_.pAppData = this;
  layer_.xOpen = open_file;
  layer_.xDelete = delete_file;
  layer_.xAccess = access_file;
  layer_.xFullPathname = whole_name;
  layer_.xRandomness = randomness;
  layer_.xSleep = sleep_for;
  layer_.xCurrentTime = now;
  layer_.xGetLastError = reason;
  sqlite3_vfs_register(&layer_, 0);
}

FaultDisk::~FaultDisk() { sqlite3_vfs_unregister(&layer_); }

bool FaultDisk::step() {
  if (dead()) return false;
  ++steps_;
  return !dead();
}

int FaultDisk::random(char* out, int size) {
  for (int i = 0; i < size; ++i) out[i] = static_cast<char>(random_());
  return size;
}

FaultDisk::Image FaultDisk::image() const {
  Image out;
  for (const auto& [name, file] : files_) {
    FaultFile& copy = out[name];
    copy.now = file->now;
    copy.synced = file->synced;
    copy.unsynced = file->unsynced;
    copy.ever_synced = file->ever_synced;
  }
  return out;
}

void FaultDisk::load(const Image& image) {
  files_.clear();
  for (const auto& [name, file] : image) {
    auto copy = std::make_shared<FaultFile>();
    copy->now = file.now;
    copy->synced = file.synced;
    copy->unsynced = file.unsynced;
    copy->ever_synced = file.ever_synced;
    files_[name] = std::move(copy);
  }
}

void FaultDisk::restart(End end, std::uint32_t seed) {
  std::mt19937 fate(seed);
  Image found;
  for (const auto& [name, file] : files_) {
    // Of a file that was never synced not even the name need be there.
    if (end == End::power_cut && !file->ever_synced && fate() % 2) continue;
    FaultFile& one = found[name];
    one.now = one.synced = end == End::kill ? file->now : after_cut(*file, fate);
    one.ever_synced = true;
  }
  load(found);
  steps_ = 0;
  dies_at_ = fills_at_ = kNever;
}

}  // namespace hearsay
