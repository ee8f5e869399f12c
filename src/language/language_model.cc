// Puts the language stages together: segmenter, truecaser, network, lemmatizer, from the one model file.
#include "hearsay/language_model.h"

#include <optional>

#include "base/section_file.h"
#include "language/lemmatizer.h"
#include "language/network.h"
#include "language/segmenter.h"
#include "language/truecaser.h"

namespace hearsay {
namespace {
constexpr ContainerKind kKind{"LANG", 1};
}

struct LanguageModel::Parts {
  SectionFile file;
  Segmenter segmenter;
  std::optional<Truecaser> truecaser;  // empty in a model without sections case.*: text is read as it is written
  std::unique_ptr<Network> network;    // empty in a model without sections net.*: words and sentences only
  std::optional<Lemmatizer> lemmatizer;
};

struct LanguageModel::Worker::Scratch {
  Segmenter::Scratch segmenter;
  Truecaser::Scratch truecaser;
  Network::Scratch network;
  Lemmatizer::Scratch lemmatizer;
};

LanguageModel::LanguageModel() = default;
LanguageModel::~LanguageModel() = default;
std::string_view LanguageModel::edition() const noexcept { return parts_->file.edition(); }

Result<std::shared_ptr<const LanguageModel>> LanguageModel::open(const std::filesystem::path& path) {
  auto file = SectionFile::open(path, kKind);
  if (!file) return tl::unexpected(file.error());
  auto segmenter = Segmenter::load(*file);
  if (!segmenter) return tl::unexpected(segmenter.error());
  auto parts = std::make_unique<Parts>(Parts{*file, *segmenter, std::nullopt, nullptr, std::nullopt});
  if (file->has("case.words")) {
    auto truecaser = Truecaser::load(*file);
    if (!truecaser) return tl::unexpected(truecaser.error());
    parts->truecaser = *truecaser;
  }
  if (file->has("net.json")) {
    auto network = Network::load(*file);
    if (!network) return tl::unexpected(network.error());
    parts->network = std::move(*network);
  }
  if (file->has("lemma.rules")) {
    auto lemmatizer = Lemmatizer::load(*file);
    if (!lemmatizer) return tl::unexpected(lemmatizer.error());
    parts->lemmatizer = std::move(*lemmatizer);
  }
  std::shared_ptr<LanguageModel> model(new LanguageModel);
  model->parts_ = std::move(parts);
  return model;
}

LanguageModel::Worker::Worker(std::shared_ptr<const LanguageModel> model) : model_(std::move(model)), scratch_(std::make_unique<Scratch>()) {}
LanguageModel::Worker::Worker(Worker&&) noexcept = default;
LanguageModel::Worker::~Worker() = default;

void LanguageModel::Worker::analyse(const Document& document, Analysis& out) {
  const Parts& parts = *model_->parts_;
  out.clear();
  parts.segmenter.apply(document, out, scratch_->segmenter);
  if (parts.truecaser) parts.truecaser->apply(document, out, scratch_->truecaser);
  if (parts.network) parts.network->apply(document, out, scratch_->network);
  if (parts.lemmatizer) parts.lemmatizer->apply(document, out, scratch_->lemmatizer);
}

}  // namespace hearsay
