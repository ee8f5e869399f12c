// The compiled dictionaries. The sources under data/lexicon/ are tab-separated tables that
// people edit; `hearsay lexicon build` compiles them into one mapped file, and this opens it.
// The lexicon knows tables, rows and words; what the columns mean is its readers' business.
//
// A table is all the .tsv files of one folder under data/lexicon/ (table `events` is
// data/lexicon/events/*.tsv) or one file beside the folders (`cues` is cues.tsv). Its first line
// that is no comment (#) names the columns, the same in each file. The first column is the key: one spelling or several with '|'
// between them ("United Kingdom|Britain|UK"). Keys are compared folded: lower case, '’' as ''',
// single spaces.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/result.h"

namespace hearsay {

using RowId = std::uint32_t;

class SectionFile;

class Table {
 public:
  std::uint32_t rows() const noexcept;
  std::uint32_t keys() const noexcept;  // of all rows together
  std::optional<std::uint32_t> column(std::string_view name) const noexcept;
  std::string_view cell(RowId row, std::uint32_t column) const noexcept;  // as in the source, trimmed; "" if short
  std::string_view key(RowId row) const noexcept;                         // first spelling, as in the source
  std::string origin(RowId row) const;                                    // "events/assault.tsv:12", for --explain

  /// Rows one of whose keys is `folded`. Constant time.
  std::span<const RowId> find(std::string_view folded) const noexcept;

  /// Rows with a key whose first word is `folded_word`; each spelled key once, longest first.
  struct Start {
    RowId row;
    std::uint32_t words;
    std::string_view key;
  };
  void starting(std::string_view folded_word, std::vector<Start>& out) const;

  struct View;  // internal
  explicit Table(const View* view) : view_(view) {}

 private:
  const View* view_;
};

/// Immutable; every const member may be called from any number of threads at once.
/// Views it hands out live as long as it does.
class Lexicon {
 public:
  /// Fault::version names the version found and the one this build reads;
  /// Fault::corrupt names the section whose checksum is wrong.
  static Result<std::shared_ptr<const Lexicon>> open(const std::filesystem::path&);

  /// Compiles the tables under `folder` into `out`. Fault::input names file and line.
  static Done build(const std::filesystem::path& folder, const std::filesystem::path& out);
  /// The same, opened from memory; for tests.
  static Result<std::shared_ptr<const Lexicon>> compile(const std::filesystem::path& folder);

  /// Nothing if the lexicon has no such table.
  std::optional<Table> table(std::string_view name) const noexcept;
  std::vector<std::string_view> tables() const;
  std::string_view edition() const noexcept;  // hash of the contents

  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;
  ~Lexicon();

 private:
  Lexicon();
  static Result<std::shared_ptr<const Lexicon>> over(SectionFile, const std::string& name);
  struct File;
  std::unique_ptr<File> file_;
};

/// Folds a spelling as keys are folded. ASCII is the fast path; ICU folds the rest.
void fold(std::string_view text, std::string& out);
std::string fold(std::string_view text);

}  // namespace hearsay
