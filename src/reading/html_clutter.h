// What of a page is no prose: elements by their kind, by the names their makers gave them, and paragraphs by
// how they begin.
#pragma once

#include <string_view>
#include <vector>

#include "reading/html_page.h"

namespace hearsay {

/// Elements whose content is never article text (scripts, menus, forms, captions …).
bool is_never_prose(GumboTag);

/// Paragraphs of their own: their begin and end part words.
bool is_block(GumboTag);

/// True at every node that belongs to the clutter. An element named "comments" that holds most of the page is kept:
/// some makers name the whole article so.
std::vector<bool> find_clutter(const HtmlPage&);

/// "Advertisement", "Read more: …", "We use cookies …".
bool is_clutter_paragraph(std::string_view paragraph);

}  // namespace hearsay
