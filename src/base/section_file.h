// The container that lexicon and model files share: a header, a table of named sections, a
// checksum a section. Integers are little endian. docs/formats/container.md has the layout.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/result.h"

namespace hearsay {

/// What a container holds, with the format version of that content.
struct ContainerKind {
  char tag[5];  // four letters, "LEXI" or "LANG"
  std::uint32_t format = 1;
};

class SectionWriter {
 public:
  SectionWriter(ContainerKind kind, std::string edition) : kind_(kind), edition_(std::move(edition)) {}
  void add(std::string name, std::string bytes) { sections_.emplace_back(std::move(name), std::move(bytes)); }
  /// Writes to a neighbour and renames: a reader never sees half a file.
  Done write(const std::filesystem::path&) const;
  std::string bytes() const;

 private:
  ContainerKind kind_;
  std::string edition_;
  std::vector<std::pair<std::string, std::string>> sections_;
};

/// A mapped container, its checksums verified. Views it hands out live as long as it does.
class SectionFile {
 public:
  static Result<SectionFile> open(const std::filesystem::path&, ContainerKind wanted);
  /// The same checks on bytes in memory, which it keeps.
  static Result<SectionFile> over(std::string bytes, ContainerKind wanted, std::string_view name = "memory");

  /// Empty if there is no such section. Sections begin at multiples of 64 bytes.
  std::span<const std::byte> section(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string> names() const;
  std::string_view edition() const { return edition_; }

 private:
  struct Entry {
    std::string name;
    std::size_t offset, size;
  };
  static Result<SectionFile> parse(std::shared_ptr<const void> owner, std::span<const std::byte>, ContainerKind, std::string_view);
  std::shared_ptr<const void> owner_;
  std::span<const std::byte> all_;
  std::vector<Entry> entries_;
  std::string edition_;
};

}  // namespace hearsay
