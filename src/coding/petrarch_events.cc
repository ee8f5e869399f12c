#include "coding/petrarch_events.h"

#include <algorithm>
#include <map>

#include "base/words.h"

namespace hearsay {
namespace {

using Target = PetrarchEvent::Target;

bool same_codes(const NounCodes& a, const NounCodes& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const NounCode& x, const NounCode& y) { return x.code == y.code; });
}

/// Who the letters of a transformation stand for; different letters are different people.
struct Binding {
  std::map<std::string, NounCodes> who;

  bool bind(const std::string& letter, const NounCodes& codes) {
    if (letter == "_") return codes.empty();
    if (codes.empty()) return false;
    if (letter == ".") return true;
    if (const auto known = who.find(letter); known != who.end()) return same_codes(known->second, codes);
    for (const auto& [other, theirs] : who)
      if (same_codes(theirs, codes)) return false;
    who[letter] = codes;
    return true;
  }
};

}  // namespace

void PetrarchReader::read(std::uint32_t root, std::vector<PetrarchEvent>& out) {
  nouns_.forget();
  for (PetrarchEvent& event : of_clause(phrases_.build(root))) out.push_back(std::move(event));
}

PetrarchReader::Events PetrarchReader::of_clause(std::uint32_t number) {
  Events out;
  const std::vector<std::uint32_t> children = phrases_.at(number).children;
  for (std::uint32_t child : children) {
    const Phrase::Kind kind = phrases_.at(child).kind;
    if (kind != Phrase::Kind::clause && kind != Phrase::Kind::verb) continue;
    for (PetrarchEvent& event : kind == Phrase::Kind::clause ? of_clause(child) : of_verb(child)) out.push_back(std::move(event));
  }
  return out;
}

PetrarchReader::Head PetrarchReader::head_of(std::uint32_t number) {
  Head out;
  const Phrase& phrase = phrases_.at(number);
  out.is_passive = phrase.passive;
  if (phrase.coordination) return out;
  const petrarch::Verb* verb = matcher_.verb(number);
  if (!verb) return out;
  PetrarchLexicon::Voices voices = lexicon_.voices(verb->code);
  if (phrase.main) out.match = matcher_.match(number, lexicon_.dictionaries().blocks[verb->block]);
  if (out.match.pattern) voices = lexicon_.voices(out.match.pattern->code);
  // Words that made the event name nobody: "military exercises" have no soldiers for a target.
  nouns_.use_up(out.match.words);
  out.active = voices.active;
  out.passive = voices.passive;
  out.active.trigger = out.passive.trigger = phrase.token;
  return out;
}

// The subject: what noun phrases stand beside the verb.
NounCodes PetrarchReader::upper(std::uint32_t number) {
  const std::uint32_t parent = phrases_.at(number).parent;
  if (parent == kNoToken || phrases_.at(parent).kind != Phrase::Kind::clause) return {};
  const std::vector<std::uint32_t> children = phrases_.at(parent).children;
  NounCodes out;
  for (std::uint32_t child : children)
    if (phrases_.at(child).kind == Phrase::Kind::noun)
      for (NounCode& one : codes(child)) out.push_back(std::move(one));
  return PetrarchNouns::mix(out);
}

NounCodes PetrarchReader::agents(std::uint32_t number, std::initializer_list<std::string_view> prepositions) {
  NounCodes out;
  const std::vector<std::uint32_t> children = phrases_.at(number).children;
  for (std::uint32_t child : children) {
    const Phrase& phrase = phrases_.at(child);
    if (phrase.kind != Phrase::Kind::preposition || phrase.children.empty() || !is_one_of(tree_.folded(phrase.token), prepositions)) continue;
    for (NounCode& one : codes(phrase.children.front())) out.push_back(std::move(one));
  }
  return out;
}

// "was attacked by X": the agents are the source, and the subject, here or further out, the target.
bool PetrarchReader::passive(std::uint32_t number, const Head& head, const NounCodes& subject, Events& out) {
  if (!head.is_passive && !(head.passive && !head.active)) return false;
  const NounCodes sources = agents(number, {"by", "from", "in"});
  NounCodes targets = subject;
  for (NounCode& one : agents(number, {"at", "against", "into", "towards"})) targets.push_back(std::move(one));
  const Meaning meaning = head.is_passive ? head.active : head.passive;
  if (sources.empty() && !head.active) return false;
  PetrarchEvent event;
  event.sources = sources;
  event.meaning = meaning;
  event.kind = Target::subject;
  if (targets.empty()) out.push_back(event);
  event.kind = Target::party;
  for (const NounCode& one : targets) {
    event.target = one;
    out.push_back(event);
  }
  return true;
}

// The codes of objects, else of prepositional phrases; each kind of code from whichever has it.
NounCodes PetrarchReader::objects(std::uint32_t number, const PetrarchMatch& match) {
  NounCodes marked;
  for (std::uint32_t noun : match.targets)
    for (NounCode& one : codes(noun)) marked.push_back(std::move(one));
  for (std::uint32_t preposition : match.prepositions)
    if (match.targets.empty() && !phrases_.at(preposition).children.empty())
      for (NounCode& one : codes(phrases_.at(preposition).children.front())) marked.push_back(std::move(one));
  if (!marked.empty()) return PetrarchNouns::mix(marked);
  NounCodes actors[2], agents[2];
  const std::vector<std::uint32_t> children = phrases_.at(number).children;
  for (std::uint32_t child : children) {
    const Phrase& phrase = phrases_.at(child);
    const bool prepositional = phrase.kind == Phrase::Kind::preposition;
    if (!(prepositional && !phrase.children.empty()) && phrase.kind != Phrase::Kind::noun) continue;
    for (NounCode& one : codes(prepositional ? phrase.children.front() : child)) (one.is_agent() ? agents : actors)[prepositional].push_back(std::move(one));
  }
  NounCodes out = actors[0].empty() ? actors[1] : actors[0];
  const NounCodes& roles = agents[0].empty() ? agents[1] : agents[0];
  out.insert(out.end(), roles.begin(), roles.end());
  return PetrarchNouns::mix(out);
}

PetrarchReader::Events PetrarchReader::lower(std::uint32_t number, const Head& head, bool& negated) {
  Events out;
  const std::vector<std::uint32_t> children = phrases_.at(number).children;
  bool verbs = false;
  for (std::uint32_t child : children) {
    if (phrases_.at(child).kind != Phrase::Kind::verb) continue;
    verbs = true;
    for (PetrarchEvent& event : of_verb(child)) out.push_back(std::move(event));
  }
  negated = verbs && phrases_.at(number).negated;
  if (negated)
    for (PetrarchEvent& event : out) event.meaning = lexicon_.negated(event.meaning);
  if (!out.empty()) return out;
  for (NounCode& one : objects(number, head.match)) {
    PetrarchEvent& event = out.emplace_back();
    event.kind = Target::party;
    event.target = std::move(one);
    event.bare = true;
  }
  return out;
}

void PetrarchReader::resolve_passive(const PetrarchEvent& event, const Head& head, const NounCodes& subject, Events& out) const {
  PetrarchEvent made = event;
  made.meaning = lexicon_.combine(head.active, event.meaning);
  if (subject.empty()) return out.push_back(std::move(made));
  made.kind = Target::party;
  for (const NounCode& one : subject) {
    made.target = one;
    out.push_back(made);
  }
}

// The event below seen from this verb.
void PetrarchReader::resolve(const PetrarchEvent& event, const Head& head, const NounCodes& subject, Events& out) const {
  if (subject.empty() && !head.active) return out.push_back(event);
  if (event.kind == Target::subject && !event.bare) return resolve_passive(event, head, subject, out);
  PetrarchEvent made;
  made.sources = subject;
  made.meaning = head.active;
  if (event.bare) {
    if (head.passive) {  // "received X": what X did in turn
      PetrarchEvent turned;
      turned.sources = {event.target};
      turned.meaning = head.passive;
      turned.kind = Target::party;
      for (const NounCode& one : subject) {
        turned.target = one;
        out.push_back(turned);
      }
    }
    made.kind = Target::party;
    made.target = event.target;
  } else if (!event.sources.empty()) {
    made.kind = Target::event;
    made.inner = std::make_shared<const PetrarchEvent>(event);
  } else {
    made.kind = event.kind;
    made.target = event.target;
    made.inner = event.inner;
    made.meaning = lexicon_.combine(head.active, event.meaning);
  }
  out.push_back(std::move(made));
}

bool PetrarchReader::transform_by_rule(const PetrarchEvent& event, Events& out) const {
  const PetrarchEvent& inner = *event.inner;
  for (const petrarch::Transformation& rule : lexicon_.dictionaries().transformations) {
    if (!lexicon_.is_kind_of(event.meaning.value, lexicon_.meaning_of_verbs(rule.outer_verb))) continue;
    if (rule.inner_verb != "q" && !lexicon_.is_kind_of(inner.meaning.value, lexicon_.meaning_of_verbs(rule.inner_verb))) continue;
    Binding bound;
    const NounCodes target = inner.kind == Target::party ? NounCodes{inner.target} : NounCodes();
    if (!bound.bind(rule.outer_source, event.sources) || !bound.bind(rule.inner_source, inner.sources) || !bound.bind(rule.inner_target, target)) continue;
    const Meaning meaning = rule.code == "q" ? inner.meaning : lexicon_.voices(rule.code).active;
    PetrarchEvent made;
    made.sources = bound.who[rule.source];
    made.meaning = {meaning.value, meaning.cameo, rule.code == "q" ? inner.meaning.trigger : event.meaning.trigger};
    made.kind = Target::party;
    for (const NounCode& one : bound.who[rule.target]) {
      made.target = one;
      out.push_back(made);
    }
    return true;
  }
  return false;
}

// An event of which a verb speaks becomes one of the speaker's: by a rule of the dictionary, else those who act in it
// are the target and its code is added ("accused Russia of killing").
void PetrarchReader::transform(PetrarchEvent&& event, Events& out) const {
  if (event.kind != Target::event || !event.inner) return out.push_back(std::move(event));
  if (transform_by_rule(event, out)) return;
  const PetrarchEvent& inner = *event.inner;
  constexpr std::int32_t kWords = 0x1000;
  const bool deed = inner.meaning.value >= 0 && inner.meaning.value < kWords;
  if (event.sources.empty() || !event.meaning || inner.sources.empty() || !deed) return out.push_back(std::move(event));
  PetrarchEvent made = event;
  made.kind = Target::party;
  made.inner = nullptr;
  made.meaning = lexicon_.combine(event.meaning, inner.meaning);
  for (const NounCode& one : inner.sources) {
    made.target = one;
    out.push_back(made);
  }
}

// What the clauses under a verb tell, seen from it.
void PetrarchReader::from_clauses(std::uint32_t number, const Head& head, const NounCodes& subject, Events& out) {
  const std::vector<std::uint32_t> children = phrases_.at(number).children;
  for (std::uint32_t child : children) {
    if (phrases_.at(child).kind != Phrase::Kind::clause) continue;
    for (const PetrarchEvent& event : of_clause(child))
      if (event.kind != Target::none || event.meaning) resolve(event, head, subject, out);
  }
}

// "pledged to expel": what is pledged says more than what else stands beside the verb.
bool PetrarchReader::has_infinitive(std::uint32_t number) const {
  const std::vector<std::uint32_t>& children = phrases_.at(number).children;
  const auto is_object = [&](std::uint32_t child) { return phrases_.at(child).kind == Phrase::Kind::noun; };
  const auto is_infinitive = [&](std::uint32_t child) {
    return phrases_.at(child).kind == Phrase::Kind::clause && tree_.relation(phrases_.at(child).token) == Relation::xcomp;
  };
  return std::any_of(children.begin(), children.end(), is_infinitive) && std::none_of(children.begin(), children.end(), is_object);
}

PetrarchReader::Events PetrarchReader::of_verb(std::uint32_t number) {
  Head head = head_of(number);
  const NounCodes subject = upper(number);
  Events found;
  if (passive(number, head, subject, found)) return found;
  if (has_infinitive(number)) from_clauses(number, head, subject, found);
  const auto is_whole = [](const PetrarchEvent& event) { return event.kind == Target::party || event.kind == Target::event; };
  if (std::none_of(found.begin(), found.end(), is_whole)) {
    found.clear();
    from_complements(number, head, subject, found);
    // Clauses are asked only if nothing else was found: less is coded, and less wrongly.
    if (found.empty()) from_clauses(number, head, subject, found);
  }
  Events out;
  for (PetrarchEvent& event : found) transform(std::move(event), out);
  return out;
}

void PetrarchReader::from_complements(std::uint32_t number, Head& head, const NounCodes& subject, Events& out) {
  bool negated = false;
  const Events below = lower(number, head, negated);
  if (negated) head.active = {};
  for (const PetrarchEvent& event : below) resolve(event, head, subject, out);
  const std::vector<std::uint32_t>& children = phrases_.at(number).children;
  const bool clauses = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) { return phrases_.at(child).kind == Phrase::Kind::clause; });
  if (!below.empty() || clauses || (subject.empty() && !head.active)) return;
  PetrarchEvent& event = out.emplace_back();
  event.sources = subject;
  event.meaning = head.active;
}

}  // namespace hearsay
