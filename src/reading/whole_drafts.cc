#include "reading/whole_drafts.h"

#include "reading/decode.h"

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

Drafts read_text(std::string bytes, std::vector<std::string> names) {
  Decoded decoded = decode(std::move(bytes));
  Draft draft;
  draft.names = std::move(names);
  draft.warnings = warnings_of(decoded);
  draft.text = std::move(decoded.text);
  return {std::move(draft)};
}

Drafts read(Format format, std::string bytes, std::vector<std::string> names) {
  switch (format) {
    default: return read_text(std::move(bytes), std::move(names));
  }
}

}  // namespace

std::unique_ptr<DraftReader> read_whole(Format format, InputBuffer& buffer, std::vector<std::string> names) {
  auto bytes = buffer.take_rest();
  if (!bytes) return std::make_unique<Queue>(Drafts{tl::unexpected(bytes.error())});
  return std::make_unique<Queue>(read(format, std::move(*bytes), std::move(names)));
}

}  // namespace hearsay
