// An XML file as a tree, of which the part before a fault can still be read. pugixml knows no document types, so
// entities are never expanded and nothing is ever fetched.
#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/result.h"

namespace hearsay {

class XmlFile {
 public:
  /// `bytes` of the encoding that they declare, or any that decode() knows.
  explicit XmlFile(std::string bytes);

  pugi::xml_node root() const { return tree_.document_element(); }
  /// What makes the file no XML; what stands before is in the tree.
  const std::optional<Error>& fault() const { return fault_; }
  /// False if the fault stands inside `node`. Needs a node that holds none of its own name.
  bool is_whole(pugi::xml_node node) const;
  /// Fast for nodes in the order of the file.
  std::uint64_t line_of(pugi::xml_node node);
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  std::uint64_t line_at(std::size_t byte);

  std::string source_;  // UTF-8, as it was before pugixml
  pugi::xml_document tree_;
  std::optional<Error> fault_;
  std::size_t fault_at_ = 0;
  std::size_t counted_ = 0;  // bytes whose line ends are in line_
  std::uint64_t line_ = 1;
  std::vector<std::string> warnings_;
};

/// The text of `node` itself, CDATA and all.
std::string text_of(pugi::xml_node node);

/// `text` with its white space as single spaces, but for blank lines, which part paragraphs.
std::string unwrapped(std::string_view text);

}  // namespace hearsay
