// Statements passed on: "state television read a statement from the general saying that …" has two who speak, and the
// tree hangs "saying" on either. The general says it; the television says that he does.
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/source_kinds.h"

namespace hearsay {

/// Table `relayed`: statements, letters, broadcasts, and the verbs of citing. The Table must outlive this.
class Relayed {
 public:
  static Result<Relayed> read(const Table& table);
  bool is_document(std::string_view lemma) const { return has(lemma, "document"); }
  bool is_citing(std::string_view lemma) const { return has(lemma, "citing"); }

 private:
  Relayed(const Table& table, std::uint32_t part) : table_(table), part_(part) {}
  bool has(std::string_view lemma, std::string_view part) const;
  Table table_;
  std::uint32_t part_;
};

/// Gives what a statement says to its author, and adds an attribution for whoever read, published or carried it.
void find_relays(const Tree& tree, const SourceKinds& kinds, const Relayed& relayed, std::vector<Attribution>& all);

}  // namespace hearsay
