// For each word the entries whose head it may be are tried, those of most words first; the first whose words
// stand among the word's arguments (or, for nouns, before it) and whose conditions hold makes the event. A phrase
// swallows the event noun inside it ("carried out an attack" is one event).

#include "coding/event_finder.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

using Pos = EventEntry::Pos;
using Tokens = std::vector<std::uint32_t>;

/// One entry laid over one word: which tokens its words are.
struct Layout {
  std::uint32_t head = kNoToken;
  Tokens words;  // tokens of the pattern, the head among them
  Tokens nodes;  // predicates whose dependents may be participants: the head and pattern nouns
};

bool contains(const Tokens& tokens, std::uint32_t i) { return std::find(tokens.begin(), tokens.end(), i) != tokens.end(); }

bool is_third_person_pronoun(std::string_view word) {
  return word == "he" || word == "she" || word == "him" || word == "her" || word == "they" || word == "them" || word == "who" || word == "whom" ||
         word == "himself" || word == "themselves" || word == "us" || word == "me" || word == "i" || word == "we" || word == "others" || word == "someone" ||
         word == "anyone" || word == "everyone" || word == "one";
}

class DocumentFinder {
 public:
  DocumentFinder(const Tree& tree, const EventLexicon& lexicon) : tree_(tree), arguments_(tree), lexicon_(lexicon) {}
  void run(std::vector<FoundEvent>& out);

 private:
  void block_nonevents();
  std::span<const EventEntry> entries_of_stem(std::string_view form) const;
  bool is_verbal(std::uint32_t i) const;
  bool is_predicate_of_its_own(std::uint32_t i) const;
  bool try_word(std::uint32_t i, Pos pos, FoundEvent& found) const;
  bool lay(const EventEntry&, std::uint32_t i, Layout&) const;
  bool lay_verb(const EventEntry&, Layout&) const;
  bool lay_noun(const EventEntry&, Layout&) const;
  std::uint32_t argument_word(const Layout&, std::string_view word) const;
  bool stands_as_event(std::uint32_t noun) const;
  bool holds(const Condition&, const EventEntry&, const Layout&) const;
  bool word_meets(const Condition&, std::uint32_t token) const;
  ClassBits classes_of(std::uint32_t token) const;
  void fill(const Slot&, const EventEntry&, const Layout&, Tokens& out) const;
  std::uint32_t compound_maker(std::uint32_t head) const;
  bool is_indirect_question(std::uint32_t clause) const;
  bool is_people(std::uint32_t token) const;
  bool is_thing(std::uint32_t token) const;
  void fill_modifier(const Layout&, Tokens& out) const;
  void fill_roles(const EventEntry&, const Layout&, FoundEvent&) const;
  void from_people(std::uint32_t noun, Tokens& out) const;
  std::uint32_t participle_maker(std::uint32_t noun) const;
  void fill_asked(const Layout&, FoundEvent&) const;
  void fill_from_context(const EventEntry&, const Layout&, FoundEvent&) const;
  std::uint32_t share_in(std::uint32_t event) const;
  std::uint32_t responsible_party(std::uint32_t word) const;
  std::uint32_t participant_subject(std::uint32_t noun) const;
  bool is_taking_part(std::uint32_t verb) const;
  void fill_from_light_verb(const EventEntry&, const Layout&, FoundEvent&) const;
  void expand(Tokens& heads, const Layout&) const;
  std::uint32_t light_governor(std::uint32_t noun) const;
  TokenRange trigger_range(const Layout&) const;

  const Tree& tree_;
  Arguments arguments_;
  const EventLexicon& lexicon_;
  std::vector<bool> blocked_;
};

void DocumentFinder::run(std::vector<FoundEvent>& out) {
  block_nonevents();
  std::vector<bool> swallowed(tree_.size(), false);
  std::vector<FoundEvent> all;
  for (const bool phrases_first : {true, false}) {
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (blocked_[i] || swallowed[i]) continue;
      const Upos upos = tree_.token(i).upos;
      FoundEvent found;
      const bool verbal = is_verbal(i);
      const bool nominal = upos == Upos::noun || upos == Upos::propn;
      const bool adjectival = upos == Upos::adj;
      bool is_event = false;
      // A verb that the lexicon knows and whose conditions fail is no event; its noun must not bring it back.
      if (verbal)
        is_event = try_word(i, Pos::verb, found) || (adjectival && try_word(i, Pos::adjective, found)) ||
                   (lexicon_.entries(Pos::verb, tree_.lemma(i)).empty() && try_word(i, Pos::noun, found));
      else if (nominal)
        is_event = try_word(i, Pos::noun, found);
      else if (adjectival)
        is_event = try_word(i, Pos::adjective, found) || try_word(i, Pos::verb, found);
      if (!is_event || (phrases_first && found.entry->rest.empty())) continue;
      for (std::uint32_t t = found.trigger.first; t < found.trigger.last; ++t)
        if (t == i || !found.entry->rest.empty()) swallowed[t] = true;
      all.push_back(std::move(found));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const FoundEvent& a, const FoundEvent& b) { return a.trigger.first < b.trigger.first; });
  for (FoundEvent& found : all) out.push_back(std::move(found));
}

void DocumentFinder::block_nonevents() {
  blocked_.assign(tree_.size(), false);
  const auto is_word = [&](std::uint32_t at, const std::string& word) { return tree_.lemma(at) == word || tree_.folded(at) == word; };
  for (std::uint32_t i = 0; i < tree_.size(); ++i) {
    for (std::string_view start : {tree_.lemma(i), tree_.folded(i)}) {
      for (const EventLexicon::Phrase& phrase : lexicon_.nonevents(start)) {
        std::uint32_t k = 1;
        while (k < phrase.words.size() && i + k < tree_.size() && is_word(i + k, phrase.words[k])) ++k;
        for (std::uint32_t t = i; k == phrase.words.size() && t < i + k; ++t) blocked_[t] = true;
      }
    }
  }
}

// Lemmatizers stumble over verbs they have not met ("shelled", "shel"): the dictionary knows better.
std::span<const EventEntry> DocumentFinder::entries_of_stem(std::string_view form) const {
  for (const std::string_view ending : {"ed", "ing", "es", "s"}) {
    if (form.size() < ending.size() + 3 || !form.ends_with(ending)) continue;
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    if (const auto found = lexicon_.entries(Pos::verb, stem); !found.empty()) return found;
    if (const auto found = lexicon_.entries(Pos::verb, std::string(stem) + 'e'); !found.empty()) return found;
  }
  return {};
}

// Also "was shot", the participle taken for a noun.
bool DocumentFinder::is_verbal(std::uint32_t i) const {
  const Upos upos = tree_.token(i).upos;
  return upos == Upos::verb || upos == Upos::aux || ((upos == Upos::noun || upos == Upos::adj) && tree_.child(i, Relation::aux_pass) != kNoToken);
}

bool DocumentFinder::try_word(std::uint32_t i, Pos pos, FoundEvent& found) const {
  const std::string_view lemma = pos == Pos::noun && tree_.token(i).upos == Upos::propn ? tree_.folded(i) : tree_.lemma(i);
  std::string folded;
  std::span<const EventEntry> entries = lexicon_.entries(pos, lemma);
  if (entries.empty() && tree_.folded(i) != lemma) entries = lexicon_.entries(pos, tree_.folded(i));
  if (entries.empty() && pos == Pos::verb) entries = entries_of_stem(tree_.folded(i));
  if (pos == Pos::noun && !entries.empty() && tree_.token(i).upos != Upos::verb && !stands_as_event(i)) return false;
  for (const EventEntry& entry : entries) {
    Layout layout;
    if (!lay(entry, i, layout)) continue;
    const bool all = std::all_of(entry.conditions.begin(), entry.conditions.end(), [&](const Condition& condition) { return holds(condition, entry, layout); });
    if (!all) continue;
    found.entry = &entry;
    found.head = i;
    found.trigger = trigger_range(layout);
    fill_roles(entry, layout, found);
    return true;
  }
  return false;
}

// "attack helicopter" tells of no attack; "murder case" does.
bool DocumentFinder::stands_as_event(std::uint32_t noun) const {
  if (tree_.relation(noun) != Relation::compound && tree_.relation(noun) != Relation::nmod_desc) return true;
  const std::uint32_t above = tree_.head(noun);
  if (above == kNoToken || above < noun) return true;
  return lexicon_.event_head(tree_.lemma(above)) != EventLexicon::Head::none;
}

bool DocumentFinder::lay(const EventEntry& entry, std::uint32_t i, Layout& layout) const {
  layout.head = i;
  layout.words = {i};
  layout.nodes = {i};
  return entry.pos == Pos::noun ? lay_noun(entry, layout) : lay_verb(entry, layout);
}

// The words before an event noun, nearest last; hyphens between them are passed over.
bool DocumentFinder::lay_noun(const EventEntry& entry, Layout& layout) const {
  std::uint32_t at = layout.head;
  const std::uint32_t first = tree_.analysis().sentences[tree_.sentence_of(at)].first;
  for (auto word = entry.rest.rbegin(); word != entry.rest.rend(); ++word) {
    if (at == first) return false;
    --at;
    if (tree_.form(at) == "-" && at > first) --at;
    if (tree_.folded(at) != *word && tree_.lemma(at) != *word) return false;
    layout.words.push_back(at);
  }
  return true;
}

bool DocumentFinder::lay_verb(const EventEntry& entry, Layout& layout) const {
  // In any order, since a word may hang on one that the pattern names later ("lift arms embargo").
  std::vector<const std::string*> missing;
  for (const std::string& word : entry.rest) missing.push_back(&word);
  for (bool found = true; found && !missing.empty();) {
    found = false;
    for (std::size_t k = 0; k < missing.size();) {
      const std::uint32_t at = argument_word(layout, *missing[k]);
      if (at == kNoToken) {
        ++k;
        continue;
      }
      layout.words.push_back(at);
      if (is_nominal(tree_.token(at).upos)) layout.nodes.push_back(at);
      missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(k));
      found = true;
    }
  }
  return missing.empty();
}

bool DocumentFinder::is_predicate_of_its_own(std::uint32_t i) const {
  return tree_.child(i, Relation::nsubj) != kNoToken || tree_.child(i, Relation::nsubj_pass) != kNoToken;
}

// `word` as particle, preposition, object or other argument noun of the pattern so far.
std::uint32_t DocumentFinder::argument_word(const Layout& layout, std::string_view word) const {
  const auto is_word = [&](std::uint32_t at) { return tree_.lemma(at) == word || tree_.folded(at) == word; };
  for (std::uint32_t node : layout.nodes) {
    for (std::uint32_t c : tree_.children(node)) {
      if (contains(layout.words, c)) continue;
      if (is_subject(tree_.relation(c)) && tree_.relation(c) != Relation::nsubj_pass) continue;
      // "dead and several others were shot" is no "shot dead".
      const bool apart = tree_.relation(c) == Relation::advcl || tree_.relation(c) == Relation::conj;
      if (is_word(c) && !(apart && is_predicate_of_its_own(c))) return c;
      for (std::uint32_t mark : tree_.children(c)) {
        const Relation r = tree_.relation(mark);
        if ((r == Relation::case_ || r == Relation::mark) && is_word(mark)) return mark;
        // "a series of attacks": the noun that counts stands below
        if (tree_.relation(c) == Relation::obj && r == Relation::nmod && tree_.preposition(mark) == "of" && is_word(mark)) return mark;
      }
    }
  }
  const std::uint32_t head = layout.head;
  const Relation r = tree_.relation(head);
  // "attacks carried out by": the noun stands above its participle.
  if ((r == Relation::acl || r == Relation::acl_relcl) && tree_.head(head) != kNoToken && is_word(tree_.head(head))) return tree_.head(head);
  // Damaged trees: the particle right behind the verb.
  const Token& token = tree_.token(head);
  if (token.upos == Upos::verb && head + 1 < tree_.size() && tree_.folded(head + 1) == word &&
      (tree_.token(head + 1).upos == Upos::adp || tree_.token(head + 1).upos == Upos::adv))
    return head + 1;
  return kNoToken;
}

ClassBits DocumentFinder::classes_of(std::uint32_t token) const {
  ClassBits bits = lexicon_.classes(tree_.lemma(token));
  if (!bits) bits = lexicon_.classes(tree_.folded(token));
  if (tree_.token(token).upos == Upos::pron && is_third_person_pronoun(tree_.folded(token))) bits |= lexicon_.class_named("person");
  for (const Name& name : tree_.analysis().names) {
    if (name.first > token) break;
    if (token >= name.last) continue;
    bits |= lexicon_.class_named(name.kind == NameKind::person ? "person" : "group");
  }
  if (!bits && tree_.token(token).upos == Upos::propn) bits = lexicon_.class_named("person") | lexicon_.class_named("group");
  if (!bits && tree_.token(token).upos == Upos::num) bits = lexicon_.class_named("person");  // "killed three"
  return bits;
}

bool DocumentFinder::word_meets(const Condition& condition, std::uint32_t token) const {
  if (condition.presence) return true;
  if (condition.classes) return classes_of(token) & condition.classes;
  const auto is = [&](std::string_view word) { return tree_.lemma(token) == word || tree_.folded(token) == word; };
  return std::any_of(condition.lemmas.begin(), condition.lemmas.end(), is);
}

bool DocumentFinder::holds(const Condition& condition, const EventEntry& entry, const Layout& layout) const {
  Tokens candidates;
  if (condition.where.kind == Slot::Kind::anywhere) {
    const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(layout.head)];
    // Names of classes are nouns: "tried to storm" has nothing to do with rugby.
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
      if (!condition.classes || is_nominal(tree_.token(i).upos)) candidates.push_back(i);
  } else {
    fill(condition.where, entry, layout, candidates);
  }
  const bool met = std::any_of(candidates.begin(), candidates.end(), [&](std::uint32_t i) { return word_meets(condition, i); });
  return met == condition.wanted;
}

std::uint32_t DocumentFinder::light_governor(std::uint32_t noun) const {
  const std::uint32_t above = tree_.head(noun);
  if (above == kNoToken) return kNoToken;
  const Relation r = tree_.relation(noun);
  const bool argument = r == Relation::obj || r == Relation::nsubj_pass || r == Relation::obl;
  if (argument && tree_.token(above).upos == Upos::verb && lexicon_.light_verb(tree_.lemma(above)) != EventLexicon::Light::none) return above;
  // "charged the man with murder", the murder hung on the man
  const std::uint32_t verb = tree_.head(above);
  if (r == Relation::nmod && (tree_.preposition(noun) == "with" || tree_.preposition(noun) == "of") && verb != kNoToken &&
      tree_.relation(above) == Relation::obj && lexicon_.light_verb(tree_.lemma(verb)) == EventLexicon::Light::object)
    return verb;
  return kNoToken;
}

// "asked whether they would leave" asks nobody to leave.
bool DocumentFinder::is_indirect_question(std::uint32_t clause) const {
  const std::uint32_t mark = tree_.child(clause, Relation::mark);
  return mark != kNoToken && (tree_.folded(mark) == "whether" || tree_.folded(mark) == "if");
}

bool DocumentFinder::is_people(std::uint32_t token) const { return classes_of(token) & (lexicon_.class_named("person") | lexicon_.class_named("group")); }

// "rejected the plea", "wounded in the head": what nobody would call a party. An event may stand for its makers.
bool DocumentFinder::is_thing(std::uint32_t token) const {
  if (tree_.token(token).upos != Upos::noun) return false;
  const ClassBits bits = classes_of(token);
  return bits && !(bits & ~lexicon_.nonparty_classes());
}

void DocumentFinder::fill_modifier(const Layout& layout, Tokens& out) const {
  const std::uint32_t first = tree_.analysis().sentences[tree_.sentence_of(layout.head)].first;
  // of a noun's other words too: trees may hang "coalition" on the "air" of "coalition air strikes"
  for (std::uint32_t node : tree_.token(layout.head).upos == Upos::verb ? layout.nodes : layout.words) {
    for (std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      if (c > node || (contains(layout.words, c) && !is_people(c))) continue;  // "police firing": of the pattern, and its maker
      const bool noun = r == Relation::compound || r == Relation::nmod_desc || r == Relation::nmod_unmarked || r == Relation::nmod;
      const bool capital = tree_.form(c).size() > 1 && tree_.form(c)[0] >= 'A' && tree_.form(c)[0] <= 'Z';
      const bool named = tree_.token(c).upos == Upos::propn || (r == Relation::amod && capital && c > first);
      if (named || ((noun || r == Relation::amod) && is_people(c))) out.push_back(c);
    }
  }
}

// "government shelling", the shelling taken for a verb: the noun before it does it.
std::uint32_t DocumentFinder::compound_maker(std::uint32_t head) const {
  if (head == 0 || !tree_.folded(head).ends_with("ing")) return kNoToken;
  const Relation r = tree_.relation(head - 1);
  const bool below = tree_.head(head - 1) == head && r == Relation::compound;
  // "were killed by government shelling": the government taken for the one who killed
  const bool beside = tree_.relation(head) == Relation::advcl && tree_.head(head - 1) == tree_.head(head) && (r == Relation::obl_agent || r == Relation::obl);
  if (!below && !beside) return kNoToken;
  return tree_.token(head).upos == Upos::verb && is_people(head - 1) ? head - 1 : kNoToken;
}

void DocumentFinder::fill(const Slot& slot, const EventEntry& entry, const Layout& layout, Tokens& out) const {
  const bool verbal = is_verbal(layout.head);
  const auto add = [&](std::uint32_t i) {
    if (i != kNoToken && !contains(layout.words, i)) out.push_back(i);
  };
  switch (slot.kind) {
    case Slot::Kind::subject:
      if (const std::uint32_t maker = compound_maker(layout.head); maker != kNoToken)
        add(maker);
      else if (verbal)
        add(arguments_.logical_subject(layout.head));
      else
        add(arguments_.surface_subject(layout.head));
      break;
    case Slot::Kind::object:
      if (!verbal) break;
      if (const std::uint32_t object = arguments_.logical_object(layout.head); object != kNoToken && is_people(object))
        out.push_back(object);  // "accept refugees": of the pattern, and touched
      else
        add(object);
      break;
    case Slot::Kind::indirect: add(tree_.child(layout.head, Relation::iobj)); break;
    case Slot::Kind::possessor:
      for (std::uint32_t node : layout.nodes) add(tree_.child(node, Relation::nmod_poss));
      break;
    case Slot::Kind::modifier: fill_modifier(layout, out); break;
    case Slot::Kind::preposition: {
      Tokens found;
      for (std::uint32_t node : layout.nodes) arguments_.oblique(node, slot.preposition, found);
      if (found.empty() && !verbal)  // "launched an attack on X" may hang X on the verb
        if (const std::uint32_t verb = light_governor(layout.head); verb != kNoToken) arguments_.oblique(verb, slot.preposition, found);
      if (found.empty() && verbal)  // "sought help from X" hangs X on the help
        if (const std::uint32_t object = arguments_.logical_object(layout.head); object != kNoToken) arguments_.oblique(object, slot.preposition, found);
      if (found.empty() && slot.preposition == "to")
        if (const std::uint32_t indirect = tree_.child(layout.head, Relation::iobj); indirect != kNoToken) found.push_back(indirect);
      for (std::uint32_t i : found) add(i);
      break;
    }
    case Slot::Kind::clause:  // "threatened to attack": the head of what is threatened
      for (const std::uint32_t c : tree_.children(layout.head))
        if (tree_.relation(c) == Relation::xcomp || (tree_.relation(c) == Relation::ccomp && !is_indirect_question(c))) add(c);
      for (const std::uint32_t asked : tree_.children(layout.head))  // the clause hung on whom it is asked of
        if (tree_.relation(asked) == Relation::obj || tree_.relation(asked) == Relation::iobj)
          for (const std::uint32_t c : tree_.children(asked))
            if (tree_.relation(c) == Relation::acl && (tree_.token(c).features & feature::infinitive)) add(c);
      break;
    case Slot::Kind::anywhere: break;
  }
}

void DocumentFinder::expand(Tokens& heads, const Layout& layout) const {
  Tokens all;
  for (std::uint32_t head : heads) {
    all.push_back(head);
    for (std::uint32_t c : tree_.children(head))
      if (tree_.relation(c) == Relation::conj && !contains(layout.words, c) && is_nominal(tree_.token(c).upos)) all.push_back(c);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  heads = std::move(all);
}

// "fire from fighters", "support from the fleet": those it comes from.
void DocumentFinder::from_people(std::uint32_t noun, Tokens& out) const {
  Tokens found;
  arguments_.oblique(noun, "from", found);
  for (const std::uint32_t i : found)
    if (is_people(i)) out.push_back(i);
}

// "attacks claimed by the group", "a raid launched by the army"
std::uint32_t DocumentFinder::participle_maker(std::uint32_t noun) const {
  for (const std::uint32_t c : tree_.children(noun)) {
    const Relation r = tree_.relation(c);
    if ((r != Relation::acl && r != Relation::acl_relcl) || lexicon_.light_verb(tree_.lemma(c)) != EventLexicon::Light::actor) continue;
    if (const std::uint32_t maker = arguments_.logical_subject(c); maker != kNoToken && maker != noun) return maker;
  }
  return kNoToken;
}

void DocumentFinder::fill_from_light_verb(const EventEntry& entry, const Layout& layout, FoundEvent& found) const {
  const std::uint32_t verb = light_governor(layout.head);
  if (verb == kNoToken || entry.pos != Pos::noun) return;
  using Light = EventLexicon::Light;
  Light light = lexicon_.light_verb(tree_.lemma(verb));
  if (light == Light::occurrence) return;
  if (light == Light::taker) {
    const bool giving = entry.type == EventType::aid || entry.type == EventType::support || entry.type == EventType::assault || entry.type == EventType::coerce;
    light = giving ? Light::recipient : Light::actor;
    if (giving && found.actors.empty()) from_people(layout.head, found.actors);
  }
  // "was taken to hospital with a wound", "treated him for wounds"
  const bool beside = is_one_of(tree_.preposition(layout.head), {"with", "for", "from"});
  if (light == Light::patient && !beside) return;
  const bool patient = light == Light::patient || (light == Light::actor && beside && arguments_.is_passive(verb));
  Tokens& side = light == Light::recipient || patient ? found.recipients : found.actors;
  if (!side.empty()) return;
  const std::uint32_t who = light == Light::object || patient ? arguments_.logical_object(verb) : arguments_.logical_subject(verb);
  if (who != kNoToken && !contains(layout.words, who) && !contains(found.recipients, who)) side.push_back(who);
}

// "requested that the people follow instructions": asked is who is to do it.
void DocumentFinder::fill_asked(const Layout& layout, FoundEvent& found) const {
  for (const std::uint32_t c : tree_.children(layout.head)) {
    if (tree_.relation(c) != Relation::ccomp && tree_.relation(c) != Relation::xcomp) continue;
    const std::uint32_t subject = arguments_.logical_subject(c);
    if (subject != kNoToken && !contains(found.actors, subject)) found.recipients.push_back(subject);
    return;
  }
}

// What the noun's own phrase leaves out: who claimed responsibility for it, whose victims are told of, who is in it.
void DocumentFinder::fill_from_context(const EventEntry& entry, const Layout& layout, FoundEvent& found) const {
  if (entry.pos != Pos::noun) return;
  const std::uint32_t head = layout.head, above = tree_.head(head);
  const bool modifies = tree_.relation(head) == Relation::acl || tree_.relation(head) == Relation::acl_relcl;
  if (tree_.token(head).upos == Upos::verb && modifies && found.actors.empty()) {  // "government shelling", the shelling hung on the government
    const bool noun_before =
        head > 0 && tree_.sentence_of(head - 1) == tree_.sentence_of(head) && is_nominal(tree_.token(head - 1).upos) && is_people(head - 1);
    const std::uint32_t subject = noun_before ? head - 1 : arguments_.logical_subject(head);
    if (subject != kNoToken && !contains(found.recipients, subject) && !contains(layout.words, subject)) found.actors.push_back(subject);
  }
  if (const std::uint32_t maker = participle_maker(head); maker != kNoToken && found.actors.empty()) found.actors.push_back(maker);
  if (found.actors.empty()) from_people(head, found.actors);
  if (above == kNoToken) return;
  if (tree_.relation(head) == Relation::compound || tree_.relation(head) == Relation::nmod_desc || (tree_.relation(head) == Relation::amod && above > head)) {
    const EventLexicon::Head role = lexicon_.event_head(tree_.lemma(above));  // "shooting victim", "bombing suspect"
    Tokens* side = role == EventLexicon::Head::recipient ? &found.recipients : role == EventLexicon::Head::actor ? &found.actors : nullptr;
    if (side) *side = {above};
    return;
  }
  if (found.recipients.empty() && tree_.relation(head) == Relation::nmod && tree_.preposition(head) == "with" && !entry.recipient.empty() &&
      (classes_of(above) & lexicon_.class_named("person")))
    found.recipients.push_back(above);  // "a man with a wound"
  if (!found.actors.empty()) return;
  const std::uint32_t share = share_in(head);
  const std::uint32_t who = share != kNoToken ? responsible_party(share) : participant_subject(head);
  if (who != kNoToken && !contains(found.recipients, who)) found.actors.push_back(who);
}

// "responsibility for the attack", "denied any part in it", the attack hung on the part or on the verb
std::uint32_t DocumentFinder::share_in(std::uint32_t event) const {
  const auto is_share = [&](std::uint32_t word) {
    return is_one_of(tree_.lemma(word), {"responsibility", "responsible", "credit", "part", "role", "hand", "involvement", "complicity", "participation"});
  };
  const std::uint32_t above = tree_.head(event);
  if (is_share(above)) return above;
  const std::uint32_t object = tree_.token(above).upos == Upos::verb ? tree_.child(above, Relation::obj) : kNoToken;
  return object != kNoToken && object + 1 < event && is_share(object) && tree_.preposition(event) == "in" ? object : kNoToken;
}

// "X claimed responsibility for the attack", "X is responsible for the attack", "X denied any part in it", "his role in it"
std::uint32_t DocumentFinder::responsible_party(std::uint32_t word) const {
  if (tree_.token(word).upos == Upos::adj) return arguments_.surface_subject(word);
  if (const std::uint32_t owner = tree_.child(word, Relation::nmod_poss); owner != kNoToken) return owner;
  const std::uint32_t verb = tree_.head(word);
  return verb == kNoToken || tree_.token(verb).upos != Upos::verb ? kNoToken : arguments_.logical_subject(verb);
}

// "officials who are in Tunisia for talks", "engaged in a war": the subject takes part.
std::uint32_t DocumentFinder::participant_subject(std::uint32_t noun) const {
  const std::string_view preposition = tree_.preposition(noun);
  const Relation r = tree_.relation(noun);
  if ((r != Relation::obl && r != Relation::nmod) || (preposition != "in" && preposition != "for" && preposition != "into")) return kNoToken;
  const std::uint32_t above = tree_.head(noun);
  const bool predicate = tree_.token(above).upos == Upos::verb || tree_.child(above, Relation::cop) != kNoToken;
  if (!predicate || arguments_.is_passive(above) != (preposition == "in" && tree_.lemma(above) == "engage")) return kNoToken;
  // "in support of the rebels", "in retaliation for the raid": two prepositions with a bare noun between them
  const bool bare = tree_.child(noun, Relation::det) == kNoToken && tree_.child(noun, Relation::nmod) != kNoToken && tree_.head(noun) < noun;
  if (preposition == "in" && !bare && !is_taking_part(above)) return kNoToken;
  const std::uint32_t subject = arguments_.surface_subject(above);
  return subject != kNoToken && is_people(subject) ? subject : kNoToken;
}

bool DocumentFinder::is_taking_part(std::uint32_t verb) const {
  const std::string_view lemma = tree_.lemma(verb);
  return lemma == "engage" || lemma == "participate" || lemma == "involve" || lemma == "take" || lemma == "fight" || lemma == "join";
}

void DocumentFinder::fill_roles(const EventEntry& entry, const Layout& layout, FoundEvent& found) const {
  const auto fill_side = [&](const std::vector<Slot>& slots, Tokens& side, const Tokens& taken) {
    for (const Slot& slot : slots) {
      Tokens here;
      fill(slot, entry, layout, here);
      std::erase_if(here, [&](std::uint32_t i) { return contains(taken, i); });
      side.insert(side.end(), here.begin(), here.end());
      if (!side.empty()) break;
    }
  };
  fill_side(entry.actor, found.actors, {});
  fill_side(entry.recipient, found.recipients, found.actors);
  if (entry.type == EventType::request && found.recipients.empty()) fill_asked(layout, found);
  fill_from_light_verb(entry, layout, found);
  fill_from_context(entry, layout, found);
  expand(found.actors, layout);
  expand(found.recipients, layout);
  std::erase_if(found.actors, [&](std::uint32_t i) { return is_thing(i) && lexicon_.entries(Pos::noun, tree_.lemma(i)).empty(); });
  std::erase_if(found.recipients, [&](std::uint32_t i) { return is_thing(i); });
}

// The words from first to last if they stand close together, else the head alone.
TokenRange DocumentFinder::trigger_range(const Layout& layout) const {
  constexpr std::uint32_t kLongest = 6;
  const auto [low, high] = std::minmax_element(layout.words.begin(), layout.words.end());
  if (*high - *low < kLongest) return {*low, *high + 1};
  return {layout.head, layout.head + 1};
}

}  // namespace

void EventFinder::find(const Tree& tree, std::vector<FoundEvent>& out) const { DocumentFinder(tree, *lexicon_).run(out); }

}  // namespace hearsay
