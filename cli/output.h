// What a command writes: files that take their names only when all of them are whole, or standard output.
#pragma once

#include <filesystem>
#include <memory>
#include <ostream>
#include <vector>

namespace hearsay::cli {

/// Each file is written beside its name, as NAME.unfinished. A full disk, a kill or a failure of the command leaves what was there before.
class Output {
 public:
  Output();
  Output(const Output&) = delete;
  ~Output();  // removes what was not kept

  /// The stream ends with this object. "" is standard output. What is no plain file (a pipe, /dev/stdout) is written to as it is.
  std::ostream& open(const std::filesystem::path& file);
  /// Makes a folder for files. False if it cannot; the reason has been told.
  bool make_folder(const std::filesystem::path& folder);

  /// Puts all that was written on the disk, then gives the files their names. False if it cannot; the reason has been told.
  bool keep();

 private:
  struct Target;
  std::vector<std::unique_ptr<Target>> targets_;
};

}  // namespace hearsay::cli
