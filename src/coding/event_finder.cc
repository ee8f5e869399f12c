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
  DocumentFinder(const Tree& tree, const EventLexicon& lexicon) : tree_(tree), roles_(tree, lexicon), lexicon_(lexicon) {}
  void run(std::vector<FoundEvent>& out);

 private:
  void add_instances(std::vector<FoundEvent>& all) const;
  bool tells_instance(std::uint32_t one) const;
  void block_nonevents();
  std::span<const EventEntry> entries_of_stem(std::string_view form) const;
  bool is_predicate_of_its_own(std::uint32_t i) const;
  bool try_word(std::uint32_t i, Pos pos, FoundEvent& found) const;
  bool lay(const EventEntry&, std::uint32_t i, Layout&) const;
  bool lay_verb(const EventEntry&, Layout&) const;
  bool lay_noun(const EventEntry&, Layout&) const;
  std::uint32_t argument_word(const EventEntry&, const Layout&, std::string_view word) const;
  bool has_other_particle(const EventEntry&, std::uint32_t verb) const;
  bool goes_elsewhere(const EventEntry&, std::uint32_t word) const;
  bool stands_as_event(std::uint32_t noun) const;
  bool holds(const Condition&, const Layout&) const;
  bool word_meets(const Condition&, std::uint32_t token) const;
  TokenRange trigger_range(const Layout&) const;

  const Tree& tree_;
  RoleFiller roles_;
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
      const bool verbal = roles_.is_verbal(i);
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
  add_instances(all);
  for (FoundEvent& found : all) out.push_back(std::move(found));
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
    FoundEvent instance{{one + 1, one + 2}, one + 1, kind->entry, kind->actors, kind->recipients};
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

// Lemmatizers stumble over verbs they have not met ("shelled", "shel"; "sank"): the dictionary knows better.
std::span<const EventEntry> DocumentFinder::entries_of_stem(std::string_view form) const {
  if (const std::string_view lemma = lexicon_.strong_lemma(form); !lemma.empty()) return lexicon_.entries(Pos::verb, lemma);
  for (const std::string_view ending : {"ed", "ing", "es", "s"}) {
    if (form.size() < ending.size() + 3 || !form.ends_with(ending)) continue;
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    if (const auto found = lexicon_.entries(Pos::verb, stem); !found.empty()) return found;
    if (const auto found = lexicon_.entries(Pos::verb, std::string(stem) + 'e'); !found.empty()) return found;
  }
  return {};
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
    const bool all = std::all_of(entry.conditions.begin(), entry.conditions.end(), [&](const Condition& condition) { return holds(condition, layout); });
    if (!all) continue;
    found.entry = &entry;
    found.head = i;
    found.trigger = trigger_range(layout);
    Roles roles = roles_.roles(entry, layout);
    found.actors = std::move(roles.actors);
    found.recipients = std::move(roles.recipients);
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
      const std::uint32_t at = argument_word(entry, layout, *missing[k]);
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
  return missing.empty() && !(layout.words.size() > 1 && has_other_particle(entry, layout.head));
}

// "broke in with a crowbar" is no "break with".
bool DocumentFinder::has_other_particle(const EventEntry& entry, std::uint32_t verb) const {
  const std::uint32_t particle = tree_.child(verb, Relation::compound_prt);
  return particle != kNoToken && std::find(entry.rest.begin(), entry.rest.end(), tree_.folded(particle)) == entry.rest.end();
}

bool DocumentFinder::is_predicate_of_its_own(std::uint32_t i) const {
  const auto has = [&](Relation relation) { return tree_.child(i, relation) != kNoToken; };
  return has(Relation::nsubj) || has(Relation::nsubj_pass) || has(Relation::mark);  // "two were dead after a man shot four" is no "shot dead"
}

// "takes supplies to the towns" takes no town.
bool DocumentFinder::goes_elsewhere(const EventEntry& entry, std::uint32_t word) const {
  if (tree_.relation(word) != Relation::obl) return false;
  const std::string_view preposition = tree_.preposition(word);
  return is_one_of(preposition, {"to", "from", "for", "through", "toward", "towards", "near", "like", "about", "than"}) &&
         std::find(entry.rest.begin(), entry.rest.end(), preposition) == entry.rest.end();
}

// `word` as particle, preposition, object or other argument noun of the pattern so far.
std::uint32_t DocumentFinder::argument_word(const EventEntry& entry, const Layout& layout, std::string_view word) const {
  const auto is_word = [&](std::uint32_t at) { return tree_.lemma(at) == word || tree_.folded(at) == word; };
  for (std::uint32_t node : layout.nodes) {
    for (std::uint32_t c : tree_.children(node)) {
      if (contains(layout.words, c)) continue;
      if (is_subject(tree_.relation(c)) && tree_.relation(c) != Relation::nsubj_pass) continue;
      // "dead and several others were shot" is no "shot dead".
      const bool apart = tree_.relation(c) == Relation::advcl || tree_.relation(c) == Relation::conj;
      if (is_word(c) && !(apart && is_predicate_of_its_own(c)) && !goes_elsewhere(entry, c)) return c;
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

bool DocumentFinder::word_meets(const Condition& condition, std::uint32_t token) const {
  if (condition.presence) return true;
  if (condition.classes) return roles_.classes_of(token) & condition.classes;
  const auto is = [&](std::string_view word) { return tree_.lemma(token) == word || tree_.folded(token) == word; };
  return std::any_of(condition.lemmas.begin(), condition.lemmas.end(), is);
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
