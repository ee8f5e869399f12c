// Errors as values. What a caller can meet in the world (a bad file, a bad line,
// a full disk) comes back as an Error; what only a bug can cause is asserted.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace hearsay {

/// What kind of thing went wrong: the part of an Error that programs branch on.
enum class Fault : std::uint8_t {
  io,        // the system refused: not there, not allowed, disk full
  input,     // one document or line is not what its format says; the rest may be read
  version,   // a well-formed file of a format this build does not read
  corrupt,   // a file that fails its own checks
  limit,     // larger than a documented limit
  argument,  // the caller asked for something that does not exist
};

/// Where the reader of the message should look. 0 is "not known".
struct Where {
  std::string source;  // file name, URL, document id or table
  std::uint64_t line = 0;
  std::uint64_t byte = 0;
};

struct Error {
  Fault fault = Fault::argument;
  std::string message;  // what was found, what was wanted, what to do; one sentence
  Where where;

  /// "SOURCE:LINE: MESSAGE", leaving out what is not known.
  std::string describe() const;
};

/// A value or an Error. Debian's libexpected: GCC 12 has std::expected only in C++23 mode.
template <class T>
using Result = tl::expected<T, Error>;

/// A Result with nothing to hand back but success.
using Done = tl::expected<void, Error>;

inline tl::unexpected<Error> fail(Fault fault, std::string message, Where where = {}) {
  return tl::unexpected<Error>(Error{fault, std::move(message), std::move(where)});
}

}  // namespace hearsay
