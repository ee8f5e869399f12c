// An HTML page as a flat list of nodes in text order. gumbo builds the tree by the rules browsers follow; the list
// lets the rest of the module walk it in plain loops, however deep a hostile page nests.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/result.h"

namespace hearsay {

struct HtmlNode {
  const GumboNode* gumbo;
  std::uint32_t parent;  // of the root, itself
  std::uint32_t end;     // behind its last descendant
};

class HtmlPage {
 public:
  /// `html` is UTF-8. Fault::limit for a page that nests or swells past reason.
  static Result<HtmlPage> parse(std::string html);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

  bool is_element(std::uint32_t i) const { return nodes_[i].gumbo->type == GUMBO_NODE_ELEMENT; }
  GumboTag tag(std::uint32_t i) const { return is_element(i) ? nodes_[i].gumbo->v.element.tag : GUMBO_TAG_LAST; }
  /// Of a text node; empty for any other.
  std::string_view text(std::uint32_t i) const;
  /// Empty if it has none.
  std::string_view attribute(std::uint32_t i, const char* name) const;
  /// All text below, white space untouched.
  std::string inner_text(std::uint32_t i) const;

 private:
  class Arena;
  HtmlPage();
  void flatten(const GumboNode* root);
  std::shared_ptr<Arena> arena_;  // all that gumbo allocated
  std::vector<HtmlNode> nodes_;
};

}  // namespace hearsay
