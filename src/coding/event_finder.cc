// For each word the entries whose head it may be are tried, those of most words first; the first whose words
// stand among the word's arguments (or, for nouns, before it) and whose conditions hold makes the event. A phrase
// swallows the event noun inside it ("carried out an attack" is one event).

#include "coding/event_finder.h"

#include <algorithm>
#include <iterator>

#include "base/words.h"
#include "coding/role_filler.h"

namespace hearsay {
namespace {

using Pos = EventEntry::Pos;
using Tokens = std::vector<std::uint32_t>;

bool contains(const Tokens& tokens, std::uint32_t i) { return std::find(tokens.begin(), tokens.end(), i) != tokens.end(); }

class DocumentFinder {
 public:
  DocumentFinder(const Tree& tree, const EventLexicon& lexicon) : tree_(tree), roles_(tree, lexicon), lexicon_(lexicon) { number_words(); }
  void run(std::vector<FoundEvent>& out);

 private:
  void drop_doubles(std::vector<FoundEvent>& all) const;
  bool repeats(const FoundEvent& again, const FoundEvent& first) const;
  bool seeks(std::uint32_t word) const;
  void add_instances(std::vector<FoundEvent>& all) const;
  bool tells_instance(std::uint32_t one) const;
  void number_words();
  bool is_word(std::uint32_t i, WordId word) const { return lemmas_[i] == word || forms_[i] == word; }
  bool may_hold(std::uint32_t i, const EventPattern& pattern) const { return (pattern.sieve & ~sieves_[tree_.sentence_of(i)]) == 0; }
  void block_nonevents();
  bool try_any(std::uint32_t i, FoundEvent& found) const;
  std::span<const EventPattern> patterns_of_stem(std::string_view form) const;
  bool is_predicate_of_its_own(std::uint32_t i) const;
  bool try_word(std::uint32_t i, Pos pos, FoundEvent& found) const;
  bool lay(const EventPattern&, std::uint32_t i, Layout&) const;
  bool lay_verb(const EventPattern&, Layout&) const;
  bool lay_noun(const EventPattern&, Layout&) const;
  std::uint32_t argument_word(const EventPattern&, const Layout&, WordId word) const;
  bool has_other_particle(const EventPattern&, std::uint32_t verb) const;
  bool goes_elsewhere(const EventPattern&, std::uint32_t word) const;
  std::uint32_t topmost(const Layout& layout) const;
  bool stands_as_event(std::uint32_t noun) const;
  bool holds(const Condition&, const Layout&) const;
  bool word_meets(const Condition&, std::uint32_t token) const;
  TokenRange trigger_range(const EventEntry&, const Layout&) const;
  bool is_known(Pos pos, std::uint32_t word, const EventEntry& as) const;

  const Tree& tree_;
  RoleFiller roles_;
  const EventLexicon& lexicon_;
  std::vector<WordId> lemmas_, forms_;  // of each token
  std::vector<std::uint64_t> sieves_;   // of each sentence: which words of patterns it may hold
  std::vector<bool> blocked_;
};

void DocumentFinder::number_words() {
  lemmas_.resize(tree_.size());
  forms_.resize(tree_.size());
  sieves_.assign(tree_.analysis().sentences.size(), 0);
  for (std::uint32_t i = 0; i < tree_.size(); ++i) {
    forms_[i] = lexicon_.word(tree_.folded(i));
    const bool own = tree_.folded(i) == tree_.lemma(i) || tree_.folded(i) == "according";  // no part of the "accord" that is signed
    lemmas_[i] = own ? forms_[i] : lexicon_.word(tree_.lemma(i));
    // The particle right behind a verb may have been cut off into the next sentence.
    const std::uint32_t sentence = tree_.sentence_of(i), before = i > 0 ? tree_.sentence_of(i - 1) : sentence;
    for (const WordId word : {lemmas_[i], forms_[i]}) {
      if (word == kNoWord) continue;
      sieves_[sentence] |= sieve_of(word);
      sieves_[before] |= sieve_of(word);
    }
  }
}

void DocumentFinder::run(std::vector<FoundEvent>& out) {
  block_nonevents();
  std::vector<bool> swallowed(tree_.size(), false);
  std::vector<FoundEvent> all, words;  // phrases, which may swallow words behind and before them, and words alone
  for (std::uint32_t i = 0; i < tree_.size(); ++i) {
    if (blocked_[i] || swallowed[i]) continue;
    FoundEvent found;
    if (!try_any(i, found)) continue;
    if (!found.is_phrase) {
      words.push_back(std::move(found));
      continue;
    }
    if (found.trigger.has(found.head))  // else what the event noun among its words knows of parties is still wanted
      for (std::uint32_t t = found.trigger.first; t < found.trigger.last; ++t) swallowed[t] = true;
    all.push_back(std::move(found));
  }
  for (FoundEvent& found : words)
    if (!swallowed[found.head]) all.push_back(std::move(found));
  std::stable_sort(all.begin(), all.end(), [](const FoundEvent& a, const FoundEvent& b) { return a.trigger.first < b.trigger.first; });
  drop_doubles(all);
  add_instances(all);
  for (FoundEvent& found : all) out.push_back(std::move(found));
}

bool DocumentFinder::try_any(std::uint32_t i, FoundEvent& found) const {
  const Upos upos = tree_.token(i).upos;
  const bool adjectival = upos == Upos::adj;
  // A verb that the lexicon knows and whose conditions fail is no event; its noun must not bring it back.
  if (roles_.is_verbal(i))
    return try_word(i, Pos::verb, found) || (adjectival && try_word(i, Pos::adjective, found)) ||
           (lexicon_.patterns(Pos::verb, lemmas_[i]).empty() && try_word(i, Pos::noun, found));
  if (upos == Upos::noun || upos == Upos::propn) return try_word(i, Pos::noun, found);
  return adjectival && (try_word(i, Pos::adjective, found) || try_word(i, Pos::verb, found));
}

// A verb and the noun for the same deed among its words or objects, or a noun and the participle that says it once more, are one event.
void DocumentFinder::drop_doubles(std::vector<FoundEvent>& all) const {
  std::vector<bool> doubled(all.size(), false);
  const auto drop = [&](std::size_t again, std::size_t first) {
    if (!doubled[first] && !doubled[again] && repeats(all[again], all[first])) {
      doubled[again] = true;
      if (!all[again].actors.empty()) std::erase(all[first].actors, all[again].head);  // the police of the reinforcements that were sent
      std::erase(all[again].actors, tree_.head(all[again].head));                      // the petition that seeks
      if (all[first].actors.empty()) all[first].actors = std::move(all[again].actors);
      if (all[first].recipients.empty()) all[first].recipients = std::move(all[again].recipients);
    }
  };
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = i + 1; k < all.size() && tree_.sentence_of(all[k].head) == tree_.sentence_of(all[i].head); ++k) {
      drop(k, i);
      drop(i, k);
    }
  std::size_t at = 0;
  std::erase_if(all, [&](const FoundEvent&) { return doubled[at++]; });
}

// "provide $20 million in new assistance", "a petition seeking a ban", "met for talks". What strikes, accuses or rejects may be about another's
// deed of that kind ("repelled an attack"), and a noun with makers of its own is theirs.
bool DocumentFinder::repeats(const FoundEvent& again, const FoundEvent& first) const {
  if (!first.trigger.has(first.head) && first.trigger.has(again.head)) return true;
  if (!first.entry->type || first.entry->type != again.entry->type) return false;
  if (first.is_phrase && contains(first.words, again.head)) return true;
  const EventType type = *first.entry->type;
  if (type == EventType::request && seeks(again.head) && contains(first.words, tree_.head(again.head))) return true;
  if (type == EventType::assault || type == EventType::accuse || type == EventType::reject) return false;
  if (tree_.token(first.head).upos != Upos::verb || tree_.token(again.head).upos != Upos::noun) return false;
  if (std::any_of(again.actors.begin(), again.actors.end(), [&](std::uint32_t who) { return !contains(first.actors, who); })) return false;
  std::uint32_t at = again.head;
  const auto is = [&](Relation r) { return tree_.relation(at) == r; };
  const bool meeting = type == EventType::consult && first.entry->mode != "visit" && tree_.preposition(at) == "for";  // who travels to meet does both
  while (tree_.head(at) != kNoToken && (is(Relation::nmod) || is(Relation::compound) || is(Relation::conj))) at = tree_.head(at);
  return tree_.head(at) == first.head && (is(Relation::obj) || is(Relation::nsubj_pass) || (meeting && is(Relation::obl)));
}

/// "a petition seeking a ban", "a letter asking for help": a participle that says of the noun above it what it asks for.
bool DocumentFinder::seeks(std::uint32_t word) const {
  const std::uint32_t above = tree_.head(word);
  return above != kNoToken && tree_.relation(word) == Relation::acl && tree_.token(above).upos == Upos::noun && xpos_spelling(tree_.token(word).xpos) == "VBG";
}

// "There are rallies every day, with one held at the palace": the participle tells of one of the events named before.
// `all` stands in text order, so that each sentence's events are found by halving.
void DocumentFinder::add_instances(std::vector<FoundEvent>& all) const {
  std::vector<FoundEvent> instances;
  for (std::uint32_t one = 0; one + 1 < tree_.size(); ++one) {
    if (!lexicon_.frames().has(Frame::instance, tree_.folded(one)) || !tells_instance(one)) continue;
    const std::uint32_t first = tree_.analysis().sentences[tree_.sentence_of(one)].first;
    const auto before = std::partition_point(all.begin(), all.end(), [&](const FoundEvent& event) { return event.trigger.first < one; });
    const auto kind = std::find_if(std::make_reverse_iterator(before), all.rend(), [&](const FoundEvent& event) {
      const bool many = event.entry->pos == Pos::noun && (tree_.token(event.head).features & feature::plural);
      return event.trigger.first < first || (many && event.head < one);
    });
    if (kind == all.rend() || kind->trigger.first < first) continue;
    FoundEvent instance{{one + 1, one + 2}, one + 1, kind->entry, false, kind->actors, kind->recipients};
    if (const std::uint32_t maker = roles_.agent(one + 1); maker != kNoToken) instance.actors = {maker};
    instances.push_back(std::move(instance));
  }
  for (FoundEvent& instance : instances) {
    const auto at = std::partition_point(all.begin(), all.end(), [&](const FoundEvent& event) { return event.trigger.first <= instance.head; });
    all.insert(at, std::move(instance));
  }
}

// "one held", "another staged": the participle right behind that says that an event took place.
bool DocumentFinder::tells_instance(std::uint32_t one) const {
  const std::uint32_t verb = one + 1;
  if (tree_.child(one, Relation::nmod) != kNoToken || tree_.token(verb).upos != Upos::verb || !(tree_.token(verb).features & feature::participle)) return false;
  const bool joined = tree_.head(verb) == one || tree_.head(one) == verb || (one > 0 && tree_.folded(one - 1) == "with");
  return joined && lexicon_.light_verb(tree_.lemma(verb)) != EventLexicon::Light::none;
}

void DocumentFinder::block_nonevents() {
  blocked_.assign(tree_.size(), false);
  for (std::uint32_t i = 0; i < tree_.size(); ++i) {
    for (const WordId start : {lemmas_[i], forms_[i]}) {
      for (const EventPattern& phrase : lexicon_.nonevents(start)) {
        std::uint32_t k = 0;
        while (k < phrase.rest.size() && i + 1 + k < tree_.size() && is_word(i + 1 + k, phrase.rest[k])) ++k;
        for (std::uint32_t t = i; k == phrase.rest.size() && t <= i + k; ++t) blocked_[t] = true;
      }
    }
  }
}

// Lemmatizers stumble over verbs they have not met ("shelled", "shel"; "sank"): the dictionary knows better.
std::span<const EventPattern> DocumentFinder::patterns_of_stem(std::string_view form) const {
  if (const std::string_view lemma = lexicon_.strong_lemma(form); !lemma.empty()) return lexicon_.patterns(Pos::verb, lemma);
  for (const std::string_view ending : {"ed", "ing", "es", "s"}) {
    if (form.size() < ending.size() + 3 || !form.ends_with(ending)) continue;
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    if (const auto found = lexicon_.patterns(Pos::verb, stem); !found.empty()) return found;
    if (const auto found = lexicon_.patterns(Pos::verb, std::string(stem) + 'e'); !found.empty()) return found;
  }
  return {};
}

bool DocumentFinder::try_word(std::uint32_t i, Pos pos, FoundEvent& found) const {
  const WordId lemma = pos == Pos::noun && tree_.token(i).upos == Upos::propn ? forms_[i] : lemmas_[i];
  std::span<const EventPattern> patterns = lexicon_.patterns(pos, lemma);
  if (patterns.empty()) patterns = lexicon_.patterns(pos, forms_[i]);
  if (patterns.empty() && pos == Pos::verb) patterns = patterns_of_stem(tree_.folded(i));
  if (pos == Pos::noun && !patterns.empty() && tree_.token(i).upos != Upos::verb && !stands_as_event(i)) return false;
  Layout layout;
  for (const EventPattern& pattern : patterns) {
    if (!may_hold(i, pattern) || !lay(pattern, i, layout)) continue;
    const EventEntry& entry = *pattern.entry;
    const bool all = std::all_of(entry.conditions.begin(), entry.conditions.end(), [&](const Condition& condition) { return holds(condition, layout); });
    if (!all) continue;
    found.entry = &entry;
    found.is_phrase = !pattern.rest.empty();
    found.head = entry.pos == Pos::noun ? topmost(layout) : i;
    found.trigger = trigger_range(entry, layout);
    found.words = layout.words;
    Roles roles = roles_.roles(entry, layout);
    found.actors = std::move(roles.actors);
    found.recipients = std::move(roles.recipients);
    return true;
  }
  return false;
}

// "demanded the deployment of troops": what is demanded is the deployment, though the entry hangs on its last word.
std::uint32_t DocumentFinder::topmost(const Layout& layout) const {
  const auto is_part = [&](std::uint32_t word) { return std::find(layout.words.begin(), layout.words.end(), word) != layout.words.end(); };
  std::uint32_t at = layout.head;
  while (tree_.head(at) != kNoToken && is_part(tree_.head(at)) && is_nominal(tree_.token(tree_.head(at)).upos)) at = tree_.head(at);
  return at;
}

// "attack helicopter" tells of no attack; "murder case" does.
bool DocumentFinder::stands_as_event(std::uint32_t noun) const {
  if (tree_.relation(noun) != Relation::compound && tree_.relation(noun) != Relation::nmod_desc) return true;
  const std::uint32_t above = tree_.head(noun);
  if (above == kNoToken || above < noun) return true;
  return lexicon_.event_head(tree_.lemma(above)) != EventLexicon::Head::none;
}

bool DocumentFinder::lay(const EventPattern& pattern, std::uint32_t i, Layout& layout) const {
  layout.head = i;
  layout.words = {i};
  layout.nodes = {i};
  return pattern.entry->pos == Pos::noun ? lay_noun(pattern, layout) : lay_verb(pattern, layout);
}

// The words before an event noun, nearest last; hyphens between them are passed over.
bool DocumentFinder::lay_noun(const EventPattern& pattern, Layout& layout) const {
  std::uint32_t at = layout.head;
  const std::uint32_t first = tree_.analysis().sentences[tree_.sentence_of(at)].first;
  for (auto word = pattern.rest.rbegin(); word != pattern.rest.rend(); ++word) {
    if (at == first) return false;
    --at;
    if (tree_.form(at) == "-" && at > first) --at;
    if (!is_word(at, *word)) return false;
    layout.words.push_back(at);
  }
  return true;
}

bool DocumentFinder::lay_verb(const EventPattern& pattern, Layout& layout) const {
  // In any order, since a word may hang on one that the pattern names later ("lift arms embargo").
  std::vector<WordId> missing(pattern.rest.begin(), pattern.rest.end());
  for (bool found = true; found && !missing.empty();) {
    found = false;
    for (std::size_t k = 0; k < missing.size();) {
      const std::uint32_t at = argument_word(pattern, layout, missing[k]);
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
  return missing.empty() && !(layout.words.size() > 1 && has_other_particle(pattern, layout.head));
}

// "broke in with a crowbar" is no "break with".
bool DocumentFinder::has_other_particle(const EventPattern& pattern, std::uint32_t verb) const {
  const std::uint32_t particle = tree_.child(verb, Relation::compound_prt);
  return particle != kNoToken && std::find(pattern.rest.begin(), pattern.rest.end(), forms_[particle]) == pattern.rest.end();
}

bool DocumentFinder::is_predicate_of_its_own(std::uint32_t i) const {
  const auto has = [&](Relation relation) { return tree_.child(i, relation) != kNoToken; };
  return has(Relation::nsubj) || has(Relation::nsubj_pass) || has(Relation::mark);  // "two were dead after a man shot four" is no "shot dead"
}

// "takes supplies to the towns" takes no town.
bool DocumentFinder::goes_elsewhere(const EventPattern& pattern, std::uint32_t word) const {
  if (tree_.relation(word) != Relation::obl) return false;
  const std::string_view preposition = tree_.preposition(word);
  return is_one_of(preposition, {"to", "from", "for", "through", "toward", "towards", "near", "like", "about", "than"}) &&
         std::find(pattern.rest.begin(), pattern.rest.end(), lexicon_.word(preposition)) == pattern.rest.end();
}

// `word` as particle, preposition, object or other argument noun of the pattern so far.
std::uint32_t DocumentFinder::argument_word(const EventPattern& pattern, const Layout& layout, WordId word) const {
  for (std::uint32_t node : layout.nodes) {
    for (std::uint32_t c : tree_.children(node)) {
      if (contains(layout.words, c)) continue;
      if (is_subject(tree_.relation(c)) && tree_.relation(c) != Relation::nsubj_pass) continue;
      // "dead and several others were shot" is no "shot dead".
      const bool apart = tree_.relation(c) == Relation::advcl || tree_.relation(c) == Relation::conj;
      if (is_word(c, word) && !(apart && is_predicate_of_its_own(c)) && !goes_elsewhere(pattern, c)) return c;
      for (std::uint32_t mark : tree_.children(c)) {
        const Relation r = tree_.relation(mark);
        if ((r == Relation::case_ || r == Relation::mark) && is_word(mark, word)) return mark;
        // "a series of attacks": the noun that counts stands below
        if (tree_.relation(c) == Relation::obj && r == Relation::nmod && tree_.preposition(mark) == "of" && is_word(mark, word)) return mark;
      }
    }
  }
  const std::uint32_t head = layout.head;
  const Relation r = tree_.relation(head);
  // "attacks carried out by": the noun stands above its participle.
  if ((r == Relation::acl || r == Relation::acl_relcl) && tree_.head(head) != kNoToken && is_word(tree_.head(head), word)) return tree_.head(head);
  // Damaged trees: the particle right behind the verb.
  const Token& token = tree_.token(head);
  if (token.upos == Upos::verb && head + 1 < tree_.size() && forms_[head + 1] == word &&
      (tree_.token(head + 1).upos == Upos::adp || tree_.token(head + 1).upos == Upos::adv))
    return head + 1;
  return kNoToken;
}

bool DocumentFinder::word_meets(const Condition& condition, std::uint32_t token) const {
  if (condition.presence) return true;
  if (condition.classes) return roles_.classes_of(token) & condition.classes;
  return std::any_of(condition.lemmas.begin(), condition.lemmas.end(), [&](WordId word) { return is_word(token, word); });
}

bool DocumentFinder::holds(const Condition& condition, const Layout& layout) const {
  Tokens candidates;
  if (condition.where.kind == Slot::Kind::anywhere) {
    const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(layout.head)];
    // Names of classes are nouns: "tried to storm" has nothing to do with rugby.
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
      if (!condition.classes || is_nominal(tree_.token(i).upos)) candidates.push_back(i);
  } else {
    roles_.fill(condition.where, layout, candidates);
  }
  const bool met = std::any_of(candidates.begin(), candidates.end(), [&](std::uint32_t i) { return word_meets(condition, i); });
  return met == condition.wanted;
}

/// Whether the word alone tells of what the entry does.
bool DocumentFinder::is_known(Pos pos, std::uint32_t word, const EventEntry& as) const {
  const auto patterns = lexicon_.patterns(pos, lemmas_[word]);
  return std::any_of(patterns.begin(), patterns.end(), [&](const EventPattern& one) { return one.rest.empty() && one.entry->type == as.type; });
}

// The words from first to last if they stand close together, else the event noun among them ("has laid a long and bitter siege"), or the head.
TokenRange DocumentFinder::trigger_range(const EventEntry& entry, const Layout& layout) const {
  constexpr std::uint32_t kLongest = 6;
  const auto [low, high] = std::minmax_element(layout.words.begin(), layout.words.end());
  if (*high - *low < kLongest) return {*low, *high + 1};
  const bool of_itself = is_known(Pos::verb, layout.head, entry);  // "provided" would tell of the aid alone
  const auto noun = std::find_if(layout.words.begin(), layout.words.end(), [&](std::uint32_t word) {
    const bool tells = !of_itself || tree_.relation(word) == Relation::nsubj_pass;
    return tells && tree_.token(word).upos == Upos::noun && is_known(Pos::noun, word, entry);
  });
  const std::uint32_t word = noun != layout.words.end() ? *noun : layout.head;
  return {word, word + 1};
}

}  // namespace

void EventFinder::find(const Tree& tree, std::vector<FoundEvent>& out) const { DocumentFinder(tree, *lexicon_).run(out); }

}  // namespace hearsay
