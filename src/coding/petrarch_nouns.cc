#include "coding/petrarch_nouns.h"

#include <algorithm>

namespace hearsay {
namespace {

/// Words that may begin a name or an agent.
bool may_begin(const Token& token) {
  switch (token.upos) {
    case Upos::noun: case Upos::propn: case Upos::adj: case Upos::det: case Upos::x: case Upos::verb: return true;
    default: return false;
  }
}

/// Words of the phrase itself; the others are phrases and clauses of their own.
bool belongs(Relation r) {
  switch (r) {
    case Relation::det: case Relation::amod: case Relation::compound: case Relation::flat: case Relation::nmod_poss: case Relation::nmod_desc: case Relation::nmod_unmarked:
    case Relation::conj: case Relation::fixed: case Relation::goeswith: case Relation::nummod: case Relation::det_predet: case Relation::case_: case Relation::cc:
    case Relation::punct: case Relation::dep: case Relation::list:
      return true;
    default: return false;
  }
}

}  // namespace

std::vector<std::uint32_t> PetrarchNouns::words_of(std::uint32_t head) const {
  std::vector<std::uint32_t> out{head};
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (std::uint32_t c : tree_.children(out[i])) {
      const Relation r = tree_.relation(c);
      if (!belongs(r) || (r == Relation::conj && !is_nominal(tree_.token(c).upos) && tree_.token(c).upos != Upos::adj)) continue;
      if ((r == Relation::case_ || r == Relation::punct || r == Relation::cc) && out[i] == head && c < head) continue;
      out.push_back(c);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::uint32_t PetrarchNouns::noun_of(std::uint32_t token, std::uint32_t head) const {
  for (std::uint32_t at = token; at != kNoToken && at != head; at = tree_.head(at))
    if (tree_.relation(at) == Relation::conj && is_nominal(tree_.token(at).upos)) return at;
  return head;
}

// Not used up by a pattern, and no part of a hyphenated word: "Al-Qaeda-linked" is not Al-Qaeda.
bool PetrarchNouns::is_free(std::uint32_t first, std::uint32_t last) const {
  const auto is_hyphen = [&](std::uint32_t i) { return i < tree_.size() && (tree_.folded(i) == "-" || tree_.folded(i) == "–"); };
  if (is_hyphen(last) || (first > 0 && is_hyphen(first - 1))) return false;
  return std::none_of(used_.begin(), used_.end(), [&](std::uint32_t i) { return first <= i && i < last; });
}

// From left to right, actors before agents and the longest of each; a name may run on over the words of the phrase.
void PetrarchNouns::read_words(const std::vector<std::uint32_t>& words, std::uint32_t head, Found& out) const {
  if (words.empty()) return;
  std::uint32_t end = tree_.analysis().sentences[tree_.sentence_of(head)].last;
  end = std::min(end, words.back() + 6);
  std::uint32_t next = 0;
  for (std::uint32_t i : words) {
    if (i < next || !may_begin(tree_.token(i))) continue;
    if (const auto name = lexicon_.name_at(tree_, i, end, day_); name && is_free(i, name->last)) {
      next = name->last;
      if (!name->code.empty() && name->code != "---") out.actors.push_back({std::string(name->code), i, noun_of(i, head)});
    } else if (const auto agent = lexicon_.agent_at(tree_, i, end); agent && is_free(i, agent->last)) {
      next = agent->last;
      out.agents.push_back({(agent->agent->prefix ? "~<" : "~") + agent->agent->code, i, noun_of(i, head)});
    }
  }
}

// What phrases of one kind inside this one speak of, where it lacks actors or agents itself.
void PetrarchNouns::borrow(Phrases& phrases, std::uint32_t number, Phrase::Kind kind, Found& out) {
  Found lent;
  const std::uint32_t borrower = phrases.at(number).kind == Phrase::Kind::verb ? phrases.at(phrases.at(number).parent).token : phrases.at(number).token;
  const std::vector<std::uint32_t> children = phrases.at(number).children;
  for (std::uint32_t child : children) {
    if (phrases.at(child).kind != kind) continue;
    const NounCodes found = kind == Phrase::Kind::noun ? codes(phrases, child)
                            : phrases.at(child).children.empty() ? NounCodes() : codes(phrases, phrases.at(child).children.front());
    for (const NounCode& one : found) (one.is_agent() ? lent.agents : lent.actors).push_back({one.code, one.token, borrower});
  }
  if (out.actors.empty()) out.actors = std::move(lent.actors);
  if (out.agents.empty()) out.agents = std::move(lent.agents);
}

NounCodes PetrarchNouns::mix(const NounCodes& codes) {
  NounCodes actors, agents;
  for (const NounCode& one : codes) (one.is_agent() ? agents : actors).push_back(one);
  const bool only_agents = actors.empty();
  if (only_agents && !agents.empty()) actors.push_back({"~", agents.front().token, agents.front().head});
  const std::size_t told = agents.size();
  for (NounCode& actor : actors) {
    for (const NounCode& agent : agents) {
      const bool prefix = agent.code.starts_with("~<");
      const std::string code = agent.code.substr(prefix ? 2 : 1);
      if ((code == "PPL" && told > 1) || actor.code.find(code) != std::string::npos) continue;
      actor.code = prefix && !only_agents ? code + actor.code : actor.code + code;
    }
  }
  NounCodes out;
  for (NounCode& actor : actors)
    if (actor.code != "~" && std::none_of(out.begin(), out.end(), [&](const NounCode& one) { return one.code == actor.code; })) out.push_back(std::move(actor));
  return out;
}

NounCodes PetrarchNouns::pronoun(std::uint32_t head) {
  const EntityMention* here = entities_.mention_at(head);
  if (!here || resolving_) return {};
  for (const EntityMention& mention : entities_.mentions()) {
    if (mention.entity != here->entity || mention.head == head) continue;
    const Upos upos = tree_.token(mention.head).upos;
    if (upos == Upos::pron || upos == Upos::det) continue;
    Phrases phrases(tree_);
    resolving_ = true;
    NounCodes found = codes(phrases, phrases.noun(mention.head, kNoToken));
    resolving_ = false;
    for (NounCode& one : found) one.head = head;
    if (!found.empty()) return found;
  }
  return {};
}

// Whom the dictionaries do not know Hearsay's own lexicon may.
NounCodes PetrarchNouns::own_codes(std::uint32_t head) const {
  const EntityMention* mention = entities_.mention_at(head);
  if (!mention || !is_free(head, head + 1)) return {};
  const Entity& entity = entities_.entities()[mention->entity];
  if (entity.code.empty()) return {};
  const bool of_somebody = entity.country.has_value() || entity.kind == EntityKind::organisation;
  return {{(of_somebody ? "" : "~") + entity.code, head, head}};
}

NounCodes PetrarchNouns::codes(Phrases& phrases, std::uint32_t number) {
  const std::uint32_t head = phrases.at(number).token;
  if (tree_.token(head).upos == Upos::pron) return pronoun(head);
  Found found;
  read_words(words_of(head), head, found);
  borrow(phrases, number, Phrase::Kind::preposition, found);
  if (found.actors.empty()) borrow(phrases, number, Phrase::Kind::noun, found);
  // "a report released in Kigali": from the participle's complements.
  const std::vector<std::uint32_t> children = phrases.at(number).children;
  for (std::uint32_t child : children)
    if (found.actors.empty() && phrases.at(child).kind == Phrase::Kind::verb) borrow(phrases, child, Phrase::Kind::preposition, found);
  found.actors.insert(found.actors.end(), found.agents.begin(), found.agents.end());
  NounCodes out = mix(found.actors);
  return out.empty() ? own_codes(head) : out;
}

}  // namespace hearsay
