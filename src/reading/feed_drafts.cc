#include "reading/feed_drafts.h"

#include <fmt/format.h>

#include <initializer_list>
#include <sstream>

#include "reading/html_text.h"
#include "reading/web_names.h"
#include "reading/xml_file.h"

namespace hearsay {
namespace {

using Text = std::optional<std::string>;

Text filled(std::string text) { return text.empty() ? Text() : Text(std::move(text)); }

/// What an element holds, as HTML: it may be escaped, in CDATA, or stand there as elements.
std::string markup_of(pugi::xml_node node) {
  bool elements = false;
  for (const pugi::xml_node child : node.children()) elements |= child.type() == pugi::node_element;
  if (!elements) return text_of(node);
  std::ostringstream out;
  for (const pugi::xml_node child : node.children()) child.print(out, "", pugi::format_raw);
  return out.str();
}

class FeedReader {
 public:
  explicit FeedReader(std::string bytes);
  std::vector<Result<Draft>> run(const std::vector<std::string>& names);

 private:
  std::vector<pugi::xml_node> items() const;
  pugi::xml_node child(pugi::xml_node of, const char* name) const { return of.child((prefix_ + name).c_str()); }
  Text words(pugi::xml_node of, std::initializer_list<const char*> names) const;
  Text link_of(pugi::xml_node of) const;
  Text title_of(pugi::xml_node item) const;
  Origin origin_of(pugi::xml_node item) const;
  void find_source(pugi::xml_node item, Origin& origin) const;
  Result<std::string> text_of_item(pugi::xml_node item) const;
  Result<Draft> read_item(pugi::xml_node item);

  XmlFile file_;
  std::string prefix_;  // "atom:" if the elements of the feed itself are written so
  bool atom_ = false;
  pugi::xml_node channel_;
};

FeedReader::FeedReader(std::string bytes) : file_(std::move(bytes)) {
  const std::string_view root = file_.root().name();
  atom_ = root == "feed" || root.ends_with(":feed");
  if (atom_) prefix_ = root.substr(0, root.size() - 4);
  channel_ = atom_ ? file_.root() : file_.root().child("channel");
}

// RSS 1.0 puts the items beside the channel, 2.0 into it.
std::vector<pugi::xml_node> FeedReader::items() const {
  std::vector<pugi::xml_node> out;
  const std::string name = prefix_ + (atom_ ? "entry" : "item");
  for (const pugi::xml_node item : channel_.children(name.c_str())) out.push_back(item);
  if (!atom_)
    for (const pugi::xml_node item : file_.root().children(name.c_str())) out.push_back(item);
  return out;
}

/// The first of `names` that says something. Names with a colon are of other namespaces.
Text FeedReader::words(pugi::xml_node of, std::initializer_list<const char*> names) const {
  for (const std::string_view name : names) {
    const pugi::xml_node node = name.find(':') == name.npos ? child(of, name.data()) : of.child(name.data());
    if (auto text = filled(unwrapped(text_of(node)))) return text;
  }
  return std::nullopt;
}

Text FeedReader::link_of(pugi::xml_node of) const {
  const std::string name = prefix_ + "link";  // the range keeps a pointer to it
  for (const pugi::xml_node link : of.children(name.c_str())) {
    const std::string_view rel = link.attribute("rel").value();
    if (!rel.empty() && rel != "alternate") continue;
    if (auto address = filled(unwrapped(link.attribute("href").value()))) return address;
    if (auto address = filled(unwrapped(text_of(link)))) return address;
  }
  return std::nullopt;
}

// Titles are HTML in practice, whatever the formats say: "AT&amp;amp;T".
Text FeedReader::title_of(pugi::xml_node item) const {
  const pugi::xml_node title = child(item, "title");
  auto page = HtmlPage::parse(markup_of(title));
  return page ? filled(unwrapped(page->inner_text(0))) : std::nullopt;
}

// One outlet has many feeds, each with a title of its own, so the host says more of who publishes.
void FeedReader::find_source(pugi::xml_node item, Origin& origin) const {
  const pugi::xml_node source = child(item, "source");
  origin.source = atom_ ? words(source, {"title"}) : filled(unwrapped(text_of(source)));
  if (!origin.source) origin.source = words(item, {"dc:publisher"});
  for (const Text& address : {origin.url, link_of(channel_)})
    if (!origin.source && address && is_web_address(*address)) origin.source = host_of(*address);
  if (!origin.source) origin.source = words(channel_, {"title"});
}

Origin FeedReader::origin_of(pugi::xml_node item) const {
  Origin origin;
  origin.url = link_of(item);
  const auto id = words(item, {"guid", "id"});
  if (!origin.url && id && is_web_address(*id)) origin.url = id;
  const auto about = filled(item.attribute("rdf:about").value());
  origin.id = id ? *id : about ? *about : origin.url.value_or("");
  origin.published = words(item, {"pubDate", "published", "issued", "dc:date", "dcterms:issued", "date", "updated"});
  origin.title = title_of(item);
  find_source(item, origin);
  return origin;
}

Result<std::string> FeedReader::text_of_item(pugi::xml_node item) const {
  for (const char* name : {"content:encoded", "content", "description", "summary"}) {
    const pugi::xml_node node = std::string_view(name).find(':') == std::string_view::npos ? child(item, name) : item.child(name);
    const std::string_view type = node.attribute("type").value();
    if (atom_ && (type.empty() || type == "text" || type == "text/plain")) {
      if (std::string text = unwrapped(text_of(node)); !text.empty()) return text;
    }
    auto page = HtmlPage::parse(markup_of(node));
    if (!page) return tl::unexpected(page.error());
    if (std::string text = whole_text(*page); !text.empty()) return text;
  }
  return std::string();
}

Result<Draft> FeedReader::read_item(pugi::xml_node item) {
  Draft draft;
  draft.origin = origin_of(item);
  draft.line = file_.line_of(item);
  draft.warnings = file_.warnings();
  auto text = text_of_item(item);
  if (text && text->empty())
    text = fail(Fault::input, fmt::format("this item has no text but its title; fetch its page ({}) and give that",
                                          draft.origin.url.value_or("it names none")));
  if (!text) {
    text.error().where = {.source = draft.origin.id, .line = draft.line};
    return tl::unexpected(text.error());
  }
  draft.text = std::move(*text);
  return draft;
}

std::vector<Result<Draft>> FeedReader::run(const std::vector<std::string>& names) {
  std::vector<Result<Draft>> out;
  for (const pugi::xml_node item : items()) {
    if (!file_.is_whole(item)) continue;
    out.push_back(read_item(item));
    if (out.back()) out.back()->names = numbered(names, out.size());
  }
  if (file_.fault()) out.push_back(tl::unexpected(*file_.fault()));
  else if (out.empty()) out.push_back(fail(Fault::input, "this feed has no items; there is nothing to read"));
  return out;
}

}  // namespace

std::vector<Result<Draft>> read_feed(std::string bytes, const std::vector<std::string>& names) {
  return FeedReader(std::move(bytes)).run(names);
}

}  // namespace hearsay
