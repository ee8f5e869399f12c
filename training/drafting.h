// The program's own claims on a page, before any learned judge looks at them: what judges learn from.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "attribution/coder_parts.h"
#include "hearsay/language_model.h"

namespace hearsay::training {

class Drafter {
 public:
  /// LEXICON, MODEL: files as the program uses them.
  static Result<Drafter> create(const char* lexicon_file, const char* model_file) {
    auto lexicon = Lexicon::open(lexicon_file);
    if (!lexicon) return tl::unexpected(lexicon.error());
    auto model = LanguageModel::open(model_file);
    if (!model) return tl::unexpected(model.error());
    auto events = EventCoder::create(*lexicon);
    if (!events) return tl::unexpected(events.error());
    auto attributor = Attributor::create(*lexicon);
    if (!attributor) return tl::unexpected(attributor.error());
    auto claims = ClaimMaker::create(*lexicon);
    if (!claims) return tl::unexpected(claims.error());
    return Drafter(std::make_unique<State>(std::move(*lexicon), std::move(*model), std::move(*events), std::move(*attributor), std::move(*claims)));
  }

  /// Reads a page: `id`, `text` and, as far as known, `source`, `published` and `title`. False, with a word on standard error, if it is no document.
  bool read(const nlohmann::json& page) {
    const auto given = [&](const char* key) {
      return page.contains(key) && page[key].is_string() ? std::optional(page[key].get<std::string>()) : std::nullopt;
    };
    Origin origin;
    origin.id = given("id").value_or("");
    origin.source = given("source");
    origin.published = given("published");
    origin.title = given("title");
    auto document = Document::make(std::move(origin), page["text"].get<std::string>());
    if (!document) return fmt::print(stderr, "{}\n", document.error().describe()), false;
    State& s = *state_;
    s.document.emplace(std::move(*document));
    s.worker.analyse(*s.document, s.analysis);
    s.tree.build(*s.document, s.analysis);
    s.events.code(s.tree, s.reading);
    s.attributor.find(s.tree, s.attributions);
    s.claims.draft(s.tree, s.reading, s.attributions, s.drafts);
    return true;
  }

  // Of the page read last.
  const Tree& tree() const { return state_->tree; }
  const EventCoder::Reading& reading() const { return state_->reading; }
  const std::vector<DraftClaim>& drafts() const { return state_->drafts; }

 private:
  struct State {
    State(std::shared_ptr<const Lexicon> from, std::shared_ptr<const LanguageModel> model, EventCoder coder, Attributor attributing, ClaimMaker making)
        : lexicon(std::move(from)),
          worker(std::move(model)),
          events(std::move(coder)),
          attributor(std::move(attributing)),
          claims(std::move(making)),
          reading(events) {}
    std::shared_ptr<const Lexicon> lexicon;
    LanguageModel::Worker worker;
    EventCoder events;
    Attributor attributor;
    ClaimMaker claims;
    EventCoder::Reading reading;
    std::optional<Document> document;
    Analysis analysis;
    Tree tree;
    std::vector<Attribution> attributions;
    std::vector<DraftClaim> drafts;
  };
  explicit Drafter(std::unique_ptr<State> state) : state_(std::move(state)) {}
  std::unique_ptr<State> state_;
};

}  // namespace hearsay::training
