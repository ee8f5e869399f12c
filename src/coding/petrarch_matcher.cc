#include "coding/petrarch_matcher.h"

#include <algorithm>

namespace hearsay {

using petrarch::NounPattern;
using petrarch::Pattern;
using petrarch::PrepositionPattern;
using petrarch::Slot;

bool PetrarchMatcher::is_word(std::uint32_t token, std::string_view word) const { return tree_.folded(token) == word; }

bool PetrarchMatcher::compound_fits(const petrarch::Verb& verb, std::uint32_t number) const {
  const Phrase& phrase = phrases_.at(number);
  const std::uint32_t token = phrase.token;
  if (token < verb.before.size() || token + verb.after.size() >= tree_.size()) return false;
  for (std::size_t i = 0; i < verb.before.size(); ++i)
    if (!is_word(token - static_cast<std::uint32_t>(verb.before.size() - i), verb.before[i])) return false;
  for (std::size_t i = 0; i < verb.after.size(); ++i) {
    if (is_word(token + 1 + static_cast<std::uint32_t>(i), verb.after[i])) continue;
    // "cordoned the street off"
    const auto is_particle = [&](std::uint32_t child) { return phrases_.at(child).kind == Phrase::Kind::particle && is_word(phrases_.at(child).token, verb.after[i]); };
    if (i > 0 || std::none_of(phrase.children.begin(), phrase.children.end(), is_particle)) return false;
  }
  return true;
}

const petrarch::Verb* PetrarchMatcher::verb(std::uint32_t number) const {
  const Phrase& phrase = phrases_.at(number);
  if (phrase.token == kNoToken || phrase.infinitive) return nullptr;
  const petrarch::Verb* best = nullptr;
  for (std::uint32_t i : lexicon_.verbs(tree_.folded(phrase.token), fold(tree_.lemma(phrase.token)))) {
    const petrarch::Verb& one = lexicon_.dictionaries().verbs[i];
    const auto words = [](const petrarch::Verb& v) { return v.before.size() + v.after.size(); };
    if (best && words(*best) >= words(one)) continue;  // the first of a spelling counts
    if (compound_fits(one, number)) best = &one;
  }
  return best;
}

void PetrarchMatcher::nouns_in(std::uint32_t number, Numbers& out) const {
  for (std::uint32_t child : phrases_.at(number).children) {
    const Phrase::Kind kind = phrases_.at(child).kind;
    if (kind == Phrase::Kind::noun || kind == Phrase::Kind::particle) out.push_back(child);
  }
}

// Of an active verb the subject's clause lies before it and its complements behind it; of a passive one its agents and its subject.
PetrarchMatcher::Places PetrarchMatcher::places_of(std::uint32_t number) const {
  Places out;
  const Phrase& verb = phrases_.at(number);
  std::uint32_t above = verb.parent;
  // Up the chain of verbs, and through "to" into the clause of those that want to.
  while (above != kNoToken) {
    const Phrase& one = phrases_.at(above);
    if (one.kind == Phrase::Kind::clause) {
      const auto is_subject = [&](std::uint32_t child) { return phrases_.at(child).kind == Phrase::Kind::noun; };
      const bool has_subject = std::any_of(one.children.begin(), one.children.end(), is_subject);
      if (has_subject || one.parent == kNoToken) break;
    } else if (one.kind != Phrase::Kind::verb) {
      break;
    }
    above = one.parent;
  }
  Numbers subject, own;
  if (above != kNoToken && phrases_.at(above).kind == Phrase::Kind::clause) nouns_in(above, subject);
  nouns_in(number, own);
  for (std::uint32_t child : verb.children)
    if (phrases_.at(child).kind == Phrase::Kind::preposition) out.prepositions.push_back(child);
  if (!verb.passive) {
    out.before = std::move(subject);
    out.after = std::move(own);
    return out;
  }
  for (std::uint32_t child : out.prepositions)
    if ((is_word(phrases_.at(child).token, "by") || is_word(phrases_.at(child).token, "from")) && !phrases_.at(child).children.empty())
      out.before.push_back(phrases_.at(child).children.front());
  out.after = std::move(subject);
  return out;
}

bool PetrarchMatcher::has_beside(std::uint32_t head, std::string_view word) const {
  for (std::uint32_t c : tree_.children(head))
    if (tree_.relation(c) != Relation::conj && (is_word(c, word) || (tree_.relation(c) == Relation::compound && has_beside(c, word)))) return true;
  return false;
}

bool PetrarchMatcher::stands_beside(const Slot& slot, std::uint32_t head) const {
  if (!slot.set) return has_beside(head, slot.word);
  for (const auto& [last, modifiers] : slot.set->by_head) {
    if (!has_beside(head, last)) continue;
    for (const petrarch::Words& words : modifiers)
      if (std::all_of(words.begin(), words.end(), [&](const std::string& word) { return has_beside(head, word); })) return true;
  }
  return false;
}

// A plural is also met by its singular.
bool PetrarchMatcher::is_noun(std::uint32_t token, std::string_view word) const {
  return is_word(token, word) || (tree_.token(token).upos == Upos::noun && tree_.lemma(token) == word);
}

// The noun of the phrase that the pattern's head stands for, or none.
std::uint32_t PetrarchMatcher::head_for(const NounPattern& pattern, std::uint32_t noun) const {
  const std::uint32_t first = phrases_.at(noun).token;
  const auto beside = [&](std::uint32_t head, const petrarch::Words& words) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return has_beside(head, word); });
  };
  const auto fits = [&](std::uint32_t head) {
    if (!pattern.head.set) return is_noun(head, pattern.head.word);
    const auto found = pattern.head.set->by_head.find(std::string(tree_.folded(head)));
    return found != pattern.head.set->by_head.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](const petrarch::Words& words) { return beside(head, words); });
  };
  std::vector<std::uint32_t> heads{first};
  tree_.conjuncts(first, heads);
  for (std::uint32_t head : heads)
    if (head >= first && fits(head) && std::all_of(pattern.beside.begin(), pattern.beside.end(), [&](const Slot& slot) { return stands_beside(slot, head); }))
      return head;
  return kNoToken;
}

bool PetrarchMatcher::fit(const NounPattern& pattern, const Numbers& nouns, Numbers* prepositions, PetrarchMatch& out) const {
  for (std::uint32_t noun : nouns) {
    if (phrases_.at(noun).kind == Phrase::Kind::particle && pattern.marker != NounPattern::Marker::none) continue;
    if (pattern.marker != NounPattern::Marker::none) {
      (pattern.marker == NounPattern::Marker::target ? out.targets : out.sources).push_back(noun);
      out.weight += 1;
      return true;
    }
    const std::uint32_t head = head_for(pattern, noun);
    if (head == kNoToken) continue;
    out.words.push_back(head);
    if (!pattern.beside.empty())
      for (std::uint32_t c : tree_.children(head))
        if (tree_.relation(c) == Relation::compound || tree_.relation(c) == Relation::amod) out.words.push_back(c);
    if (prepositions)
      for (std::uint32_t child : phrases_.at(noun).children)
        if (phrases_.at(child).kind == Phrase::Kind::preposition) prepositions->push_back(child);
    out.weight += 2 + static_cast<int>(pattern.beside.size());
    return true;
  }
  return false;
}

bool PetrarchMatcher::fit(const PrepositionPattern& pattern, const Numbers& prepositions, PetrarchMatch& out) const {
  for (std::uint32_t number : prepositions) {
    const Phrase& phrase = phrases_.at(number);
    if (!is_word(phrase.token, pattern.preposition)) continue;
    PetrarchMatch tried = out;
    const auto holds = [&](const NounPattern& noun) { return fit(noun, phrase.children, nullptr, tried); };
    if (!std::all_of(pattern.nouns.begin(), pattern.nouns.end(), holds)) continue;
    if (pattern.nouns.empty()) tried.prepositions.push_back(number);
    tried.weight += 1;
    out = std::move(tried);
    return true;
  }
  return false;
}

bool PetrarchMatcher::fit(const Pattern& pattern, const Places& places, PetrarchMatch& out) const {
  Numbers prepositions = places.prepositions;
  for (const NounPattern& noun : pattern.before.nouns)
    if (!fit(noun, places.before, nullptr, out)) return false;
  for (const NounPattern& noun : pattern.after.nouns)
    if (!fit(noun, places.after, &prepositions, out)) return false;
  for (const petrarch::Side* side : {&pattern.before, &pattern.after})
    for (const PrepositionPattern& one : side->prepositions)
      if (!fit(one, prepositions, out)) return false;
  return true;
}

// The words of one side in their order, from the verb outwards; what lies between them does not matter unless they are joined.
int PetrarchMatcher::run(const std::vector<Slot>& slots, bool at_once, std::uint32_t from, int step, std::uint32_t stop) const {
  const auto fits = [&](const Slot& slot, std::uint32_t token) {
    if (!slot.set) return is_word(token, slot.word);
    const auto found = slot.set->by_head.find(std::string(tree_.folded(token)));
    return found != slot.set->by_head.end() && std::any_of(found->second.begin(), found->second.end(), [&](const petrarch::Words& words) {
      if (token < words.size()) return false;
      for (std::size_t i = 0; i < words.size(); ++i)
        if (!is_word(token - static_cast<std::uint32_t>(words.size() - i), words[i])) return false;
      return true;
    });
  };
  std::uint32_t at = from;
  for (std::size_t k = 0; k < slots.size(); ++k) {
    const std::size_t index = step > 0 ? k : slots.size() - 1 - k;
    const bool joined = k == 0 ? at_once : step > 0 ? slots[index].joined : slots[index + 1].joined;
    bool found = false;
    while (at != stop && !found) {
      at += static_cast<std::uint32_t>(step);
      found = at != stop && fits(slots[index], at);
      if (joined) break;
    }
    if (!found) return -1;
  }
  return static_cast<int>(2 * slots.size());
}

bool PetrarchMatcher::fit_sequence(const Pattern& pattern, std::uint32_t verb, PetrarchMatch& out) const {
  const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(verb)];
  const int before = run(pattern.before.sequence, pattern.before.joined_to_verb, verb, -1, sentence.first - 1);
  const int after = before < 0 ? -1 : run(pattern.after.sequence, pattern.after.joined_to_verb, verb, 1, sentence.last);
  out.weight = before + after;
  return after >= 0;
}

PetrarchMatch PetrarchMatcher::match(std::uint32_t number, const petrarch::Block& block) const {
  const Places places = places_of(number);
  PetrarchMatch best;
  for (const Pattern& one : block.patterns) {
    PetrarchMatch tried;
    const bool sequence = !one.before.sequence.empty() || !one.after.sequence.empty();
    if (!(sequence ? fit_sequence(one, phrases_.at(number).token, tried) : fit(one, places, tried))) continue;
    if (tried.weight < best.weight || tried.weight == 0) continue;
    tried.pattern = &one;
    best = std::move(tried);
  }
  return best;
}

}  // namespace hearsay
