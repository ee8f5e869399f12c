#include "cli/console.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace hearsay::cli {
namespace {

// Signal handlers can reach nothing but a global; everybody else asks interrupted().
std::atomic<int> interrupts{0};
std::atomic<bool> bar_on_screen{false};

void on_interrupt(int signal) {
  if (interrupts.fetch_add(1) > 0) _exit(128 + signal);
}

void clear_bar() {
  if (bar_on_screen.exchange(false)) std::fputs("\r\033[K", stderr);
}

std::string span_of(double seconds) {
  const auto whole = std::lround(seconds);
  return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60) : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

void warn(std::string_view message) {
  clear_bar();
  fmt::print(stderr, "hearsay: {}\n", message);
}

void complain(const Error& error) { warn(error.describe()); }

namespace {

// A reader that has had enough (| head) is no fault worth a message.
bool tell_unless(bool written) {
  if (!written && errno != EPIPE) warn(fmt::format("cannot write to standard output: {}", std::strerror(errno)));
  return written;
}

}  // namespace

bool put(std::string_view bytes) { return tell_unless(std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size()); }
bool put_rest() {
  if (std::ferror(stdout)) return false;  // put() has told
  return tell_unless(std::fflush(stdout) == 0);
}

void hold_standard_streams() {
  // Nobody reads or writes through these; they only keep the numbers from files that are opened later.
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(number, F_GETFD) == -1) (void)open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

void install_interrupt() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool interrupted() { return interrupts.load(std::memory_order_relaxed) > 0; }

bool is_terminal_error() { return isatty(STDERR_FILENO) == 1; }
bool is_terminal_output() { return isatty(STDOUT_FILENO) == 1 && !std::getenv("NO_COLOR"); }

Progress::Progress(std::string_view verb, std::uint64_t bytes_total, bool wanted)
    : verb_(verb), bytes_total_(bytes_total), shown_(wanted && is_terminal_error()), begun_(std::chrono::steady_clock::now()), drawn_(begun_) {}

Progress::~Progress() { clear_bar(); }

void Progress::update(std::uint64_t documents, std::uint64_t words, std::uint64_t bytes) {
  if (!shown_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - drawn_ < std::chrono::milliseconds(200)) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  std::string line = fmt::format("\r\033[K{}: {} documents, {:.0f} words/s", verb_, documents, static_cast<double>(words) / seconds);
  if (bytes_total_ > 0 && bytes > 0 && bytes <= bytes_total_) {
    const double share = static_cast<double>(bytes) / static_cast<double>(bytes_total_);
    line += fmt::format(", {:.0f} %, {} left", 100 * share, span_of(seconds * (1 - share) / share));
  }
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
  bar_on_screen = true;
}

}  // namespace hearsay::cli
