// The walk from an event up its tree, which collects what every word on the way says of whether it happened (docs/certainty.md).
#include <algorithm>

#include "attribution/certainty.h"
#include "attribution/turns.h"
#include "base/words.h"

namespace hearsay {
namespace {

/// "not only", "not just": more than that is so, but that is.
bool goes_further(const Tree& tree, std::uint32_t negation) {
  return negation + 1 < tree.size() && is_one_of(tree.folded(negation), {"not", "n't"}) &&
         is_one_of(tree.folded(negation + 1), {"only", "just", "merely", "simply", "solely"});
}

/// "accused of killing", "stopped from killing": what a predicate wants before its gerund. Others only tell when or how.
bool is_complement_preposition(std::string_view word) { return is_one_of(word, {"from", "of", "for", "against", "about", "into"}); }

/// What officials would not do when they were asked: "would not comment".
bool is_telling(std::string_view lemma) {
  return is_one_of(lemma, {"comment", "elaborate", "say", "discuss", "disclose", "divulge", "reveal", "identify", "specify", "name", "speculate", "talk",
                           "confirm", "describe"});
}

/// "met after the attack", "since the announcement": when it was, whatever is said of the verb.
bool is_of_time(std::string_view preposition) {
  return is_one_of(preposition,
                   {"after", "before", "during", "since", "following", "amid", "despite", "until", "because of", "due to", "ahead of", "prior to"});
}

bool is_negation(std::string_view word) {
  return is_one_of(word, {"not", "n't", "nt", "never", "no", "neither", "nor", "without", "nobody", "none", "nothing"});
}

}  // namespace

/// One event's walk.
class CertaintyWalk {
 public:
  CertaintyWalk(const CertaintyReader& reader, const Tree& tree, const CertaintyReader::Bound& bound) : reader_(reader), tree_(tree), bound_(bound) {}

  CertaintyReading run(std::uint32_t event) {
    event_ = event;
    std::uint32_t at = event;
    Reach reach = Reach::all;
    for (int steps = 0; steps < 64; ++steps) {
      if (reach == Reach::all) look_around(at, at == event);
      const std::uint32_t above = governor(at);
      if (above == kNoToken || is_outside(above)) break;
      reach = climb(at, above);
      if (reach == Reach::none) break;
      at = above;
    }
    leave(at, reach != Reach::none);
    reading_.certainty = verdict();
    reading_.status = status();
    return std::move(reading_);
  }

 private:
  enum Degree : std::uint8_t { certain, probable, possible, open };
  /// How much of what is said of the word above is said of the event too: everything, only what embeds it further up,
  /// or nothing, since the event is taken for granted ("nobody was killed in the attack").
  enum class Reach : std::uint8_t { all, beyond, none };

  bool is_outside(std::uint32_t token) const { return !bound_.content.empty() && (token == bound_.cue || !bound_.content.has(token)); }

  // "expect people to leave", the clause hung on the people: the verb governs it.
  std::uint32_t governor(std::uint32_t at) const {
    const std::uint32_t above = tree_.head(at);
    if (above != kNoToken && stands_on_its_own(at, above) && !tree_.is_root(above) && frame(above) == "inf") return tree_.head(above);
    const bool object = above != kNoToken && (tree_.relation(above) == Relation::obj || tree_.relation(above) == Relation::iobj);
    if (!object || tree_.relation(at) != Relation::acl || frame(at) != "inf") return above;
    const std::uint32_t verb = tree_.head(above);
    const Effect effect = reader_.embedder(tree_, verb, "inf");
    // "have launchers to strike"
    return effect == Effect::none || effect == Effect::does || reader_.embedder(tree_, above, "inf") != Effect::none ? above : verb;
  }

  // "failed to pay and filed for protection", "has not met them and has no plans": a tensed verb is joined to no bare verb or participle.
  bool stands_on_its_own(std::uint32_t at, std::uint32_t above) const {
    if (tree_.relation(at) != Relation::conj) return false;
    if (xpos_spelling(tree_.token(above).xpos) == "VB" && has_own_auxiliary(tree_, at)) return true;
    const std::string_view tag = xpos_spelling(tree_.token(at).xpos), first = xpos_spelling(tree_.token(above).xpos);
    const bool participle = first == "VBN" || first == "VBG";  // taken for a past tense too easily, but after "has"
    return (tag == "VBD" && first == "VB") || (tag == "VBZ" && (first == "VB" || participle));
  }

  bool is_clause(std::uint32_t at) const {
    const Upos upos = tree_.token(at).upos;
    return upos == Upos::verb || upos == Upos::aux || tree_.child(at, Relation::cop) != kNoToken || tree_.is_root(at);
  }

  // What stands beside a word on the way: negation, modals, hedges, "if", a question mark.
  void look_around(std::uint32_t at, bool is_event) {
    for (const std::uint32_t c : tree_.children(at)) {
      const Relation r = tree_.relation(c);
      const std::string_view word = tree_.folded(c);
      if (r == Relation::aux) modal(c, at);
      if (negates(r) && is_negation(word) && !goes_further(tree_, c)) negate(c);
      if (r == Relation::cc && word == "nor") negate_by_nor(c);
      if ((r == Relation::case_ || r == Relation::mark) && (word == "without" || stands_instead(c))) negate(c);
      if (r == Relation::cc && stands_instead(c)) negate(c);
      if (is_event && is_subject(r) && is_clause(at) && (is_one_of(word, {"nobody", "none", "nothing"}) || has_no(c) || is_neither(c))) negate(c);
      if (is_event && r == Relation::obj && has_no(c)) negate(c);
      if (r == Relation::mark && is_one_of(word, {"if", "unless", "whether", "lest", "should"}))
        take(c, word == "whether" ? Effect::unknown : Effect::condition);
      if (r == Relation::mark && word == "before" && tree_.relation(at) == Relation::advcl) take(c, Effect::none);
      if (r == Relation::advmod && !is_negation(word)) hedge(c, false);
      if (r == Relation::amod && (is_event || !is_clause(at)) && !(hedges_adjective(tree_, c) && is_guess(c))) hedge(c, true);
      if (r == Relation::advcl && is_condition(c) && is_clause(at) && (!is_past(at) || is_past(c))) take(c, Effect::condition);
      if (r == Relation::punct && tree_.form(c) == "?" && is_clause(at) && !asks_for_detail(tree_, at)) take(c, Effect::unknown);
    }
    if (const std::uint32_t be = be_before_infinitive(tree_, at); be != kNoToken) take(at, to_be_done(at, be));
    purpose(at);
  }

  // "their aim was to kill him", "was to leave on Friday"
  Effect to_be_done(std::uint32_t verb, std::uint32_t be) const {
    const std::uint32_t subject = subject_of(verb);
    const bool by_noun = subject != kNoToken && tree_.token(subject).upos == Upos::noun;
    const Effect effect = by_noun ? reader_.embedder(tree_, subject, "inf") : Effect::none;
    if (effect != Effect::none || tree_.relation(be) == Relation::aux) return effect == Effect::none ? Effect::future : effect;
    const bool somebody =
        subject != kNoToken && (tree_.token(subject).upos == Upos::propn || is_one_of(tree_.folded(subject), {"who", "he", "she", "they", "we", "i", "you"}));
    return somebody ? Effect::future : Effect::none;
  }

  // "instead of", "rather than"
  bool stands_instead(std::uint32_t word) const {
    if (word + 1 >= tree_.size()) return false;
    return (tree_.folded(word) == "instead" && tree_.folded(word + 1) == "of") || (tree_.folded(word) == "rather" && tree_.folded(word + 1) == "than");
  }

  bool has_no(std::uint32_t noun) const {
    for (const std::uint32_t c : tree_.children(noun))
      if (tree_.relation(c) == Relation::det && tree_.folded(c) == "no") return true;
    return false;
  }

  // "neither side attacked"
  bool is_neither(std::uint32_t noun) const {
    for (const std::uint32_t c : tree_.children(noun))
      if (tree_.folded(c) == "neither" && (tree_.relation(c) == Relation::det || tree_.relation(c) == Relation::cc_preconj)) return true;
    return tree_.folded(noun) == "neither";
  }

  bool is_condition(std::uint32_t clause) const {
    const std::uint32_t mark = tree_.child(clause, Relation::mark);
    return mark != kNoToken && is_one_of(tree_.folded(mark), {"if", "unless"});
  }

  // "were sent to destroy it if it does not stop": what was done waits for no condition of today's.
  bool is_past(std::uint32_t verb) const {
    const auto past = [&](std::uint32_t word) { return (tree_.token(word).features & (feature::past | feature::participle)) == feature::past; };
    for (const std::uint32_t c : tree_.children(verb)) {
      const Relation r = tree_.relation(c);
      if (r == Relation::aux && !past(c)) return false;
      if ((r == Relation::aux || r == Relation::aux_pass || r == Relation::cop) && past(c)) return true;
    }
    return past(verb);
  }

  // "announced that gunmen killed two", "warned that the bank had failed": that is not to come.
  bool is_of_past(std::uint32_t clause) const {
    if (tree_.relation(clause) != Relation::ccomp) return false;
    for (const std::uint32_t c : tree_.children(clause))
      if (tree_.relation(c) == Relation::aux && !is_one_of(tree_.lemma(c), {"have", "be", "do"})) return false;
    return is_past(clause);
  }

  void modal(std::uint32_t aux, std::uint32_t verb) {
    const std::string_view word = tree_.folded(aux);
    const bool bare = is_bare_infinitive(verb);
    const bool perfect = tree_.child_with_lemma(verb, Relation::aux, "have") != kNoToken;
    if (is_one_of(word, {"should", "ought"}) && perfect) return take(aux, Effect::not_);  // "should have left" did not, "should not have" did
    if (word == "must" && !bare && perfect) return take(aux, Effect::likely);             // "must have fled"
    if (bare && is_one_of(word, {"can", "ca"}) && is_negated(verb)) {
      take(aux, Effect::does);  // what cannot be done is not
    } else if (is_one_of(word, {"may", "might", "could"})) {
      take(aux, Effect::possible);
      if (bare) future_ = true;  // "may flee" is to come, "may have fled" is not
    } else if (is_one_of(word, {"will", "shall", "'ll", "wo", "sha"}))
      take(aux, Effect::future);
    // "said it would attack" is a past's future; elsewhere "would" imagines.
    else if (word == "would" || (word == "'d" && tree_.lemma(aux) != "have"))
      take(aux, perfect ? Effect::condition : bound_.content.empty() && is_main_clause(verb) ? imagined(verb) : Effect::future);
    else if (is_one_of(word, {"should", "must", "ought"}))
      take(aux, Effect::demand);
    else if (is_one_of(word, {"can", "ca"}))
      take(aux, Effect::unknown);
  }

  // "would not comment" has been asked and has not; elsewhere "would" imagines.
  Effect imagined(std::uint32_t verb) const {
    return is_telling(tree_.lemma(verb)) && is_negated(verb) && is_bare_infinitive(verb) ? Effect::does : Effect::condition;
  }

  bool is_bare_infinitive(std::uint32_t verb) const {
    for (const std::uint32_t c : tree_.children(verb)) {
      if (tree_.relation(c) != Relation::aux && tree_.relation(c) != Relation::cop) continue;
      const std::string_view lemma = tree_.lemma(c);
      if (lemma == "have" || (lemma == "be" && tree_.relation(c) == Relation::aux) || tree_.relation(c) == Relation::cop) return false;
    }
    return true;
  }

  bool is_main_clause(std::uint32_t verb) const {
    const Relation r = tree_.relation(verb);
    return tree_.is_root(verb) || r == Relation::conj || r == Relation::parataxis;
  }

  // "apparent", not "possible" or "alleged"
  bool is_guess(std::uint32_t adjective) const {
    const auto* found = reader_.hedge(tree_, adjective, true);
    return found && found->effect == Effect::likely && !found->is_public;
  }

  void hedge(std::uint32_t word, bool adjective) {
    const auto* found = reader_.hedge(tree_, word, adjective);
    if (!found) return;
    take(word, found->effect);
    if (found->is_public && reading_.public_cue == kNoToken) reading_.public_cue = word;
  }

  bool has_oblique_between(std::uint32_t verb, std::uint32_t clause) const {
    for (const std::uint32_t c : tree_.children(verb))
      if (c > verb && c < clause && tree_.relation(c) == Relation::obl) return true;
    return false;
  }

  // "to defeat": an infinitive that nothing asks for tells what for, not that.
  void purpose(std::uint32_t at) {
    const std::uint32_t above = tree_.head(at);
    if (tree_.relation(at) != Relation::advcl || above == kNoToken || is_too_much(above)) return;
    // "came to dominate", "wrong for him to attack", but "came to the village to kill"
    const bool has_oblique = tree_.token(above).upos != Upos::adj && has_oblique_between(above, at);
    if (reader_.embedder(tree_, above, "inf") != Effect::none && !has_oblique) return;
    if (reader_.embedder(tree_, at, "purpose") == Effect::does) return;  // "marched to protest"
    const std::uint32_t mark = tree_.child(at, Relation::mark);
    if (mark != kNoToken && tree_.folded(mark) == "to") take(mark, Effect::want);
  }

  /// "joined them in condemning it"
  bool joins_in(std::uint32_t at, std::uint32_t mark) const {
    return tree_.folded(mark) == "in" && reader_.embedder(tree_, tree_.head(at), "in") != Effect::none;
  }

  /// "in addition to attacking", which is no infinitive
  bool is_gerund(std::uint32_t verb) const { return xpos_spelling(tree_.token(verb).xpos) == "VBG"; }

  /// "reports that troops had fled", read as a relative clause with a conjunction
  bool is_noun_clause(std::uint32_t at) const {
    const std::uint32_t mark = tree_.child(at, Relation::mark);
    return mark != kNoToken && mark < at && tree_.folded(mark) == "that" && has_own_subject(at);
  }

  std::string_view frame(std::uint32_t at) const {
    const Relation r = tree_.relation(at);
    if (r == Relation::obj || r == Relation::nsubj_pass) return "obj";
    if (r == Relation::obl || r == Relation::nmod || r == Relation::obl_agent) return is_of_time(tree_.preposition(at)) ? "" : tree_.preposition(at);
    if (r == Relation::compound) return "compound";
    if (r == Relation::acl_relcl && is_noun_clause(at)) return "clause";
    if (r == Relation::xcomp && tree_.token(at).upos == Upos::adj && tree_.child(at, Relation::mark) == kNoToken) return "state";  // "were lying dead"
    if (r == Relation::xcomp || r == Relation::ccomp || r == Relation::acl || r == Relation::csubj || r == Relation::csubj_pass || r == Relation::advcl) {
      const std::uint32_t mark = tree_.child(at, Relation::mark);
      if (mark != kNoToken && tree_.folded(mark) == "to") return r == Relation::acl && is_gerund(at) ? "to" : "inf";
      if (mark != kNoToken && (joins_in(at, mark) || tree_.token(mark).upos == Upos::adp || is_complement_preposition(tree_.folded(mark))) &&
          tree_.folded(mark) != "that")
        return tree_.folded(mark);                                   // "from attacking"
      if (r == Relation::advcl && !follows_directly(at)) return "";  // "declined to say, adding": beside it
      if (r == Relation::acl && describes_telling(at)) return "";
      if (r != Relation::ccomp && (tree_.token(at).features & (feature::gerund | feature::participle))) return "ing";
      return r == Relation::advcl ? "" : "clause";
    }
    return "";
  }

  // "stopped firing": with nothing but adverbs between, and no conjunction
  bool follows_directly(std::uint32_t clause) const {
    const std::uint32_t above = tree_.head(clause);
    if (above == kNoToken || clause < above || tree_.child(clause, Relation::mark) != kNoToken) return false;
    for (std::uint32_t i = above + 1; i < clause; ++i)
      if (tree_.token(i).upos != Upos::adv && tree_.token(i).upos != Upos::part) return false;
    return true;
  }

  // "denied the allegations filed by investors": the filing is not what is alleged.
  bool describes_telling(std::uint32_t at) const {
    return tree_.relation(at) == Relation::acl && !tree_.is_root(at) && (tree_.token(at).features & feature::participle) &&
           tree_.child(at, Relation::mark) == kNoToken && !has_own_subject(at) && reader_.embedder(tree_, tree_.head(at), "clause") != Effect::none;
  }

  // "led to no charges against any officer", "did not report any deaths": nothing says that there was one.
  bool is_any(std::uint32_t noun) const {
    const std::uint32_t determiner = tree_.child(noun, Relation::det);
    return determiner != kNoToken && tree_.folded(determiner) == "any";
  }

  // "too weak to attack"
  bool is_too_much(std::uint32_t word) const {
    const std::uint32_t adverb = tree_.child_with_lemma(word, Relation::advmod, "too");
    return adverb != kNoToken && adverb < word && tree_.token(word).upos == Upos::adj;
  }

  // Of the allegations that are denied it is not denied that there are such, nor of requests that are refused.
  bool is_words_refused(std::uint32_t at, Effect effect) const {
    return at == event_ && effect == Effect::not_ && how_ == "obj" && reader_.embedder(tree_, at, "clause") == Effect::likely;
  }

  /// "would like to thank", "I wish to congratulate": saying so does it.
  bool is_done_by_wishing(std::uint32_t at) const { return how_ == "inf" && reader_.embedder(tree_, at, "wish") == Effect::does; }

  // "the attack did not occur", but "the offer did not name a price", "the struggle will not end"
  bool is_carried(std::uint32_t at, std::uint32_t above) const {
    if (!reader_.carries(tree_, above) || is_of_time(tree_.preposition(at))) return false;
    if (tree_.relation(at) != Relation::nsubj) return true;
    const std::uint32_t object = tree_.child(above, Relation::obj);
    const bool alone = object == kNoToken || tree_.lemma(object) == "place";  // "may have taken place"
    return alone && !is_one_of(tree_.lemma(above), {"end", "stop", "cease", "finish", "halt"});
  }

  // "bombed a market, killing ten": as sure as the bombing
  bool is_outcome(std::uint32_t at, std::uint32_t above) const {
    const bool bare_gerund = at > above && xpos_spelling(tree_.token(at).xpos) == "VBG" && tree_.child(at, Relation::mark) == kNoToken && !has_own_subject(at);
    return bare_gerund && reader_.embedder(tree_, at, "outcome") == Effect::does && reader_.embedder(tree_, above, "clause") == Effect::none;
  }

  // "denied a raid that killed nine": no raid, no dead. But "had no part in the raid that killed nine": there was one.
  bool tells_of_one(std::uint32_t clause, std::uint32_t noun) const {
    const std::uint32_t article = tree_.child(noun, Relation::det), subject = tree_.child(clause, Relation::nsubj);
    return clause == event_ && article != kNoToken && is_one_of(tree_.folded(article), {"a", "an", "any"}) && subject != kNoToken &&
           is_one_of(tree_.folded(subject), {"that", "which"}) && reader_.embedder(tree_, clause, "outcome") == Effect::does;
  }

  /// "sought a report on the clash", "an inquiry into the raid": what they are about there was.
  bool is_topic(std::uint32_t at, std::uint32_t above) const {
    return tree_.relation(at) == Relation::nmod && tree_.token(above).upos == Upos::noun && is_one_of(tree_.preposition(at), {"on", "into"}) &&
           reader_.embedder(tree_, above, tree_.preposition(at)) == reader_.embedder(tree_, above, "");
  }

  /// "is going to attack", "said it was going to": no more than "will". What "was going to be" by itself may not have come.
  bool is_going_to(std::uint32_t verb) const {
    if (tree_.lemma(verb) != "go" || xpos_spelling(tree_.token(verb).xpos) != "VBG") return false;
    const std::uint32_t be = tree_.child_with_lemma(verb, Relation::aux, "be");
    return be != kNoToken && ((tree_.token(be).features & feature::past) == 0 || !bound_.content.empty());
  }

  // What a turn of phrase makes of an effect.
  Effect by_turn(std::uint32_t at, std::uint32_t above, Effect effect) const {
    if (how_ == "of" && is_event_of(tree_, above)) return Effect::condition;
    if (how_ == "of" && is_accused(tree_, above)) return Effect::likely;
    if (how_ == "inf" && is_first_to(tree_, at, above)) return Effect::does;
    if (how_ == "inf" && tree_.lemma(above) == "able" && is_past(above)) return Effect::does;  // "was able to flee" did
    const std::uint32_t verb = tree_.head(above);
    const bool reached = effect == Effect::want && verb != kNoToken && reader_.embedder(tree_, verb, "goal") == Effect::does;
    return reached ? Effect::does : effect;  // "reached its goal of freeing them"
  }

  Reach climb(std::uint32_t at, std::uint32_t above) {
    const std::string_view how = how_ = frame(at);
    Effect effect = how.empty() ? Effect::none : reader_.embedder(tree_, above, how);
    if (is_topic(at, above) || is_half_preposition(tree_, above)) return Reach::none;
    if (is_awaited(tree_, at, above)) {
      take(above, Effect::demand);
      return Reach::none;
    }
    if (effect == Effect::want && how == "of" && is_definite(at)) return Reach::none;  // "the aim of the raid": there was one
    effect = by_turn(at, above, effect);
    if (effect == Effect::future && is_of_past(at)) effect = Effect::none;
    if (effect == Effect::likely && is_confirmed(above)) effect = Effect::fact;
    if (how == "inf" && is_too_much(above)) effect = Effect::not_;
    if (how == "inf" && is_going_to(above)) effect = Effect::future;
    if (const std::uint32_t noun = how == "inf" && effect == Effect::none ? given_noun(above) : kNoToken; noun != kNoToken) {
      embed(noun, reader_.embedder(tree_, noun, how));
      return Reach::all;
    }
    if (is_words_refused(at, effect)) return Reach::none;
    if (effect == Effect::want && is_done_by_wishing(at)) return Reach::beyond;
    if (effect != Effect::none) {
      embed(above, effect);
      return Reach::all;
    }
    const Relation r = tree_.relation(at);
    if (describes_telling(at)) return Reach::none;
    if (r == Relation::ccomp) condition_beside(at, above);
    if (r == Relation::ccomp && asks_who(at)) return Reach::none;  // "it is not clear who fired": somebody did
    // "use trucks to carry guns to strike": what one does with the means, whatever noun the parser hung it on
    if (how == "inf" && r == Relation::acl)
      if (const std::uint32_t use = user(above); use != kNoToken) {
        embed(use, Effect::does);
        return Reach::none;
      }
    // "the power to attack", "free to leave"
    if (how == "inf" && (r == Relation::acl || tree_.token(above).upos == Upos::adj)) embed(above, Effect::want);
    switch (r) {
      case Relation::conj: return has_own_subject(at) || stands_on_its_own(at, above) ? Reach::beyond : Reach::all;
      case Relation::advcl: return is_outcome(at, above) ? Reach::all : Reach::none;
      case Relation::acl_relcl: return tells_of_one(at, above) ? Reach::all : Reach::none;
      case Relation::parataxis:
      case Relation::appos:
      case Relation::advcl_relcl: return Reach::none;
      case Relation::obj:
      case Relation::nsubj:
      case Relation::nsubj_pass:
      case Relation::obl:
      case Relation::nmod:
      case Relation::compound:
      case Relation::nmod_poss:
      case Relation::obl_agent:
      case Relation::amod:
      case Relation::obl_unmarked: return is_carried(at, above) || (is_any(at) && is_negated(above)) ? Reach::all : Reach::none;
      default: return Reach::all;
    }
  }

  // "confirmed reports that the town fell"
  bool is_confirmed(std::uint32_t noun) const {
    const std::uint32_t verb = tree_.head(noun);
    return verb != kNoToken && tree_.relation(noun) == Relation::obj && is_one_of(tree_.lemma(verb), {"confirm", "verify", "corroborate", "substantiate"});
  }

  /// "orders were given to shoot": the subject of a verb that only carries it, which asks for it or plans it; or kNoToken.
  std::uint32_t given_noun(std::uint32_t verb) const {
    const std::uint32_t noun = tree_.child(verb, Relation::nsubj_pass);
    if (noun == kNoToken || tree_.token(noun).upos != Upos::noun || !reader_.carries(tree_, verb)) return kNoToken;
    return reader_.embedder(tree_, noun, "inf") == Effect::none ? kNoToken : noun;
  }

  bool asks_who(std::uint32_t clause) const {
    for (const std::uint32_t c : tree_.children(clause)) {
      if (c > clause) break;
      if (is_one_of(tree_.folded(c), {"who", "whom", "whose", "which", "what", "where", "how", "why", "when"})) return true;
      const std::uint32_t determiner = tree_.child(c, Relation::det);
      if (determiner != kNoToken && is_one_of(tree_.folded(determiner), {"which", "what", "whose"})) return true;
    }
    return false;
  }

  /// The verb of using whose object this noun is, or the object of what the using is for.
  std::uint32_t user(std::uint32_t noun) const {
    std::uint32_t at = noun;
    for (int steps = 0; steps < 8 && tree_.head(at) != kNoToken; ++steps) {
      const Relation r = tree_.relation(at);
      const bool goes_on = r == Relation::obj || r == Relation::conj || ((r == Relation::advcl || r == Relation::xcomp) && frame(at) == "inf");
      if (!goes_on) return kNoToken;
      at = tree_.head(at);
      if (tree_.token(at).upos == Upos::verb && reader_.embedder(tree_, at, "inf") == Effect::does &&
          is_one_of(tree_.lemma(at), {"use", "employ", "utilise", "utilize"}))
        return at;
    }
    return kNoToken;
  }

  // "said that if he returns he will be tried": some trees hang both clauses on "said".
  void condition_beside(std::uint32_t at, std::uint32_t above) {
    for (const std::uint32_t c : tree_.children(above))
      if (c < at && is_clausal(tree_.relation(c)) && is_condition(c)) take(c, Effect::condition);
  }

  bool has_own_subject(std::uint32_t verb) const { return subject_of(verb) != kNoToken; }

  std::uint32_t subject_of(std::uint32_t verb) const {
    for (const std::uint32_t c : tree_.children(verb))
      if (is_subject(tree_.relation(c))) return c;
    return kNoToken;
  }

  static bool negates(Relation r) { return r == Relation::advmod || r == Relation::det || r == Relation::cc_preconj; }

  bool is_negated(std::uint32_t word) const {
    for (const std::uint32_t c : tree_.children(word)) {
      const Relation r = tree_.relation(c);
      if ((negates(r) && is_negation(tree_.folded(c)) && !goes_further(tree_, c)) || (r == Relation::cc && tree_.folded(c) == "nor")) return true;
    }
    return false;
  }

  // "is believed to", "rumours of": a word that says by itself that others tell it.
  bool is_hearsay(std::uint32_t word, Effect effect) const {
    if (effect != Effect::likely && effect != Effect::possible && effect != Effect::fact) return false;
    const Token& token = tree_.token(word);
    if (token.upos == Upos::noun)
      return effect != Effect::fact && is_one_of(tree_.lemma(word), {"rumour", "rumor", "report", "allegation", "speculation", "claim", "suggestion"}) &&
             tree_.child(word, Relation::nmod_poss) == kNoToken;
    if (!is_one_of(tree_.lemma(word), {"say", "believe", "think", "report", "allege", "rumour", "rumor", "understand", "know", "claim", "presume", "suspect"}))
      return false;
    if (tree_.child(word, Relation::obl_agent) != kNoToken) return false;
    if (is_one_of(how_, {"in", "during", "after", "amid"})) return false;  // "no deaths were reported in the clashes"
    // "the shooting was reported before noon": somebody called the police to what there was
    if (tree_.lemma(word) == "report" && is_definite(tree_.child(word, Relation::nsubj_pass))) return false;
    return tree_.child(word, Relation::aux_pass) != kNoToken || tree_.child(word, Relation::nsubj_pass) != kNoToken;
  }

  bool is_definite(std::uint32_t noun) const {
    const std::uint32_t article = noun == kNoToken ? kNoToken : tree_.child(noun, Relation::det);
    return article != kNoToken && is_one_of(tree_.folded(article), {"the", "this"});
  }

  // "rejected as false the rumours": the adjective says once more what the cue says.
  bool repeats_cue(std::uint32_t word) const {
    if (tree_.head(word) != bound_.cue || bound_.stance != Stance::denies) return false;
    const auto is_as = [&](Relation r) { return tree_.child(word, r) != kNoToken && tree_.folded(tree_.child(word, r)) == "as"; };
    return is_as(Relation::mark) || is_as(Relation::case_);
  }

  // A negated embedder has its say at once, and its negation is not counted again when the walk stands on it.
  void embed(std::uint32_t word, Effect effect) {
    const bool negated = is_negated(word);
    if (negated) spent_ = word;
    if (reading_.public_cue == kNoToken && is_hearsay(word, effect)) reading_.public_cue = word;
    switch (effect) {
      case Effect::fact:  // "did not know that" takes it for granted, "no evidence that" does not
        if (negated && is_nominal(tree_.token(word).upos)) degree_ = open;
        // "no deaths were reported": as where it is held for somebody's words
        if (is_hearsay(word, effect) && tree_.lemma(word) != "know" && is_one_of(how_, {"obj", "inf", "clause"})) degree_ = std::max(degree_, probable);
        break;
      case Effect::does:
        if (negated) flip();
        break;
      case Effect::not_:
        if (!negated && !repeats_cue(word)) flip();
        break;
      case Effect::expected: future_ = true; [[fallthrough]];
      case Effect::likely:
      case Effect::possible:
        degree_ = std::max(degree_, negated || effect != Effect::possible ? probable : possible);
        if (negated) flip();
        break;
      case Effect::future:
      case Effect::want:
      case Effect::demand:
        apply(effect);
        if (negated && effect == Effect::future) flip();
        break;
      default: apply(effect); break;
    }
    note(word, effect, negated);
  }

  void take(std::uint32_t word, Effect effect) {
    apply(effect);
    note(word, effect, false);
  }

  void apply(Effect effect) {
    switch (effect) {
      case Effect::not_: flip(); break;
      case Effect::future: future_ = true; break;
      case Effect::expected: future_ = true; [[fallthrough]];
      case Effect::likely: degree_ = std::max(degree_, probable); break;
      case Effect::possible: degree_ = std::max(degree_, possible); break;
      case Effect::unlikely:
        degree_ = std::max(degree_, probable);
        flip();
        break;
      case Effect::unknown: degree_ = open; break;
      case Effect::demand:
        degree_ = open;
        demanded_ = true;
        break;
      case Effect::want:
        degree_ = open;
        future_ = true;
        break;
      case Effect::condition:
        degree_ = open;
        conditional_ = true;
        break;
      default: break;
    }
  }

  void negate(std::uint32_t word) {
    if (tree_.head(word) == spent_ && spent_ != kNoToken) return;
    if (tree_.head(word) == joined_by_nor_ && joined_by_nor_ != kNoToken) return;
    flip();
    note(word, Effect::not_, false);
  }

  // "did not arrest nor charge", "neither arrested nor charged": the negation of the first is that of the second.
  void negate_by_nor(std::uint32_t word) {
    negate(word);
    const std::uint32_t second = tree_.head(word);
    if (second != kNoToken && tree_.relation(second) == Relation::conj) joined_by_nor_ = tree_.head(second);
  }

  void flip() { positive_ = !positive_; }
  void note(std::uint32_t token, Effect effect, bool negated) { reading_.steps.push_back({token, effect, negated}); }

  // "does not know who killed him", "asked why they attacked": that it happened is taken for granted.
  bool asks_which(std::uint32_t clause) const {
    return tree_.relation(clause) == Relation::ccomp && xpos_spelling(tree_.token(tree_.subtree(clause).first).xpos).starts_with('W');
  }

  // The cue of the innermost source, whether the tree joins it to its content or not.
  void leave(std::uint32_t top, bool reached) {
    if (bound_.cue == kNoToken) return;
    const std::uint32_t above = governor(top);
    Effect effect = Effect::none;
    if (above == bound_.cue && tree_.relation(top) == Relation::ccomp) condition_beside(top, above);
    if (above == bound_.cue) effect = reader_.embedder(tree_, bound_.cue, how_ = frame(top));
    if (effect == Effect::want && is_done_by_wishing(top)) return;
    if (effect == Effect::future && is_of_past(top)) effect = Effect::none;
    if (above == bound_.cue && frame(top) == "for" && bound_.stance == Stance::denies) return;  // "repudiated the rebels for their attacks"
    // What the content takes for granted is not what its speaker doubts or asks for.
    if (!reached && above != bound_.cue) return;
    if (above == bound_.cue && asks_which(top)) return;
    if (effect == Effect::none || effect == Effect::fact) {
      if (bound_.stance == Stance::denies)
        effect = Effect::not_;
      else if (bound_.stance == Stance::doubts)
        effect = Effect::unknown;
      else if (bound_.is_request)
        effect = Effect::demand;
    }
    const bool sure = effect == Effect::none || effect == Effect::fact;
    if ((sure || effect == Effect::likely) && bound_.told_as != Effect::none && bound_.stance == Stance::asserts) effect = bound_.told_as;
    if (effect == Effect::demand && conditional_) effect = Effect::none;  // "ordered that if he complains it be heard" orders no complaint
    // "laughed off all suggestions of it": who denies what is only suggested denies it flatly.
    if (effect == Effect::not_ && degree_ != open) degree_ = certain;
    const bool negated = is_negated(bound_.cue);
    const bool speech = effect == Effect::none || effect == Effect::fact || effect == Effect::not_;
    if (negated && speech)
      take(bound_.cue, Effect::unknown);  // "did not confirm", "did not deny"
    else if (effect != Effect::none)
      embed(bound_.cue, effect);
  }

  Certainty verdict() const {
    switch (degree_) {
      case certain: return positive_ ? Certainty::ct_plus : Certainty::ct_minus;
      case probable: return positive_ ? Certainty::pr_plus : Certainty::pr_minus;
      case possible: return positive_ ? Certainty::ps_plus : Certainty::ps_minus;
      case open: break;
    }
    return Certainty::uu;
  }

  EventStatus status() const {
    if (demanded_) return EventStatus::demanded;
    if (conditional_) return EventStatus::conditional;
    return future_ ? EventStatus::future : EventStatus::actual;
  }

  const CertaintyReader& reader_;
  const Tree& tree_;
  const CertaintyReader::Bound& bound_;
  CertaintyReading reading_;
  Degree degree_ = certain;
  bool positive_ = true, future_ = false, demanded_ = false, conditional_ = false;
  std::string_view how_;  // the frame of the step that is taken
  std::uint32_t event_ = kNoToken, spent_ = kNoToken, joined_by_nor_ = kNoToken;
};

CertaintyReading CertaintyReader::read(const Tree& tree, std::uint32_t event, const Bound& bound) const { return CertaintyWalk(*this, tree, bound).run(event); }

}  // namespace hearsay
