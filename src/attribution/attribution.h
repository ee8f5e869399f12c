// Who says what: finds everything said, thought, wanted or denied in a document, with the words of its source, cue
// and content. Cues, sources and contents are candidates of the trees, weighed by learned, readable weights
// (decisions.h); quotation marks then stretch contents over sentences.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "hearsay/claim.h"
#include "hearsay/lexicon.h"
#include "hearsay/result.h"
#include "language/tree.h"

namespace hearsay {

struct Attribution {
  std::optional<TokenRange> source;  // the noun phrase with title and apposition, without relative clause
  std::uint32_t source_head = kNoToken;
  TokenRange cue;
  std::uint32_t cue_head = kNoToken;
  TokenRange content;   // may run over several sentences; quotation marks included
  TokenRange inserted;  // the cue and its source where they stand amid the content, else empty
  ByteSpan content_at;
  SourceKind kind = SourceKind::named;
  Stance stance = Stance::asserts;
  std::int32_t parent = -1;         // index of the attribution whose content holds this one, or that passes it on
  std::uint32_t within = kNoToken;  // cue of the attribution that passes this one on without holding its cue
  std::optional<RowId> entry;       // row of table `cues`
  float score = 0;                  // log odds of the cue
  bool credit = false;              // of a picture ("Photo: Reuters"): a source of its caption, not of what happened
  bool hedge = false;               // made by a hedging word ("reportedly", "is believed to"): kind is public_

  bool holds(std::uint32_t token) const { return content.has(token) && !inserted.has(token); }
};

/// Immutable; one may serve any number of threads.
class Attributor {
 public:
  /// Wants tables cues, source_kinds, relayed, brackets, calendar and attribution_weights.
  static Result<Attributor> create(std::shared_ptr<const Lexicon> lexicon);

  /// Replaces `out` by the attributions of the document in the order of their cues, parents resolved.
  void find(const Tree& tree, std::vector<Attribution>& out) const;

  Attributor(Attributor&&) noexcept;
  Attributor& operator=(Attributor&&) noexcept;
  ~Attributor();

  struct Parts;  // the tables that it reads; opaque

 private:
  explicit Attributor(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace hearsay
