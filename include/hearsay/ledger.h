// The store: one SQLite file, or a PostgreSQL database. Claims are appended and never changed; incidents are derived from them and replaced whole.
// Tables and guarantees: docs/formats/ledger.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/incident.h"
#include "hearsay/incident_filter.h"
#include "hearsay/result.h"
#include "hearsay/review.h"

namespace hearsay {

struct LedgerState;  // behind this header

/// A document that has been coded, with all its claims, which may be none.
struct CodedDocument {
  Origin origin;
  std::vector<Claim> claims;
};

/// What linking noted of a document, by its number: bytes that only linking understands (linking/notes.h).
struct LinkNote {
  std::uint32_t number = 0;
  std::string front;
  std::optional<std::string> body;  // nothing: it stays as it is
};

/// What made the documents that are appended after it, for the table `runs`.
struct RunInfo {
  std::string started;  // ISO date-time; the library reads no clock
  std::string program, command;
  std::optional<std::string> model, lexicon;
};

/// Whether a document is in the ledger already.
enum class Known : std::uint8_t { no, yes, with_other_text };

struct LedgerCounts {
  std::uint64_t documents = 0, claims = 0, incidents = 0;
};

struct CheckReport {
  LedgerCounts counts;
  std::vector<std::string> faults;  // one sentence each; the first hundred
};

/// While it lives, everything read through its Ledger is of one moment, whatever is written meanwhile. It must not
/// outlive the Ledger, through which nothing can be written as long as it lives.
class Snapshot {
 public:
  Snapshot(Snapshot&&) noexcept;
  Snapshot& operator=(Snapshot&&) = delete;
  ~Snapshot();

 private:
  friend class Ledger;
  explicit Snapshot(LedgerState* state) : state_(state) {}
  LedgerState* state_;  // the Ledger's; null when moved from
};

/// While it lives everything that is written through its Ledger is one batch, which commit() puts on the disk. Without that, or when a
/// part of it failed, none of it was. It must not outlive the Ledger.
class AllOrNothing {
 public:
  AllOrNothing(AllOrNothing&&) noexcept;
  AllOrNothing& operator=(AllOrNothing&&) = delete;
  ~AllOrNothing();
  Done commit();

 private:
  friend class Ledger;
  explicit AllOrNothing(LedgerState* state) : state_(state) {}
  LedgerState* state_;  // the Ledger's; null when moved from
};

/// One connection. One thread at a time may use it; any number of threads and programs may each open the file to read,
/// and never wait for the one that writes. Claims and incidents handed to a visitor may be moved from; it returns
/// false to stop. Every failure is an Error whose where.source is the file.
class Ledger {
 public:
  /// `create` makes the file if it is not there, and otherwise is `write`.
  enum class Mode : std::uint8_t { read, write, create };

  /// Fault::io if it is not there or another hearsay is writing to it; Fault::version if it is not a ledger or a newer one.
  /// `file` may be the address of a PostgreSQL database, which must be there and may be empty for `create`.
  static Result<Ledger> open(const std::filesystem::path& file, Mode mode);
  static bool is_address(std::string_view text);  // postgresql://… or postgres://…
  /// An empty one that is no file and ends with the object.
  static Result<Ledger> in_memory();

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  // Writing. All or nothing, and on the disk when it returns: what was acknowledged is there after a crash.
  // Fault::argument for a claim or document that is there already with other contents; the same again is passed over.
  Done append(std::span<const CodedDocument> batch);
  Done append_document(const Origin& origin, std::span<const Claim> claims);
  Done append(std::span<const Claim> claims);  // their documents with them

  /// Replaces every incident at once. Fault::argument if one names a claim that is not there or that another one has.
  Done replace_incidents(std::span<const Incident> all);

  /// Takes some away, by their ids, of which some may not be there, and puts others in their place.
  Done change_incidents(std::span<const std::string> gone, std::span<const Incident> now);

  // What linking keeps for its next run. replace_incidents() leaves the ledger without rules; mark_linked() is called behind it.
  Done forget_links();
  Done keep_link_notes(std::span<const LinkNote> notes);
  /// All claims that are there have been linked by these rules, and all notes are of them.
  Done mark_linked(std::string_view rules);

  /// To the end of the log, in their order; those that are there already, to the letter, are passed over. Gives the number added.
  Result<std::uint64_t> append_reviews(std::span<const Review> reviews);

  /// For a batch of several of these calls.
  Result<AllOrNothing> all_or_nothing();

  Done start_run(const RunInfo&);
  Done finish_run(std::string_view finished);  // ISO date-time

  // Reading.
  Result<Snapshot> snapshot();
  Result<Known> known(const Origin&);  // by id; texts are compared where both have a sha256
  Result<std::vector<Known>> known(std::span<const Origin>);
  Result<bool> has_document(std::string_view id);
  Result<LedgerCounts> counts();

  /// In the order of their ids, also those that gave no claim. Gives the number visited.
  Result<std::uint64_t> documents(const std::function<bool(Origin&)>& visit);
  Result<std::vector<Claim>> claims_of_document(std::string_view id);  // in the order of their ids
  Result<std::vector<std::vector<Claim>>> claims_of_documents(std::span<const std::string> ids);

  Result<std::optional<Claim>> claim(std::string_view id);
  /// In the order of their ids, bytewise, with `incident` filled in. Gives the number visited.
  Result<std::uint64_t> claims(const std::function<bool(Claim&)>& visit);
  Result<std::vector<Claim>> claims_of(std::string_view incident);  // in the incident's order

  Result<std::vector<Review>> reviews();  // in the order they were made: by `at`, then by their place in the log

  Result<std::optional<Incident>> incident(std::string_view id);
  Result<std::map<IncidentStatus, std::uint64_t>> incidents_by_status();
  /// In the order of their days, those without one last.
  Result<std::uint64_t> incidents(const IncidentFilter& filter, const std::function<bool(Incident&)>& visit);
  /// The same, each with its claims in its order.
  using OnAccount = std::function<bool(Incident&, std::vector<Claim>&)>;
  Result<std::uint64_t> accounts(const IncidentFilter& filter, const OnAccount& visit);
  /// Ids that begin with `prefix`, in order, at most `limit`.
  Result<std::vector<std::string>> incident_ids(std::string_view prefix, std::size_t limit);

  Result<std::optional<std::string>> link_rules();                       // by which all claims up to some time were linked and noted
  Result<std::vector<std::string>> documents_since_link();               // ids of those with claims that came later
  Done link_fronts(const std::function<void(std::string_view)>& visit);  // in the order of their numbers
  Result<std::vector<std::string>> link_bodies(std::span<const std::uint32_t> numbers);

  /// Reads everything: SQLite's own check, references, indexes, and whether each record says what its columns say.
  Result<CheckReport> check();

  /// An address comes without its password.
  const std::filesystem::path& file() const;

 private:
  friend struct LedgerState;
  explicit Ledger(std::unique_ptr<LedgerState> state);
  std::unique_ptr<LedgerState> state_;
};

}  // namespace hearsay
