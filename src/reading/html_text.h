// The words of an article out of its page, without what stands around them: menus, teasers, comments, captions,
// banners. Rules, not learned: the marked article if the page marks one, else the part with the densest prose.
#pragma once

#include <string>

#include "reading/html_page.h"

namespace hearsay {

/// Paragraphs, with a blank line between any two. Headlines (h1) are left out: they are the title.
std::string main_text(const HtmlPage&);

/// All of a page that was only ever an article, as feeds carry them.
std::string whole_text(const HtmlPage&);

}  // namespace hearsay
