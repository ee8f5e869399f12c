// A disk in memory that can fill up or lose its power, under SQLite as a file layer.
//
// Each file is what was last synced and the writes since. A power cut keeps any of those writes, loses others and tears
// some at a sector, as a real disk may; a kill of the process loses none. Every write, truncation, sync and deletion is
// one step, and a fault is set for a step by its number, so that a test can put one at every place there is.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace hearsay {

struct FaultFile {
  std::string now, synced;
  struct Change {
    std::uint64_t at;
    std::string bytes;
    bool truncates;
  };
  std::vector<Change> unsynced;
  bool ever_synced = false;
  std::vector<std::unique_ptr<char[]>> shared;  // regions of shared memory, which no crash survives
};

class FaultDisk {
 public:
  FaultDisk();
  ~FaultDisk();
  FaultDisk(const FaultDisk&) = delete;
  FaultDisk& operator=(const FaultDisk&) = delete;

  const char* vfs() const { return name_.c_str(); }
  std::uint64_t steps() const { return steps_; }

  /// From that step on nothing can be written, synced, deleted or read.
  void die_at(std::uint64_t step) { dies_at_ = step; }
  /// From that step on no file can grow.
  void fill_at(std::uint64_t step) { fills_at_ = step; }
  void make_room() { fills_at_ = kNever; }

  enum class End { kill, power_cut };
  /// The disk as it is found after that end of the program; whatever was open must have been closed.
  void restart(End end, std::uint32_t seed);

  /// Remembers the disk, or brings back what was remembered, to try several ends of one run.
  using Image = std::map<std::string, FaultFile>;
  std::map<std::string, std::shared_ptr<FaultFile>>& files() { return files_; }
  Image image() const;
  void load(const Image&);

  // For the file layer.
  bool dead() const { return steps_ >= dies_at_; }
  bool full() const { return steps_ >= fills_at_; }
  bool step();  // false if the disk dies at it
  int random(char* out, int size);

 private:
  static constexpr std::uint64_t kNever = UINT64_MAX;
  std::string name_;
  sqlite3_vfs layer_{};
  std::map<std::string, std::shared_ptr<FaultFile>> files_;
  std::uint64_t steps_ = 0, dies_at_ = kNever, fills_at_ = kNever;
  std::mt19937 random_{1};
};

}  // namespace hearsay
