// gumbo cannot be told of a limit, frees its tree by recursion, and takes quadratic time on deep nesting. So it
// gets its memory from an arena that is freed at once, that leaves the parser by longjmp when its budget
// is spent (there are only C frames between), and pages are refused that nest deeper than any real one.
#include "reading/html_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <csetjmp>
#include <cstddef>
#include <unordered_map>

namespace hearsay {
namespace {

constexpr std::size_t kLargestPage = 32u << 20;
constexpr std::uint32_t kDeepest = 600;

using namespace std::string_view_literals;

// Elements that have no content, or that the next of their kind closes: they do not nest.
constexpr std::array kFlat = {"area"sv,  "base"sv,   "br"sv,    "col"sv,   "embed"sv,  "hr"sv,       "img"sv, "input"sv, "link"sv, "meta"sv,
                              "param"sv, "source"sv, "track"sv, "wbr"sv,   "p"sv,      "li"sv,       "dt"sv,  "dd"sv,    "td"sv,   "th"sv,
                              "tr"sv,    "tbody"sv,  "thead"sv, "tfoot"sv, "option"sv, "optgroup"sv, "a"sv,   "html"sv,  "head"sv, "body"sv};

bool same_name(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() &&
         std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) { return std::tolower(static_cast<unsigned char>(x)) == y; });
}

std::size_t find_ignoring_case(std::string_view text, std::string_view lower, std::size_t from) {
  for (std::size_t at = text.find('<', from); at != text.npos; at = text.find('<', at + 1))
    if (same_name(text.substr(at, lower.size()), lower)) return at;
  return text.npos;
}

/// Drawings hold no words, but hundreds of tags that are closed in the manner of XML.
void blank_drawings(std::string& html) {
  for (std::size_t begin = 0; (begin = find_ignoring_case(html, "<svg", begin)) != html.npos;) {
    const std::size_t end = find_ignoring_case(html, "</svg>", begin);
    if (end == html.npos) return;
    const std::string_view inside = std::string_view(html).substr(begin, end - begin);
    if (find_ignoring_case(inside, "</script", 0) == inside.npos && find_ignoring_case(inside, "<p>", 0) == inside.npos)
      std::fill(html.begin() + static_cast<std::ptrdiff_t>(begin), html.begin() + static_cast<std::ptrdiff_t>(end) + 6, ' ');
    begin = end;
  }
}

/// How deep the tags nest, roughly: each name counts for itself, so that stray end tags hide nothing.
class NestingGauge {
 public:
  bool too_deep(std::string_view html) {
    for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at + 1)) {
      const bool closing = html.substr(at + 1, 1) == "/";
      read_name(html, at + 1 + closing);
      if (name_.empty() || std::find(kFlat.begin(), kFlat.end(), name_) != kFlat.end()) continue;
      if (!closing && name_ == "script" && open_["svg"] + open_["math"] == 0) {  // what looks like tags there is strings
        at = find_ignoring_case(html, "</script", at);
        if (at == html.npos) return false;
        continue;
      }
      std::uint32_t& open = open_[name_];
      if (!closing && (++open, ++depth_) > kDeepest) return true;
      if (closing && open > 0) --open, --depth_;
    }
    return false;
  }

 private:
  void read_name(std::string_view html, std::size_t at) {
    name_.clear();
    for (; at < html.size() && name_.size() < 32 && std::isalnum(static_cast<unsigned char>(html[at])); ++at)
      name_ += static_cast<char>(std::tolower(static_cast<unsigned char>(html[at])));
  }
  std::unordered_map<std::string, std::uint32_t> open_;
  std::string name_;
  std::uint32_t depth_ = 0;
};

}  // namespace

class HtmlPage::Arena {
 public:
  explicit Arena(std::size_t budget) : left_(budget) {}

  /// Null if the budget did not last.
  GumboOutput* parse(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); };
    options.deallocator = [](void*, void*) {};
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(spent_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

 private:
  void* allocate(std::size_t size) {
    size = (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
    if (size > left_) std::longjmp(spent_, 1);
    left_ -= size;
    if (size > static_cast<std::size_t>(end_ - free_)) {
      const std::size_t block = std::max(size, kBlock);
      blocks_.push_back(std::unique_ptr<std::byte[]>(new std::byte[block]));
      free_ = blocks_.back().get();
      end_ = free_ + block;
    }
    void* const result = free_;
    free_ += size;
    return result;
  }

  static constexpr std::size_t kBlock = 256u << 10;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte *free_ = nullptr, *end_ = nullptr;
  std::size_t left_;
  std::jmp_buf spent_;
};

HtmlPage::HtmlPage() = default;

Result<HtmlPage> HtmlPage::parse(std::string html) {
  if (html.size() > kLargestPage) return fail(Fault::limit, fmt::format("this page has more than {} MB; cut it into several", kLargestPage >> 20));
  blank_drawings(html);
  if (NestingGauge().too_deep(html)) return fail(Fault::limit, fmt::format("the tags of this page nest deeper than {}; save it as text", kDeepest));
  HtmlPage page;
  page.arena_ = std::make_shared<Arena>((64u << 20) + 60 * html.size());
  const GumboOutput* const output = page.arena_->parse(html);
  if (!output) return fail(Fault::limit, "this page takes too much memory to read; save it as text");
  page.flatten(output->root);
  return page;
}

void HtmlPage::flatten(const GumboNode* root) {
  struct Open {
    std::uint32_t index;
    unsigned next;
  };
  std::vector<Open> open;
  const auto enter = [&](const GumboNode* node) {
    const std::uint32_t index = size();
    nodes_.push_back({node, open.empty() ? 0 : open.back().index, index + 1});
    if (node->type == GUMBO_NODE_ELEMENT) open.push_back({index, 0});
  };
  enter(root);
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector& children = nodes_[top.index].gumbo->v.element.children;
    if (top.next < children.length) {
      enter(static_cast<const GumboNode*>(children.data[top.next++]));
    } else {
      nodes_[top.index].end = size();
      open.pop_back();
    }
  }
}

std::string_view HtmlPage::text(std::uint32_t i) const {
  const GumboNode* const node = nodes_[i].gumbo;
  const bool is_text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
  return is_text ? std::string_view(node->v.text.text) : std::string_view();
}

std::string_view HtmlPage::attribute(std::uint32_t i, const char* name) const {
  if (!is_element(i)) return {};
  const GumboAttribute* const found = gumbo_get_attribute(&nodes_[i].gumbo->v.element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view();
}

std::string HtmlPage::inner_text(std::uint32_t i) const {
  std::string out;
  for (std::uint32_t k = i; k < nodes_[i].end; ++k) out += text(k);
  return out;
}

}  // namespace hearsay
