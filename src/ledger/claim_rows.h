// Claims and their documents as rows.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/ledger.h"
#include "ledger/database.h"

namespace hearsay::ledger {

/// The statements that append, prepared once. The caller holds the transaction.
class ClaimRows {
 public:
  static Result<ClaimRows> prepare(Database&);  // which must outlive them

  /// For each of `ids` whether there is such a document, and the sha256 of its text.
  struct Stored {
    bool there = false;
    std::optional<std::string> sha256;
  };
  Result<std::vector<Stored>> documents(std::span<const std::string> ids);
  /// The records of the claims of these documents, as they were coded, in the order of their ids.
  using OnRecord = std::function<Done(std::size_t document, std::string_view id, std::string_view record)>;
  Done records(std::span<const std::string> documents, const OnRecord& visit);

  // Neither may be there already.
  Done add_document(const Origin&, std::optional<std::int64_t> run);
  Done add(const Claim&);

 private:
  ClaimRows() = default;
  struct Insertion;
  static const Insertion kInsertions[];

  Done add_sentence(const Claim&);
  Done add_claim(const Claim&);
  Done add_parties(const Claim&);
  Done add_sources(const Claim&);
  Done add_quantities(const Claim&);

  Statement sha_of_, records_of_, document_, sentence_, claim_, party_, source_, quantity_;
  // SQLite's indexes of words and places are tables that are written to; PostgreSQL's follow theirs.
  std::optional<Statement> words_, place_;
  std::string record_, refusal_;  // of the claim that is being added
};

/// The record of a claim as it was coded: which incident it belongs to is a judgement that may change, and lies in incident_claims.
void write_record(const Claim& claim, std::string& out);

}  // namespace hearsay::ledger
