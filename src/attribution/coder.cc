#include "hearsay/coder.h"

#include <fmt/format.h>

#include <optional>

#include "attribution/coder_parts.h"
#include "language/tree.h"

namespace hearsay {

Result<Coder> Coder::create(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const LanguageModel> model,
                            std::shared_ptr<const petrarch::Dictionaries> loaded) {
  auto events = EventCoder::create(lexicon, std::move(loaded));
  if (!events) return tl::unexpected(events.error());
  auto attributor = Attributor::create(lexicon);
  if (!attributor) return tl::unexpected(attributor.error());
  auto claims = ClaimMaker::create(lexicon);
  if (!claims) return tl::unexpected(claims.error());
  return Coder(std::make_shared<const Parts>(Parts{std::move(lexicon), std::move(model), std::move(*events), std::move(*attributor), std::move(*claims)}));
}

struct Coder::Worker::Scratch {
  explicit Scratch(std::shared_ptr<const Parts> shared) : parts(std::move(shared)), reading(parts->events) {
    if (parts->model) language.emplace(parts->model);
  }
  std::shared_ptr<const Parts> parts;
  std::optional<LanguageModel::Worker> language;
  Analysis analysis;
  Tree tree;
  EventCoder::Reading reading;
  std::vector<Attribution> attributions;
  std::vector<DraftClaim> drafts;  // their claims are given away
  std::vector<std::string> words;  // of the steps, since the tree does not outlive its document
};

Coder::Worker::Worker(const Coder& coder) : scratch_(std::make_unique<Scratch>(coder.parts_)) {}
Coder::Worker::Worker(Worker&&) noexcept = default;
Coder::Worker::~Worker() = default;

void Coder::Worker::read(const Document& document, const Analysis* given) {
  Scratch& s = *scratch_;
  if (!given && s.language) s.language->analyse(document, s.analysis);
  if (!given && !s.language) s.analysis.clear();
  s.tree.build(document, given ? *given : s.analysis);
  s.parts->events.code(s.tree, s.reading);
  s.parts->attributor.find(s.tree, s.attributions);
}

void Coder::Worker::give(std::vector<Claim>& out) {
  Scratch& s = *scratch_;
  s.words.clear();
  for (DraftClaim& draft : s.drafts) {
    out.push_back(std::move(draft.claim));
    for (const CertaintyStep& step : draft.trace.certainty) s.words.emplace_back(s.tree.written(step.token));
  }
}

void Coder::Worker::code(const Document& document, const Analysis* given, std::vector<Claim>& out) {
  Scratch& s = *scratch_;
  read(document, given);
  s.parts->claims.make(s.tree, s.reading, s.attributions, s.drafts);
  give(out);
}

void Coder::Worker::code_by_rules(const Document& document, std::vector<Claim>& out) {
  Scratch& s = *scratch_;
  read(document, nullptr);
  s.parts->claims.draft(s.tree, s.reading, s.attributions, s.drafts);
  give(out);
}

std::vector<std::string> Coder::Worker::explanations() const {
  const Scratch& s = *scratch_;
  const EventLexicon& events = s.parts->events.lexicon();
  const auto cues = s.parts->lexicon->table("cues");
  std::vector<std::string> out;
  std::size_t word = 0;
  for (const DraftClaim& draft : s.drafts) {
    const ClaimTrace& trace = draft.trace;
    std::string text = trace.entry ? fmt::format("event: entry \"{}\" ({})\n", events.key(*trace.entry), events.origin(*trace.entry))
                                   : std::string("event: no entry of the lexicon: a speaker who says what must be done, or the dictionaries given\n");
    if (!trace.lexicon_type.empty()) text += fmt::format("type: against the entry's {}, by learned weights of table claim_weights\n", trace.lexicon_type);
    if (trace.accident) text += "type: no attack, since the report tells of an accident (table accidents)\n";
    if (!trace.rules_place.empty()) text += fmt::format("place: against the rules' {}, by learned weights of table place_weights\n", trace.rules_place);
    for (const std::string& party : trace.parties) text += fmt::format("party: {}, by learned weights of table party_weights\n", party);
    for (const RowId cue : trace.cues) text += fmt::format("source: cue \"{}\" ({})\n", cues->key(cue), cues->origin(cue));
    for (const CertaintyStep& step : trace.certainty)
      text += fmt::format("certainty: \"{}\"{} says {}\n", s.words[word++], step.negated ? ", negated," : "", spelling(step.effect));
    if (trace.certainty.empty()) text += "certainty: nothing stands between the event and its teller\n";
    if (trace.learned)
      text += fmt::format("certainty: against this, the learned weights put it at {:.1f} of -3 to 3 as having happened and at {:.1f} as held to be so\n",
                          trace.learned->happened, trace.learned->held);
    out.push_back(std::move(text));
  }
  return out;
}

}  // namespace hearsay
