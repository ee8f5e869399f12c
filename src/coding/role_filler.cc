#include "coding/role_filler.h"

#include <algorithm>

#include "base/words.h"

namespace hearsay {
namespace {

using Pos = EventEntry::Pos;
using Tokens = std::vector<std::uint32_t>;

bool contains(const Tokens& tokens, std::uint32_t i) { return std::find(tokens.begin(), tokens.end(), i) != tokens.end(); }

bool is_third_person_pronoun(std::string_view word) {
  return word == "he" || word == "she" || word == "him" || word == "her" || word == "they" || word == "them" || word == "who" || word == "whom" ||
         word == "himself" || word == "themselves" || word == "us" || word == "me" || word == "i" || word == "we" || word == "others" || word == "someone" ||
         word == "anyone" || word == "everyone" || word == "one";
}

}  // namespace

// "no group claimed the attack", "nobody fired", "not a single shell hit". "None of our men fired" clears the men, who are somebody.
bool RoleFiller::is_nobody(std::uint32_t i) const {
  if (tree_.child(i, Relation::nmod) != kNoToken && tree_.token(i).upos == Upos::pron) return false;
  const auto is = [&](std::uint32_t word) { return word != kNoToken && lexicon_.frames().has(Frame::nobody, tree_.folded(word)); };
  const std::uint32_t adverb = tree_.child(i, Relation::advmod);
  return is(i) || is(tree_.child(i, Relation::det)) || (adverb != kNoToken && adverb < i && tree_.folded(adverb) == "not");
}

// Also "was shot", the participle taken for a noun.
bool RoleFiller::is_verbal(std::uint32_t i) const {
  const Upos upos = tree_.token(i).upos;
  if (upos == Upos::adj && tree_.child(i, Relation::nsubj_pass) != kNoToken) return true;  // "left two dead and another wounded"
  return upos == Upos::verb || upos == Upos::aux || ((upos == Upos::noun || upos == Upos::adj) && tree_.child(i, Relation::aux_pass) != kNoToken);
}

ClassBits RoleFiller::classes_of(std::uint32_t token) const {
  ClassBits bits = lexicon_.classes(tree_.lemma(token));
  if (!bits) bits = lexicon_.classes(tree_.folded(token));
  if (tree_.relation(token) == Relation::nsubj_pass && is_one_of(tree_.folded(token), {"another", "others", "several", "many", "some"}))
    bits |= lexicon_.class_named("person");  // "two died and several were hurt"
  if (tree_.token(token).upos == Upos::pron && is_third_person_pronoun(tree_.folded(token))) bits |= lexicon_.class_named("person");
  const auto& names = tree_.analysis().names;
  const auto name = std::partition_point(names.begin(), names.end(), [&](const Name& one) { return one.last <= token; });
  if (name != names.end() && name->first <= token) bits |= lexicon_.class_named(name->kind == NameKind::person ? "person" : "group");
  if (!bits && tree_.token(token).upos == Upos::adj && lexicon_.is_demonym(tree_.folded(token))) bits = lexicon_.class_named("government");
  if (!bits && tree_.token(token).upos == Upos::propn) bits = lexicon_.class_named("person") | lexicon_.class_named("group");
  if (!bits && tree_.token(token).upos == Upos::num) bits = lexicon_.class_named("person");  // "killed three"
  return bits;
}

std::uint32_t RoleFiller::light_governor(std::uint32_t noun) const {
  const std::uint32_t above = tree_.head(noun);
  if (above == kNoToken) return kNoToken;
  const Relation r = tree_.relation(noun);
  if (r == Relation::nmod && tree_.preposition(noun) == "of" && lexicon_.event_head(tree_.lemma(above)) == EventLexicon::Head::about)
    return light_governor(above);  // "began a series of attacks"
  const bool argument = r == Relation::obj || r == Relation::nsubj_pass || r == Relation::obl;
  if (argument && tree_.token(above).upos == Upos::verb && lexicon_.light_verb(tree_.lemma(above)) != EventLexicon::Light::none) return above;
  // "charged the man with murder", the murder hung on the man
  const std::uint32_t verb = tree_.head(above);
  const std::uint32_t mark = tree_.child(noun, Relation::mark);
  const std::string_view preposition = mark == kNoToken ? tree_.preposition(noun) : tree_.folded(mark);
  if (r == Relation::nmod && (preposition == "with" || preposition == "of") && verb != kNoToken && tree_.relation(above) == Relation::obj &&
      lexicon_.light_verb(tree_.lemma(verb)) == EventLexicon::Light::object)
    return verb;
  return kNoToken;
}

// "asked whether they would leave" asks nobody to leave.
bool RoleFiller::is_indirect_question(std::uint32_t clause) const {
  const std::uint32_t mark = tree_.child(clause, Relation::mark);
  if (mark != kNoToken) return tree_.folded(mark) == "whether" || tree_.folded(mark) == "if";
  return xpos_spelling(tree_.token(tree_.subtree(clause).first).xpos).starts_with('W');  // "asked him how high it is"
}

bool RoleFiller::is_people(std::uint32_t token) const { return classes_of(token) & (lexicon_.class_named("person") | lexicon_.class_named("group")); }

// "struck an oil depot", "blew up a bridge": of the pattern, and struck
bool RoleFiller::is_structure(std::uint32_t token) const {
  return classes_of(token) &
         (lexicon_.class_named("building") | lexicon_.class_named("vehicle") | lexicon_.class_named("ship") | lexicon_.class_named("aircraft"));
}

// "reports of a town being hit", the hitting hung on the reports: the town was hit.
std::uint32_t RoleFiller::told_of(std::uint32_t thing, std::uint32_t event) const {
  if (!is_thing(thing) || tree_.head(event) != thing) return thing;
  for (const std::uint32_t c : tree_.children(thing))
    if (tree_.relation(c) == Relation::nmod && c < event && tree_.preposition(c) == "of") return c;
  return thing;
}

// "rejected the plea", "wounded in the head", "gave $20": what nobody would call a party. An event may stand for its makers.
bool RoleFiller::is_thing(std::uint32_t token) const {
  if (tree_.token(token).upos == Upos::sym) return true;
  if (tree_.token(token).upos == Upos::pron || tree_.token(token).upos == Upos::det) return lexicon_.frames().has(Frame::thing, tree_.folded(token));
  if (tree_.token(token).upos != Upos::noun) return false;
  const ClassBits bits = classes_of(token);
  return bits && !(bits & ~lexicon_.nonparty_classes());
}

// "one bullet struck a girl": whoever shot did that. "The bomb attack killed two" is of those who made it.
bool RoleFiller::is_weapon(std::uint32_t token) const { return classes_of(token) & lexicon_.class_named("weapon"); }

void RoleFiller::fill_modifier(const Layout& layout, Tokens& out) const {
  const std::uint32_t first = tree_.analysis().sentences[tree_.sentence_of(layout.head)].first;
  // of a noun's other words too: trees may hang "coalition" on the "air" of "coalition air strikes"
  for (std::uint32_t node : tree_.token(layout.head).upos == Upos::verb ? layout.nodes : layout.words) {
    for (std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      // "police firing": of the pattern, and its maker. "Twin attacks", "a general strike" are of no twin or general.
      const bool maker = tree_.token(c).upos != Upos::adj && (classes_of(c) & lexicon_.class_named("group"));
      if (c > node || (contains(layout.words, c) && !maker)) continue;
      const bool noun = r == Relation::compound || r == Relation::nmod_desc || r == Relation::nmod_unmarked || r == Relation::nmod;
      const bool capital = tree_.form(c).size() > 1 && is_capital(tree_.form(c));
      // Adjectives of headlines are nobody's names: "The Historic Climate Agreement".
      const bool known = lexicon_.is_demonym(tree_.folded(c)) || (tree_.token(c).upos == Upos::adj ? is_people(c) : c > first);
      const bool named = tree_.token(c).upos == Upos::propn || (r == Relation::amod && capital && known);
      if (named || ((noun || r == Relation::amod) && is_people(c))) out.push_back(c);
    }
  }
}

// "government shelling", the shelling taken for a verb: the noun before it does it.
std::uint32_t RoleFiller::compound_maker(std::uint32_t head) const {
  if (head == 0 || !tree_.folded(head).ends_with("ing")) return kNoToken;
  const Relation r = tree_.relation(head - 1);
  // not "is in Geneva holding talks"
  const bool below = tree_.head(head - 1) == head && r == Relation::compound && tree_.child(head, Relation::obj) == kNoToken;
  // "were killed by government shelling": the government taken for the one who killed
  const bool beside = tree_.relation(head) == Relation::advcl && tree_.head(head - 1) == tree_.head(head) && (r == Relation::obl_agent || r == Relation::obl);
  if (!below && !beside) return kNoToken;
  return tree_.token(head).upos == Upos::verb && is_people(head - 1) ? head - 1 : kNoToken;
}

// "Five shots were fired by a guard, wounding two": what was done by somebody, and is nobody, did nothing itself.
std::uint32_t RoleFiller::doer(std::uint32_t verb) const {
  const std::uint32_t subject = arguments_.logical_subject(verb);
  if (subject != kNoToken)
    if (const std::uint32_t who = author(subject, verb); who != kNoToken) return who;
  std::uint32_t participle = verb;
  while (tree_.head(participle) != kNoToken && tree_.relation(participle) == Relation::conj && tree_.folded(participle).ends_with("ing"))
    participle = tree_.head(participle);
  if (subject == kNoToken || is_people(subject) || tree_.relation(participle) != Relation::advcl || !tree_.folded(participle).ends_with("ing")) return subject;
  const std::uint32_t above = tree_.head(participle);
  const std::uint32_t by = arguments_.is_passive(above) && arguments_.surface_subject(above) == subject ? arguments_.agent(above) : kNoToken;
  return by != kNoToken && is_people(by) ? by : subject;
}

void RoleFiller::fill(const Slot& slot, const Layout& layout, Tokens& out) const {
  const bool verbal = is_verbal(layout.head);
  const auto add = [&](std::uint32_t i) {
    if (i != kNoToken && !contains(layout.words, i)) out.push_back(i);
  };
  switch (slot.kind) {
    case Slot::Kind::subject:
      if (const std::uint32_t maker = compound_maker(layout.head); maker != kNoToken)
        add(maker);
      else if (verbal)
        add(doer(layout.head));
      else
        add(arguments_.surface_subject(layout.head));
      break;
    case Slot::Kind::object:
      if (!verbal) break;
      if (const std::uint32_t object = arguments_.logical_object(layout.head); object != kNoToken && (is_people(object) || is_structure(object)))
        out.push_back(object);  // "accept refugees": of the pattern, and touched
      else
        add(object);
      break;
    case Slot::Kind::indirect: add(tree_.child(layout.head, Relation::iobj)); break;
    case Slot::Kind::possessor:
      for (std::uint32_t node : layout.nodes) add(tree_.child(node, Relation::nmod_poss));
      break;
    case Slot::Kind::modifier: fill_modifier(layout, out); break;
    case Slot::Kind::preposition: fill_preposition(slot.preposition, layout, out); break;
    case Slot::Kind::clause: fill_clause(layout.head, false, out); break;
    case Slot::Kind::infinitive: fill_clause(layout.head, true, out); break;
    case Slot::Kind::anywhere: break;
  }
}

// "gave him a post", "he was given a post"; "gave Nepal tents", Nepal taken for a part of the tents
std::uint32_t RoleFiller::receiver_of(std::uint32_t verb) const {
  const std::uint32_t object = tree_.child(verb, Relation::obj);
  if (object != kNoToken && lexicon_.frames().has(Frame::give, tree_.lemma(verb)))
    if (const std::uint32_t next = verb + 1;
        next < object && tree_.relation(next) == Relation::compound && tree_.subtree(object).has(next) && (classes_of(next) & lexicon_.class_named("group")))
      return next;
  const bool raised = tree_.child(verb, Relation::obj) != kNoToken && tree_.child(verb, Relation::aux_pass) != kNoToken;
  return tree_.child(verb, raised ? Relation::nsubj_pass : Relation::iobj);
}

// "a loan of 2 million dollars to the island", "the pullout of troops from the east": hung on what stands behind "of"
void RoleFiller::oblique_within(std::uint32_t noun, std::string_view preposition, Tokens& out) const {
  arguments_.oblique(noun, preposition, out);
  for (const std::uint32_t c : tree_.children(noun))
    if (out.empty() && c > noun && tree_.relation(c) == Relation::nmod && tree_.preposition(c) == "of") oblique_within(c, preposition, out);
}

void RoleFiller::fill_preposition(std::string_view preposition, const Layout& layout, Tokens& out) const {
  const bool verbal = is_verbal(layout.head);
  Tokens found;
  for (std::uint32_t node : layout.nodes) arguments_.oblique(node, preposition, found);
  if (found.empty() && !verbal)  // "launched an attack on X" may hang X on the verb
    if (const std::uint32_t verb = light_governor(layout.head); verb != kNoToken) arguments_.oblique(verb, preposition, found);
  if (found.empty() && !verbal && preposition == "by")  // "the killing of a girl by soldiers" may hang the soldiers on the girl
    for (const std::uint32_t c : tree_.children(layout.head))
      if (tree_.relation(c) == Relation::nmod && (is_people(c) || lexicon_.patterns(Pos::noun, tree_.lemma(c)).empty()))
        arguments_.oblique(c, preposition, found);
  if (found.empty() && !verbal && preposition == "by")  // "sabotage on the part of the guards"
    for (const std::uint32_t c : tree_.children(layout.head))
      if (tree_.lemma(c) == "part" && tree_.preposition(c) == "on") arguments_.oblique(c, "of", found);
  if (found.empty() && verbal)  // "sought help from X" hangs X on the help
    if (const std::uint32_t object = arguments_.logical_object(layout.head); object != kNoToken) oblique_within(object, preposition, found);
  if (found.empty() && !verbal && is_one_of(preposition, {"between", "among"}) && is_subject(tree_.relation(layout.head)) && !tree_.is_root(layout.head) &&
      lexicon_.light_verb(tree_.lemma(tree_.head(layout.head))) != EventLexicon::Light::none)
    arguments_.oblique(tree_.head(layout.head), preposition, found);  // "a clash occurred on Sunday between guards and miners"
  if (found.empty() && !verbal && is_one_of(preposition, {"from", "to", "with", "into"})) oblique_within(layout.head, preposition, found);
  if (found.empty() && preposition == "to")
    if (const std::uint32_t indirect = receiver_of(layout.head); indirect != kNoToken) found.push_back(indirect);
  if (found.empty() && !verbal)  // "an offensive launched by the army against the clans"
    for (const std::uint32_t c : tree_.children(layout.head))
      if (tree_.relation(c) == Relation::acl && lexicon_.light_verb(tree_.lemma(c)) == EventLexicon::Light::actor) arguments_.oblique(c, preposition, found);
  for (std::uint32_t i : found)
    if (!contains(layout.words, i) || (i != layout.head && is_people(i))) out.push_back(i);  // "surrendered to police": of the pattern, and touched
}

// "a shooting at a hostel": where it was. A bombing at a hostel may bomb it, and a camp or a checkpoint may be an army's.
bool RoleFiller::is_scene(const EventEntry& entry, const Layout& layout, std::uint32_t token) const {
  const bool people_only = entry.type == EventType::assault && (entry.mode.empty() || is_one_of(entry.mode, {"firearms", "battle", "beat"}));
  if (!people_only || is_verbal(layout.head) || !is_one_of(tree_.preposition(token), {"at", "in", "outside"})) return false;
  const auto bits = [&](std::string_view name) { return lexicon_.class_named(name); };
  const ClassBits somebody = bits("person") | bits("group") | bits("armed") | bits("government") | bits("organisation");
  const ClassBits own = lexicon_.classes(tree_.lemma(token));
  return (own & (bits("building") | bits("place") | bits("territory"))) && !(own & somebody);
}

// "threatened to attack": the head of what is threatened. Only infinitives where these are asked for: "told the town"
// that something is so asks nothing of it.
void RoleFiller::fill_clause(std::uint32_t head, bool only_infinitives, Tokens& out) const {
  const auto infinitive = [&](std::uint32_t i) {  // not "told them, I can't stay"
    return (tree_.token(i).features & feature::infinitive) != 0 && tree_.child(i, Relation::aux) == kNoToken;
  };
  for (const std::uint32_t c : tree_.children(head)) {
    const Relation r = tree_.relation(c);
    const bool content = r == Relation::xcomp || (r == Relation::ccomp && !is_indirect_question(c)) || (r == Relation::advcl && only_infinitives);
    if (content && (!only_infinitives || (infinitive(c) && c > head))) out.push_back(c);
  }
  for (const std::uint32_t asked : tree_.children(head)) {  // the clause hung on whom it is asked of
    if (tree_.relation(asked) != Relation::obj && tree_.relation(asked) != Relation::iobj) continue;
    for (const std::uint32_t c : tree_.children(asked))
      if (tree_.relation(c) == Relation::acl && infinitive(c)) out.push_back(c);
  }
}

// Whom a list joins to the heads: "a priest, his cook, a gardener and her daughter", where parsers set one off or hang
// a later one on a middle one.
void RoleFiller::expand(Tokens& heads, const Layout& layout) const {
  Tokens all = heads;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const bool listed = tree_.relation(all[k]) == Relation::conj && tree_.child(all[k], Relation::cc) == kNoToken;  // joined by a comma
    for (const std::uint32_t c : tree_.children(all[k])) {
      const bool middle = listed && tree_.relation(c) == Relation::appos && is_people(c);
      if ((tree_.relation(c) == Relation::conj || middle) && !contains(layout.words, c) && is_nominal(tree_.token(c).upos)) all.push_back(c);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  heads = std::move(all);
}

// "Turkey, Iran agree to trade": a comma stands for "and" in headlines.
void RoleFiller::join_in_headline(Tokens& heads) const {
  if (heads.size() != 1) return;
  const std::uint32_t first = heads.front(), comma = first + 1, second = first + 2;
  const Sentence& sentence = tree_.analysis().sentences[tree_.sentence_of(first)];
  if (first != sentence.first || second + 1 >= sentence.last || tree_.form(comma) != "," || tree_.token(sentence.last - 1).upos == Upos::punct) return;
  const bool names = tree_.token(first).upos == Upos::propn && tree_.token(second).upos == Upos::propn;
  const bool beside = tree_.relation(second) == Relation::appos || is_subject(tree_.relation(second));
  if (names && beside && is_people(first) && is_people(second)) heads.push_back(second);
}

// "put the toll at 45", "raised the toll from the bombing to 40": whoever counts did none of it.
bool RoleFiller::counts(std::uint32_t verb, std::uint32_t event) const {
  const Frames& frames = lexicon_.frames();
  const std::uint32_t object = tree_.child(verb, Relation::obj);
  if (!frames.has(Frame::counting, tree_.lemma(verb))) return false;
  return frames.has(Frame::tally, tree_.lemma(event)) || (object != kNoToken && frames.has(Frame::tally, tree_.lemma(object)));
}

void RoleFiller::fill_from_light_verb(const EventEntry& entry, const Layout& layout, Roles& found) const {
  const std::uint32_t verb = light_governor(layout.head);
  if (verb == kNoToken || entry.pos != Pos::noun) return;
  const bool meets = entry.type == EventType::consult || entry.type == EventType::agree || entry.type == EventType::cooperate;
  if (!meets && lexicon_.frames().has(Frame::aside, tree_.preposition(layout.head))) return;  // "imposed sanctions over the raid"
  using Light = EventLexicon::Light;
  Light light = lexicon_.light_verb(tree_.lemma(verb));
  if (light == Light::occurrence) return;
  if (counts(verb, layout.head)) return;
  if (light == Light::taker) {
    const bool deed = entry.type == EventType::aid || entry.type == EventType::support || entry.type == EventType::assault || entry.type == EventType::coerce;
    const bool word = entry.type == EventType::accuse || entry.type == EventType::concede || entry.type == EventType::reject ||
                      entry.type == EventType::threaten || entry.type == EventType::request;
    const bool giving = deed || (word && lexicon_.frames().has(Frame::receive, tree_.lemma(verb)));  // "received complaints", not "had a complaint"
    light = giving ? Light::recipient : Light::actor;
    if (giving && found.actors.empty()) from_people(layout.head, found.actors);
  }
  // "was taken to hospital with a wound", "treated him for wounds"
  const bool beside = is_one_of(tree_.preposition(layout.head), {"with", "for", "from"});
  if (light == Light::patient && !beside) return;
  // "arrested in raids", "detained in a sweep": they did not do that
  if (light == Light::object && entry.type == EventType::coerce && is_one_of(tree_.preposition(layout.head), {"in", "during", "by"})) return;
  const bool patient = light == Light::patient || (light == Light::actor && beside && arguments_.is_passive(verb));
  Tokens& side = light == Light::recipient || patient ? found.recipients : found.actors;
  if (!side.empty()) return;
  const std::uint32_t who = light == Light::object || patient ? arguments_.logical_object(verb) : arguments_.logical_subject(verb);
  if (who != kNoToken && !contains(layout.words, who) && !contains(found.recipients, who)) side.push_back(who);
}

// "requested that the people follow instructions": asked is who is to do it.
void RoleFiller::fill_asked(const Layout& layout, Roles& found) const {
  for (const std::uint32_t c : tree_.children(layout.head)) {
    if (tree_.relation(c) != Relation::ccomp && tree_.relation(c) != Relation::xcomp) continue;
    const std::uint32_t subject = arguments_.logical_subject(c);
    if (subject != kNoToken && !contains(found.actors, subject)) found.recipients.push_back(subject);
    return;
  }
}

// "those behind the attack", "rebels are said to be behind it"; "the blast was the work of rebels"
std::uint32_t RoleFiller::doer_told_beside(std::uint32_t event) const {
  const std::uint32_t above = tree_.head(event);
  if (lexicon_.frames().has(Frame::behind, tree_.preposition(event))) {
    if (tree_.child(event, Relation::cop) != kNoToken) return arguments_.surface_subject(event);
    return tree_.relation(event) == Relation::nmod ? above : kNoToken;
  }
  if (!is_subject(tree_.relation(event)) || tree_.child(above, Relation::cop) == kNoToken || !lexicon_.frames().has(Frame::work, tree_.lemma(above)))
    return kNoToken;
  Tokens found;
  arguments_.oblique(above, "of", found);
  return found.empty() ? kNoToken : found.front();
}

// "victims of the bombing", "the embassy was the target of an attack": the noun above says which part somebody plays.
void RoleFiller::fill_from_part(std::uint32_t event, Roles& found) const {
  const std::uint32_t part = tree_.head(event);
  if (tree_.relation(event) != Relation::nmod || tree_.preposition(event) != "of") return;
  const EventLexicon::Head role = lexicon_.event_head(tree_.lemma(part));
  if (role != EventLexicon::Head::recipient && role != EventLexicon::Head::actor) return;
  Tokens& side = role == EventLexicon::Head::recipient ? found.recipients : found.actors;
  if (!side.empty()) return;
  const std::uint32_t who = tree_.child(part, Relation::cop) == kNoToken ? part : arguments_.surface_subject(part);
  if (who != kNoToken && (who != part || is_people(part))) side.push_back(who);
}

// What the noun's own phrase leaves out: who claimed responsibility for it, whose victims are told of, who is in it.
void RoleFiller::fill_from_context(const EventEntry& entry, const Layout& layout, Roles& found) const {
  if (entry.pos != Pos::noun) return;
  const std::uint32_t head = layout.head, above = tree_.head(head);
  const bool modifies = tree_.relation(head) == Relation::acl || tree_.relation(head) == Relation::acl_relcl;
  if (tree_.token(head).upos == Upos::verb && modifies && found.actors.empty()) {  // "government shelling", the shelling hung on the government
    const bool noun_before =
        head > 0 && tree_.sentence_of(head - 1) == tree_.sentence_of(head) && is_nominal(tree_.token(head - 1).upos) && is_people(head - 1);
    const std::uint32_t subject = noun_before ? head - 1 : arguments_.logical_subject(head);
    if (subject != kNoToken && !contains(found.recipients, subject) && !contains(layout.words, subject)) found.actors.push_back(subject);
  }
  using Light = EventLexicon::Light;
  if (const std::uint32_t maker = participle_subject(head, Light::actor); maker != kNoToken && found.actors.empty()) found.actors.push_back(maker);
  if (const std::uint32_t sufferer = participle_subject(head, Light::recipient); sufferer != kNoToken && found.recipients.empty())
    found.recipients.push_back(sufferer);
  if (found.actors.empty()) blamed_party(head, found.actors);
  if (found.actors.empty()) from_people(head, found.actors);
  if (found.actors.empty()) share_maker(head, found.actors);
  if (above == kNoToken) {
    const std::uint32_t busy = found.actors.empty() ? one_busy_with(entry, head) : kNoToken;
    if (busy != kNoToken && !contains(found.recipients, busy)) found.actors.push_back(busy);  // who "is in custody" did not arrest
    return;
  }
  if (tree_.relation(head) == Relation::compound || tree_.relation(head) == Relation::nmod_desc || (tree_.relation(head) == Relation::amod && above > head)) {
    const EventLexicon::Head role = lexicon_.event_head(tree_.lemma(above));  // "shooting victim", "bombing suspect"
    Tokens* side = role == EventLexicon::Head::recipient ? &found.recipients : role == EventLexicon::Head::actor ? &found.actors : nullptr;
    if (side) *side = {above};
    return;
  }
  fill_from_part(head, found);
  if (found.recipients.empty() && tree_.relation(head) == Relation::nmod && tree_.preposition(head) == "with" && !entry.recipient.empty() &&
      (classes_of(above) & lexicon_.class_named("person")))
    found.recipients.push_back(above);  // "a man with a wound"
  if (!found.actors.empty()) return;
  const std::uint32_t share = share_in(head);
  std::uint32_t who = share != kNoToken ? responsible_party(share) : doer_told_beside(head);
  if (who == kNoToken && (!entry.type || entry.type == EventType::assault)) who = charged_party(head);
  if (who == kNoToken) who = participant_subject(head);
  if (who == kNoToken) who = one_busy_with(entry, head);
  if (who != kNoToken && !contains(found.recipients, who)) found.actors.push_back(who);
}

// "responsibility for the attack", "denied any part in it", the attack hung on the part or on the verb
std::uint32_t RoleFiller::share_in(std::uint32_t event) const {
  const auto is_share = [&](std::uint32_t word) { return lexicon_.frames().has(Frame::share, tree_.lemma(word)); };
  const std::uint32_t above = tree_.head(event);
  if (is_share(above)) return above;
  const std::uint32_t object = tree_.token(above).upos == Upos::verb ? tree_.child(above, Relation::obj) : kNoToken;
  return object != kNoToken && object + 1 < event && is_share(object) && tree_.preposition(event) == "in" ? object : kNoToken;
}

// "X claimed responsibility for the attack", "X is responsible for the attack", "X denied any part in it", "his role in it"
std::uint32_t RoleFiller::responsible_party(std::uint32_t word) const {
  if (tree_.token(word).upos == Upos::adj) return arguments_.surface_subject(word);
  if (const std::uint32_t owner = tree_.child(word, Relation::nmod_poss); owner != kNoToken) return owner;
  const std::uint32_t verb = tree_.head(word);
  return verb == kNoToken || tree_.token(verb).upos != Upos::verb ? kNoToken : arguments_.logical_subject(verb);
}

// "envoys who came for talks", "engaged in a war": the subject takes part.
std::uint32_t RoleFiller::participant_subject(std::uint32_t noun) const {
  const std::string_view preposition = tree_.preposition(noun);
  const Relation r = tree_.relation(noun);
  if ((r != Relation::obl && r != Relation::nmod) || (preposition != "in" && preposition != "for" && preposition != "into")) return kNoToken;
  const std::uint32_t above = tree_.head(noun);
  const bool predicate = tree_.token(above).upos == Upos::verb || tree_.child(above, Relation::cop) != kNoToken;
  if (!predicate || arguments_.is_passive(above) != (preposition == "in" && lexicon_.frames().has(Frame::joined, tree_.lemma(above)))) return kNoToken;
  // "in support of the rebels", "in retaliation for the raid": two prepositions with a bare noun between them
  const bool bare = tree_.child(noun, Relation::det) == kNoToken && tree_.child(noun, Relation::nmod) != kNoToken && tree_.head(noun) < noun;
  if (preposition == "in" && !bare && !lexicon_.frames().has(Frame::join, tree_.lemma(above))) return kNoToken;
  const std::uint32_t subject = arguments_.surface_subject(above);
  return subject != kNoToken && is_people(subject) ? subject : kNoToken;
}

// "is on a visit to the coast", "are at war"; "in a phone call with the envoy, the minister urged …"; "died in a shootout with the guards"
std::uint32_t RoleFiller::one_busy_with(const EventEntry& entry, std::uint32_t noun) const {
  const std::string_view preposition = tree_.preposition(noun);
  if (tree_.child(noun, Relation::cop) != kNoToken && is_one_of(preposition, {"on", "in", "at"})) return people_only(arguments_.logical_subject(noun));
  const std::uint32_t verb = tree_.head(noun);
  if (verb == kNoToken || tree_.relation(noun) != Relation::obl) return kNoToken;
  if (entry.type == EventType::assault && is_one_of(preposition, {"in", "during", "after"}) && has_partner(noun))
    return people_only(arguments_.surface_subject(verb));
  const bool meets = is_one_of(preposition, {"in", "during"}) || (is_one_of(preposition, {"after", "following", "before", "at"}) && has_partner(noun));
  return entry.type == EventType::consult && meets ? people_only(arguments_.logical_subject(verb)) : kNoToken;
}

// "a Ruritanian drone killed four", "the army's shells hit a school": theirs, so that they did it.
std::uint32_t RoleFiller::somebodys_weapon(std::uint32_t verb) const {
  const std::uint32_t weapon = arguments_.logical_subject(verb);
  if (weapon == kNoToken || !(classes_of(weapon) & (lexicon_.class_named("weapon") | lexicon_.class_named("vehicle")))) return kNoToken;
  for (const std::uint32_t c : tree_.children(weapon)) {
    if (c > weapon) continue;
    if (tree_.relation(c) == Relation::nmod_poss) return tree_.token(c).upos == Upos::pron ? kNoToken : c;
    const bool joined = tree_.relation(c) == Relation::amod || tree_.relation(c) == Relation::compound;
    if (joined && is_capital(tree_.form(c)) && (lexicon_.is_demonym(tree_.folded(c)) || (classes_of(c) & lexicon_.class_named("group")))) return weapon;
  }
  return kNoToken;
}

// "seized two barns", "blew up a bridge": what is taken or broken is touched, also where it is a word of the pattern.
void RoleFiller::fill_broken(const EventEntry& entry, const Layout& layout, Roles& found) const {
  if (entry.pos != Pos::verb || (entry.mode != "seize" && entry.mode != "destroy")) return;
  const std::uint32_t object = arguments_.logical_object(layout.head);
  if (object == kNoToken || contains(found.actors, object) || contains(found.recipients, object)) return;
  ClassBits goods = 0;
  for (const std::string_view name : {"building", "place", "territory", "vehicle", "aircraft", "ship", "business", "animal", "food"})
    goods |= lexicon_.class_named(name);
  if (is_thing(object) || !(classes_of(object) & goods)) return;
  if (!found.recipients.empty() && !is_people(found.recipients.front())) found.recipients.clear();  // "from the lorry"
  found.recipients.push_back(object);
}

Roles RoleFiller::roles(const EventEntry& entry, const Layout& layout) const {
  Roles found;
  const auto fill_side = [&](std::span<const Slot> slots, Tokens& side, const Tokens& taken) {
    for (const Slot& slot : slots) {
      Tokens here;
      fill_party(slot, layout, here);
      std::erase_if(here, [&](std::uint32_t i) { return contains(taken, i); });
      side.insert(side.end(), here.begin(), here.end());
      if (!side.empty()) break;
    }
  };
  fill_side(entry.actor, found.actors, {});
  fill_side(entry.recipient, found.recipients, found.actors);
  fill_broken(entry, layout, found);
  if (entry.type == EventType::request && found.recipients.empty()) fill_asked(layout, found);
  fill_from_light_verb(entry, layout, found);
  fill_from_context(entry, layout, found);
  fill_harmed(layout, found);
  add_companions(layout.head, found);
  join_in_headline(found.actors);
  expand(found.actors, layout);
  expand(found.recipients, layout);
  if (found.recipients.empty() && are_fallen(layout.head)) found.recipients.push_back(layout.head);
  std::erase_if(found.actors, [&](std::uint32_t i) { return is_thing(i) && (is_weapon(i) || lexicon_.patterns(Pos::noun, tree_.lemma(i)).empty()); });
  if (found.actors.empty() && is_verbal(layout.head))
    if (const std::uint32_t weapon = somebodys_weapon(layout.head); weapon != kNoToken && !contains(found.recipients, weapon)) found.actors.push_back(weapon);
  if (found.recipients.size() == 1 && tree_.token(found.recipients.front()).upos == Upos::sym)  // "fined the paper $500"
    if (const std::uint32_t payer = tree_.child(layout.head, Relation::iobj); payer != kNoToken) found.recipients = {payer};
  for (std::uint32_t& i : found.recipients) i = told_of(i, layout.head);
  std::erase_if(found.recipients, [&](std::uint32_t i) { return is_thing(i) || is_scene(entry, layout, i); });
  std::erase_if(found.actors, [&](std::uint32_t i) { return is_nobody(i); });
  return found;
}

}  // namespace hearsay
