// From a document to its claims: language, coding and attribution behind one call.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/claim.h"
#include "hearsay/document.h"
#include "hearsay/language_model.h"
#include "hearsay/lexicon.h"
#include "hearsay/result.h"

namespace hearsay {

namespace petrarch {
struct Dictionaries;
}

/// Immutable; share it between threads.
class Coder {
 public:
  /// Fault::corrupt if the lexicon lacks a table or a table says something unknown. Without a model only documents
  /// that bring their trees can be coded.
  /// Dictionaries of a project's own (docs/petrarch.md) come before the lexicon's names and events.
  static Result<Coder> create(std::shared_ptr<const Lexicon>, std::shared_ptr<const LanguageModel>,
                              std::shared_ptr<const petrarch::Dictionaries> loaded = nullptr);

  /// One thread's working memory.
  class Worker {
   public:
    /// Appends the claims of `document` in text order. Cannot fail. `given`, where it is not null, holds another
    /// parser's trees and is used in place of the model.
    void code(const Document& document, const Analysis* given, std::vector<Claim>& out);

    /// The same as the lexicon's entries tell it, before what was learned judges which claims are worth telling: for tests of entries.
    void code_by_rules(const Document& document, std::vector<Claim>& out);

    /// For each claim of the last code(), how it came about: lines of "FIELD: REASON", each naming the lexicon entry.
    std::vector<std::string> explanations() const;

    explicit Worker(const Coder&);
    Worker(Worker&&) noexcept;
    ~Worker();

   private:
    void read(const Document& document, const Analysis* given);
    void give(std::vector<Claim>& out);
    struct Scratch;
    std::unique_ptr<Scratch> scratch_;
  };
  Worker worker() const { return Worker(*this); }

  struct Parts;  // internal
  const Parts& parts() const { return *parts_; }

 private:
  explicit Coder(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  std::shared_ptr<const Parts> parts_;
};

}  // namespace hearsay
