#include "reading/html_text.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

#include "reading/html_clutter.h"

namespace hearsay {
namespace {

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H2 && tag <= GUMBO_TAG_H6; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Gathers the text of inline elements into paragraphs and decides which of them are prose.
class ParagraphWriter {
 public:
  void text(std::string_view words, bool linked, bool keep_lines) {
    for (const char c : words) {
      if (is_space(c)) {
        space_ = space_ == '\n' || (keep_lines && c == '\n') ? '\n' : ' ';
        continue;
      }
      if (space_ && !paragraph_.empty()) paragraph_ += space_;
      space_ = 0;
      paragraph_ += c;
      linked_ += linked;
    }
  }
  void line_break() {
    if (broken_ == paragraph_.size() && !paragraph_.empty()) return end();  // two in a row part paragraphs
    broken_ = paragraph_.size();
    space_ = '\n';
  }
  void end() {
    if (!paragraph_.empty() && is_prose()) keep();
    paragraph_.clear();
    linked_ = 0;
    space_ = 0;
    broken_ = 0;
  }
  void kind(GumboTag tag) { tag_ = tag; }
  std::string take() { return std::move(out_); }

 private:
  bool is_prose() const {
    if (is_clutter_paragraph(paragraph_)) return false;
    const bool mostly_links = linked_ * 2 > paragraph_.size();
    if (mostly_links && (tag_ == GUMBO_TAG_LI || paragraph_.size() < 200)) return false;
    const bool cell = tag_ == GUMBO_TAG_TD || tag_ == GUMBO_TAG_TH;
    return !cell || std::count(paragraph_.begin(), paragraph_.end(), ' ') >= 3;
  }
  // A heading waits for prose: "Related stories" is followed by links alone.
  void keep() {
    if (is_heading(tag_)) {
      heading_ = std::move(paragraph_);
      return;
    }
    if (!heading_.empty()) append(heading_);
    heading_.clear();
    append(paragraph_);
  }
  void append(std::string_view paragraph) {
    if (!out_.empty()) out_ += "\n\n";
    out_ += paragraph;
  }

  std::string out_, paragraph_, heading_;
  std::size_t linked_ = 0, broken_ = 0;
  char space_ = 0;
  GumboTag tag_ = GUMBO_TAG_P;
};

/// Everything below `root` that is no clutter.
std::string write(const HtmlPage& page, std::uint32_t root, const std::vector<bool>& clutter) {
  struct Block {
    std::uint32_t end;
    GumboTag tag;
  };
  std::vector<Block> open;
  ParagraphWriter out;
  std::uint32_t link_end = 0, pre_end = 0;
  for (std::uint32_t i = root; i < page.nodes()[root].end; ++i) {
    while (!open.empty() && i >= open.back().end) {
      out.end();
      open.pop_back();
      out.kind(open.empty() ? GUMBO_TAG_P : open.back().tag);
    }
    const GumboTag tag = page.tag(i);
    const std::uint32_t end = page.nodes()[i].end;
    if (is_block(tag) || (clutter[i] && tag == GUMBO_TAG_H1)) {
      out.end();
      out.kind(tag);
      open.push_back({end, tag});
    }
    if (clutter[i]) {
      i = end - 1;
      continue;
    }
    if (tag == GUMBO_TAG_BR) out.line_break();
    if (tag == GUMBO_TAG_A) link_end = std::max(link_end, end);
    if (tag == GUMBO_TAG_PRE) pre_end = std::max(pre_end, end);
    out.text(page.text(i), i < link_end, i < pre_end);
  }
  out.end();
  return out.take();
}

/// Characters of prose in the paragraphs of each element: long unlinked text counts for the element that holds the
/// paragraph, and half for the one above.
class ProseScore {
 public:
  ProseScore(const HtmlPage& page, const std::vector<bool>& clutter) : page_(page), own_(page.size()), below_(page.size()), score_(page.size()) {
    std::uint32_t link_end = 0;
    for (std::uint32_t i = 0; i < page.size(); ++i) {
      if (clutter[i]) continue;
      if (page.tag(i) == GUMBO_TAG_A) link_end = std::max(link_end, page.nodes()[i].end);
      if (i >= link_end) own_[block_above(i)] += static_cast<float>(page.text(i).size());
    }
    for (std::uint32_t i = 0; i < page.size(); ++i) spread(i);
    below_ = own_;
    for (std::uint32_t i = page.size(); i-- > 1;) below_[page.nodes()[i].parent] += below_[i];
  }

  float prose_below(std::uint32_t i) const { return below_[i]; }
  std::uint32_t densest() const {
    return static_cast<std::uint32_t>(std::max_element(score_.begin(), score_.end()) - score_.begin());  // the outermost of equals
  }

 private:
  std::uint32_t block_above(std::uint32_t i) const {
    while (i != 0 && !is_block(page_.tag(i))) i = page_.nodes()[i].parent;
    return i;
  }
  void spread(std::uint32_t i) {
    constexpr float kLeast = 40;  // shorter ones are labels
    if (own_[i] < kLeast) return;
    const bool paragraph = page_.tag(i) == GUMBO_TAG_P || page_.tag(i) == GUMBO_TAG_LI || page_.tag(i) == GUMBO_TAG_BLOCKQUOTE;
    const std::uint32_t holder = paragraph ? page_.nodes()[i].parent : i;
    score_[holder] += own_[i];
    if (holder != 0) score_[page_.nodes()[holder].parent] += own_[i] / 2;
  }
  const HtmlPage& page_;
  std::vector<float> own_, below_, score_;
};

/// The part the page itself marks as the article, if that holds enough of the page's prose.
std::optional<std::uint32_t> marked_article(const HtmlPage& page, const ProseScore& score) {
  std::optional<std::uint32_t> best;
  int best_rank = 0;
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    if (!page.is_element(i)) continue;
    const std::string_view role = page.attribute(i, "role");
    const int rank = page.attribute(i, "itemprop") == "articleBody"    ? 3
                     : page.tag(i) == GUMBO_TAG_ARTICLE                ? 2
                     : page.tag(i) == GUMBO_TAG_MAIN || role == "main" ? 1
                                                                       : 0;
    if (rank == 0 || score.prose_below(i) < 0.3f * score.prose_below(0)) continue;
    const bool better = !best || rank > best_rank || (rank == best_rank && score.prose_below(i) > score.prose_below(*best));
    if (better) best = i, best_rank = rank;
  }
  return best;
}

}  // namespace

std::string main_text(const HtmlPage& page) {
  const std::vector<bool> clutter = find_clutter(page);
  const ProseScore score(page, clutter);
  const std::uint32_t root = marked_article(page, score).value_or(score.densest());
  std::string text = write(page, root, clutter);
  return text.empty() ? write(page, 0, clutter) : text;
}

std::string whole_text(const HtmlPage& page) {
  std::vector<bool> clutter(page.size());
  for (std::uint32_t i = 0; i < page.size(); ++i)
    if (page.is_element(i) && is_never_prose(page.tag(i)) && page.tag(i) != GUMBO_TAG_H1)
      std::fill(clutter.begin() + i, clutter.begin() + page.nodes()[i].end, true);
  return write(page, 0, clutter);
}

}  // namespace hearsay
