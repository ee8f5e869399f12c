// The checks that every document goes through, whatever it was read from: does it have words, are they English, is
// its date one, was its id there before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "reading/draft.h"
#include "reading/reader.h"

namespace hearsay {

class Admission {
 public:
  /// The dates in `options` are ISO.
  explicit Admission(const ReadOptions& options) : options_(options) {}

  /// `file` is where the draft came from, for messages. Nothing if it is a copy, of which a note is kept.
  std::optional<ReadItem> admit(Draft draft, const std::string& file);

  std::vector<std::string> take_notes() { return std::exchange(notes_, {}); }

 private:
  enum class Seen : std::uint8_t { fresh, copy, clash };
  Seen look_up(const std::string& id, std::uint64_t text) const;
  bool choose_id(Draft& draft, std::uint64_t text);
  void settle_date(Draft& draft) const;

  const ReadOptions& options_;
  std::unordered_map<std::uint64_t, std::uint64_t> texts_;  // hash of the id -> hash of the text
  std::vector<std::string> notes_;
};

}  // namespace hearsay
