#include "reading/html_facts.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>

#include "reading/web_names.h"

namespace hearsay {
namespace {

using simdjson::dom::element;
using Found = std::map<std::string, std::string, std::less<>>;  // what was met first under a name

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

void keep(Found& found, std::string_view name, std::string_view value) {
  std::string tidied = tidy(value);
  if (!tidied.empty()) found.try_emplace(lower(name), std::move(tidied));
}

/// The first object below, not deep, that has a date of publication: the article among site, author and crumbs.
std::optional<element> dated_object(element value, int depth) {
  if (depth == 0) return std::nullopt;
  if (value.is_object()) {
    element ignored;
    if (value.at_key("datePublished").get(ignored) == simdjson::SUCCESS) return value;
    for (const auto field : simdjson::dom::object(value))
      if (auto found = dated_object(field.value, depth - 1)) return found;
  } else if (value.is_array()) {
    for (const element item : simdjson::dom::array(value))
      if (auto found = dated_object(item, depth - 1)) return found;
  }
  return std::nullopt;
}

void read_json_ld(const std::string& json, Found& found) {
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(json).get(root) != simdjson::SUCCESS) return;
  const auto article = dated_object(root, 6);
  if (!article) return;
  std::string_view value;
  if (article->at_key("datePublished").get(value) == simdjson::SUCCESS) keep(found, "ld:date", value);
  if (article->at_key("headline").get(value) == simdjson::SUCCESS) keep(found, "ld:title", value);
  element publisher;
  if (article->at_key("publisher").get(publisher) != simdjson::SUCCESS || !publisher.is_object()) return;
  if (publisher.at_key("name").get(value) == simdjson::SUCCESS) keep(found, "ld:source", value);
}

void read_element(const HtmlPage& page, std::uint32_t i, Found& found) {
  switch (page.tag(i)) {
    case GUMBO_TAG_META:
      for (const char* key : {"property", "name", "itemprop"})
        if (const auto name = page.attribute(i, key); !name.empty()) keep(found, name, page.attribute(i, "content"));
      break;
    case GUMBO_TAG_LINK:
      if (page.attribute(i, "rel") == "canonical") keep(found, "canonical", page.attribute(i, "href"));
      break;
    case GUMBO_TAG_TITLE: keep(found, "page:title", page.inner_text(i)); break;
    case GUMBO_TAG_H1: keep(found, "page:h1", page.inner_text(i)); break;
    case GUMBO_TAG_TIME: keep(found, page.attribute(i, "itemprop") == "datePublished" ? "datepublished" : "page:time", page.attribute(i, "datetime")); break;
    case GUMBO_TAG_SCRIPT:
      if (page.attribute(i, "type") == "application/ld+json") read_json_ld(page.inner_text(i), found);
      break;
    default: break;
  }
}

template <std::size_t N>
std::optional<std::string> first_of(const Found& found, const std::array<std::string_view, N>& names) {
  for (const std::string_view name : names)
    if (const auto at = found.find(name); at != found.end()) return at->second;
  return std::nullopt;
}

// Best first.
constexpr std::array<std::string_view, 4> kTitles = {"og:title", "ld:title", "page:h1", "page:title"};
constexpr std::array<std::string_view, 3> kSources = {"og:site_name", "ld:source", "application-name"};
constexpr std::array<std::string_view, 2> kUrls = {"canonical", "og:url"};
constexpr std::array<std::string_view, 18> kDates = {"article:published_time",
                                                     "ld:date",
                                                     "datepublished",
                                                     "og:published_time",
                                                     "parsely-pub-date",
                                                     "sailthru.date",
                                                     "article.published",
                                                     "pubdate",
                                                     "publishdate",
                                                     "publish-date",
                                                     "publish_date",
                                                     "publication_date",
                                                     "dc.date.issued",
                                                     "dcterms.issued",
                                                     "dcterms.created",
                                                     "dc.date",
                                                     "date",
                                                     "page:time"};

}  // namespace

Origin facts_of(const HtmlPage& page) {
  Found found;
  for (std::uint32_t i = 0; i < page.size(); ++i) read_element(page, i, found);
  Origin origin;
  origin.title = first_of(found, kTitles);
  origin.published = first_of(found, kDates);
  origin.url = first_of(found, kUrls);
  origin.source = first_of(found, kSources);
  if (!origin.source && origin.url && is_web_address(*origin.url)) origin.source = host_of(*origin.url);
  return origin;
}

std::string_view declared_encoding(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  for (const std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = head.find(key);
    if (at == head.npos) continue;
    at += key.size();
    if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
    std::size_t end = at;
    while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) || head[end] == '-' || head[end] == '_' || head[end] == ':')) ++end;
    return bytes.substr(at, end - at);
  }
  return {};
}

}  // namespace hearsay
