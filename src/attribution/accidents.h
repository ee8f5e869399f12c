// Guns that go off: where a report says that it was an accident, those who died or were hurt were attacked by nobody, whichever sentence tells of
// them. The annotation guide codes such harm as no type, mode disaster; what went off ("the shooting") stays what its words say.
#pragma once

#include <vector>

#include "attribution/draft_claim.h"
#include "hearsay/lexicon.h"
#include "language/tree.h"

namespace hearsay {

/// Views the lexicon, which must outlive it. Immutable; share it between threads.
class Accidents {
 public:
  /// Fault::corrupt if table `accidents` is missing or lacks a column.
  static Result<Accidents> read(const Lexicon&);
  /// Takes the attack from what one document tells of dead and hurt people, if it tells of an accident.
  void mend(const Tree&, std::vector<DraftClaim>&) const;

 private:
  Accidents(const Table& table, const Table& kinds, std::uint32_t part) : table_(table), kinds_(kinds), part_(part) {}
  bool tells_of_one(const Tree&) const;
  bool is_harm(const Tree&, const DraftClaim&) const;
  bool is_harm_by_gun(const Tree&, const DraftClaim&) const;

  Table table_, kinds_;
  std::uint32_t part_;
};

}  // namespace hearsay
