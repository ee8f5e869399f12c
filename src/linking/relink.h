// Linking when reports come in: what was linked before is taken from its notes, and only what the new ones touch is worked out
// again, by the functions that link() uses. The incidents are those that link() makes of all claims, to the byte:
//
// - What a document tells, and how well two accounts agree, hangs on their documents alone.
// - Which documents are compared for copies and which accounts meet in a block hangs on who stands before them. A new one takes a
//   place in that order; the pairs that so come to meet, or no longer do, are looked for.
// - Average link groups some of the groups alone as it groups them among all (cluster_test.cc). The new accounts, and those that lost
//   a tie, are grouped with the groups that are tied to them; where one of these comes out another than it was, it is taken in and
//   those tied to it are looked at, until none does. What lies beyond then has nothing to change for.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hearsay/result.h"
#include "linking/linker.h"
#include "linking/notes.h"

namespace hearsay::linking {

/// What incidents hang on besides claims and reviews: notes made by other rules are of no use. It tells apart any two builds whose
/// sources of linking, of claims or compiler differ.
std::string rules_of(const OutletRegister& outlets);

/// Where notes and claims are kept.
class Memory {
 public:
  virtual ~Memory() = default;
  virtual Done fronts(const std::function<void(std::string_view)>& visit) = 0;  // by their numbers, from 0
  virtual Result<std::vector<std::string>> bodies(std::span<const std::uint32_t> numbers) = 0;
  virtual Result<std::vector<std::vector<Claim>>> claims(std::span<const std::string> documents) = 0;
};

struct Relinked {
  std::vector<std::string> gone;    // ids of incidents, some of which were none
  std::vector<Incident> incidents;  // in their place, or new
  std::vector<Note> notes;          // new ones and changed ones
};

/// `fresh`: all claims of documents that were not there. Nothing where one was, or a note cannot be read: then link() must do it.
/// Rulings of `options` are not heeded: without them only.
Result<std::optional<Relinked>> relink(Memory& memory, std::vector<Claim> fresh, const LinkOptions& options);

}  // namespace hearsay::linking
