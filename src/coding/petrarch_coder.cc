#include "coding/petrarch_coder.h"

#include <algorithm>

namespace hearsay {
namespace {

std::optional<Day> day_of(const Tree& tree) {
  const auto& published = tree.document().origin().published;
  return published ? parse_iso_day(*published) : std::nullopt;
}

/// As PETRARCH writes it: a role of nobody's country is ---GOV.
NounCode written(NounCode one) {
  if (one.is_agent()) one.code.replace(0, 1, "---");
  return one;
}

bool same(const NounCodes& a, const NounCodes& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const NounCode& x, const NounCode& y) { return x.code == y.code; });
}

void add(NounCodes& to, const NounCode& one) {
  if (std::none_of(to.begin(), to.end(), [&](const NounCode& known) { return known.code == one.code; })) to.push_back(one);
}

/// PETRARCH cuts words at blanks alone, so that "years ago," is not "years ago"; lists of discards were made by what it does.
bool between_blanks(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  const auto blank_after = [&](std::uint32_t i) { return (tree.token(i).flags & token_flag::space_after) != 0; };
  return (first == 0 || blank_after(first - 1)) && blank_after(last - 1);
}

bool is_statement(std::string_view cameo) { return cameo.starts_with("01"); }

bool is_mutual(std::string_view cameo) { return cameo.size() > 1 && cameo[0] == '0' && cameo[1] >= '3' && cameo[1] <= '6'; }

}  // namespace

Result<PetrarchCoder> PetrarchCoder::create(std::shared_ptr<const petrarch::Dictionaries> dictionaries, std::shared_ptr<const Lexicon> lexicon) {
  auto made = PetrarchLexicon::create(std::move(dictionaries), std::move(lexicon));
  if (!made) return tl::unexpected(made.error());
  return PetrarchCoder(std::move(*made));
}

void PetrarchCoder::code_parties(const Tree& tree, EntityTable& entities) const {
  PetrarchNouns nouns(tree, lexicon_, entities, day_of(tree));
  std::vector<std::string> codes(tree.size());
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const Upos upos = tree.token(i).upos;
    if (!is_nominal(upos)) continue;
    Phrases phrases(tree);
    const NounCodes found = nouns.codes(phrases, phrases.noun(i, kNoToken));
    // Of several actors in one phrase the one that this noun stands for.
    const auto own = std::find_if(found.begin(), found.end(), [&](const NounCode& one) { return one.head == i; });
    if (own != found.end()) codes[i] = written(*own).code;
  }
  entities.give_codes(std::move(codes));
}

void PetrarchCoder::keep(const PetrarchEvent& event, std::vector<PetrarchFound>& out) const {
  const std::string_view cameo = event.bare ? std::string_view() : lexicon_.code(event.meaning);
  if (cameo.empty() || event.kind == PetrarchEvent::Target::event || event.meaning.trigger == kNoToken) return;
  PetrarchFound made{event.meaning.trigger, std::string(cameo), lexicon_.facts(cameo), {}, {}};
  for (const NounCode& one : event.sources) add(made.actors, written(one));
  if (event.kind == PetrarchEvent::Target::party) add(made.recipients, written(event.target));
  const bool alone = made.recipients.empty();
  if ((made.actors.empty() && alone) || (alone && is_statement(cameo))) return;
  // "The US, Russia and Switzerland met": each with the others.
  if (alone && made.actors.size() > 1 && is_mutual(cameo)) {
    for (const NounCode& one : made.actors) {
      PetrarchFound mutual{made.head, made.cameo, made.facts, {one}, {}};
      for (const NounCode& other : made.actors)
        if (other.code != one.code) mutual.recipients.push_back(other);
      out.push_back(std::move(mutual));
    }
    return;
  }
  for (PetrarchFound& known : out) {
    if (known.head != made.head || known.cameo != made.cameo || !same(known.actors, made.actors) || known.recipients.empty() != alone) continue;
    for (const NounCode& one : made.recipients) add(known.recipients, one);
    return;
  }
  out.push_back(std::move(made));
}

void PetrarchCoder::find(const Tree& tree, const EntityTable& entities, std::vector<PetrarchFound>& out) const {
  PetrarchNouns nouns(tree, lexicon_, entities, day_of(tree));
  PetrarchReader reader(tree, lexicon_, nouns);
  std::vector<PetrarchEvent> events;
  for (const Sentence& sentence : tree.analysis().sentences) {
    events.clear();
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
      if (tree.is_root(i)) reader.read(i, events);
    std::vector<PetrarchFound> found;
    for (const PetrarchEvent& event : events) keep(event, found);
    for (PetrarchFound& one : found) out.push_back(std::move(one));
  }
}

std::vector<bool> PetrarchCoder::discarded(const Tree& tree) const {
  std::vector<bool> out(tree.analysis().sentences.size(), false);
  if (lexicon_.dictionaries().discards.empty()) return out;
  for (std::size_t s = 0; s < out.size(); ++s) {
    const Sentence& sentence = tree.analysis().sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const auto discard = lexicon_.discard_at(tree, i, sentence.last);
      if (!discard || !between_blanks(tree, i, discard->last)) continue;
      if (discard->discard->whole_document) return std::vector<bool>(out.size(), true);
      out[s] = true;
    }
  }
  return out;
}

}  // namespace hearsay
