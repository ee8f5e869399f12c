// Bytes in, documents out: the whole of reading/ behind one class. An input is a file, a folder
// or standard input; what is in it (packed or not, in which encoding, of which format) is found from its
// bytes. docs/formats/reading.md tells what is read and how.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "hearsay/result.h"

namespace hearsay {

struct ReadOptions {
  std::optional<std::string> published, source;  // for documents that do not say
  std::optional<std::string> format;             // text jsonl json html rss petrarch conllu; else found out
  std::optional<std::string> today;              // ISO date; documents of a later day are warned of
  std::uint64_t largest = 64u << 20;             // bytes of one document, or of one file that is read as a whole
};

struct ReadDocument {
  Document document;
  std::optional<Analysis> given;      // the trees that came with it (CoNLL-U)
  std::vector<std::string> warnings;  // each names the document
};

/// An Error costs only the document, line or file it names.
using ReadItem = Result<ReadDocument>;

/// Pulls documents one by one, in the order of the inputs. One thread at a time.
class DocumentReader {
 public:
  /// Folders are read with all below them, sorted by path, without hidden files; "-" is standard input.
  /// Fault::argument if an option is wrong. An input that is not there is an item, not a failure.
  static Result<DocumentReader> open(const std::vector<std::string>& inputs, ReadOptions options);

  /// Empty at the end.
  std::optional<ReadItem> next();

  /// What was noticed of no document handed out (copies that were skipped), since the last call.
  std::vector<std::string> take_notes();

  /// For a progress bar: packed bytes. Standard input counts in bytes_read() alone.
  std::uint64_t bytes_total() const;
  std::uint64_t bytes_read() const;

  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;
  ~DocumentReader();

 private:
  struct State;
  explicit DocumentReader(std::unique_ptr<State>);
  std::unique_ptr<State> state_;
};

}  // namespace hearsay
