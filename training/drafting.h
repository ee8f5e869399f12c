// The program's own claims on a page, before any learned judge looks at them: what judges learn from.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "attribution/claim_judge.h"
#include "attribution/coder_parts.h"
#include "hearsay/language_model.h"

namespace hearsay::training {

/// What readers marked: where an event is told, and of which type.
struct MarkedClaim {
  CharSpan at;
  std::optional<EventType> type;

  static MarkedClaim read(const nlohmann::json& claim) {
    return {{claim["begin"].get<std::uint32_t>(), claim["end"].get<std::uint32_t>()},
            claim["type"].is_null() ? std::nullopt : parse_event_type(claim["type"].get<std::string>())};
  }
};

/// How many characters two spans share.
inline std::uint32_t common(CharSpan a, CharSpan b) {
  const std::uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

/// For each of the program's claims the one of the readers' that goes with it, or none: one to one, those of one type first, then those of most
/// characters in common. `Marked` is a MarkedClaim.
template <class Marked>
std::vector<const Marked*> pair_up(std::span<const DraftClaim> drafts, std::span<const Marked> marked) {
  struct Pair {
    bool same_type;
    std::uint32_t shared;
    std::size_t draft, mark;
  };
  std::vector<Pair> all;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (std::size_t m = 0; m < marked.size(); ++m)
      if (const std::uint32_t shared = common(drafts[i].claim.event.trigger.at, marked[m].at))
        all.push_back({drafts[i].claim.event.type == marked[m].type, shared, i, m});
  std::stable_sort(all.begin(), all.end(), [](const Pair& a, const Pair& b) { return std::tie(a.same_type, a.shared) > std::tie(b.same_type, b.shared); });
  std::vector<const Marked*> out(drafts.size());
  std::vector<bool> taken(marked.size());
  for (const Pair& pair : all)
    if (!out[pair.draft] && !taken[pair.mark]) out[pair.draft] = &marked[pair.mark], taken[pair.mark] = true;
  return out;
}

/// Calls use(page) with each page of a file.
template <class Use>
void each_page(const std::string& path, Use use) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) use(nlohmann::json::parse(line));
}

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
    auto judge = ClaimJudge::create(**lexicon);
    if (!judge) return tl::unexpected(judge.error());
    return Drafter(
        std::make_unique<State>(std::move(*lexicon), std::move(*model), std::move(*events), std::move(*attributor), std::move(*claims), std::move(*judge)));
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

  /// Leaves of the page's claims those that the judge of claims would tell.
  void sift() { state_->judge.sift(state_->tree, state_->drafts); }

  // Of the page read last.
  const Tree& tree() const { return state_->tree; }
  const EventCoder::Reading& reading() const { return state_->reading; }
  const std::vector<DraftClaim>& drafts() const { return state_->drafts; }

 private:
  struct State {
    State(std::shared_ptr<const Lexicon> from, std::shared_ptr<const LanguageModel> model, EventCoder coder, Attributor attributing, ClaimMaker making,
          ClaimJudge judging)
        : lexicon(std::move(from)),
          worker(std::move(model)),
          events(std::move(coder)),
          attributor(std::move(attributing)),
          claims(std::move(making)),
          judge(std::move(judging)),
          reading(events) {}
    std::shared_ptr<const Lexicon> lexicon;
    LanguageModel::Worker worker;
    EventCoder events;
    Attributor attributor;
    ClaimMaker claims;
    ClaimJudge judge;
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
