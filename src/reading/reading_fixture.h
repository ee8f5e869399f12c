// What the tests of reading share: a folder that is gone afterwards, and all documents of some inputs at once.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "reading/reader.h"

namespace hearsay {

class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "hearsay-reading-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::string path() const { return path_.string(); }
  std::string path(const std::string& name) const { return (path_ / name).string(); }

  /// Gives back the path of the file it wrote.
  std::string write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

struct Reading {
  std::vector<ReadDocument> documents;
  std::vector<std::string> errors;    // Error::describe()
  std::vector<std::string> warnings;  // of documents, and notes of none
};

inline Reading read_all(const std::vector<std::string>& inputs, ReadOptions options = {}) {
  Reading out;
  options.today = "2026-05-10";
  auto reader = DocumentReader::open(inputs, options);
  if (!reader) return {{}, {reader.error().describe()}, {}};
  while (auto item = reader->next()) {
    for (std::string& note : reader->take_notes()) out.warnings.push_back(std::move(note));
    if (!*item) {
      out.errors.push_back(item->error().describe());
      continue;
    }
    for (const std::string& warning : (*item)->warnings) out.warnings.push_back(warning);
    out.documents.push_back(std::move(**item));
  }
  for (std::string& note : reader->take_notes()) out.warnings.push_back(std::move(note));
  return out;
}

/// The same of one file.
inline Reading read_bytes(std::string_view bytes, const std::string& name = "in.txt", ReadOptions options = {}) {
  const TestFolder folder;
  return read_all({folder.write(name, bytes)}, options);
}

inline testing::AssertionResult says(const std::vector<std::string>& messages, std::initializer_list<std::string_view> words) {
  std::string all;
  for (const std::string& message : messages) {
    bool every = true;
    for (const std::string_view word : words) every = every && message.find(word) != message.npos;
    if (every) return testing::AssertionSuccess();
    all += "\n  " + message;
  }
  return testing::AssertionFailure() << "no message has all of " << testing::PrintToString(std::vector<std::string_view>(words)) << "; there are:" << all;
}

/// An archive of files, packed by `filter` (ARCHIVE_FILTER_*), in `format` (ARCHIVE_FORMAT_*).
inline std::string pack(int format, int filter, const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out(1u << 20, '\0');
  std::size_t used = 0;
  archive* a = archive_write_new();
  EXPECT_EQ(archive_write_set_format(a, format), ARCHIVE_OK);
  EXPECT_EQ(archive_write_add_filter(a, filter), ARCHIVE_OK);
  EXPECT_EQ(archive_write_open_memory(a, out.data(), out.size(), &used), ARCHIVE_OK);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    EXPECT_EQ(archive_write_header(a, entry), ARCHIVE_OK);
    EXPECT_EQ(archive_write_data(a, bytes.data(), bytes.size()), static_cast<la_ssize_t>(bytes.size()));
    archive_entry_free(entry);
  }
  EXPECT_EQ(archive_write_close(a), ARCHIVE_OK);
  archive_write_free(a);
  out.resize(used);
  return out;
}

}  // namespace hearsay
