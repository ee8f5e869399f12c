// Where bytes come from, and a buffer over it that hands out lines and looks ahead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hearsay/result.h"

namespace hearsay {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Bytes put into `into`, fewer than asked for as may be; 0 at the end.
  virtual Result<std::size_t> read(std::span<char> into) = 0;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(std::span<char> into) override;

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

/// Views it hands out live until the next call; behind each lie kPadding readable bytes (simdjson wants them).
class InputBuffer {
 public:
  static constexpr std::size_t kPadding = 64;
  InputBuffer(ByteSource& source, std::uint64_t largest) : source_(source), largest_(largest) {}

  /// The next bytes, at least `wanted` unless the input ends before; nothing is consumed.
  Result<std::string_view> peek(std::size_t wanted);
  void skip(std::size_t bytes);

  /// The next line without its end, not consumed; nothing at the end of the input.
  /// Fault::limit for a line over the limit, which is then passed over.
  Result<std::optional<std::string_view>> peek_line();
  /// The same, consumed.
  Result<std::optional<std::string_view>> take_line();
  std::uint64_t lines_taken() const { return lines_; }
  std::uint64_t largest() const { return largest_; }

  /// All that is left. Fault::limit if that is too much.
  Result<std::string> take_rest();

 private:
  std::string_view ahead() const { return std::string_view(bytes_).substr(at_); }
  Result<bool> fill();  // false at the end
  Done pass_over_line();

  ByteSource& source_;
  std::uint64_t largest_;
  std::string bytes_;
  std::size_t at_ = 0;
  bool ended_ = false;
  std::uint64_t lines_ = 0;
};

}  // namespace hearsay
