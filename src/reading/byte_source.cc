#include "reading/byte_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace hearsay {
namespace {

constexpr std::size_t kBlock = 256u << 10;

tl::unexpected<Error> too_large(std::string_view what, std::uint64_t largest, std::uint64_t line) {
  return fail(Fault::limit, fmt::format("{} has more than {} MB; cut it into several", what, largest >> 20), {.line = line});
}

}  // namespace

Result<std::size_t> MemorySource::read(std::span<char> into) {
  const std::size_t count = std::min(into.size(), bytes_.size() - at_);
  std::memcpy(into.data(), bytes_.data() + at_, count);
  at_ += count;
  return count;
}

Result<bool> InputBuffer::fill() {
  if (ended_) return false;
  bytes_.erase(0, at_);
  at_ = 0;
  const std::size_t held = bytes_.size();
  // Doubling, so that a line of many megabytes is not copied for each block.
  if (bytes_.capacity() < held + kBlock + kPadding) bytes_.reserve(std::max(2 * held, held + kBlock + kPadding));
  bytes_.resize(held + kBlock);
  const auto count = source_.read(std::span(bytes_).subspan(held));
  bytes_.resize(held + count.value_or(0));
  if (!count || *count == 0) ended_ = true;
  if (!count) return tl::unexpected(count.error());
  return *count > 0;
}

Result<std::string_view> InputBuffer::peek(std::size_t wanted) {
  while (ahead().size() < wanted) {
    const auto more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
  }
  return ahead();
}

void InputBuffer::skip(std::size_t bytes) {
  bytes = std::min(bytes, ahead().size());
  lines_ += static_cast<std::uint64_t>(
      std::count(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), bytes_.begin() + static_cast<std::ptrdiff_t>(at_ + bytes), '\n'));
  at_ += bytes;
}

Result<std::optional<std::string_view>> InputBuffer::peek_line() {
  for (std::size_t searched = 0;;) {
    const std::size_t end = ahead().find('\n', searched);
    if (end != std::string_view::npos) return ahead().substr(0, end);
    searched = ahead().size();
    if (searched > largest_) {
      if (auto done = pass_over_line(); !done) return tl::unexpected(done.error());
      return too_large("this line", largest_, lines_);
    }
    const auto more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return ahead().empty() ? std::optional<std::string_view>() : ahead();
  }
}

Result<std::optional<std::string_view>> InputBuffer::take_line() {
  auto line = peek_line();
  if (line && *line) {
    at_ += std::min((*line)->size() + 1, ahead().size());
    ++lines_;
  }
  return line;
}

Done InputBuffer::pass_over_line() {
  ++lines_;
  for (;;) {
    const std::size_t end = ahead().find('\n');
    at_ += end == std::string_view::npos ? ahead().size() : end + 1;
    if (end != std::string_view::npos) return {};
    const auto more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
  }
}

Result<std::string> InputBuffer::take_rest() {
  for (;;) {
    if (ahead().size() > largest_) return too_large("this file", largest_, 0);
    const auto more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
  }
  bytes_.erase(0, at_);
  at_ = 0;
  return std::move(bytes_);
}

}  // namespace hearsay
