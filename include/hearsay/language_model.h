// From text to trees: the whole of language/ behind one call.
#pragma once

#include <filesystem>
#include <memory>

#include "hearsay/analysis.h"
#include "hearsay/document.h"
#include "hearsay/result.h"

namespace hearsay {

/// The trained model: segmenter, tagger, lemmatizer, parser, name finder. Immutable and shared.
class LanguageModel {
 public:
  /// Maps the file. Fault::io, ::version or ::corrupt, in words that say what to do.
  static Result<std::shared_ptr<const LanguageModel>> open(const std::filesystem::path&);

  /// One thread's working memory.
  class Worker {
   public:
    /// Replaces `out` by the analysis of `document`. Cannot fail; a sentence longer than
    /// 250 words is cut at that length.
    void analyse(const Document& document, Analysis& out);
    explicit Worker(std::shared_ptr<const LanguageModel>);
    Worker(Worker&&) noexcept;
    ~Worker();

   private:
    struct Scratch;
    std::shared_ptr<const LanguageModel> model_;
    std::unique_ptr<Scratch> scratch_;
  };

  std::string_view edition() const noexcept;

  LanguageModel(const LanguageModel&) = delete;
  LanguageModel& operator=(const LanguageModel&) = delete;
  ~LanguageModel();

 private:
  LanguageModel();
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace hearsay
