// What a page says of itself: title, date, publisher, address, from its meta elements, its JSON-LD and its times.
#pragma once

#include "hearsay/origin.h"
#include "reading/html_page.h"

namespace hearsay {

/// `published` is as it was written; `id` is left empty.
Origin facts_of(const HtmlPage&);

/// The encoding that the first bytes of a page or an XML file declare, or nothing.
std::string_view declared_encoding(std::string_view bytes);

}  // namespace hearsay
