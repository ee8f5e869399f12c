#include "reading/json_fields.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <span>

#include "reading/dates.h"
#include "reading/web_names.h"

namespace hearsay {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using Keys = std::span<const std::string_view>;

// Best first. Hearsay's own key leads each list.
constexpr std::string_view kId[] = {"id", "docid", "doc_id", "document_id"};
constexpr std::string_view kText[] = {"text", "raw_text", "article_text", "maintext", "body", "content", "article"};
constexpr std::string_view kPublished[] = {"published",        "date",     "publish_date", "date_publish", "publishedAt", "published_at", "date_published",
                                           "publication_date", "pub_date", "pubDate",      "datePublished"};
constexpr std::string_view kSource[] = {"sitename", "source-hostname", "publisher", "meta_site_name", "site_name", "hostname", "source_domain", "outlet"};
constexpr std::string_view kTitle[] = {"title", "headline"};
constexpr std::string_view kUrl[] = {"url", "canonical_link", "link"};
constexpr std::string_view kRetrieved[] = {"retrieved", "date_download", "crawled"};

std::string_view type_name(element value) {
  switch (value.type()) {
    case element_type::ARRAY: return "an array";
    case element_type::OBJECT: return "an object";
    case element_type::BOOL: return "true or false";
    case element_type::NULL_VALUE: return "null";
    case element_type::STRING: return "a string";
    default: return "a number";
  }
}

class Fields {
 public:
  Fields(element object, std::vector<std::string>& warnings) : object_(object), warnings_(warnings) {}

  /// The value of the first key that is there and not null.
  std::optional<element> value(Keys keys) {
    for (const std::string_view key : keys) {
      element found;
      if (object_.at_key(key).get(found) != simdjson::SUCCESS || found.is_null()) continue;
      key_ = key;
      return found;
    }
    return std::nullopt;
  }

  /// What cannot be used is warned of, and is as if it were not there.
  std::optional<std::string> words(Keys keys) {
    auto found = value(keys);
    if (!found) return std::nullopt;
    element inner;  // {"name": "Agence France-Presse"}, as news services and JSON-LD write sources
    if (found->is_object() && found->at_key("name").get(inner) == simdjson::SUCCESS) found = inner;
    std::string_view text;
    if (found->get(text) == simdjson::SUCCESS) return text.empty() || text == "None" ? std::optional<std::string>() : std::string(text);
    warnings_.push_back(fmt::format("{} is {} where a string is wanted; it is left out", key_, type_name(*found)));
    return std::nullopt;
  }
  std::optional<std::string> words(std::string_view key) { return words(Keys(&key, 1)); }

  std::string_view last_key() const { return key_; }

 private:
  element object_;
  std::vector<std::string>& warnings_;
  std::string_view key_;
};

std::optional<std::string> whole_number(element value) {
  std::int64_t number = 0;
  if (value.get(number) != simdjson::SUCCESS) return std::nullopt;
  return fmt::format("{}", number);
}

Result<std::string> read_id(Fields& fields) {
  const auto value = fields.value(kId);
  if (!value) return std::string();
  std::string_view text;
  if (value->get(text) == simdjson::SUCCESS) return std::string(text);
  if (auto number = whole_number(*value)) return *number;
  return fail(Fault::input, fmt::format("{} is {}; wanted is a string", fields.last_key(), type_name(*value)));
}

Result<std::string> read_text(Fields& fields) {
  // newspaper and trafilatura leave `text` empty where only the raw text could be had.
  std::optional<element> first;
  std::string_view first_key;
  for (const std::string_view& key : kText) {
    const auto value = fields.value(Keys(&key, 1));
    if (!value) continue;
    std::string_view text;
    if (value->get(text) == simdjson::SUCCESS && !text.empty()) return std::string(text);
    if (!first) first = value, first_key = key;
  }
  if (!first) return fail(Fault::input, "has no key \"text\" (nor raw_text, article_text, maintext, body, content); add one");
  if (first->is_string()) return std::string();
  return fail(Fault::input, fmt::format("{} is {}; wanted is a string", first_key, type_name(*first)));
}

std::optional<std::string> read_published(Fields& fields) {
  const auto value = fields.value(kPublished);
  std::int64_t number = 0;
  if (!value || value->get(number) != simdjson::SUCCESS) return fields.words(kPublished);
  return number > 100'000'000 ? read_unix_time(number).iso : fmt::format("{}", number);  // 20110401 is a date
}

// trafilatura writes the address of the page as `source`, newspaper that of the site as `source_url`.
void read_source(Fields& fields, Origin& origin) {
  origin.url = fields.words(kUrl);
  origin.source = fields.words("source");
  if (origin.source && is_web_address(*origin.source)) {
    if (!origin.url) origin.url = origin.source;
    origin.source.reset();
  }
  if (!origin.source) origin.source = fields.words(kSource);
  if (!origin.source)
    if (auto site = fields.words("source_url")) origin.source = host_of(*site);
  if (!origin.source && origin.url && is_web_address(*origin.url)) origin.source = host_of(*origin.url);
}

}  // namespace

Result<Draft> draft_of_object(element object) {
  if (!object.is_object()) return fail(Fault::input, fmt::format("is {} where an object with a key \"text\" is wanted", type_name(object)));
  Draft draft;
  Fields fields(object, draft.warnings);
  auto id = read_id(fields);
  if (!id) return tl::unexpected(id.error());
  auto text = read_text(fields);
  if (!text) {
    text.error().where.source = *id;
    return tl::unexpected(text.error());
  }
  draft.origin.id = std::move(*id);
  draft.text = std::move(*text);
  // A fingerprint is a hash of the gist: copies of one story share it, so it only serves where it is the first.
  if (auto fingerprint = fields.words("fingerprint")) draft.names.push_back(std::move(*fingerprint));
  draft.origin.published = read_published(fields);
  draft.origin.title = fields.words(kTitle);
  draft.origin.retrieved = fields.words(kRetrieved);
  read_source(fields, draft.origin);
  return draft;
}

}  // namespace hearsay
