#include "reading/html_clutter.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace hearsay {
namespace {

using namespace std::string_view_literals;

// Words in class, id and role. A whole word must fit: "shared-content" is no "share".
constexpr std::array kClutterWords = {
    "advert"sv,   "advertisement"sv, "ads"sv,         "banner"sv,     "breadcrumb"sv, "breadcrumbs"sv,  "byline"sv,  "caption"sv, "comment"sv,
    "comments"sv, "consent"sv,       "contentinfo"sv, "cookie"sv,     "cookies"sv,    "copyright"sv,    "credit"sv,  "credits"sv, "dialog"sv,
    "disqus"sv,   "figcaption"sv,    "footer"sv,      "gdpr"sv,       "hidden"sv,     "masthead"sv,     "menu"sv,    "modal"sv,   "most"sv,
    "nav"sv,      "navbar"sv,        "navigation"sv,  "newsletter"sv, "outbrain"sv,   "pagination"sv,   "paywall"sv, "popup"sv,   "print"sv,
    "promo"sv,    "recirc"sv,        "recommended"sv, "related"sv,    "search"sv,     "share"sv,        "sharing"sv, "sidebar"sv, "signup"sv,
    "skip"sv,     "social"sv,        "sponsor"sv,     "sponsored"sv,  "subscribe"sv,  "subscription"sv, "taboola"sv, "tags"sv,    "teaser"sv,
    "teasers"sv,  "timestamp"sv,     "toolbar"sv,     "trending"sv,   "widget"sv};

// Short paragraphs that begin so stand between those of the article.
constexpr std::array kClutterStarts = {"advertisement"sv,       "read more"sv,     "read also"sv,     "also read"sv, "see also"sv,    "related:"sv,
                                       "more on this"sv,        "share this"sv,    "follow us"sv,     "sign up"sv,   "subscribe"sv,   "click here"sv,
                                       "image source"sv,        "image caption"sv, "media caption"sv, "photo:"sv,    "©"sv,           "copyright"sv,
                                       "all rights reserved"sv, "the post "sv,     "loading"sv,       "skip to"sv,   "recommended"sv, "story continues below"sv,
                                       "continue reading"sv,    "watch:"sv,        "listen:"sv};
constexpr std::size_t kShort = 120;

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// "relatedStories my-nav" is the words related, stories, my, nav.
bool has_clutter_word(std::string_view names) {
  std::string word;
  const auto hit = [&] { return std::find(kClutterWords.begin(), kClutterWords.end(), word) != kClutterWords.end(); };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto c = static_cast<unsigned char>(names[i]);
    const bool hump = std::isupper(c) && i > 0 && std::islower(static_cast<unsigned char>(names[i - 1]));
    if (!std::isalpha(c) || hump) {
      if (hit()) return true;
      word.clear();
    }
    if (std::isalpha(c)) word += static_cast<char>(std::tolower(c));
  }
  return hit();
}

bool is_hidden(const HtmlPage& page, std::uint32_t i) {
  const std::string style = lower(page.attribute(i, "style"));
  return style.find("display:none") != style.npos || style.find("display: none") != style.npos || page.attribute(i, "aria-hidden") == "true" ||
         gumbo_get_attribute(&page.nodes()[i].gumbo->v.element.attributes, "hidden");
}

bool is_named_clutter(const HtmlPage& page, std::uint32_t i) {
  return has_clutter_word(page.attribute(i, "class")) || has_clutter_word(page.attribute(i, "id")) || has_clutter_word(page.attribute(i, "role"));
}

/// Bytes of text below each node, without that of scripts and menus.
std::vector<std::uint32_t> text_sizes(const HtmlPage& page) {
  std::vector<std::uint32_t> sizes(page.size());
  for (std::uint32_t i = 0; i < page.size();) {
    if (is_never_prose(page.tag(i))) {
      i = page.nodes()[i].end;
      continue;
    }
    sizes[i] = static_cast<std::uint32_t>(page.text(i).size());
    ++i;
  }
  for (std::uint32_t i = page.size(); i-- > 1;) sizes[page.nodes()[i].parent] += sizes[i];
  return sizes;
}

}  // namespace

bool is_never_prose(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_H1: return true;
    default: return false;
  }
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY: return true;
    default: return false;
  }
}

std::vector<bool> find_clutter(const HtmlPage& page) {
  const std::vector<std::uint32_t> sizes = text_sizes(page);
  std::vector<bool> clutter(page.size());
  for (std::uint32_t i = 0; i < page.size();) {
    const std::uint32_t end = page.nodes()[i].end;
    const bool large = sizes[i] * 2 > sizes[0];
    if (page.is_element(i) && (is_never_prose(page.tag(i)) || (!large && (is_hidden(page, i) || is_named_clutter(page, i))))) {
      std::fill(clutter.begin() + i, clutter.begin() + end, true);
      i = end;
    } else {
      ++i;
    }
  }
  return clutter;
}

bool is_clutter_paragraph(std::string_view paragraph) {
  const std::string start = lower(paragraph.substr(0, 400));
  if (paragraph.size() < 400 && start.find("cookie") != start.npos && (start.find("we use") != start.npos || start.find("uses cookie") != start.npos))
    return true;
  return paragraph.size() <= kShort && std::any_of(kClutterStarts.begin(), kClutterStarts.end(), [&](std::string_view s) { return start.starts_with(s); });
}

}  // namespace hearsay
