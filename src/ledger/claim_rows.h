// Claims and their documents as rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hearsay/claim.h"
#include "hearsay/ledger.h"
#include "ledger/database.h"

namespace hearsay::ledger {

/// The statements that append, prepared once. The caller holds the transaction.
class ClaimRows {
 public:
  static Result<ClaimRows> prepare(Database&);  // which must outlive them

  Result<Known> known(const Origin&);
  Result<std::int64_t> claims_of_document(std::string_view id);

  Done add_document(const Origin&, std::optional<std::int64_t> run);
  /// Passes over a claim that is there already with the same contents; Fault::argument if with others.
  Done add(const Claim&);

 private:
  ClaimRows() = default;
  struct Insertion;
  static const Insertion kInsertions[];

  Result<bool> has_same(const Claim&);
  Done add_sentence(const Claim&);
  Done add_claim(const Claim&);
  Done add_parties(const Claim&);
  Done add_sources(const Claim&);
  Done add_quantities(const Claim&);

  Statement sha_of_, count_of_, record_of_, document_, sentence_, claim_, party_, source_, quantity_;
  // SQLite's indexes of words and places are tables that are written to; PostgreSQL's follow theirs.
  std::optional<Statement> words_, place_;
  std::string record_;  // of the claim that is being added
};

}  // namespace hearsay::ledger
