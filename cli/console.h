// Talking to a person: messages and progress on standard error, data on standard output, and the wish to stop.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "hearsay/result.h"

namespace hearsay::cli {

/// "hearsay: MESSAGE" on standard error, above any progress bar.
void complain(const Error& error);
void warn(std::string_view message);

/// Data on standard output. False when the reader has gone or the disk is full; the reason has been told.
bool put(std::string_view bytes);
/// What put() still holds back: a full disk may show only here.
bool put_rest();

/// Where a stream was closed (`>&-`), the next file that is opened would be taken for it: fills the gap with what refuses.
void hold_standard_streams();

/// Ctrl-C and SIGTERM ask the program to finish what it has begun; a second one ends it at once.
void install_interrupt();
bool interrupted();

bool is_terminal_error();   // standard error is a terminal
bool is_terminal_output();  // standard output is a terminal and colour is not unwelcome (NO_COLOR)

/// A line that is rewritten in place, on a terminal only.
class Progress {
 public:
  Progress(std::string_view verb, std::uint64_t bytes_total, bool wanted);
  ~Progress();
  void update(std::uint64_t documents, std::uint64_t words, std::uint64_t bytes);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  std::string verb_;
  std::uint64_t bytes_total_;
  bool shown_;
  std::chrono::steady_clock::time_point begun_, drawn_;
};

}  // namespace hearsay::cli
