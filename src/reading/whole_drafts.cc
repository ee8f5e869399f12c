#include "reading/whole_drafts.h"

#include "reading/conllu.h"
#include "reading/decode.h"
#include "reading/feed_drafts.h"
#include "reading/html_facts.h"
#include "reading/html_text.h"
#include "reading/petrarch_drafts.h"

namespace hearsay {
namespace {

using Drafts = std::vector<Result<Draft>>;

class Queue : public DraftReader {
 public:
  explicit Queue(Drafts drafts) : drafts_(std::move(drafts)) {}
  std::optional<Result<Draft>> next() override {
    if (at_ == drafts_.size()) return std::nullopt;
    return std::move(drafts_[at_++]);
  }

 private:
  Drafts drafts_;
  std::size_t at_ = 0;
};

Draft read_text(std::string bytes, std::vector<std::string> names) {
  Decoded decoded = decode(std::move(bytes));
  Draft draft;
  draft.names = std::move(names);
  draft.warnings = warnings_of(decoded);
  draft.text = std::move(decoded.text);
  return draft;
}

Result<Draft> read_html(std::string bytes, std::vector<std::string> names) {
  const std::string encoding(declared_encoding(bytes));
  Decoded decoded = decode(std::move(bytes), encoding);
  const auto page = HtmlPage::parse(std::move(decoded.text));
  if (!page) return tl::unexpected(page.error());
  Draft draft;
  draft.origin = facts_of(*page);
  draft.names = std::move(names);
  draft.warnings = warnings_of(decoded);
  draft.text = main_text(*page);
  if (draft.text.empty())
    return fail(Fault::input, "this page has no text of an article (it may be a menu, or be written by scripts); save what a browser shows as text");
  return draft;
}

// The trees view nothing: the parsed text goes when its documents are made.
Drafts read_trees(std::string bytes, const std::vector<std::string>& names) {
  Decoded decoded = decode(std::move(bytes));
  const std::vector<std::string> warnings = warnings_of(decoded);
  Drafts out;
  for (Result<ParsedDocument>& parsed : read_conllu(decoded.text, {})) {
    if (!parsed) {
      out.push_back(tl::unexpected(std::move(parsed.error())));
      continue;
    }
    Draft draft;
    draft.origin = parsed->document.origin();
    draft.names = numbered(names, out.size() + 1);
    draft.text = parsed->document.text();
    draft.line = parsed->line;
    draft.warnings = warnings;
    draft.warnings.insert(draft.warnings.end(), parsed->warnings.begin(), parsed->warnings.end());
    draft.given = std::move(parsed->analysis);
    out.push_back(std::move(draft));
  }
  if (out.empty()) out.push_back(fail(Fault::input, "this CoNLL-U file has no words; there is nothing to read"));
  return out;
}

Drafts read(Format format, std::string bytes, std::vector<std::string> names) {
  switch (format) {
    case Format::html: return {read_html(std::move(bytes), std::move(names))};
    case Format::feed: return read_feed(std::move(bytes), names);
    case Format::petrarch: return read_petrarch(std::move(bytes), names);
    case Format::conllu: return read_trees(std::move(bytes), names);
    default: return {read_text(std::move(bytes), std::move(names))};
  }
}

}  // namespace

std::unique_ptr<DraftReader> read_whole(Format format, InputBuffer& buffer, std::vector<std::string> names) {
  auto bytes = buffer.take_rest();
  if (!bytes) return std::make_unique<Queue>(Drafts{tl::unexpected(bytes.error())});
  return std::make_unique<Queue>(read(format, std::move(*bytes), std::move(names)));
}

}  // namespace hearsay
